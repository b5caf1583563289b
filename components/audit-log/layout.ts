import type { ClauseId } from "../../guide/index.ts";
import { describeAlarm } from "../chat-notifier/function/description.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { ACCESS_PREFIX, bucketPolicy, resultsPolicy } from "./bucket-policy.ts";
import { checkArchive } from "./check-archive.ts";
import type { Cloud } from "./check-place.ts";
import { checkTrail } from "./check-trail.ts";
import type { AuditArchiveArgs, AuditTrailArgs, CollectArgs, LogSink, LogSource } from "./contract.ts";
import { type EventSelector, eventSelectors } from "./event-selectors.ts";
import { type ArchivePlace, type BucketKey, bucketName, replicationRole, trailStore } from "./names.ts";
import { ossPolicy } from "./oss-policies.ts";
import { COLD, type LockMode, type LogClass, lockModeOf, RESULT_DAYS, RETENTION } from "./retention.ts";
import { alicloudSinks, awsSinks, CLASS_OF, daysOf } from "./sinks.ts";

/** Every decision about an archive, as plain data. */
export interface ArchiveLayout {
  readonly place: ArchivePlace;
  readonly replicationRole: string;
  /** The logs first, then their copies, then the results of queries (AWS). */
  readonly buckets: readonly BucketPlan[];
  readonly copies: readonly CopyPlan[];
  readonly sinks: Readonly<Partial<Record<LogSource, LogSink>>>;
  readonly bytesPerQuery: number;
  /** Alibaba Cloud: stores of the central project. */
  readonly stores: readonly StorePlan[];
  /** Alibaba Cloud: what is collected into them, by collection rules that are kept in this region. */
  readonly collected: readonly CollectPlan[];
  readonly collector: string;
}

export interface StorePlan {
  readonly key: string;
  readonly name: string;
  readonly days: number;
  /** What is read often, what less often: in all as long as the store keeps it. */
  readonly hotDays: number;
  readonly infrequentDays: number;
  /** The trail's stores are searched by the fields of an event. */
  readonly events: boolean;
  /** Also written to the bucket of security logs, which is copied; ActionTrail writes its bucket itself. */
  readonly exported: boolean;
}

export interface CollectPlan {
  readonly key: string;
  readonly name: string;
  readonly product: string;
  readonly type: string;
  readonly store: string;
  readonly days: number;
  /** Only these instances; all of them if empty. */
  readonly instances: readonly string[];
}

export interface BucketPlan {
  /** Part of the resource names; kept for good. */
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly logClass: LogClass | "results";
  /** `service`: by a key of S3's own, for senders that take no other. */
  readonly encryption: "log-key" | "copy-key" | "service";
  /** Default retention of each object; absent where the sender takes none, and in query results. */
  readonly lock?: { readonly mode: LockMode; readonly days: number };
  /** Bucket and prefix that its own access is written to. */
  readonly accessLog?: { readonly bucket: string; readonly prefix: string };
  readonly lifecycle: LifecyclePlan;
  readonly policy: PolicyDocument;
  readonly tags: Tags;
}

export interface LifecyclePlan {
  readonly infrequentAfterDays?: number;
  readonly archiveAfterDays?: number;
  /** Only once two people agreed, or for copies of answers. @clause 1.10.2-d */
  readonly expireAfterDays?: number;
}

export interface CopyPlan {
  readonly key: BucketKey;
  readonly from: string;
  readonly to: string;
  /** What tells of copies that fail. */
  readonly alarm: { readonly name: string; readonly description: string };
}

/** 100 GiB: some months of a large group's trail. */
const BYTES_PER_QUERY = 100 * 2 ** 30;

/** Policies of buckets: 20 KB on S3, 16 KB on OSS. "Bucket policies", S3 and OSS user guides. */
const POLICY_BYTES: Readonly<Record<Cloud, number>> = { aws: 20_480, alicloud: 16_384 };

const KEYS = ["trail", "security", "access"] as const satisfies readonly BucketKey[];

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
    copies: KEYS.map((key) => copyPlan(place, key)),
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
    alarm: {
      name: physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", place.name, key, "copy-failed"),
      description: describeAlarm(
        {
          severity: "high",
          responseMinutes: 30,
          clause: "1.10.2-e" satisfies ClauseId,
          title: `Logs of ${key} are not copied to ${place.offSite}`,
          titleZh: `${key} 日志未复制到 ${place.offSite}`,
          text: "One copy is left. Look at the replication role, and at the key and the policy of the copy.",
        },
        DESCRIPTION_LENGTH,
      ),
    },
  };
}

export function archivePlace(
  name: string,
  provider: Cloud,
  { account, region, offSite }: Pick<AuditArchiveArgs, "account" | "region" | "offSite">,
): ArchivePlace {
  return { provider, name, account, region, offSite };
}

function bucketPlans(place: ArchivePlace, cloud: Cloud, args: AuditArchiveArgs): readonly BucketPlan[] {
  const logs = KEYS.map((key) => bucketPlan(place, cloud, args, key, "log"));
  const copies = KEYS.map((key) => bucketPlan(place, cloud, args, key, "copy"));
  return [...logs, ...copies, ...(cloud === "aws" ? [resultsPlan(place, args)] : [])];
}

function bucketPlan(
  place: ArchivePlace,
  cloud: Cloud,
  args: AuditArchiveArgs,
  key: BucketKey,
  side: "log" | "copy",
): BucketPlan {
  const logClass = CLASS_OF[key];
  const name = bucketName(place, key, side);
  const mode = lockModeOf(args.environment, args.lock);
  return {
    key: side === "log" ? key : `${key}-copy`,
    name,
    region: side === "log" ? args.region : args.offSite,
    logClass,
    encryption: side === "copy" ? "copy-key" : key === "access" && cloud === "aws" ? "service" : "log-key",
    ...(isLocked(cloud, key, side, mode) ? { lock: { mode, days: daysOf(args, logClass) } } : {}),
    ...(side === "log" && key !== "access"
      ? { accessLog: { bucket: bucketName(place, "access", "log"), prefix: `${ACCESS_PREFIX}${key}/` } }
      : {}),
    lifecycle: {
      infrequentAfterDays: COLD.infrequentAfterDays,
      // The copy is read only where the logs are gone.
      archiveAfterDays: side === "copy" ? COLD.infrequentAfterDays * 2 : COLD.archiveAfterDays,
      ...(args.disposal === undefined ? {} : { expireAfterDays: daysOf(args, logClass) }),
    },
    policy: cloud === "aws" ? bucketPolicy(place, args, key, side) : ossPolicy(args, name),
    tags: { "log-class": logClass, ...waivers(args) },
  };
}

/**
 * Copies are locked, all of them. Of the logs, on AWS the trail's: S3 writes its access logs, and Config its
 * history, to no bucket with a lock, and what delivers flow and WAF logs promises nothing about it. OSS writes
 * into locked buckets, and knows compliance alone, so outside of it policies have to do.
 */
function isLocked(cloud: Cloud, key: BucketKey, side: "log" | "copy", mode: LockMode): boolean {
  if (cloud === "alicloud") return mode === "compliance";
  return side === "copy" || key === "trail";
}

function resultsPlan(place: ArchivePlace, args: AuditArchiveArgs): BucketPlan {
  return {
    key: "results",
    name: bucketName(place, "results", "log"),
    region: place.region,
    logClass: "results",
    encryption: "log-key",
    accessLog: {
      bucket: bucketName(place, "access", "log"),
      prefix: `${ACCESS_PREFIX}results/`,
    },
    lifecycle: { expireAfterDays: RESULT_DAYS },
    policy: resultsPolicy(place, args),
    tags: { "log-class": "results" },
  };
}

function storePlans(place: ArchivePlace, args: AuditArchiveArgs): readonly StorePlan[] {
  const trails = Object.keys(args.writers)
    .sort()
    .map((account) =>
      storePlan(`trail-${account}`, trailStore(account), daysOf(args, "permission"), {
        events: true,
        exported: false,
      }),
    );
  const sources = Object.values(alicloudSinks(place, args)).flatMap((sink) =>
    sink.provider === "alicloud"
      ? [storePlan(sink.source, sink.store, sink.days, { events: false, exported: true })]
      : [],
  );
  return [...trails, ...sources];
}

function storePlan(
  key: string,
  name: string,
  days: number,
  use: Pick<StorePlan, "events" | "exported">,
): StorePlan {
  const hotDays = Math.min(COLD.infrequentAfterDays, days);
  return { key, name, days, hotDays, infrequentDays: days - hotDays, ...use };
}

/** Who read the logs is always collected; the rest as asked for. @clause 1.10.4-b @clause 8.3.4-a */
function collectPlans(place: ArchivePlace, args: AuditArchiveArgs): readonly CollectPlan[] {
  const sinks = alicloudSinks(place, args);
  const of = (key: string, { product, type, source }: CollectArgs, instances: readonly string[]) => {
    const sink = sinks[source];
    if (sink?.provider !== "alicloud") throw new Error(`no store takes ${source}: checked before`);
    const name = physicalName("alicloud:sls/collectionPolicy:CollectionPolicy", place.name, key);
    return { key, name, product, type, store: sink.store, days: sink.days, instances };
  };
  const own = KEYS.map((key) => bucketName(place, key, "log"));
  return [
    of("log-buckets", { product: "oss", type: "access_log", source: "object-access" }, own),
    ...Object.entries(args.collect ?? {}).map(([key, asked]) => of(key, asked, [])),
  ];
}

/** What was opted out of, and who answers for it. */
function waivers({ lock, disposal, environment }: AuditArchiveArgs): Tags {
  return {
    ...(environment === "production" && typeof lock === "object"
      ? { "waiver-lock": tagText(`${lock.governance.reason} - ${lock.governance.owner}`) }
      : {}),
    ...(disposal === undefined
      ? {}
      : { disposal: tagText(`${disposal.reason} - ${disposal.security} - ${disposal.operations}`) }),
  };
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
