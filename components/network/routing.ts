import type { Egress, NetworkArgs, TierRole } from "./contract.ts";

export type Family = "ipv4" | "ipv6";

export interface SubnetPlan {
  /** `<tier>-<zone key>` */
  readonly key: string;
  readonly tier: string;
  readonly az: string;
  readonly azId: string;
  readonly ipv4: string;
  readonly ipv6SubnetId: number | undefined;
  readonly table: string;
}

export interface NatPlan {
  /** `nat` or `nat-<zone key>` */
  readonly key: string;
  readonly mode: "zonal" | "regional";
  /** Subnet that holds it; absent for AWS's regional gateway, which has none. */
  readonly subnet: string | undefined;
  /** Subnets whose hosts leave through it. */
  readonly sources: readonly string[];
}

export type RouteTarget =
  | { readonly kind: "internet-gateway" }
  | { readonly kind: "nat"; readonly nat: string }
  /** AWS: egress-only internet gateway. Alibaba Cloud: the IPv6 gateway, which lets nothing out or in unasked. */
  | { readonly kind: "ipv6-egress" };

export interface RoutePlan {
  readonly key: string;
  readonly family: Family;
  readonly target: RouteTarget;
}

export interface RouteTablePlan {
  /** `<tier>` or `<tier>-<zone key>` */
  readonly key: string;
  readonly tier: string;
  readonly routes: readonly RoutePlan[];
}

export interface Routing {
  readonly subnets: readonly SubnetPlan[];
  readonly tables: readonly RouteTablePlan[];
  readonly nats: readonly NatPlan[];
  /** AWS: whether the network has an internet gateway. Alibaba Cloud has none. */
  readonly internetGateway: boolean;
  /** AWS: an egress-only internet gateway. Alibaba Cloud: an IPv6 gateway. */
  readonly ipv6Gateway: boolean;
}

const EGRESS_BY_ROLE: Readonly<Record<TierRole, boolean>> = {
  web: false,
  app: true,
  db: false,
  management: true,
};

/** Decides tables, gateways and default routes; expects arguments that `check.ts` found no fault with. */
export function routing(args: NetworkArgs): Routing {
  const { addresses } = args;
  const dual = addresses.stack === "dual";
  const aws = addresses.provider === "aws";
  const open = entered(args) || args.egress.mode !== "none";
  const subnets = subnetPlans(args);
  const tables = new Map<string, RouteTablePlan>();
  for (const subnet of subnets) {
    if (tables.has(subnet.table)) continue;
    const routes: RoutePlan[] = [];
    const add = (family: Family, target: RouteTarget): void => {
      routes.push({ key: `${subnet.table}-${family}`, family, target });
    };
    if (aws && open && roleOf(args, subnet.tier) === "web") {
      add("ipv4", { kind: "internet-gateway" });
      if (dual) add("ipv6", { kind: "internet-gateway" });
    } else if (leaves(args, subnet.tier)) {
      add("ipv4", { kind: "nat", nat: natKey(args.egress, subnet.az) });
      if (dual) add("ipv6", { kind: "ipv6-egress" });
    } else if (!aws && dual && entered(args) && roleOf(args, subnet.tier) === "web") {
      add("ipv6", { kind: "ipv6-egress" });
    }
    tables.set(subnet.table, { key: subnet.table, tier: subnet.tier, routes });
  }
  const plans = [...tables.values()];
  return {
    subnets,
    tables: plans,
    nats: natPlans(args, subnets),
    internetGateway: aws && open,
    ipv6Gateway: plans.some((table) => table.routes.some((route) => route.target.kind === "ipv6-egress")),
  };
}

export function roleOf(args: NetworkArgs, tier: string): TierRole | undefined {
  return args.tiers[tier]?.role;
}

/** Hosts of the tier start connections to the internet, and the network has a way out. */
export function leaves(args: NetworkArgs, tier: string): boolean {
  const role = roleOf(args, tier);
  if (role === undefined || role === "db" || args.egress.mode === "none") return false;
  return args.tiers[tier]?.egress ?? EGRESS_BY_ROLE[role];
}

/** Some flow starts in the internet. */
export function entered(args: NetworkArgs): boolean {
  return Object.values(args.flows).some((flow) => flow.from === "internet");
}

/** Tier whose subnets hold NAT gateways; undefined where the arguments leave it open. */
export function natTier(args: NetworkArgs): string | undefined {
  if (args.egress.mode === "none") return undefined;
  if (args.egress.tier !== undefined) return args.egress.tier;
  const web = Object.keys(args.tiers).filter((tier) => roleOf(args, tier) === "web");
  return web.length === 1 ? web[0] : undefined;
}

function subnetPlans(args: NetworkArgs): readonly SubnetPlan[] {
  return Object.entries(args.addresses.tiers).flatMap(([tier, { subnets }]) =>
    Object.entries(subnets).map(([az, subnet]) => ({
      key: `${tier}-${az}`,
      tier,
      az,
      azId: args.addresses.azs[az]?.id ?? az,
      ipv4: subnet.ipv4,
      ipv6SubnetId: args.addresses.stack === "dual" ? subnet.ipv6SubnetId : undefined,
      table: tableKey(args, tier, az),
    })),
  );
}

/** One table a tier; one a tier and zone only where each zone has its own way out. */
function tableKey(args: NetworkArgs, tier: string, az: string): string {
  const zonal = args.egress.mode === "per-az" && leaves(args, tier) && !throughGateway(args, tier);
  return zonal ? `${tier}-${az}` : tier;
}

/** On AWS the web tier leaves by the internet gateway, not by NAT: its load balancers hold public addresses. */
function throughGateway(args: NetworkArgs, tier: string): boolean {
  return args.addresses.provider === "aws" && roleOf(args, tier) === "web";
}

function natKey(egress: Egress, az: string): string {
  if (egress.mode === "shared") return `nat-${egress.az}`;
  return egress.mode === "per-az" ? `nat-${az}` : "nat";
}

function natPlans(args: NetworkArgs, subnets: readonly SubnetPlan[]): readonly NatPlan[] {
  const home = natTier(args);
  const users = subnets.filter((subnet) => leaves(args, subnet.tier) && !throughGateway(args, subnet.tier));
  const keys = new Set(users.map((subnet) => natKey(args.egress, subnet.az)));
  return [...keys].map((key) => {
    const sources = users.filter((subnet) => natKey(args.egress, subnet.az) === key);
    const az = args.egress.mode === "per-az" ? sources[0]?.az : homeZone(args.egress);
    return {
      key,
      mode: args.egress.mode === "regional" ? "regional" : "zonal",
      subnet: az === undefined || home === undefined ? undefined : `${home}-${az}`,
      sources: sources.map((subnet) => subnet.key),
    };
  });
}

function homeZone(egress: Egress): string | undefined {
  return egress.mode === "shared" || egress.mode === "regional" ? egress.az : undefined;
}
