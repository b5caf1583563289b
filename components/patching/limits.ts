import type { Provider } from "../../ipam/index.ts";
import type { OperatingSystem } from "./contract.ts";

/** The key is one that instance metadata shows too, which takes no space: "Create and manage patch groups". */
export const PATCH_TAG = "PatchGroup";

/** Updates are announced to end within three hours. @clause 1.8.4-a */
export const LONGEST_HOURS = 3;

/** @clause 1.3.5-a @clause 1.5.5-a @clause 1.8.5-a */
export const LEDGER_DAYS = 1096;

/** Days in which an update is on every machine. @clause 1.3.3-a @clause 1.3.3-b @clause 1.4.4-a */
export const DUE_DAYS = { high: 2, medium: 7, low: 30 } as const;

export const GRADES = ["high", "medium", "low"] as const;

export type Grade = (typeof GRADES)[number];

/** Days after release until the pilot gets an update of the grade. @clause 1.3.1-b */
export const DELAY_DAYS: Readonly<Record<Grade, number>> = { high: 0, medium: 2, low: 5 };

/** The pilot is watched for a day before the rest follows. @clause 1.3.3-c @clause 1.8.3-b */
export const WATCH_DAYS = 1;

/** Windows come each night, so nothing waits longer for one. */
export const WAIT_DAYS = 1;

/** Maintenance windows of an account in a region; raised through Service Quotas. "Systems Manager quotas", read on 2026-11-23. */
export const AWS_WINDOWS = 50;

/** What Patch Manager calls each system, and how it grades updates. "About patch baselines", read on 2026-11-23. */
export const AWS_SYSTEMS: Readonly<Partial<Record<OperatingSystem, AwsSystem>>> = {
  "amazon-linux-2023": {
    name: "AMAZON_LINUX_2023",
    severityKey: "SEVERITY",
    classification: ["Security", "Bugfix"],
    severities: { high: ["Critical", "Important"], medium: ["Medium"], low: ["Low"] },
  },
  redhat: linux("REDHAT_ENTERPRISE_LINUX"),
  rocky: linux("ROCKY_LINUX"),
  windows: {
    name: "WINDOWS",
    severityKey: "MSRC_SEVERITY",
    classification: ["CriticalUpdates", "SecurityUpdates"],
    severities: { high: ["Critical", "Important"], medium: ["Moderate"], low: ["Low"] },
  },
};

export interface AwsSystem {
  readonly name: string;
  readonly severityKey: string;
  readonly classification: readonly string[];
  readonly severities: Readonly<Record<Grade, readonly string[]>>;
}

function linux(name: string): AwsSystem {
  return {
    name,
    severityKey: "SEVERITY",
    classification: ["Security", "Bugfix"],
    severities: { high: ["Critical", "Important"], medium: ["Moderate"], low: ["Low"] },
  };
}

/** `operationSystem` of oos.PatchBaseline, typings of @pulumi/alicloud 3.108. */
export const ALICLOUD_SYSTEMS: Readonly<Partial<Record<OperatingSystem, string>>> = {
  "alibaba-linux": "AliyunLinux",
  anolis: "Anolis",
  redhat: "RedhatEnterpriseLinux",
  rocky: "RockyLinux",
};

export const ALICLOUD_SEVERITIES: Readonly<Record<Grade, readonly string[]>> = {
  high: ["Critical", "Important"],
  medium: ["Moderate"],
  low: ["Low"],
};

/** Machines of a ring that one execution finds: `MaxResults` of DescribeInstances. */
export const ALICLOUD_MACHINES = 100;

/** Snapshots that a rollback takes a disk back to; the last three nights. @clause 1.3.4-b */
export const SNAPSHOT_DAYS = 3;

/** On snapshots of before the patches: the ring, by which they are found and deleted again, and the machine. */
export const SNAPSHOT_TAG = "patch-ring";
export const MACHINE_TAG = "patch-machine";

/** Parts of a rollback; with its start in 30 minutes, and before the hour is over. @clause 1.3.4-b */
export const ROLLBACK_SECONDS = { stop: 600, replace: 1500, healthy: 900 } as const;

export function systemsOf(cloud: Provider): readonly string[] {
  return Object.keys(cloud === "aws" ? AWS_SYSTEMS : ALICLOUD_SYSTEMS);
}
