import type { FaultCase } from "../workload/testing.ts";
import type { SystemArgs, SystemSite } from "./contract.ts";
import { facts, siteIn, systemArgs } from "./testing.ts";

type Row = FaultCase<SystemArgs>;
const row = (
  title: string,
  code: string,
  args: Partial<SystemArgs>,
  twin: Partial<SystemArgs> = {},
  cloud: Row["cloud"] = "aws",
): Row => ({ title, cloud, code, args, twin });

const REGION = "ap-southeast-1";
const site = (more: Partial<SystemSite>): SystemSite => siteIn("aws", REGION, more);
const { flows, keys, tiers } = site({});
const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
const { databases, caches } = systemArgs("aws", REGION);
const named = <T>(key: string, part: T | undefined, more: Partial<T> = {}): Readonly<Record<string, T>> =>
  part === undefined ? {} : { [key]: { ...part, ...more } };
const NOTHING = { entries: {}, databases: {}, caches: {} };
const { route: _, ...silent } = site({});

/** Planted mistakes, each with its correct twin. Faults of the parts themselves are in the folders of these. */
export const faultCases: readonly Row[] = [
  row("no business tier", "system.tier-unknown", { ...facts({ tier: 4 as 1 }) }, facts({ tier: 2 })),
  row("tier 1 that says it is not core", "system.core", facts({ core: false }), facts({ core: true })),
  row("half a minute to recover", "system.minutes", facts({ rtoMinutes: 240.5 }), facts({ rtoMinutes: 240 })),
  row("a loss of less than nothing", "system.minutes", facts({ rpoMinutes: -1 }), facts({ rpoMinutes: 5 })),
  row("a name in capitals", "system.name", facts({ name: "POS" }), facts({ name: "pos-2" })),
  row(
    "a part with a dot in its name",
    "system.part-key",
    { caches: named("prices.of", caches.prices) },
    { caches: named("prices-of", caches.prices) },
  ),
  row(
    "two parts of one name",
    "system.part-twice",
    { caches: named("sales", caches.prices) },
    { caches: named("sold", caches.prices) },
  ),
  row("a standby on the other cloud", "system.standby-cloud", { standby: siteIn("alicloud", "cn-beijing") }),
  row("a standby in the same region", "system.standby-near", { standby: site({ network: "second" }) }),
  row(
    "a standby across a river",
    "system.standby-near",
    { standby: siteIn("alicloud", "cn-hongkong"), site: siteIn("alicloud", "cn-shenzhen") },
    { standby: siteIn("alicloud", "cn-beijing"), site: siteIn("alicloud", "cn-shanghai") },
    "alicloud",
  ),
  row(
    "maintenance at noon",
    "window.opening-hours",
    { window: { day: "tue", start: "12:00", hours: 2 } },
    { window: { day: "tue", start: "03:00", hours: 2 } },
  ),
  row(
    "data that may go for no reason",
    "system.deletion",
    { deletion: { allowed: { reason: "drill" } } },
    { deletion: { allowed: { reason: "taken down after the move - it" } } },
  ),
  row("nobody who hears", "system.route", { site: silent }),
  row("no key of its data", "system.key", { site: site({ keys: without(keys, "data") }) }),
  row("no key of its disks", "system.key", { site: site({ keys: without(keys, "disks") }) }),
  row(
    "no key in the second region",
    "system.key",
    { standby: siteIn("aws", "ap-northeast-1", { keys: {} }) },
    { standby: siteIn("aws", "ap-northeast-1") },
  ),
  row(
    "an entry from the internet with nothing before it",
    "system.firewall",
    facts({ exposure: "internet" }),
    {
      ...facts({ exposure: "internet" }),
      site: site({ edge: { provider: "aws", region: REGION, webAclArn: "web-acl-arn" } }),
    },
  ),
  row("a network without a data tier", "system.tier", { site: site({ tiers: without(tiers, "db") }) }),
  row("no way from applications to their data", "system.flow", {
    site: site({ flows: without(flows, "app-db") }),
  }),
  row("no way from the entry to its servers", "system.flow", {
    site: site({ flows: without(flows, "web-app") }),
  }),
  row("no way for stores to the entry", "system.flow", {
    site: site({
      flows: { ...flows, "stores-web": { from: "stores", to: "web", protocol: "tcp", ports: [80] } },
    }),
  }),
  row(
    "a database on a port that no flow names",
    "system.flow",
    { databases: named("sales", databases.sales, { port: 3307 }) },
    { databases: named("sales", databases.sales, { port: 5432 }) },
  ),
  row(
    "a loss shorter than the rhythm of the log",
    "system.rpo",
    facts({ rpoMinutes: 4 }),
    facts({ rpoMinutes: 5 }),
  ),
  row("core data with no second region", "database.elsewhere", { standby: undefined as never }),
  row(
    "office backups of a tier 1 system",
    "system.backup-class",
    { backup: { class: "ordinary", everyMinutes: 1440 } },
    { backup: { class: "pos", everyMinutes: 1440 } },
  ),
  row(
    "tier 1 that nothing asks",
    "system.probe",
    { entries: {} },
    {
      entries: {},
      watches: { line: { kind: "tunnel-down", dimensions: { TunnelIpAddress: "203.0.113.41" } } },
    },
  ),
  row(
    "a watch of nothing that is measured",
    "alarms.whole",
    { watches: { space: { kind: "database-space", dimensions: { DBInstanceIdentifier: "ledger" } } } },
    {
      watches: {
        space: {
          kind: "database-space",
          dimensions: { DBInstanceIdentifier: "ledger" },
          whole: 107_374_182_400,
        },
      },
    },
  ),
  row("no parts and nobody who hears of a watch", "system.route", {
    ...NOTHING,
    site: silent,
    watches: { line: { kind: "tunnel-down", dimensions: { TunnelIpAddress: "203.0.113.41" } } },
  }),
  row("a foreign route", "route.cloud", {
    site: site({
      route: { provider: "alicloud", contactGroup: "", queue: "", queueArn: "", actionPolicy: "" },
    }),
  }),
  row("no account id", "placement.account", { site: site({ account: "1" }) }),
];
