import type { Input, Output } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";
import type { MaintenanceWindow } from "../workload/window.ts";

/**
 * Keeps machines of one account and region patched: a baseline each operating system, a window each night outside
 * opening hours, a tenth of the machines a day before the rest, and a ledger of what was done. @clause 1.3.3-a
 */
export interface PatchingArgs {
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /** Machines that are patched together, by a name that is kept for good. */
  readonly groups: Readonly<Record<string, PatchGroupArgs>>;
  /** Days after release until the first machines get an update. Default: 2 and 5. @clause 1.3.3-b */
  readonly delayDays?: { readonly medium?: number; readonly low?: number };
  /** Updates that are never installed: identifier → why. @clause 1.3.4-b */
  readonly rejected?: Readonly<Record<string, string>>;
  /** AWS: encrypts the ledger. It serves logs. */
  readonly key?: KeyRef;
  /** Alibaba Cloud: bucket of this region that keeps the ledger, and for how long it keeps a file. @clause 1.3.5-a */
  readonly ledger?: { readonly bucket: Input<string>; readonly keepDays: number };
  /** Who hears of a machine that could not be patched, in time to roll back. Without one, nobody is told. @clause 1.3.4-b */
  readonly route?: AlertRoute;
  readonly deletion?: Deletion;
}

export interface PatchGroupArgs {
  readonly system: OperatingSystem;
  /** The same hours each night, at most three. @clause 1.8.4-a */
  readonly window: Omit<MaintenanceWindow, "day">;
  /** Scanned each week instead of each month. Default: true. @clause 1.4.2-a */
  readonly core?: boolean;
}

export const OPERATING_SYSTEMS = [
  "amazon-linux-2023",
  "windows",
  "redhat",
  "rocky",
  "alibaba-linux",
  "anolis",
] as const;

export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

/** `pilot`: the tenth that is watched for a day. @clause 1.3.3-c */
export const RINGS = ["pilot", "rest"] as const;

export type Ring = (typeof RINGS)[number];

export interface PatchingOutputs {
  /** Group → ring → tags that a machine of it carries; a tenth of the machines belong in `pilot`. */
  readonly machineTags: Readonly<Record<string, Readonly<Record<Ring, Tags>>>>;
  /** Name of the log group, or of the bucket. */
  readonly ledger: Output<string>;
  /** What puts a machine back to before its patches: a runbook, or a template of OOS. @clause 1.3.4-b */
  readonly rollBack: Output<string>;
}
