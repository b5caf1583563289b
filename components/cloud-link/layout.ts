import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import { tunnelLogPolicies } from "../store-link/aws-policy.ts";
import { LOG_DAYS } from "../store-link/limits.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { checkCloudLink } from "./check.ts";
import type { CloudLinkArgs } from "./contract.ts";
import { ASN, INSIDE, PRIVATE_ZONE } from "./limits.ts";

/** Every decision about the link, the same for both sides: each leaf makes its own part of it. */
export interface CloudLinkLayout {
  readonly asn: { readonly aws: number; readonly alicloud: number };
  readonly tunnels: readonly PlannedLinkTunnel[];
  readonly waivers: Tags;
  readonly aws: {
    readonly account: string;
    readonly region: string;
    readonly azs: readonly string[];
    /** What the network's tables send over the link: Alibaba Cloud's prefixes, and where it answers for names. */
    readonly routes: readonly PlannedLinkRoute[];
    readonly asks: readonly PlannedQuestion[];
    readonly resolvers: readonly { readonly az: string; readonly address: string }[];
    readonly logGroup: string;
    readonly logDays: number;
    readonly policies: readonly PlannedPolicy[];
  };
  readonly alicloud: {
    readonly region: string;
    /** What the network's own tables send over the link: AWS's prefixes. */
    readonly routes: readonly PlannedLinkRoute[];
    readonly gatewayName: string;
    readonly connectionName: string;
    readonly groupName: string;
    readonly endpointName: string;
    readonly zones: readonly string[];
    readonly asks: readonly PlannedQuestion[];
  };
}

interface PlannedLinkRoute {
  readonly key: string;
  readonly table: string;
  readonly prefix: string;
}

export interface PlannedLinkTunnel {
  readonly key: "a" | "b";
  readonly inside: (typeof INSIDE)[number];
}

/** A domain of the other side, and who is asked for its names. */
export interface PlannedQuestion {
  readonly key: string;
  readonly domain: string;
  readonly name: string;
  readonly addresses: readonly string[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of both sides at once, before any resource exists.
 */
export function layoutCloudLink(name: string, args: CloudLinkArgs): CloudLinkLayout {
  const faults = new Faults(`cloud-link "${name}"`);
  checkCloudLink(faults, args);
  faults.throwIfAny();
  const { aws, alicloud, crossBorder } = args;
  const resolvers = Object.entries(aws.resolvers).map(([az, address]) => ({ az, address }));
  const logGroup = physicalName("aws:cloudwatch/logGroup:LogGroup", `/aws/vendedlogs/atrium/${name}/tunnels`);
  const ask = (
    type: "alicloud:pvtz/rule:Rule" | undefined,
    domain: string,
    addresses: readonly string[],
  ) => ({
    key: domain.replaceAll(".", "-"),
    domain,
    name:
      type === undefined
        ? `${name}-${domain.replaceAll(".", "-")}`.slice(0, 64)
        : physicalName(type, name, domain),
    addresses,
  });
  const far = [...alicloud.prefixes, PRIVATE_ZONE.prefix];
  return {
    asn: { aws: args.asn?.aws ?? ASN.aws, alicloud: args.asn?.alicloud ?? ASN.alicloud },
    tunnels: (["a", "b"] as const).map((key, index) => ({ key, inside: INSIDE[index] ?? INSIDE[0] })),
    waivers:
      crossBorder === undefined
        ? {}
        : { "waiver-cross-border": tagText(`${crossBorder.reason} - ${crossBorder.owner}`) },
    aws: {
      account: aws.account,
      region: aws.region,
      azs: Object.keys(aws.network.subnets),
      routes: routesOf(aws.network.routeTables, far),
      asks: alicloud.domains.map((domain) => ask(undefined, domain, PRIVATE_ZONE.addresses)),
      resolvers,
      logGroup,
      logDays: args.logRetentionDays ?? LOG_DAYS.default,
      policies: tunnelLogPolicies(aws, logGroup),
    },
    alicloud: {
      region: alicloud.region,
      routes: routesOf(alicloud.network.routeTables ?? {}, aws.prefixes),
      gatewayName: physicalName("alicloud:vpn/gateway:Gateway", name),
      connectionName: physicalName("alicloud:vpn/connection:Connection", name),
      groupName: physicalName("alicloud:ecs/securityGroup:SecurityGroup", name, "names"),
      endpointName: physicalName("alicloud:pvtz/endpoint:Endpoint", name),
      zones: Object.keys(alicloud.network.vswitches),
      asks: aws.domains.map((domain) =>
        ask(
          "alicloud:pvtz/rule:Rule",
          domain,
          resolvers.map(({ address }) => address),
        ),
      ),
    },
  };
}

function routesOf(
  tables: Readonly<Record<string, unknown>>,
  prefixes: readonly string[],
): readonly PlannedLinkRoute[] {
  return Object.keys(tables).flatMap((table) =>
    prefixes.map((prefix) => ({ key: `${table}-${prefix.replace(/[./]/g, "-")}`, table, prefix })),
  );
}
