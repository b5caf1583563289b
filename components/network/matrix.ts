import { parsePrefix } from "../../ipam/prefix.ts";
import type { FlowArgs, NetworkArgs, PortRange } from "./contract.ts";
import { ALICLOUD_SERVICES, CLIENT_PORTS } from "./limits.ts";
import { type Family, roleOf } from "./routing.ts";

export type Protocol = "tcp" | "udp";

/** A block of addresses: known now, or a /64 and wider of the IPv6 block that the cloud will give. */
export type Block =
  | { readonly kind: "cidr"; readonly family: Family; readonly cidr: string }
  | {
      readonly kind: "own-ipv6";
      readonly family: "ipv6";
      /** Number of the first /64. */
      readonly subnetId: number;
      readonly length: number;
    };

/** With the name that keys are made of. */
export type NamedBlock = Block & { readonly name: string };

/** One end of a flow, as groups and ACLs each need it. */
export type End =
  | { readonly kind: "tier"; readonly tier: string; readonly group: string }
  | { readonly kind: "addresses"; readonly name: string; readonly blocks: readonly NamedBlock[] }
  /** A gateway endpoint: groups name its prefix list, ACLs cannot. */
  | {
      readonly kind: "service";
      readonly name: string;
      readonly endpoint: string;
      readonly blocks: readonly NamedBlock[];
    };

export interface Flow {
  readonly key: string;
  readonly from: End;
  readonly to: End;
  readonly protocol: Protocol;
  readonly ports: readonly PortRange[];
  readonly reason: string;
  readonly owner: string;
  /** Why it may cross zones that the matrix keeps apart, and who said so. */
  readonly exception?: string;
  /** Interface endpoints answer on IPv4 alone; other flows use what the network has. */
  readonly families: readonly Family[];
}

const BOTH: readonly Family[] = ["ipv4", "ipv6"];

/** Group of the interface endpoints. */
export const ENDPOINT_GROUP = "endpoints";

const CLOUD_SERVICES = "cloud-services";

const HTTPS: readonly PortRange[] = [{ from: 443, to: 443 }];

/** Every permitted flow: the matrix as written, and what endpoints and the cloud's own services need. */
export function flows(args: NetworkArgs): readonly Flow[] {
  return [...writtenFlows(args), ...endpointFlows(args), ...(serviceFlows(args) ?? [])];
}

/** Addresses of a tier: its set-aside block where the plan gives one, its subnets otherwise. */
export function tierBlocks(args: NetworkArgs, tier: string): readonly NamedBlock[] {
  const addresses = args.addresses.tiers[tier];
  if (addresses === undefined) return [];
  const subnets = Object.entries(addresses.subnets);
  const ipv4 =
    addresses.ipv4 === undefined
      ? subnets.map(
          ([az, { ipv4 }]) => ({ name: `${tier}-${az}`, kind: "cidr", family: "ipv4", cidr: ipv4 }) as const,
        )
      : [{ name: tier, kind: "cidr", family: "ipv4", cidr: addresses.ipv4 } as const];
  if (args.addresses.stack === "ipv4") return ipv4;
  const ipv6 =
    addresses.ipv6 === undefined
      ? subnets.flatMap(([az, { ipv6SubnetId: subnetId }]) =>
          subnetId === undefined ? [] : [{ name: `${tier}-${az}`, ...ownIpv6(subnetId, 64) }],
        )
      : [{ name: tier, ...ownIpv6(addresses.ipv6.subnetId, addresses.ipv6.length) }];
  return [...ipv4, ...ipv6];
}

function ownIpv6(subnetId: number, length: number) {
  return { kind: "own-ipv6", family: "ipv6", subnetId, length } as const;
}

/** Ports on which hosts at this end take replies. */
export function clientPorts(args: NetworkArgs, end: End): PortRange {
  if (end.kind !== "tier") return CLIENT_PORTS.any;
  const own = args.tiers[end.tier]?.clientPorts;
  return own ?? (roleOf(args, end.tier) === "web" ? CLIENT_PORTS.any : CLIENT_PORTS.server);
}

/** Tiers that use the endpoints. */
export function endpointUsers(args: NetworkArgs): readonly string[] {
  const served = Object.keys(args.tiers).filter((tier) => ["app", "db"].includes(roleOf(args, tier) ?? ""));
  return args.endpoints?.users ?? served;
}

/** Tier that holds the interface endpoints; undefined where the arguments leave it open. */
export function endpointTier(args: NetworkArgs): string | undefined {
  if (args.endpoints?.tier !== undefined) return args.endpoints.tier;
  const app = Object.keys(args.tiers).filter((tier) => roleOf(args, tier) === "app");
  return app.length === 1 ? app[0] : undefined;
}

export function internetBlocks(dual: boolean): readonly NamedBlock[] {
  const ipv4 = { name: "internet", kind: "cidr", family: "ipv4", cidr: "0.0.0.0/0" } as const;
  return dual ? [ipv4, { name: "internet-ipv6", kind: "cidr", family: "ipv6", cidr: "::/0" }] : [ipv4];
}

function writtenFlows(args: NetworkArgs): readonly Flow[] {
  return Object.entries(args.flows).map(([key, flow]) => ({
    key,
    from: endOf(args, flow.from),
    to: endOf(args, flow.to),
    protocol: flow.protocol,
    ports: flow.ports.map((port) => (typeof port === "number" ? { from: port, to: port } : port)),
    reason: flow.reason,
    owner: flow.owner,
    ...(flow.exception && { exception: exceptionText(flow.exception) }),
    families: BOTH,
  }));
}

export function exceptionText({ reason, approver }: NonNullable<FlowArgs["exception"]>): string {
  return `${reason} - ${approver}`;
}

function endOf(args: NetworkArgs, name: string): End {
  if (Object.hasOwn(args.tiers, name)) return { kind: "tier", tier: name, group: name };
  const dual = args.addresses.stack === "dual";
  if (name === "internet") return { kind: "addresses", name, blocks: internetBlocks(dual) };
  const peer = args.peers?.[name];
  const cidrs = [...(peer?.ipv4 ?? []), ...(dual ? (peer?.ipv6 ?? []) : [])];
  return {
    kind: "addresses",
    name,
    blocks: cidrs.map((cidr) => ({
      name: `${name}-${cidr.replaceAll(/[/:]/g, "_")}`,
      kind: "cidr",
      family: parsePrefix(cidr).family,
      cidr,
    })),
  };
}

function endpointFlows(args: NetworkArgs): readonly Flow[] {
  const { endpoints } = args;
  if (endpoints === undefined) return [];
  const holder = endpointTier(args);
  const byInterface = holder !== undefined && Object.keys(endpoints.interface ?? {}).length > 0;
  return endpointUsers(args).flatMap((tier) => {
    const use = (name: string, to: End, reason: string): Flow => ({
      key: `${tier}-${name}`,
      from: { kind: "tier", tier, group: tier },
      to,
      protocol: "tcp",
      ports: HTTPS,
      reason,
      owner: args.tags.owner ?? "network",
      families: ["ipv4"],
    });
    return [
      ...(byInterface
        ? [
            use(
              ENDPOINT_GROUP,
              { kind: "tier", tier: holder, group: ENDPOINT_GROUP },
              "cloud services by private endpoint",
            ),
          ]
        : []),
      ...(endpoints.gateway ?? []).map((service) =>
        use(service, gatewayEnd(args, service), `${service} by gateway endpoint`),
      ),
    ];
  });
}

function gatewayEnd(args: NetworkArgs, service: string): End {
  const block: NamedBlock =
    args.addresses.provider === "aws"
      ? // An ACL cannot name a prefix list. The route table is what keeps the tier from the rest of the internet.
        { name: "internet", kind: "cidr", family: "ipv4", cidr: "0.0.0.0/0" }
      : { name: CLOUD_SERVICES, kind: "cidr", family: "ipv4", cidr: ALICLOUD_SERVICES };
  return { kind: "service", name: service, endpoint: service, blocks: [block] };
}

/**
 * Alibaba Cloud: name service, time, metadata, mirrors and agents are addresses that groups and ACLs filter
 * like any other; AWS exempts its own.
 */
function serviceFlows(args: NetworkArgs): readonly Flow[] | undefined {
  if (args.addresses.provider === "aws") return undefined;
  const to: End = {
    kind: "addresses",
    name: CLOUD_SERVICES,
    blocks: [{ name: CLOUD_SERVICES, kind: "cidr", family: "ipv4", cidr: ALICLOUD_SERVICES }],
  };
  return Object.keys(args.tiers).flatMap((tier) => {
    const common = {
      from: { kind: "tier", tier, group: tier } as const,
      to,
      owner: args.tags.owner ?? "network",
      families: BOTH,
    };
    const port = (number: number): PortRange => ({ from: number, to: number });
    return [
      {
        ...common,
        key: `${tier}-cloud-services-udp`,
        protocol: "udp" as const,
        ports: [port(53), port(123)],
        reason: "name service and time of the cloud",
      },
      {
        ...common,
        key: `${tier}-cloud-services-tcp`,
        protocol: "tcp" as const,
        ports: [port(53), port(80), port(443)],
        reason: "metadata, mirrors and agents of the cloud",
      },
    ];
  });
}
