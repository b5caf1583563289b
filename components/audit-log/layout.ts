import type { ClauseId } from "../../guide/index.ts";
import { type Description, describeAlarm } from "../chat-notifier/function/description.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { type BucketPlan, bucketPlans } from "./bucket-plan.ts";
import { checkArchive } from "./check-archive.ts";
import type { Cloud } from "./check-place.ts";
import { checkTrail } from "./check-trail.ts";
import type { AuditArchiveArgs, AuditTrailArgs, LogSink, LogSource } from "./contract.ts";
import { type EventSelector, eventSelectors } from "./event-selectors.ts";
import { type ArchivePlace, BUCKET_KEYS, type BucketKey, bucketName, replicationRole } from "./names.ts";
import { RETENTION } from "./retention.ts";
import { alicloudSinks, awsSinks } from "./sinks.ts";
import { type CollectPlan, collectPlans, type StorePlan, storePlans } from "./store-plan.ts";

/** Every decision about an archive, as plain data. */
export interface ArchiveLayout {
  readonly place: ArchivePlace;
  readonly replicationRole: string;
  /** The logs first, then their copies, then the results of queries (AWS). */
  readonly buckets: readonly BucketPlan[];
  readonly copies: readonly CopyPlan[];
  /** AWS: what tells of subscribed log groups that arrive late. */
  readonly late: AlarmText;
  readonly sinks: Readonly<Partial<Record<LogSource, LogSink>>>;
  readonly bytesPerQuery: number;
  /** Alibaba Cloud: stores of the central project. */
  readonly stores: readonly StorePlan[];
  /** Alibaba Cloud: what is collected into them, by collection rules that are kept in this region. */
  readonly collected: readonly CollectPlan[];
  readonly collector: string;
}

export interface AlarmText {
  readonly name: string;
  readonly description: string;
}

export interface CopyPlan {
  readonly key: BucketKey;
  readonly from: string;
  readonly to: string;
  /** What tells of copies that fail. */
  readonly alarm: AlarmText;
}

/** 100 GiB: some months of a large group's trail. */
const BYTES_PER_QUERY = 100 * 2 ** 30;

/** Policies of buckets: 20 KB on S3, 16 KB on OSS. "Bucket policies", S3 and OSS user guides. */
const POLICY_BYTES: Readonly<Record<Cloud, number>> = { aws: 20_480, alicloud: 16_384 };

/** Collection rules are kept in two regions, one for each side of the border. UpsertCollectionPolicy, SLS API reference */
const COLLECTORS = { mainland: "cn-shanghai", overseas: "ap-southeast-1" } as const;

/**
 * Arguments → layout of the archive.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutArchive(name: string, cloud: Cloud, args: AuditArchiveArgs): ArchiveLayout {
  const faults = new Faults(`audit-log "${name}"`);
  checkArchive(faults, cloud, args);
  // Policies can be written only once accounts and regions can be read.
  faults.throwIfAny();
  const place = archivePlace(name, cloud, args);
  const buckets = bucketPlans(place, cloud, args);
  for (const { key, policy } of buckets) {
    const bytes = JSON.stringify(policy).length;
    if (bytes <= POLICY_BYTES[cloud]) continue;
    faults.add(
      "audit-log.policy-size",
      "writers",
      `${Object.keys(args.writers).length} accounts`,
      `makes the policy of ${key} ${bytes} bytes long, and the service takes ${POLICY_BYTES[cloud]}`,
      "name the organisation and let its trail write for all, or make a second archive",
    );
  }
  faults.throwIfAny();
  return {
    place,
    replicationRole: replicationRole(place),
    buckets,
    copies: BUCKET_KEYS.map((key) => copyPlan(place, key)),
    late: alarmText(place, "log-groups-late", {
      clause: "1.10.1-b",
      title: "Logs reach the archive more than 15 minutes late",
      titleZh: "日志归档延迟超过 15 分钟",
      text: "Look at the stream's errors in the security bucket under log-groups/failed, its role and the key.",
    }),
    sinks: cloud === "aws" ? awsSinks(place, args) : alicloudSinks(place, args),
    bytesPerQuery: args.bytesPerQuery ?? BYTES_PER_QUERY,
    stores: cloud === "aws" ? [] : storePlans(place, args),
    collected: cloud === "aws" ? [] : collectPlans(place, args),
    collector: COLLECTORS[sideOf(args.region) ?? "overseas"],
  };
}

/** What CloudWatch takes as an alarm's description. PutMetricAlarm */
const DESCRIPTION_LENGTH = 1024;

function copyPlan(place: ArchivePlace, key: BucketKey): CopyPlan {
  return {
    key,
    from: bucketName(place, key, "log"),
    to: bucketName(place, key, "copy"),
    alarm: alarmText(place, `${key}-copy-failed`, {
      clause: "1.10.2-e",
      title: `Logs of ${key} are not copied to ${place.offSite}`,
      titleZh: `${key} 日志未复制到 ${place.offSite}`,
      text: "One copy is left. Look at the replication role, and at the key and the policy of the copy.",
    }),
  };
}

function alarmText(
  place: ArchivePlace,
  key: string,
  text: { readonly clause: ClauseId } & Pick<Description, "title" | "titleZh" | "text">,
): AlarmText {
  return {
    name: physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", place.name, key),
    description: describeAlarm({ severity: "high", responseMinutes: 30, ...text }, DESCRIPTION_LENGTH),
  };
}

export function archivePlace(
  name: string,
  provider: Cloud,
  { account, region, offSite }: Pick<AuditArchiveArgs, "account" | "region" | "offSite">,
): ArchivePlace {
  return { provider, name, account, region, offSite };
}

/** Every decision about a trail. */
export interface TrailLayout {
  readonly account: string;
  readonly region: string;
  readonly place: ArchivePlace;
  readonly organization: boolean;
  readonly selectors: readonly EventSelector[];
  readonly insights: readonly ("ApiCallRateInsight" | "ApiErrorRateInsight")[];
  readonly logGroupDays: number;
  readonly fileNotices: boolean;
  readonly history: boolean;
}

/**
 * Arguments → layout of a trail.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutTrail(name: string, cloud: Cloud, args: AuditTrailArgs): TrailLayout {
  const faults = new Faults(`audit-log trail "${name}"`);
  checkTrail(faults, cloud, args);
  faults.throwIfAny();
  const place = archivePlace(args.archive.name, cloud, args.archive);
  // The China regions have no insights; there the alarms on failed calls stand in.
  const insights = args.insights ?? (cloud === "aws" && partitionOf(args.region) !== "aws-cn");
  return {
    account: args.account,
    region: args.region,
    place,
    organization: args.organization !== undefined,
    selectors: cloud === "aws" ? eventSelectors(place, args) : [],
    insights: insights ? ["ApiCallRateInsight", "ApiErrorRateInsight"] : [],
    logGroupDays: args.logGroupDays ?? RETENTION.security.days,
    fileNotices: args.fileNotices ?? false,
    history: args.history ?? false,
  };
}
