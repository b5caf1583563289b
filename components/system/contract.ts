import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { CapacityArgs } from "../capacity/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { BackupClass } from "../database/contract.ts";
import type { EdgeRef } from "../edge-shield/contract.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { FlowArgs, TierRole } from "../network/contract.ts";
import type { DataClass, Environment, Tags } from "../tagging/contract.ts";
import type { MaintenanceWindow } from "../workload/window.ts";
import type { PartRequests } from "./parts.ts";

/** A business system: what the group promises about it, whatever it is made of. @clause 12.2.1-a @clause 12.2.1-b */
export interface SystemFacts {
  readonly name: string;
  readonly title: string;
  /** Business tier: 1 stops the tills, 2 the business, 3 the office. */
  readonly tier: 1 | 2 | 3;
  /**
   * Held to what tier 1 is held to: two zones and an off-site copy. Tier 1 always is; ERP core modules say so
   * themselves. @clause 12.2.2-a
   */
  readonly core?: boolean;
  readonly owner: string;
  readonly dataClass: DataClass;
  /** Who enters it: anybody, the group's stores, or its own people. */
  readonly exposure: "internet" | "stores" | "internal";
  /** Longest time to recover. */
  readonly rtoMinutes: number;
  /** Longest loss of data. */
  readonly rpoMinutes: number;
}

/** One network of one account, as a system finds it. What the cloud makes up is an `Input`; the rest is the plan's. */
export interface SystemSite {
  readonly provider: "aws" | "alicloud";
  /** Name of the network in the plan. */
  readonly network: string;
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly vpcId: Input<string>;
  /** Route table → its id, as the network names them; of networks that stores are joined to. */
  readonly routeTables?: Readonly<Record<string, Input<string>>>;
  readonly tiers: Readonly<Record<string, SiteTier>>;
  /** Address sets outside the network that a flow may name → their prefixes. */
  readonly peers: Readonly<Record<string, readonly string[]>>;
  /** What the network lets through. */
  readonly flows: Readonly<Record<string, Pick<FlowArgs, "from" | "to" | "protocol" | "ports">>>;
  /** Key domain → the account's key in this region: `data`, `disks`, `secrets`, `logs`, … */
  readonly keys: Readonly<Record<string, KeyRef>>;
  /** Alibaba Cloud: KMS instance (`kst-…`) of the keys. */
  readonly kmsInstance?: string;
  /** Who hears of alarms. */
  readonly route?: AlertRoute;
  /** What stands before entries from the internet here. */
  readonly edge?: EdgeRef;
  /** AWS: bucket of this region that balancers may write their records to. */
  readonly accessLogs?: Input<string>;
}

export interface SiteTier {
  readonly role: TierRole;
  /** Security zone of its hosts, where the network says another than its role does. */
  readonly zone?: string;
  /** Group of the network's own flows, to be put on hosts of this tier beside their own. */
  readonly group: Input<string>;
  /** Zone key of the plan → subnet or vSwitch. */
  readonly subnets: Readonly<Record<string, Input<string>>>;
  /** Zone key → IPv4 prefix of its subnet. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/** Where copies of a system's data go, and how often: what its backups can bring back. */
export interface BackupPromise {
  readonly class: BackupClass;
  /** Minutes between two backups of the class. */
  readonly everyMinutes: number;
  /** Region of the copy. */
  readonly offSite?: string;
}

/** One business system in one network. Plain values decide what there is; the same on both clouds. */
export interface SystemArgs extends PartRequests {
  readonly system: SystemFacts;
  readonly site: SystemSite;
  /** Second network, of the same cloud, for replicas of what the system keeps. */
  readonly standby?: SystemSite;
  /** Department, business line, owner, …; the component adds those that follow from the facts. */
  readonly tags: Tags;
  /** What the backup plans of the account do for this system; without it nothing but its services keeps copies. */
  readonly backup?: BackupPromise;
  /** When its services may be worked on. Default: Tuesday, 2:00 to 4:00. @clause 12.1.2-c */
  readonly window?: MaintenanceWindow;
  /** What it holds against what it needs; its page shows everything that is watched. @clause 2.6.1-f */
  readonly capacity?: Pick<CapacityArgs, "plannedOn" | "reserves" | "peaks">;
  /** Resources to watch that no part makes, by a name that is kept for good. */
  readonly watches?: Readonly<Record<string, Omit<MetricTarget, "system">>>;
  /** Of everything that its parts keep, once it is to be taken down. Default: refused. */
  readonly deletion?: Deletion;
}

export interface SystemOutputs {
  /** Group that marks the system's hosts; its data opens to this one alone. */
  readonly hostGroup: Output<string>;
  /** `<kind>/<part>` → where its clients connect. */
  readonly endpoints: Readonly<Record<string, Output<string>>>;
  /** Everything of the system that an alarm can watch. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
