import type { Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { FleetRef } from "../iot/contract.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";

/** What is measured in a room of servers. @clause 9.1.1-a */
export const SENSORS = ["climate", "ups", "leakage", "door", "camera"] as const;
export type Sensor = (typeof SENSORS)[number];

/** A machine room has all sensors; a cupboard or back room of a store has the short list. @clause 9.2.1-a */
export const ROOM_KINDS = ["machine-room", "store-room"] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** What a room may have a limit of its own for. */
export const LIMITS = ["temperature", "dry", "damp", "ups-load", "ups-charge", "door"] as const;
export type LimitName = (typeof LIMITS)[number];

export interface OptOut {
  readonly reason: string;
  readonly owner: string;
}

/**
 * The rooms that a group's machines stand in, watched by sensors that report through the component `iot`, and the
 * recordings of their cameras. One account and region of either cloud. @clause 9.2.2-a @clause 9.6.2-a
 */
export interface FacilityArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /** `fleet` of the component `iot` of this account and region, with `FACILITY_CLASSES` among its classes; one facility each. */
  readonly fleet: FleetRef;
  /** Rooms by the name that their sensors are registered under as `Place`, for good. */
  readonly rooms: Readonly<Record<string, RoomArgs>>;
  /** Alibaba Cloud: who hears of rooms. On AWS `alarms` takes `alarmTargets`. @clause 9.2.2-b */
  readonly route: AlertRoute;
  /** AWS: encrypts the log of what rules could not do; it serves logs. */
  readonly key?: KeyRef;
  /** Where cameras record to; asked for as soon as a room has one. */
  readonly video?: VideoArgs;
  readonly deletion?: Deletion;
}

export interface RoomArgs {
  /** Where somebody has to go. */
  readonly where: string;
  readonly kind: RoomKind;
  /** Sensors beside those of its kind. */
  readonly also?: readonly Sensor[];
  /** Sensors of its kind that it has none of; shows in tags. */
  readonly without?: Readonly<Partial<Record<Sensor, OptOut>>>;
  /** Limits of its own, looser or stricter than the guide's; shows in tags of the alarm. */
  readonly limits?: Readonly<Partial<Record<LimitName, OptOut & { readonly value: number }>>>;
}

export interface VideoArgs {
  /** Days that recordings are kept, the guide's at least. Default: 90. @clause 9.6.2-a */
  readonly keepDays?: number;
  /** Encrypts recordings: it serves s3 on AWS, oss on Alibaba Cloud. */
  readonly key: KeyRef;
  /** Region of the copies, and a key there. */
  readonly offSite: string;
  readonly offSiteKey: KeyRef;
  /** Whoever writes recordings → what it is; it reads and deletes nothing. */
  readonly recorders: Readonly<Record<string, string>>;
  /** Whoever looks at them → what for. */
  readonly viewers: Readonly<Record<string, string>>;
  /**
   * Nobody deletes a recording before its days are over. On AWS it is locked so that only the account's own people
   * could lift it; an approver makes it a lock for good, the only one that OSS knows.
   */
  readonly lock?: { readonly approver: string } | { readonly none: OptOut };
  /** Without a copy in the second region; shows in tags. */
  readonly noCopy?: OptOut;
}

export interface FacilityOutputs {
  /** What `alarms` watches on AWS: every measure of every room. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
  /** Name of the bucket of recordings, where there are cameras. */
  readonly recordings: Output<string> | undefined;
  /** Recorder or viewer → policy to attach to its role: ARN, or name. */
  readonly access: Readonly<Record<string, Output<string>>>;
}
