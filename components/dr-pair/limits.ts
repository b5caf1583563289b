import type { StageKey } from "./contract.ts";

/** @clause 1.6.3-e */
export const OFF_SITE_KM = 50;

/** Route 53: every 30 seconds, three in a row. Global Traffic Manager: every 60 seconds, three in a row. */
export const PROBE = { aws: { seconds: 30, failures: 3 }, alicloud: { seconds: 60, failures: 3 } } as const;

/** Seconds that resolvers keep an answer. Alias records of Route 53 have 60 as well. */
export const TTL_SECONDS = 60;

/** What a stage takes where nothing else decides; drills show one's own. */
export const STAGE_MINUTES: Readonly<Record<Exclude<StageKey, "data" | "capacity" | "entries">, number>> = {
  decide: 10,
  fence: 5,
  verify: 10,
};

/** @clause 10.2.2-d */
export const DRILL = { months: [4, 10], day: 15, hour: 9 } as const;

/** Route 53: health checks of an account, quota L-ACB674F3. */
export const HEALTH_CHECKS = 200;

/** "Quotas", Global Traffic Manager 2.0: address pools of an instance. */
export const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,29}$/;

/** Probes of Global Traffic Manager look from here: Zhangjiakou, Alibaba Cloud's own line (`dns.MonitorConfig`). */
export const PROBE_FROM = { cityCode: "503", ispCode: "465" } as const;
