import { bucketArn } from "./aws-arns.ts";
import type { AuditArchiveArgs, LogSink, LogSource } from "./contract.ts";
import { ACCESS_PREFIX, type ArchivePlace, type BucketKey, bucketName, projectName } from "./names.ts";
import { type LogClass, RETENTION } from "./retention.ts";
import { destinationArn, SUBSCRIBED_PREFIX, subscribedRegions } from "./subscriptions.ts";

export function daysOf(args: AuditArchiveArgs, logClass: LogClass): number {
  return args.retention?.[logClass] ?? RETENTION[logClass].days;
}

/** What a bucket holds. */
export const CLASS_OF: Readonly<Record<BucketKey, LogClass>> = {
  trail: "permission",
  security: "security",
  access: "access",
};

/**
 * Where firewalls, databases and applications send what they write, at once and never only to themselves.
 * @clause 5.3.1-a @clause 10.4.4-a @clause 11.4.4-a
 *
 * Load balancers take no key but S3's own, Config takes no bucket with a default lock, and both, like S3's
 * access logs, deliver in their own region alone: they go where those hold.
 */
const AWS_SOURCES: Readonly<
  Record<
    LogSource,
    { readonly key: BucketKey; readonly prefix?: string; readonly by?: "own-region" | "subscription" }
  >
> = {
  flow: { key: "security" },
  waf: { key: "security" },
  dns: { key: "security" },
  database: { key: "security", prefix: SUBSCRIBED_PREFIX, by: "subscription" },
  application: { key: "security", prefix: SUBSCRIBED_PREFIX, by: "subscription" },
  "load-balancer": { key: "access", by: "own-region" },
  config: { key: "access" },
  "object-access": { key: "access", prefix: ACCESS_PREFIX, by: "own-region" },
};

export function awsSinks(place: ArchivePlace, args: AuditArchiveArgs): Readonly<Record<LogSource, LogSink>> {
  const subscribe = Object.fromEntries(
    subscribedRegions(args).map((region) => [region, destinationArn(place, region)]),
  );
  const entries = Object.entries(AWS_SOURCES).map(([source, { key, prefix, by }]) => {
    const bucket = bucketName(place, key, "log");
    const logClass = CLASS_OF[key];
    const sink: LogSink = {
      provider: "aws",
      source: source as LogSource,
      logClass,
      days: daysOf(args, logClass),
      bucket,
      bucketArn: bucketArn(place.region, bucket),
      ...(prefix === undefined ? {} : { prefix }),
      from:
        by === undefined
          ? "any-region"
          : { regions: by === "own-region" ? [place.region] : subscribedRegions(args) },
      ...(by === "subscription" ? { subscribe } : {}),
    };
    return [source, sink] as const;
  });
  return Object.fromEntries(entries) as Readonly<Record<LogSource, LogSink>>;
}

/** Log stores by source; ActionTrail's own are made beside them. Config is AWS's. */
const ALICLOUD_SOURCES: Readonly<Partial<Record<LogSource, LogClass>>> = {
  flow: "security",
  waf: "security",
  dns: "security",
  database: "security",
  application: "security",
  "load-balancer": "security",
  "object-access": "access",
};

export function alicloudSinks(
  place: ArchivePlace,
  args: AuditArchiveArgs,
): Readonly<Partial<Record<LogSource, LogSink>>> {
  const entries = Object.entries(ALICLOUD_SOURCES).map(([source, logClass]) => {
    const sink: LogSink = {
      provider: "alicloud",
      source: source as LogSource,
      logClass,
      days: daysOf(args, logClass),
      region: place.region,
      project: projectName(place),
      store: source,
    };
    return [source, sink] as const;
  });
  return Object.fromEntries(entries);
}
