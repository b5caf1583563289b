import type { Input, Output } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";
import type { LogClass } from "./retention.ts";

/**
 * The archive that keeps the logs of a group, in an account of its own: nobody who makes the logs may change
 * them. Everything here is a plain value but the keys and the alert route, which the cloud makes up.
 */
export interface AuditArchiveArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits) of the archive. */
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /** Region of the second copy, at least 50 km away. @clause 1.10.2-e @clause 1.10.2-h */
  readonly offSite: string;
  /** Accounts that deliver logs → home region of their trail. The archive's own account is one of them. */
  readonly writers: Readonly<Record<string, { readonly home: string }>>;
  /** Whose management account has one trail for all accounts. */
  readonly organization?: TrailOrganization;
  /** Encrypts the logs in `region`. */
  readonly key: KeyRef;
  /** Encrypts the copy in `offSite`. */
  readonly offSiteKey: KeyRef;
  /**
   * Roles (ARNs, `*` allowed in names) that may change how the archive is set up: the deployment's and
   * break-glass. All others, administrators included, are denied.
   */
  readonly stewards: readonly string[];
  /**
   * Roles that may read the logs. Given, all others are denied, on AWS by the buckets, on Alibaba Cloud by the
   * control policy of `archiveDocuments`; left out, IAM and RAM policies decide. @clause 1.10.4-a
   */
  readonly readers?: readonly string[];
  /** Days by class, longer than the guide's; shorter ones are faults. */
  readonly retention?: Readonly<Partial<Record<LogClass, number>>>;
  /** Default: `compliance` in production, `governance` elsewhere. */
  readonly lock?: LockArgs;
  /** Logs past their retention are kept in cold storage until somebody answers for their removal. */
  readonly disposal?: DisposalApproval;
  /** Most bytes that one Athena query may scan. Default: 100 GiB. */
  readonly bytesPerQuery?: number;
  /** AWS: regions whose log groups may be subscribed. Default: the archive's own. */
  readonly regions?: readonly string[];
  /** Alibaba Cloud: key → service logs that are collected centrally. */
  readonly collect?: Readonly<Record<string, CollectArgs>>;
  /** Hears of copies that fail. */
  readonly route?: AlertRoute;
  readonly deletion?: Deletion;
}

export interface TrailOrganization {
  /** `o-…` on AWS, `rd-…` on Alibaba Cloud. */
  readonly id: string;
  /** Account that has the organisation's trail; it is one of the writers. */
  readonly management: string;
}

/** Governance in production is a waiver: it shows in tags and reports. */
export type LockArgs =
  | "compliance"
  | { readonly governance: { readonly reason: string; readonly owner: string } };

/** @clause 1.10.2-d */
export interface DisposalApproval {
  /** Who of security agreed. */
  readonly security: string;
  /** Who leads operations and agreed. */
  readonly operations: string;
  readonly reason: string;
}

/** One kind of service log, by the codes of Log Service's collection rules. */
export interface CollectArgs {
  /** Product code, such as `oss`, `rds`, `waf`. */
  readonly product: string;
  /** Code of the log type, such as `access_log`. */
  readonly type: string;
  readonly source: LogSource;
}

/** What other components send here. */
export const LOG_SOURCES = [
  "flow",
  "waf",
  "dns",
  "database",
  "application",
  "load-balancer",
  "config",
  "object-access",
] as const;

export type LogSource = (typeof LOG_SOURCES)[number];

/** Where one kind of log goes. Names are known beforehand; the destination exists once the archive does. */
export type LogSink = AwsLogSink | AlicloudLogSink;

export interface AwsLogSink {
  readonly provider: "aws";
  readonly source: LogSource;
  readonly logClass: LogClass;
  readonly days: number;
  readonly bucket: string;
  readonly bucketArn: string;
  /** Key prefix that the sender is told; services add `AWSLogs/<account>/…` themselves. */
  readonly prefix?: string;
  /** Regions that may send: load balancers and S3 itself deliver within their own region alone. */
  readonly from: "any-region" | { readonly regions: readonly string[] };
  /**
   * Region → destination for `cloudwatch.LogSubscriptionFilter.destinationArn`, for what is in a log group first:
   * databases, applications, containers. Other senders are told the bucket.
   */
  readonly subscribe?: Readonly<Record<string, string>>;
}

export interface AlicloudLogSink {
  readonly provider: "alicloud";
  readonly source: LogSource;
  readonly logClass: LogClass;
  readonly days: number;
  readonly region: string;
  readonly project: string;
  readonly store: string;
}

/** What a trail needs to know of the archive; {@link AuditArchiveOutputs.archive} is one. */
export interface ArchiveRef {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly offSite: string;
  /** Bucket of the trails; known once its policy lets them write. */
  readonly bucket: Input<string>;
  /** AWS: key of that bucket. */
  readonly key: KeyRef;
  /** Alibaba Cloud: log project; known once the trails' store is in it. */
  readonly project?: Input<string>;
}

export interface AuditArchiveOutputs {
  readonly archive: ArchiveRef;
  /** Where the other logs go. */
  readonly sinks: Readonly<Partial<Record<LogSource, LogSink>>>;
  /** Bucket key (`trail`, `trail-copy`, …) → name. */
  readonly buckets: Readonly<Record<string, Output<string>>>;
  /** What is asked with: Athena work group, or log project. */
  readonly queryPlace: Output<string>;
}

/** The record of everything that is done in one account, or in all accounts of an organisation. */
export interface AuditTrailArgs {
  readonly account: string;
  /** Home region of the trail; it records all of them. */
  readonly region: string;
  readonly tags: Tags;
  readonly archive: ArchiveRef;
  /** AWS: encrypts the log group that alarms read. */
  readonly logKey?: KeyRef;
  /** Given in the management account: the trail then covers every account. */
  readonly organization?: TrailOrganization;
  /** Days that the log group keeps events for alarms and first questions; the archive keeps them longer. */
  readonly logGroupDays?: number;
  /** Unusual call and error rates. Default: on where the partition has it. */
  readonly insights?: boolean;
  /** Whose reads and writes are recorded besides management events. The log buckets always are. @clause 4.6.4-b @clause 10.4.3-a */
  readonly dataEvents?: Readonly<Record<string, DataEventArgs>>;
  /** Alibaba Cloud: also deliver the last 90 days. The account has to be admitted to it by a ticket first. */
  readonly history?: boolean;
  /** AWS: a topic that tells of each delivered file, for a SIEM that fetches them. */
  readonly fileNotices?: boolean;
  readonly deletion?: Deletion;
}

export type DataEventArgs =
  /** Objects of these buckets: names, without ARN. */
  | { readonly objectsOf: readonly string[] }
  /** AWS: every function, or every item of every table. */
  | { readonly all: "functions" | "tables" };

export interface AuditTrailOutputs {
  readonly trailName: Output<string>;
  readonly trailArn: Output<string>;
  /** AWS: group that metric filters read. Alibaba Cloud: `<project>/<store>`. */
  readonly liveLog: Output<string>;
  /** AWS: topic of delivered files. */
  readonly noticeTopicArn?: Output<string>;
}

/** Names of log groups (AWS) or projects (Alibaba Cloud) of one's own systems; `*` allowed. */
export interface OwnLogs {
  readonly account: string;
  readonly regions: readonly string[];
  readonly names: readonly string[];
}
