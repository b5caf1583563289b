import type { Input, Output } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";
import type { Mode } from "./function/settings.ts";

export { MODES, type Mode } from "./function/settings.ts";

/**
 * Everything with a tag `expiry` (the last day it may run) is warned of, stopped and removed; idle things are told
 * of; development and test rest at night. For one account and region. @clause 8.1.5-a
 */
export interface ExpiryArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Of the account; resources without a tag `environment` count as this. */
  readonly environment: Environment;
  /**
   * Environment → how far the program goes. Of the resource's environment and the account's, the more careful one
   * holds. Default: production `report`, staging `stop`, development and test `remove`.
   */
  readonly modes?: Readonly<Partial<Record<Environment, Mode>>>;
  /**
   * Who may say that something is removed: ARNs of roles or users on AWS, names of roles (`atrium-security`) or of
   * users on Alibaba Cloud. Without one, nothing is ever removed.
   */
  readonly approvers: readonly string[];
  /** Days before the end on which the owner is told. Default: 14, 7, 1. */
  readonly warnDays?: readonly number[];
  /** Days between the stop and the removal. Default: 7. */
  readonly graceDays?: number;
  /** IANA name of the group's time zone, in which days begin and end. Default: `Asia/Shanghai`. */
  readonly timeZone?: string;
  /** Most removals of one hourly run. Default: 20. */
  readonly mostRemovals?: number;
  readonly idle?: IdleArgs;
  readonly officeHours?: OfficeHoursArgs;
  /** Who hears of it, and of a failure of the program itself. */
  readonly route: AlertRoute;
  /**
   * AWS: encrypts dead letters, log and what is sent to the topic, so it is the topic's key. It serves sns, sqs,
   * cloudwatch and logs. Alibaba Cloud: not used, as nothing secret is kept.
   */
  readonly key?: KeyRef;
  /** Days the record of deletions is kept. Default and least: 1,827 days, five years. @clause 8.1.5-c */
  readonly logRetentionDays?: number;
  readonly deletion?: Deletion;
}

/** From when on something lies idle. @clause 2.6.2-f */
export interface IdleArgs {
  /** Days that an instance has been stopped. Default: 30. */
  readonly stoppedDays?: number;
  /** Average CPU in percent under which a server is idle. Default: 20. */
  readonly cpuPercent?: number;
  /** Over so many days. Default: 90. */
  readonly cpuDays?: number;
}

/** Instances and databases of some environments run only while people work. @clause 8.1.4-a */
export interface OfficeHoursArgs {
  /** `HH:MM` at which they are started; say half an hour before people come. */
  readonly start: string;
  readonly stop: string;
  /** Default: development and test. Production is refused. */
  readonly environments?: readonly Environment[];
  /** 1 is Monday. Default: 1 to 5. */
  readonly workdays?: readonly number[];
  /** `YYYY-MM-DD` on which nobody works. */
  readonly holidays?: readonly string[];
  /** `YYYY-MM-DD` on which people work though it is a weekend, as before long holidays in China. */
  readonly extraWorkdays?: readonly string[];
}

export interface ExpiryOutputs {
  readonly functionName: Output<string>;
  /** Where approvals are written: a path of Parameter Store, or the start of OOS parameters' names. */
  readonly approvals: Input<string>;
  /** Log group, or log store, with the record of every deletion. */
  readonly record: Output<string>;
}
