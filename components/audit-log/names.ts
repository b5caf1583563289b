import { globalName, physicalName } from "../naming/layout.ts";

/** Which archive: names of everything in it follow from these, in every account that writes to it. */
export interface ArchivePlace {
  readonly provider: "aws" | "alicloud";
  /** The component's name. */
  readonly name: string;
  readonly account: string;
  /** Region of the archive. */
  readonly region: string;
  /** Region of the second copy. */
  readonly offSite: string;
}

export const BUCKET_KEYS = ["trail", "security", "access"] as const;

/** `<class>` for the logs themselves, `<class>-copy` for the copy in the other region. */
export type BucketKey = (typeof BUCKET_KEYS)[number];

/** Where S3 and OSS write down who read the logs. */
export const ACCESS_PREFIX = "object-access/";

/** AWS WAF writes only to buckets whose name begins so. "Sending web ACL traffic logs to an S3 bucket" */
const WAF_PREFIX = "aws-waf-logs";

/** Name of a bucket of the archive; unique among all customers of the cloud. */
export function bucketName(place: ArchivePlace, key: BucketKey | "results", side: "log" | "copy"): string {
  const type = place.provider === "aws" ? "aws:s3/bucket:Bucket" : "alicloud:oss/bucket:Bucket";
  const region = side === "log" ? place.region : place.offSite;
  const start = place.provider === "aws" && key === "security" && side === "log" ? [WAF_PREFIX] : [];
  const end = side === "log" ? [key] : [key, "copy"];
  return globalName(type, [place.provider, place.account, region], ...start, place.name, ...end);
}

/** Role that the storage service copies with. */
export function replicationRole(place: ArchivePlace): string {
  const type = place.provider === "aws" ? "aws:iam/role:Role" : "alicloud:ram/role:Role";
  return physicalName(type, place.name, "replication");
}

/**
 * One trail an account, named alike everywhere: the archive's policies name it before it exists. ActionTrail
 * makes a log store of that name, and one project may take several accounts' stores.
 */
export function trailName(provider: ArchivePlace["provider"], account: string): string {
  return provider === "aws"
    ? physicalName("aws:cloudtrail/trail:Trail", "atrium-audit")
    : physicalName("alicloud:actiontrail/trail:Trail", "atrium-audit", account);
}

/** Log group that a trail of this account writes to; metric filters and their alarms read it. */
export function trailLogGroup(): string {
  return physicalName("aws:cloudwatch/logGroup:LogGroup", "/atrium/audit-trail");
}

/** Role that CloudTrail writes its log group with. */
export function trailWriterRole(): string {
  return physicalName("aws:iam/role:Role", "atrium-audit-trail-writer");
}

/** Topic that tells of each delivered log file. */
export const TRAIL_TOPIC = physicalName("aws:sns/topic:Topic", "atrium-audit-trail-files");

export const QUERY_DATABASE = "atrium_audit";

export function workgroupName(place: ArchivePlace): string {
  return physicalName("aws:athena/workgroup:Workgroup", place.name);
}

/** Stream into the security bucket, and in each region the destination that log groups of other accounts subscribe to it. */
export function subscriptionName(place: ArchivePlace): string {
  return physicalName("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", place.name);
}

/** Roles of that way: of Firehose, which writes the bucket, and of CloudWatch Logs, which feeds the stream. */
export function subscriptionRole(place: ArchivePlace, user: "stream" | "feed"): string {
  return physicalName("aws:iam/role:Role", place.name, user);
}

/** Alibaba Cloud: project that all central logs are in. */
export function projectName(place: ArchivePlace): string {
  return globalName("alicloud:log/project:Project", [place.account, place.region], place.name, "logs");
}

/** Alibaba Cloud: roles of the archive's account, by who takes them. */
export function archiveRole(place: ArchivePlace, user: "trail" | "keys" | "export" | "access-log"): string {
  return physicalName("alicloud:ram/role:Role", place.name, user);
}

/** ActionTrail writes to this store by itself. "CreateTrail", ActionTrail API reference */
export function trailStore(account: string): string {
  return `actiontrail_${trailName("alicloud", account)}`;
}
