import { physicalName } from "../naming/layout.ts";
import type { AuditArchiveArgs, CollectArgs } from "./contract.ts";
import { type ArchivePlace, BUCKET_KEYS, bucketName, trailStore } from "./names.ts";
import { COLD } from "./retention.ts";
import { alicloudSinks, daysOf } from "./sinks.ts";

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

/** Alibaba Cloud: a store for each trail, and one for each kind of log. */
export function storePlans(place: ArchivePlace, args: AuditArchiveArgs): readonly StorePlan[] {
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
export function collectPlans(place: ArchivePlace, args: AuditArchiveArgs): readonly CollectPlan[] {
  const sinks = alicloudSinks(place, args);
  const of = (key: string, { product, type, source }: CollectArgs, instances: readonly string[]) => {
    const sink = sinks[source];
    if (sink?.provider !== "alicloud") throw new Error(`no store takes ${source}: checked before`);
    const name = physicalName("alicloud:sls/collectionPolicy:CollectionPolicy", place.name, key);
    return { key, name, product, type, store: sink.store, days: sink.days, instances };
  };
  const own = BUCKET_KEYS.map((key) => bucketName(place, key, "log"));
  return [
    of("log-buckets", { product: "oss", type: "access_log", source: "object-access" }, own),
    ...Object.entries(args.collect ?? {}).map(([key, asked]) => of(key, asked, [])),
  ];
}
