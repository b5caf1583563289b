import { parsePrefix } from "../../ipam/prefix.ts";
import { Faults } from "../faults.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { checkNetwork } from "./check.ts";
import { checkRuleCounts, checkRuleKeys } from "./check-rules.ts";
import type { NetworkAddresses, NetworkArgs } from "./contract.ts";
import { type Firewall, firewall } from "./firewall.ts";
import { FLOW_LOG_RETENTION } from "./limits.ts";
import { endpointTier, endpointUsers, exceptionText } from "./matrix.ts";
import { type Routing, routing } from "./routing.ts";
import { zoneOf } from "./zones.ts";

/** Every decision about a network, as plain data: the leaves only translate it. */
export interface NetworkLayout {
  readonly account: string;
  readonly region: string;
  readonly ipv4: string;
  readonly secondary: readonly SecondaryBlock[];
  readonly dual: boolean;
  /** Tags of the network itself: what was opted out of, and why. */
  readonly waivers: Tags;
  readonly tierTags: Readonly<Record<string, Tags>>;
  /** Of each group, with the security zone of its hosts: a judge reads it there. */
  readonly groupTags: Readonly<Record<string, Tags>>;
  readonly routing: Routing;
  readonly firewall: Firewall;
  readonly endpoints: EndpointPlan;
  /** Days to keep flow logs; undefined where they are off. */
  readonly flowLogDays: number | undefined;
  /** Alibaba Cloud: KMS instance that keeps the flow log key; undefined for the region's default key. */
  readonly kmsInstance: string | undefined;
}

/** Named by its addresses: one that is added leaves the others as they are. */
export interface SecondaryBlock {
  readonly key: string;
  readonly ipv4: string;
  /** Keys of the subnets that lie in it. */
  readonly subnets: readonly string[];
}

export interface EndpointPlan {
  /** Service → tables that get its route. */
  readonly gateways: readonly { readonly service: string; readonly tables: readonly string[] }[];
  readonly interfaces: readonly { readonly key: string; readonly service: string }[];
  /** Subnets that hold the interface endpoints, one a zone. */
  readonly subnets: readonly string[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutNetwork(
  name: string,
  cloud: NetworkAddresses["provider"],
  args: NetworkArgs,
): NetworkLayout {
  const faults = new Faults(`network "${name}"`);
  checkNetwork(faults, cloud, args);
  // Rules can be counted only once their addresses can be read.
  faults.throwIfAny();
  const rules = firewall(args);
  checkRuleKeys(faults, rules);
  checkRuleCounts(faults, args, rules);
  faults.throwIfAny();
  const routes = routing(args);
  return {
    account: args.account,
    region: args.addresses.region,
    ipv4: args.addresses.ipv4,
    secondary: (args.addresses.secondary ?? []).map((ipv4) => secondaryBlock(ipv4, routes)),
    dual: args.addresses.stack === "dual",
    waivers: waivers(args),
    tierTags: Object.fromEntries(Object.entries(args.tiers).map(([tier, { tags }]) => [tier, tags ?? {}])),
    groupTags: Object.fromEntries(rules.groups.map((group) => [group, groupTags(args, group)])),
    routing: routes,
    firewall: rules,
    endpoints: endpointPlan(args, routes),
    flowLogDays: flowLogDays(args),
    kmsInstance: kmsInstance(args),
  };
}

function secondaryBlock(ipv4: string, { subnets }: Routing): SecondaryBlock {
  const block = parsePrefix(ipv4);
  return {
    key: `secondary-${ipv4.replace(/[./]/g, "-")}`,
    ipv4,
    subnets: subnets.filter((subnet) => block.contains(parsePrefix(subnet.ipv4))).map(({ key }) => key),
  };
}

function endpointPlan(args: NetworkArgs, { tables, subnets }: Routing): EndpointPlan {
  const users = endpointUsers(args);
  const holder = endpointTier(args);
  const interfaces = Object.entries(args.endpoints?.interface ?? {});
  return {
    gateways: (args.endpoints?.gateway ?? []).map((service) => ({
      service,
      tables: tables.filter((table) => users.includes(table.tier)).map((table) => table.key),
    })),
    interfaces: interfaces.map(([key, service]) => ({ key, service })),
    subnets:
      interfaces.length === 0 ? [] : subnets.filter(({ tier }) => tier === holder).map(({ key }) => key),
  };
}

function flowLogDays({ flowLogs }: NetworkArgs): number | undefined {
  if (flowLogs !== undefined && "off" in flowLogs) return undefined;
  return flowLogs?.retentionDays ?? FLOW_LOG_RETENTION.default;
}

function kmsInstance({ flowLogs }: NetworkArgs): string | undefined {
  return flowLogs === undefined || "off" in flowLogs ? undefined : flowLogs.kmsInstance;
}

function groupTags(args: NetworkArgs, group: string): Tags {
  return { zone: zoneOf(args, group), ...args.tiers[group]?.tags };
}

function waivers({ flowLogs, flows }: NetworkArgs): Tags {
  const opened = Object.entries(flows).flatMap(([key, { exception }]) =>
    exception === undefined ? [] : `${key}: ${exceptionText(exception)}`,
  );
  return {
    ...(opened.length > 0 && { "waiver-zone-matrix": tagText(opened.join("; ")) }),
    ...(flowLogs !== undefined &&
      "off" in flowLogs && {
        "waiver-flow-logs": tagText(`${flowLogs.off.reason} - ${flowLogs.off.owner}`),
      }),
  };
}
