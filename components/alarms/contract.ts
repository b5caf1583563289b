import type { Input, Output } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { MetricKindName } from "./metrics.ts";

export interface AlarmsArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Who hears of it: `AwsChatNotifier.route` of the same account and region. */
  readonly route: AlertRoute;
  /**
   * Where the account's audit trail can be read. Given in the trail's home region, where all regions and the
   * global services are; without it no change alarm is made here.
   */
  readonly trail?: TrailLog;
  /** When signing in is nothing unusual. Default: 7 to 23 o'clock, `+8`. @clause 1.2.4-a */
  readonly workingHours?: WorkingHours;
  /** Where runbooks lie; an alarm's is `<runbooks>/<alarm id>`. @clause 11.6.2-a */
  readonly runbooks?: string;
  /** Resources to watch, by a name that is kept for good. */
  readonly targets?: Readonly<Record<string, MetricTarget>>;
  /**
   * `elsewhere`: the account has alarms on its services' events in this region already, and these here watch targets
   * alone. Default: they are made.
   */
  readonly events?: "elsewhere";
  /** Alarms of the catalogue that are left out, each with a reason that shows in tags and reports. */
  readonly off?: Readonly<Record<string, { readonly reason: string; readonly owner: string }>>;
}

/** `AuditTrailOutputs.liveLog`: a log group on AWS, `<project>/<store>` on Alibaba Cloud. */
export interface TrailLog {
  readonly liveLog: Input<string>;
}

/**
 * Alibaba Cloud: alarms on the trail of an account whose records lie in another, the archive's. Rules stand in the
 * project they read, so account, region, route and provider are the archive's.
 */
export interface TrailAlarmsArgs
  extends Pick<AlarmsArgs, "account" | "region" | "tags" | "route" | "workingHours" | "runbooks" | "off"> {
  readonly trail: TrailLog;
  /** Name of the account whose trail it is; every alarm says it. */
  readonly of?: string;
}

/** Whole hours; may pass midnight. */
export interface WorkingHours {
  readonly from: number;
  readonly to: number;
  /** Hours east of Greenwich. Default: 8. */
  readonly utcOffset?: number;
}

/** One resource under one alarm of the catalogue. Other components give these for what they make. */
export interface MetricTarget {
  readonly kind: MetricKindName;
  /** Dimension → value, as the cloud names it: `{ InstanceId }`, `{ DBInstanceIdentifier }`, `{ instanceId }`. */
  readonly dimensions: Readonly<Record<string, Input<string>>>;
  /** What the threshold is a share of, where the kind says so: bytes of storage, bits per second, connections. */
  readonly whole?: number;
  /** Business system, so that its people hear of it. */
  readonly system?: string;
  /** Where it is measured, of kinds whose metrics are named by place. */
  readonly place?: string;
  /** Another target: while that one is in alarm, this one is silent. @clause 8.5.2-a */
  readonly behind?: string;
  /** In the kind's unit; looser than the guide's only with a reason. */
  readonly threshold?: { readonly value: number; readonly reason: string };
}

export interface AlarmsOutputs {
  /** Alarm or target key → its name in the cloud. */
  readonly alarmNames: Readonly<Record<string, Output<string>>>;
}
