import { z } from "zod";
import {
  AlicloudCloudLink,
  AlicloudLinkGateway,
  AwsCloudLink,
  type CloudLinkArgs,
  LINK_BANDWIDTHS,
  layoutCloudLink,
} from "../../components/cloud-link/index.ts";
import type { SystemSite } from "../../components/system/index.ts";
import type { Path } from "../../ipam/index.ts";
import { stepsOf, withoutUndefined } from "../governance/written.ts";
import { key, optOut } from "../texts.ts";
import { alarmsOf } from "./alarms-of.ts";
import type { Asked, GroupKind, HubRef, WorkloadLinks, WorkloadScope } from "./asked.ts";
import { cloudLinkFaults } from "./cloud-link-references.ts";
import { accountOf } from "./standing.ts";

const word = z.string().min(1);
const domains = z.array(word).min(1).describe("private domains whose names are answered on this side");

const side = {
  network: key.describe("name in networks:"),
  tier: key
    .optional()
    .describe("where names are asked for and answered; the tier with the role app if left out"),
  domains,
};

const hub = z
  .union(
    [
      key,
      z.strictObject({
        transitGateway: word,
        routeTable: word.describe("of it, which holds what Alibaba Cloud may reach"),
        learnt: z.record(key, word).describe("tables of it that learn Alibaba Cloud's prefixes"),
      }),
    ],
    {
      error: "write the name of a hub, or { transitGateway, routeTable, learnt } of one that stands already",
    },
  )
  .describe(
    "name in workloads.store-links.hubs, or a transit gateway that the network is attached to already",
  );

const cloudLinkSection = z.strictObject({
  aws: z.strictObject({
    ...side,
    hub,
    resolvers: z
      .record(word, word)
      .describe(
        "zone of the plan → free address of the tier's subnet there, two at least: names are answered at it",
      ),
  }),
  alicloud: z.strictObject({
    ...side,
    zones: z.array(word).length(2).describe("two zones of the tier: the gateway has a tunnel in each"),
    bandwidth: z.literal(LINK_BANDWIDTHS).describe("Mbit/s of the gateway"),
  }),
  keysSince: z
    .string()
    .describe("day since when pre-shared keys count; another day makes new ones (guide 1.1.9)"),
  crossBorder: optOut
    .optional()
    .describe("one side alone lies in mainland China: by which licence, and who answers for it"),
  asn: z
    .strictObject({ aws: z.int().optional(), alicloud: z.int().optional() })
    .optional()
    .describe("numbers in BGP; 64512, as the hub has, and 65020 if left out"),
  logRetentionDays: z.int().optional().describe("AWS: logs of tunnels; 365 if left out"),
});

/** `workloads.cloud-links`: a network of AWS and one of Alibaba Cloud, joined over two tunnels. */
export const cloudLinksSection = z.record(key, cloudLinkSection);

type Section = z.infer<typeof cloudLinksSection>;
export type CloudLinkEntry = z.infer<typeof cloudLinkSection>;

export const cloudLinks: GroupKind<Section> = {
  references: (section, scope) => cloudLinkFaults(section, scope),
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, link]) => {
      // A network or an account that could not be read is a fault of its own.
      const sound = [link.aws, link.alicloud].every(
        ({ network }) => scope.networks[network] !== undefined && accountOf({ network }, scope) !== undefined,
      );
      return sound ? [asked(name, link, scope)] : [];
    }),
};

function asked(name: string, link: CloudLinkEntry, scope: WorkloadScope): Asked {
  const at = ["workloads", "cloud-links", name];
  const args = (links: WorkloadLinks) => argsOf(link, scope, links);
  return {
    name,
    at,
    place: (path) => placeOf(at, path),
    layout: (links) => layoutCloudLink(name, args(links)),
    build: (links, opts) => {
      const made = args(links);
      const here = opts(accountName(link.aws.network, scope), made.aws.region);
      const there = opts(accountName(link.alicloud.network, scope), made.alicloud.region);
      const gateway = new AlicloudLinkGateway(`${name}-gateway`, made, there);
      const onAws = new AwsCloudLink(name, { ...made, peer: gateway.addresses }, here);
      const { gatewayId } = gateway;
      new AlicloudCloudLink(`${name}-alicloud`, { ...made, gatewayId, tunnels: onAws.tunnels }, there);
      alarmsOf(
        name,
        { ...made.aws, tags: made.tags },
        onAws.alarmTargets,
        links.site(link.aws.network).route,
        here,
      );
    },
  };
}

function accountName(network: string, scope: WorkloadScope): string {
  return accountOf({ network }, scope)?.name ?? "";
}

/** What follows from a network is said where the network is named. */
function placeOf(at: Path, path: string): Path {
  const [first = "", second = "", ...rest] = stepsOf(path);
  if (first === "key") return [...at, "aws", "network"];
  if (first !== "aws" && first !== "alicloud") return [...at, ...stepsOf(path)];
  if (second === "hub" || second === "learnt") return [...at, first, "hub"];
  if (second === "network" && rest[0] === "vswitches") return [...at, first, "zones"];
  if (second === "network" && rest[0] === "subnets") return [...at, first, "resolvers"];
  return ["resolvers", "domains", "bandwidth"].includes(String(second))
    ? [...at, first, second, ...rest]
    : [...at, first, "network"];
}

function argsOf(link: CloudLinkEntry, scope: WorkloadScope, links: WorkloadLinks): CloudLinkArgs {
  const { aws, alicloud, asn, keysSince, crossBorder, logRetentionDays } = link;
  const [here, there] = [links.site(aws.network), links.site(alicloud.network)];
  const account = accountOf(aws, scope);
  if (account === undefined) throw new Error("references are checked before anything is planned");
  return {
    tags: account.tags,
    keysSince,
    key: links.key(account.name, here.region, "logs"),
    aws: {
      account: here.account,
      region: here.region,
      prefixes: prefixesOf(aws.network, scope),
      domains: aws.domains,
      ...hubOf(aws, links),
      network: {
        vpcId: here.vpcId,
        subnets: only(tierOf(here, aws.tier)?.subnets ?? {}, Object.keys(aws.resolvers)),
        routeTables: here.routeTables ?? {},
      },
      resolvers: aws.resolvers,
    },
    alicloud: {
      account: there.account,
      region: there.region,
      prefixes: prefixesOf(alicloud.network, scope),
      domains: alicloud.domains,
      network: {
        vpcId: there.vpcId,
        routeTables: there.routeTables ?? {},
        vswitches: vswitchesOf(tierOf(there, alicloud.tier), alicloud.zones),
      },
      bandwidth: alicloud.bandwidth,
    },
    ...(asn === undefined ? {} : { asn: withoutUndefined(asn) }),
    ...withoutUndefined({ crossBorder, logRetentionDays }),
  };
}

/** Blocks of the whole network: BGP tells the other side of them. */
function prefixesOf(network: string, { networks }: WorkloadScope): readonly string[] {
  const { ipv4, secondary = [] } = networks[network]?.args.addresses ?? { ipv4: "" };
  return [ipv4, ...secondary];
}

/** The link has a table of its own in a hub of stores; the network's table in the hub learns of the other cloud. */
function hubOf(
  { hub: named, network }: CloudLinkEntry["aws"],
  { hubs }: WorkloadLinks,
): Pick<CloudLinkArgs["aws"], "hub" | "learnt"> {
  if (typeof named !== "string") {
    const { transitGateway: id, routeTable: routeTableId, learnt } = named;
    return { hub: { id, routeTableId }, learnt };
  }
  const of: HubRef | undefined = hubs.get(named);
  if (of === undefined) throw new Error(`hub ${named} is made before the links`);
  return {
    hub: { id: of.id, attachments: only(of.attachments, [network]) },
    learnt: only(of.tables, [`to-${network}`]),
  };
}

function tierOf(
  { tiers }: Pick<SystemSite, "tiers">,
  named: string | undefined,
): SystemSite["tiers"][string] | undefined {
  return tiers[named ?? Object.keys(tiers).find((tier) => tiers[tier]?.role === "app") ?? ""];
}

function vswitchesOf(
  tier: SystemSite["tiers"][string] | undefined,
  zones: readonly string[],
): CloudLinkArgs["alicloud"]["network"]["vswitches"] {
  return Object.fromEntries(
    zones.flatMap((zone) => {
      const [id, ipv4] = [tier?.subnets[zone], tier?.prefixes[zone]];
      return id === undefined || ipv4 === undefined ? [] : [[zone, { id, ipv4 }]];
    }),
  );
}

function only<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => keys.includes(each)));
}
