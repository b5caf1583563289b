import type { Input, Output } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";

export const POSTURES = ["pilot-light", "warm-standby"] as const;
/**
 * `pilot-light`: data follows, servers are made when they are needed. `warm-standby`: a small copy serves already.
 */
export type Posture = (typeof POSTURES)[number];

/**
 * One system in two regions: what of it is in the second one, how people get there, and a run-book whose times are
 * held against what was promised. @clause 8.4.2-b @clause 12.2.2-d
 */
export interface DrPairArgs {
  readonly account: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /** Region in which the system runs. */
  readonly region: string;
  /** Region that takes over, at least 50 km away, on the same side of the border. @clause 1.6.3-e */
  readonly second: string;
  readonly posture: Posture;
  /** What is promised. @clause 8.4.2-a @clause 12.2.1-b */
  readonly objectives: { readonly rtoMinutes: number; readonly rpoMinutes: number };
  /** What the system keeps, and how it gets to the second region. Keys are kept for good. */
  readonly data: Readonly<Record<string, DataArgs>>;
  /** Domain → key of the second region under which data, images and secrets lie there. */
  readonly keys: Readonly<Record<string, KeyRef>>;
  /** Images of servers, copied into the second region with its key. */
  readonly images: Readonly<Record<string, ImageArgs>>;
  /** Groups of servers in the second region. */
  readonly capacity: Readonly<Record<string, CapacityArgs>>;
  /** Names that people and stores use. */
  readonly entries: Readonly<Record<string, EntryArgs>>;
  /** Minutes that stages of the run-book take; longer or shorter than the defaults after a drill has shown it. */
  readonly minutes?: Readonly<Partial<Record<StageKey, number>>>;
  /** Who decides, who does, who tells the malls. @clause 12.2.2-d */
  readonly contacts: Readonly<Record<ContactRole, string>>;
  readonly drills?: DrillArgs;
  /** Of the first region: hears of drills that are due; without one nobody is told. */
  readonly route?: AlertRoute;
  readonly deletion?: Deletion;
}

export const STAGES = ["decide", "fence", "data", "capacity", "entries", "verify"] as const;
export type StageKey = (typeof STAGES)[number];

export const CONTACT_ROLES = ["decides", "leads", "tells"] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export const DATA_KINDS = [
  "database",
  "global-cluster",
  "database-backups",
  "objects",
  "files",
  "cache",
] as const;

/**
 * - `database`: a replica that is promoted. `global-cluster`: Aurora Global Database, or a global database network.
 * - `database-backups`: copied backups and logs, of which a database is made.
 * - `objects`, `files`: replicated, or copied by backups; nothing has to be done for them.
 * - `cache`: empty there, filled again by programs.
 */
export type DataKind = (typeof DATA_KINDS)[number];

export interface DataArgs {
  readonly kind: DataKind;
  /**
   * As commands name it: instance or cluster there (AWS wants the ARN of a cluster), ARN of the copied backups, or on
   * Alibaba Cloud the instance that was copied.
   */
  readonly id: string;
  /** Of a global cluster: its name on AWS, the id of its network (`gdn-…`) on Alibaba Cloud. */
  readonly group?: string;
  /** Most minutes of data that are lost. */
  readonly lostMinutes: number;
  /** Minutes until it answers there. */
  readonly restoreMinutes: number;
  /** Domain of `keys` that it lies under there. */
  readonly key: string;
}

export interface ImageArgs {
  /** Image of the first region: `ami-…`, `m-…`. A new one makes a new copy. */
  readonly source: Input<string>;
  /** Part of the copy's name, since both clouds want one of its own for each. */
  readonly version: string;
  /** Domain of `keys`. */
  readonly key: string;
}

export interface CapacityArgs {
  /** Name or id of the scaling group there, as commands name it. */
  readonly group: string;
  /** Of `images`. */
  readonly image: string;
  /** Servers that run there every day. */
  readonly standing: number;
  /** Servers that the whole load takes. */
  readonly full: number;
  /** Minutes until the last of them serves. */
  readonly startMinutes: number;
}

export interface EntryArgs {
  /** `pos.mall.example` */
  readonly name: string;
  /** AWS: hosted zone of the name. Alibaba Cloud: the domain that it is of (`mall.example`). */
  readonly zone: Input<string>;
  /** Where it leads: name of the balancer, and on AWS the hosted zone of that name. */
  readonly primary: EntryEnd;
  readonly secondary: EntryEnd;
  readonly probe: ProbeArgs;
  /** Alibaba Cloud: an instance of Global Traffic Manager, which is bought by the year and not given back. */
  readonly gtm?: { readonly instance: Input<string>; readonly cname: Input<string> };
}

export interface EntryEnd {
  readonly host: Input<string>;
  /** AWS: hosted zone of the balancer. */
  readonly zone?: Input<string>;
}

/** How it is seen that the first region does not answer. */
export type ProbeArgs =
  | {
      /** From the internet, over TLS. */
      readonly path: string;
      /** Default: 443. */
      readonly port?: number;
    }
  | {
      /** AWS: of an entry that the internet does not reach, an alarm that sounds when it fails. */
      readonly alarm: { readonly name: Input<string>; readonly region: string };
    };

/** Twice a year at the least. @clause 10.2.2-d @clause 12.2.2-d */
export interface DrillArgs {
  /** 1 to 12. Default: 4 and 10, outside of the great campaigns. */
  readonly months?: readonly number[];
  /** Day of the month, 1 to 28. Default: 15. */
  readonly day?: number;
  /** Hour, on the group's clock, at which people are told. Default: 9. */
  readonly hour?: number;
}

export interface DrPairOutputs {
  /** Image → its copy there. */
  readonly images: Readonly<Record<string, Output<string>>>;
  /** Entry → what watches its first end: health check, or pool of addresses. */
  readonly probes: Readonly<Record<string, Output<string>>>;
  /** Markdown. */
  readonly runBook: { readonly zh: string; readonly en: string };
  /** Minutes that the run-book adds up to, and the most that is lost. */
  readonly adds: { readonly rtoMinutes: number; readonly rpoMinutes: number };
}
