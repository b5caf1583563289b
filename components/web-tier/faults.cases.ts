import type { FaultCase } from "../workload/testing.ts";
import { ALICLOUD_ROUTE, AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import type { CampaignArgs, CapacityArgs, WebTierArgs } from "./contract.ts";
import { alicloudEdge, awsEdge, CAPACITY, INSIDE, webTierArgs } from "./testing.ts";

const REGION = "ap-southeast-1";
const { server, balancerSubnets, subnets } = webTierArgs(REGION);
const [first = "", ...others] = Object.keys(subnets);

const serving = (more: Partial<WebTierArgs["server"]>): Partial<WebTierArgs> => ({
  server: { ...server, ...more },
});
const sized = (more: Partial<CapacityArgs>): Partial<WebTierArgs> => ({ capacity: { ...CAPACITY, ...more } });
const campaign = (more: Partial<CampaignArgs>): Partial<WebTierArgs> =>
  sized({
    campaigns: { sale: { from: "2026-12-12T00:00", to: "2026-12-13T00:00", peak: 20, ...more } },
  });
const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
const aws = (
  title: string,
  code: string,
  args: Partial<WebTierArgs>,
  twin: Partial<WebTierArgs> = {},
): FaultCase<WebTierArgs> => ({ title, cloud: "aws", code, args, twin });
const alibaba = (
  title: string,
  code: string,
  args: Partial<WebTierArgs>,
  twin: Partial<WebTierArgs> = {},
): FaultCase<WebTierArgs> => ({ title, cloud: "alicloud", code, args, twin });

const TEST = { environment: "test", tags: { ...TAGS, environment: "test" } } as const;
const SPOT = { reason: "reports may wait", owner: "bi-team", types: ["m6i.large", "m7a.large"] };

/** Planted mistakes, each with its correct twin. */
export const faultCases: readonly FaultCase<WebTierArgs>[] = [
  aws(
    "one zone",
    "placement.zones",
    { subnets: { [first]: "subnet-1" }, balancerSubnets: { [first]: { id: "web-1", ipv4: "10.4.0.0/24" } } },
    { subnets: without(subnets, first), balancerSubnets: without(balancerSubnets, first) },
  ),
  aws("a zone without a balancer", "web-tier.zones", {
    balancerSubnets: without(balancerSubnets, others[0] ?? ""),
  }),
  aws("a zone without servers", "web-tier.zones", { subnets: without(subnets, first) }),
  aws("the shield of another region", "web-tier.edge-place", {
    exposure: { to: "internet", edge: awsEdge("ap-northeast-1") },
  }),
  aws(
    "no shield and no reason",
    "web-tier.reason",
    { exposure: { to: "internet", edge: { none: { reason: "", owner: "web-team" } } } },
    { exposure: { to: "internet", edge: { none: { reason: "a partner's own shield", owner: "web-team" } } } },
  ),
  aws(
    "an inside entrance for everybody",
    "clients.public",
    { exposure: { to: "inside", clients: { all: { reason: "everybody", prefixes: ["0.0.0.0/0"] } } } },
    { exposure: INSIDE },
  ),
  aws("a balancer's subnet with host bits", "web-tier.prefix", {
    balancerSubnets: { ...balancerSubnets, [first]: { id: "web-0", ipv4: "10.4.0.1/24" } },
  }),
  aws("the administrators' port", "web-tier.port", serving({ port: 22 }), serving({ port: 8080 })),
  aws("an image that follows the newest", "web-tier.image", serving({ image: "resolve:ssm:/golden/latest" })),
  aws("a type of the other cloud", "web-tier.type", serving({ type: "ecs.g8i.large" })),
  alibaba(
    "a type of AWS",
    "web-tier.type",
    serving({ type: "m7i.large", image: "m-1example" }),
    serving({ type: "ecs.g8i.large", image: "m-1example" }),
  ),
  aws("a health page with a query", "web-tier.health", serving({ healthPath: "/ok?deep=1" })),
  aws(
    "a warm-up of an hour",
    "web-tier.warmup",
    serving({ warmupSeconds: 3600 }),
    serving({ warmupSeconds: 300 }),
  ),
  aws("a disk too small", "web-tier.disk", serving({ diskGb: 8 }), serving({ diskGb: 100 })),
  aws(
    "clear text without an owner",
    "web-tier.reason",
    serving({ plain: { reason: "old application", owner: " " } }),
    serving({ plain: { reason: "old application", owner: "web-team" } }),
  ),
  aws(
    "a password in the setup",
    "web-tier.setup-secret",
    serving({ setup: { files: { "/etc/app.conf": { content: "db_password = hunter22\n" } } } }),
    serving({ setup: { files: { "/etc/app.conf": { content: "db_password = <secret store>\n" } } } }),
  ),
  aws(
    "a setup larger than user data",
    "web-tier.setup-size",
    serving({ setup: { commands: ["true ".repeat(4000)] } }),
    serving({ setup: { commands: ["true ".repeat(400)] } }),
  ),
  aws(
    "a file that everybody may write",
    "web-tier.setup-permissions",
    serving({ setup: { files: { "/etc/app.conf": { content: "x", permissions: "0666" } } } }),
    serving({ setup: { files: { "/etc/app.conf": { content: "x", permissions: "0640" } } } }),
  ),
  aws("fewer servers than zones", "web-tier.capacity", sized({ minimum: 2 })),
  aws("more at the opening than at the peak", "web-tier.capacity-order", sized({ opening: 12 })),
  aws("a CPU target of 90", "web-tier.cpu-target", sized({ cpuTarget: 90 }), sized({ cpuTarget: 80 })),
  aws("a CPU target of 40", "web-tier.cpu-target", sized({ cpuTarget: 40 }), sized({ cpuTarget: 60 })),
  aws(
    "servers that come after the doors open",
    "web-tier.opening",
    sized({ hours: { from: "09:30", to: "22:30" } }),
    sized({ hours: { from: "07:30", to: "22:30" } }),
  ),
  aws(
    "servers that leave before the doors close",
    "web-tier.closing",
    sized({ hours: { from: "08:30", to: "20:00" } }),
    sized({ hours: { from: "08:30", to: "22:00" } }),
  ),
  aws(
    "a clock without minutes",
    "web-tier.clock",
    sized({ hours: { from: "8", to: "22:30" } }),
    sized({ hours: { from: "08:00", to: "22:30" } }),
  ),
  aws("a plan of no day", "web-tier.planned-on", sized({ plannedOn: "2026-02-30" })),
  aws(
    "a campaign that is over",
    "web-tier.campaign-past",
    campaign({ from: "2026-11-11T00:00" }),
    campaign({}),
  ),
  aws(
    "a campaign that ends before it begins",
    "web-tier.campaign-order",
    campaign({ to: "2026-12-11T00:00" }),
  ),
  aws("a campaign on no day", "web-tier.campaign-time", campaign({ from: "2026-12-32T00:00" })),
  alibaba(
    "a campaign beyond what Auto Scaling schedules",
    "web-tier.campaign-far",
    campaign({ from: "2027-05-01T00:00", to: "2027-05-04T00:00" }),
    campaign({ from: "2027-02-05T00:00", to: "2027-02-08T00:00" }),
  ),
  aws(
    "two campaigns at once",
    "web-tier.campaign-overlap",
    sized({
      campaigns: {
        sale: { from: "2026-12-10T00:00", to: "2026-12-13T00:00", peak: 20 },
        night: { from: "2026-12-12T20:00", to: "2026-12-14T00:00", peak: 22 },
      },
    }),
    sized({
      campaigns: {
        sale: { from: "2026-12-10T00:00", to: "2026-12-12T20:00", peak: 20 },
        night: { from: "2026-12-12T20:00", to: "2026-12-14T00:00", peak: 22 },
      },
    }),
  ),
  alibaba(
    "more scheduled tasks than the region has",
    "web-tier.quota",
    campaign({ from: "2026-12-01T00:00", to: "2026-12-20T00:00" }),
    { ...campaign({ from: "2026-12-01T00:00", to: "2026-12-20T00:00" }), quotas: { scheduled: 200 } },
  ),
  aws("more servers than a balancer takes", "web-tier.quota", sized({ peak: 800 }), {
    ...sized({ peak: 800 }),
    quotas: { targets: 1500 },
  }),
  aws(
    "servers that may do everything",
    "web-tier.permissions",
    { permissions: [{ Effect: "Allow", Action: "s3:*", Resource: "bucket-arn/*" }] },
    { permissions: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "bucket-arn/*" }] },
  ),
  aws(
    "servers that may use everything",
    "web-tier.permissions",
    { permissions: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] },
    { permissions: [{ Effect: "Allow", Action: "s3:GetObject", Resource: ["bucket-arn/*"] }] },
  ),
  aws(
    "production that may be interrupted",
    "web-tier.interruptible",
    { interruptible: SPOT },
    { ...TEST, interruptible: SPOT },
  ),
  aws(
    "one spot type alone",
    "web-tier.spot-types",
    { ...TEST, interruptible: { ...SPOT, types: [server.type] } },
    { ...TEST, interruptible: SPOT },
  ),
  aws(
    "a key that leaves out who starts servers",
    "keys.serves",
    { key: keyFor("ebs") },
    { key: keyFor("ebs", "autoscaling") },
  ),
  aws("no bucket for the access log", "web-tier.access-log", { accessLog: { retentionDays: 184 } }),
  alibaba(
    "an access log of a month",
    "web-tier.retention",
    { accessLog: { retentionDays: 30 } },
    { accessLog: { retentionDays: 365 } },
  ),
  aws("the other cloud's alerts", "route.cloud", { route: ALICLOUD_ROUTE }, { route: AWS_ROUTE }),
  alibaba(
    "the other cloud's shield",
    "web-tier.edge-place",
    { exposure: { to: "internet", edge: awsEdge("cn-shanghai") } },
    { exposure: { to: "internet", edge: alicloudEdge("cn-shanghai") } },
  ),
];
