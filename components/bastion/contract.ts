import type { Input, Output } from "@pulumi/pulumi";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";

/**
 * How people enter machines and databases: by a session that is recorded, under their own name, after a second
 * factor, with no port open to the internet. @clause 12.6.2-a @clause 3.4.1-a @clause 10.4.1-b
 */
export interface BastionAccessArgs extends Placement {
  readonly tags: Tags;
  /** Person → who it is. Keys are personal names, kept for good; shared ones are refused. @clause 12.6.2-a */
  readonly people: Readonly<Record<string, BastionPerson>>;
  /** What may be entered, by whom and why. */
  readonly doors: Readonly<Record<string, DoorArgs>>;
  /** Ways to databases for their administrators: an address and a port, and nothing else behind it. @clause 10.4.1-c */
  readonly databases?: Readonly<Record<string, BastionDatabase>>;
  /** AWS: encrypts the record of sessions; it serves logs. Alibaba Cloud: not used, the service keeps its record. */
  readonly key?: KeyRef;
  /**
   * AWS: encrypts what is typed once more, between the person and the machine. The roles of both are users of its
   * domain, with `direct: true`. Without one, sessions have TLS alone. @clause 8.3.3-a
   */
  readonly sessionKey?: KeyRef;
  /** Days that records are kept. Default: 365. @clause 1.10.2-a */
  readonly recordDays?: number;
  /** Minutes without input after which a session ends. Default: 15. */
  readonly idleMinutes?: number;
  /** Minutes after which it ends in any case. Default: 120. */
  readonly mostMinutes?: number;
  /** AWS: where second factors are asked for. Default: `session`, by IAM itself. */
  readonly mfa?: "session" | { readonly atProvider: { readonly reason: string; readonly owner: string } };
  /** AWS: the machine that ways to databases start from. */
  readonly jump?: JumpArgs;
  /** Alibaba Cloud: where people come from, and the size of the service. */
  readonly service?: BastionServiceArgs;
  readonly deletion?: Deletion;
}

export interface BastionPerson {
  /** Name of the IAM role (AWS) that the person alone takes, or id of the RAM user (Alibaba Cloud). */
  readonly identity: Input<string>;
}

export interface DoorArgs {
  readonly reason: string;
  readonly owner: string;
  readonly people: readonly string[];
  readonly hosts: HostsByTag | HostsByAddress;
}

/** AWS: machines with this tag, and those that get it later. */
export interface HostsByTag {
  readonly tag: { readonly key: string; readonly value: string };
}

/** Alibaba Cloud: each machine by its private address. */
export interface HostsByAddress {
  readonly machines: Readonly<Record<string, { readonly address: string; readonly os: "Linux" | "Windows" }>>;
  /** Accounts on the machines that may be used; never root. */
  readonly logins: readonly string[];
}

export interface BastionDatabase {
  readonly host: Input<string>;
  readonly port: number;
  readonly reason: string;
  readonly people: readonly string[];
}

export interface JumpArgs {
  /** Default: `t4g.nano`; its work is forwarding. */
  readonly instanceType?: string;
  /** Encrypts its disk; it serves ebs and autoscaling. Without one the account's default key does. @clause 8.3.3-b */
  readonly key?: KeyRef;
  /** Prefixes that endpoints and databases lie in. Default: the private ranges. */
  readonly reaches?: readonly string[];
}

export interface BastionServiceArgs {
  /** Edition and number of machines, as bought: `bhah_ent_50_asset`. */
  readonly licence: string;
  /** `cloudbastion_ha` stands in two zones. */
  readonly plan?: "cloudbastion" | "cloudbastion_ha";
  /** TB for recordings, Mbit/s for sessions. Default: 5 and 10. */
  readonly storage?: number;
  readonly bandwidth?: number;
  /** Who may open sessions: head office, the VPN of operators. Private prefixes of the plan. */
  readonly clients: Clients;
}

export interface BastionOutputs {
  /** Where sessions are recorded: log group (AWS), instance (Alibaba Cloud). */
  readonly record: Output<string>;
  /** Door or database → what a session is started with: document (AWS), host group (Alibaba Cloud). */
  readonly doors: Readonly<Record<string, Output<string>>>;
  /** AWS: policy for the roles of machines that are entered. */
  readonly hostPolicyArn?: Output<string>;
}
