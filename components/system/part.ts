import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { BackupClass } from "../database/contract.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { TierRole } from "../network/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";
import type { FixedZones } from "../workload/fixed-zones.ts";
import type { MaintenanceWindow } from "../workload/window.ts";
import type { SystemFacts, SystemSite } from "./contract.ts";

/** What a system gives each of its parts; nobody has to say it twice. */
export interface PartSite {
  readonly provider: "aws" | "alicloud";
  readonly system: SystemFacts;
  /** Those of the system: department, …, system, system-tier, backup-class, change-class, rto-minutes, rpo-minutes. */
  readonly tags: Tags;
  readonly account: string;
  readonly region: string;
  /** Subnets of the tier that its kind stands in. */
  readonly placement: Placement;
  /** Alibaba Cloud: the tier's zones for what cannot move, the first two by the plan's addresses. */
  readonly zones?: FixedZones;
  /** The whole network: subnets, groups and prefixes of every tier. */
  readonly site: SystemSite;
  /** The second network, where the system has one. */
  readonly standby?: SystemSite;
  /** Group that marks the system's hosts. */
  readonly hosts: Input<string>;
  /** The system's hosts, and nobody else. */
  readonly clients: Clients;
  /** Key of a domain, here or in the second network. */
  readonly key: (domain: string, site?: SystemSite) => KeyRef;
  readonly kmsInstance?: string;
  /** Who hears of it; where nobody does, the layout says so. */
  readonly route: () => AlertRoute;
  readonly window: MaintenanceWindow;
  readonly backupClass: BackupClass;
  readonly deletion?: Deletion;
}

/** A way to get data back, and how much is lost by it. */
export interface Recovery {
  /** As people call it: `log backup`, `replica in cn-beijing`. */
  readonly by: string;
  /** Most minutes of data that are lost. */
  readonly minutes: number;
  /** Region of the copy; the system's own if it lies beside the data. */
  readonly region: string;
}

/** What a layout tells the system about a part. */
export interface PartFacts {
  /** Zones that it stands in. */
  readonly zones: number;
  /** Ports that the system's hosts, or for an entry its visitors, connect to. */
  readonly ports: readonly number[];
  /** An entry that is not for everybody: who enters, by name. */
  readonly visitors?: Readonly<Record<string, readonly string[]>>;
  /** Ports on which hosts of another role are reached: the balancer's way to its servers. */
  readonly behind?: { readonly role: TierRole; readonly ports: readonly number[] };
  /** Does it keep data that nothing else has? Then how that comes back. */
  readonly data?: readonly Recovery[];
  /** An entry from the internet says whether a firewall for applications stands before it. */
  readonly firewall?: boolean;
  /** Does it ask by itself whether what is behind it answers? */
  readonly probed?: boolean;
}

export interface PartOutputs {
  /** Where clients connect. */
  readonly endpoint?: Output<string>;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}

/** One kind of part: `components/system/parts/<kind>.ts`. Pure; leaves make the component. */
export interface PartKind<Request, Args> {
  /** What one is called in messages: `database`. */
  readonly noun: string;
  /** Role of the tier whose subnets it stands in. */
  readonly role: TierRole;
  /** Its component's arguments: what is asked, and what the system gives. */
  readonly args: (request: Request, site: PartSite) => Args;
  /** @throws BadInput with the component's own faults */
  readonly layout: (name: string, args: Args, site: PartSite) => PartFacts;
}
