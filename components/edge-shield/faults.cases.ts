import { type FaultCase, keyFor } from "../workload/testing.ts";
import {
  type DeliveryNetworkArgs,
  type EdgeShieldArgs,
  type OriginProtectionArgs,
  type OriginPurchase,
  PURCHASE_WORDS,
} from "./contract.ts";
import { ALICLOUD_NETWORK, NETWORK } from "./testing.ts";

type Args = Partial<EdgeShieldArgs>;

const aws = (title: string, code: string, args: Args, twin: Args = {}): FaultCase<EdgeShieldArgs> => ({
  title,
  cloud: "aws",
  code,
  args,
  twin,
});
const alibaba = (title: string, code: string, args: Args, twin: Args = {}): FaultCase<EdgeShieldArgs> => ({
  title,
  cloud: "alicloud",
  code,
  args,
  twin,
});
const counting = (until: string, owner = "web-team"): Args => ({ mode: { count: { until, owner } } });
const network = (more: Partial<DeliveryNetworkArgs>): Args => ({ network: { ...NETWORK, ...more } });
const origin = (more: Partial<OriginProtectionArgs>): Args => ({
  origin: { addresses: { shop: "47.100.0.1" }, instance: { id: "ddosbgp-cn-1" }, ...more },
});
const bought = (more: Partial<OriginPurchase>): Args =>
  origin({ instance: { buy: { months: 12, cleanMbps: 200, acknowledged: PURCHASE_WORDS, ...more } } });
const COMMON = "AWSManagedRulesCommonRuleSet";
const WHY = { reason: "long forms", owner: "web-team" };
const { key: _, ...keyless } = NETWORK;

/** Planted mistakes, each with its correct twin. */
export const faultCases: readonly FaultCase<EdgeShieldArgs>[] = [
  aws("a count that has run out", "edge-shield.count-over", counting("2026-11-20"), counting("2026-12-07")),
  aws("a count of half a year", "edge-shield.count-long", counting("2027-05-01"), counting("2026-12-23")),
  alibaba("a count without an end", "edge-shield.count-end", counting("soon"), counting("2026-12-01")),
  aws(
    "a count that nobody reads",
    "edge-shield.count-owner",
    counting("2026-12-07", ""),
    counting("2026-12-07"),
  ),
  aws("a plan of no day", "edge-shield.planned-on", { plannedOn: "today" }, { plannedOn: "2026-11-24" }),
  aws("a limit of nothing", "edge-shield.rate", { rate: 0 }, { rate: 1000 }),
  aws(
    "a sign-in looser than the site",
    "edge-shield.path-rate",
    { paths: { sign: { path: "/login", requests: 5000 } } },
    { paths: { sign: { path: "/login", requests: 500 } } },
  ),
  aws(
    "a path that is a whole address",
    "edge-shield.path",
    { paths: { sign: { path: "https://shop.example.com/login", requests: 100 } } },
    { paths: { sign: { path: "/account/login", requests: 100 } } },
  ),
  aws(
    "a rule's key with a blank",
    "edge-shield.key",
    { paths: { "Sign in": { path: "/login", requests: 100 } } },
    { paths: { "sign-in": { path: "/login", requests: 100 } } },
  ),
  aws(
    "more paths than a web ACL has units",
    "edge-shield.quota",
    { paths: manyPaths(1200) },
    { paths: manyPaths(200) },
  ),
  aws(
    "a kind of application that nobody knows",
    "edge-shield.application",
    { applications: ["cobol" as "php"] },
    { applications: ["php"] },
  ),
  aws(
    "a country by its name",
    "edge-shield.country",
    { countries: { refuse: ["China"] } },
    { countries: { refuse: ["KP"] } },
  ),
  aws(
    "no country at all",
    "edge-shield.countries",
    { countries: { admit: [] } },
    { countries: { admit: ["CN", "SG"] } },
  ),
  alibaba(
    "countries that alone may come",
    "edge-shield.admit",
    { countries: { admit: ["CN"] } },
    { countries: { refuse: ["KP"] } },
  ),
  aws(
    "an exception of no rule",
    "edge-shield.exception",
    { exceptions: { SizeRestrictions_BODY: WHY } },
    { exceptions: { [`${COMMON}/SizeRestrictions_BODY`]: WHY } },
  ),
  aws(
    "an exception of a group that is not there",
    "edge-shield.exception",
    { exceptions: { "AWSManagedRulesCommon/SizeRestrictions_BODY": WHY } },
    { exceptions: { [`${COMMON}/SizeRestrictions_BODY`]: WHY } },
  ),
  alibaba(
    "an exception by name",
    "edge-shield.exception",
    { exceptions: { sqli: WHY } },
    { exceptions: { "113406": WHY } },
  ),
  aws(
    "an exception without a reason",
    "edge-shield.reason",
    { exceptions: { [`${COMMON}/SizeRestrictions_BODY`]: { reason: "", owner: "web-team" } } },
    { exceptions: { [`${COMMON}/SizeRestrictions_BODY`]: WHY } },
  ),
  aws(
    "a key that does not serve the log",
    "keys.serves",
    { logs: { key: keyFor("s3") } },
    { logs: { key: keyFor("s3", "logs") } },
  ),
  aws("protected addresses of the other cloud", "edge-shield.origin", origin({}), { ddos: "advanced" }),
  alibaba("no address to protect", "edge-shield.origin-addresses", origin({ addresses: {} }), origin({})),
  alibaba(
    "a private address to protect",
    "edge-shield.origin-address",
    origin({ addresses: { shop: "10.8.0.1" } }),
    origin({ addresses: { shop: "47.100.0.2" } }),
  ),
  alibaba(
    "months that are not sold",
    "edge-shield.origin-months",
    bought({ months: 10 }),
    bought({ months: 9 }),
  ),
  alibaba(
    "less traffic than is sold",
    "edge-shield.origin-clean",
    bought({ cleanMbps: 10 }),
    bought({ cleanMbps: 100 }),
  ),
  alibaba(
    "a purchase without the words",
    "edge-shield.origin-paid",
    bought({ acknowledged: "yes" }),
    bought({}),
  ),
  aws("a log without a key", "edge-shield.logs", { logs: { collectedBy: "archive" } }),
  alibaba("a log that nobody collects", "edge-shield.logs", { logs: { collectedBy: "" } }),
  aws(
    "a log of a month",
    "edge-shield.retention",
    { logs: { key: keyFor("logs"), retentionDays: 30 } },
    { logs: { key: keyFor("logs"), retentionDays: 400 } },
  ),
  alibaba(
    "a subscription of the other cloud",
    "edge-shield.ddos",
    { ddos: "advanced" },
    { ddos: "standard" },
  ),
  aws(
    "a network that fetches from itself",
    "edge-shield.loop",
    network({ origin: "shop.example.com" }),
    network({}),
  ),
  aws(
    "a network of an address",
    "edge-shield.domain",
    network({ origin: "192.0.2.1" }),
    network({ origin: "origin.example.com" }),
  ),
  aws(
    "a network without names",
    "edge-shield.domains",
    network({ domains: [] }),
    network({ domains: ["shop.example.com"] }),
  ),
  aws(
    "pages of customers kept for others",
    "edge-shield.cached",
    network({ cached: ["/*"] }),
    network({ cached: ["/img/*"] }),
  ),
  aws("a network's log without a key", "edge-shield.network-key", { network: keyless }, network({})),
  aws("a scope of the other cloud", "edge-shield.scope", network({ scope: "global" }), network({})),
  alibaba(
    "a network of no names there",
    "edge-shield.domains",
    { network: { ...ALICLOUD_NETWORK, domains: [] } },
    { network: ALICLOUD_NETWORK },
  ),
];

function manyPaths(count: number): NonNullable<EdgeShieldArgs["paths"]> {
  return Object.fromEntries(
    Array.from({ length: count }, (_unused, index) => [`p${index}`, { path: `/p${index}`, requests: 100 }]),
  );
}
