import { parsePrefix } from "../../ipam/prefix.ts";
import { readSourcePrefix } from "../address-space.ts";
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { ALL_PORTS, type PortRange, readProtocol } from "../ports.ts";
import { at, flag, integer, text } from "../reading.ts";
import type {
  Acl,
  Endpoint,
  FilterRule,
  Gateway,
  Group,
  Link,
  LinkEnd,
  Listener,
  ListenerTarget,
  Network,
  NetworkModel,
  PublicAddress,
  Route,
  RouteTable,
  Subnet,
} from "./model.ts";
import {
  elsewhere,
  endpointIn,
  filterRule,
  foreignGroup,
  inside,
  isTrue,
  many,
  naming,
  one,
  openRule,
  part,
  prefixesOf,
  serviceAt,
} from "./stack-parts.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
const ACLS = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];
const IGW = "aws:ec2/internetGateway:InternetGateway";
const ATTACHED_IGW = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
const EIGW = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
const NAT = "aws:ec2/natGateway:NatGateway";
const VGW = "aws:ec2/vpnGateway:VpnGateway";
const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const TGW = "aws:ec2transitgateway/transitGateway:TransitGateway";
const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const GROUPS = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
const MACHINE = "aws:ec2/instance:Instance";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGETS = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";

/** Inputs by which a managed data service says where it stands, checked against the typings of aws 7.48. */
interface Placed {
  readonly groups: string;
  readonly subnets?: string;
  /** Resource between the service and its subnets. */
  readonly subnetGroup?: readonly [input: string, type: string];
  readonly publicly?: readonly string[];
}

const RDS_SUBNETS = ["dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup"] as const;
const CACHE_SUBNETS = ["subnetGroupName", "aws:elasticache/subnetGroup:SubnetGroup"] as const;

export const AWS_DATA: Readonly<Record<string, Placed>> = {
  "aws:rds/instance:Instance": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: RDS_SUBNETS,
    publicly: ["publiclyAccessible"],
  },
  "aws:rds/cluster:Cluster": { groups: "vpcSecurityGroupIds", subnetGroup: RDS_SUBNETS },
  "aws:docdb/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: ["dbSubnetGroupName", "aws:docdb/subnetGroup:SubnetGroup"],
  },
  "aws:redshift/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: ["clusterSubnetGroupName", "aws:redshift/subnetGroup:SubnetGroup"],
    publicly: ["publiclyAccessible"],
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    groups: "securityGroupIds",
    subnetGroup: CACHE_SUBNETS,
  },
  "aws:elasticache/cluster:Cluster": { groups: "securityGroupIds", subnetGroup: CACHE_SUBNETS },
  "aws:mq/broker:Broker": {
    groups: "securityGroups",
    subnets: "subnetIds",
    publicly: ["publiclyAccessible"],
  },
  "aws:msk/cluster:Cluster": {
    groups: "brokerNodeGroupInfo.securityGroups",
    subnets: "brokerNodeGroupInfo.clientSubnets",
  },
};

/** The network that the AWS resources of a stack make. */
export function readAws(stack: StackView): NetworkModel {
  const subnets = stack.ofType(SUBNET).map((subnet) => readSubnet(subnet, stack));
  const byUrn = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  const groups = stack.ofType(...GROUPS).map((group) => readGroup(group, stack));
  const endpoints = [
    ...stack.ofType(MACHINE).map((machine) => readMachine(machine, stack, byUrn)),
    ...Object.entries(AWS_DATA).flatMap(([type, placed]) =>
      stack.ofType(type).map((data) => readData(data, placed, stack, byUrn)),
    ),
    ...stack.ofType(BALANCER).map((balancer) => readBalancer(balancer, stack, byUrn)),
  ];
  const foreign = foreignOf(endpoints, groups);
  return {
    networks: stack.ofType(VPC).map((vpc) => readNetwork(vpc, stack)),
    subnets,
    tables: [
      ...stack.ofType(...TABLES).map((table) => readTable(table, stack)),
      ...stack.ofType(VPC).map(mainTable),
    ],
    gateways: readGateways(stack),
    links: readLinks(stack),
    acls: stack.ofType(...ACLS).map((acl) => readAcl(acl, stack)),
    groups: [...groups, ...foreign],
    endpoints,
    listeners: stack.ofType(LISTENER).flatMap((listener) => readListener(listener, stack) ?? []),
    forwards: [],
    firewalls: [],
  };
}

/** Groups that endpoints name and no resource makes: written identifiers, and what stands open for having none. */
function foreignOf(endpoints: readonly Endpoint[], groups: readonly Group[]): readonly Group[] {
  const known = new Set(groups.map(({ id }) => id));
  const named = new Set(endpoints.flatMap((endpoint) => endpoint.groups));
  return [...named].flatMap((id) => {
    if (known.has(id)) return [];
    if (id !== OPEN) return [foreignGroup(id)];
    const rule = openRule({ id: OPEN, name: "no security group" });
    return [{ id, name: "no security group", ingress: [rule], egress: [rule] }];
  });
}
const OPEN = "no group";

function readNetwork(vpc: ResourceView, stack: StackView): Network {
  const more = naming(stack, "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "vpcId", vpc);
  const values = [vpc, ...more].flatMap(({ props }) => [props.cidrBlock, props.ipv6CidrBlock]);
  return { ...part(vpc), prefixes: prefixesOf(values), routedFamilies: ["ipv4", "ipv6"] };
}

function readSubnet(subnet: ResourceView, stack: StackView): Subnet {
  const vpc = one(stack, subnet, "vpcId", VPC);
  const association = naming(
    stack,
    "aws:ec2/routeTableAssociation:RouteTableAssociation",
    "subnetId",
    subnet,
  )[0];
  const table = association
    ? one(stack, association, "routeTableId", ...TABLES)?.urn
    : vpc && mainOf(vpc, stack);
  const acl = aclOf(subnet, vpc, stack);
  return {
    ...part(subnet),
    network: vpc?.urn ?? elsewhere.network,
    prefixes: prefixesOf([subnet.props.cidrBlock, subnet.props.ipv6CidrBlock]),
    ...(table && { table }),
    ...(acl && { acl: acl.urn }),
  };
}

/** A subnet without an association follows the main table, which routes within the network alone unless told. */
function mainOf(vpc: ResourceView, stack: StackView): string {
  const chosen = naming(
    stack,
    "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
    "vpcId",
    vpc,
  )[0];
  const own = naming(stack, TABLES[1] ?? "", "defaultRouteTableId", vpc)[0];
  return (chosen && one(stack, chosen, "routeTableId", ...TABLES)?.urn) ?? own?.urn ?? `${vpc.urn} main`;
}

function mainTable(vpc: ResourceView): RouteTable {
  return { id: `${vpc.urn} main`, name: `main table of ${vpc.name}`, routes: [] };
}

function aclOf(
  subnet: ResourceView,
  vpc: ResourceView | undefined,
  stack: StackView,
): ResourceView | undefined {
  const association = naming(
    stack,
    "aws:ec2/networkAclAssociation:NetworkAclAssociation",
    "subnetId",
    subnet,
  )[0];
  if (association) return one(stack, association, "networkAclId", ...ACLS);
  const [listed] = ACLS.flatMap((type) => naming(stack, type, "subnetIds", subnet));
  // Without either it is the network's default ACL, which lets everything through until a resource says otherwise.
  return listed ?? (vpc && naming(stack, ACLS[1] ?? "", "defaultNetworkAclId", vpc)[0]);
}

const ROUTE_TARGETS = [
  ["gatewayId", IGW, VGW],
  ["natGatewayId", NAT],
  ["egressOnlyGatewayId", EIGW],
  ["transitGatewayId", TGW],
  ["vpcPeeringConnectionId", PEERING],
] as const;

function readTable(table: ResourceView, stack: StackView): RouteTable {
  const separate = naming(stack, "aws:ec2/route:Route", "routeTableId", table);
  const learned = inside(stack, table, "propagatingVgws", many(table.props, "propagatingVgws"), VGW);
  return {
    ...part(table),
    routes: [
      ...many(table.props, "routes").map((route, n) =>
        readRoute(part(table, n), route, table, "routes", stack),
      ),
      ...separate.map((route) => readRoute(part(route), route.props, route, undefined, stack)),
      // What is learned over a VPN is not written anywhere; sites have private prefixes.
      ...learned.flatMap((gateway) =>
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((prefix, n) => ({
          ...part(table, 100 + n),
          destination: parsePrefix(prefix),
          target: gateway.urn,
        })),
      ),
    ],
  };
}

function readRoute(
  own: { readonly id: string; readonly name: string },
  route: unknown,
  of: ResourceView,
  input: string | undefined,
  stack: StackView,
): Route {
  const written = ["destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock"]
    .map((name) => text(route, name))
    .find((value) => value !== undefined && value !== "");
  const destination = typeof written === "string" ? readSourcePrefix(written) : undefined;
  let target = "nowhere";
  for (const [name, ...types] of ROUTE_TARGETS) {
    const value = at(route, name);
    if (value === undefined || value === "") continue;
    const found = inside(stack, of, input ?? name, [value], ...types)[0];
    target = found?.urn ?? (typeof value === "string" ? value : "nowhere");
  }
  return {
    ...own,
    destination: destination ?? parsePrefix("0.0.0.0/0"),
    target,
    ...(destination === undefined && { unsure: "the destination of a route is known only after deployment" }),
  };
}

function readGateways(stack: StackView): readonly Gateway[] {
  const internet = stack.ofType(IGW).flatMap((gateway): Gateway[] => {
    const [attached] = naming(stack, ATTACHED_IGW, "internetGatewayId", gateway);
    const vpc = one(stack, gateway, "vpcId", VPC) ?? (attached && one(stack, attached, "vpcId", VPC));
    return vpc ? [{ ...part(gateway), kind: "internet", network: vpc.urn, families: ["ipv4", "ipv6"] }] : [];
  });
  // A gateway that only a route names belongs to the network of the table.
  const written = stack.ofType("aws:ec2/route:Route").flatMap((route): Gateway[] => {
    const id = text(route.props, "gatewayId");
    const table = one(stack, route, "routeTableId", ...TABLES);
    const vpc = table && one(stack, table, "vpcId", VPC);
    if (typeof id !== "string" || !id.startsWith("igw-") || !vpc) return [];
    return [{ id, name: id, kind: "internet", network: vpc.urn, families: ["ipv4", "ipv6"] }];
  });
  return [...internet, ...written];
}

function readLinks(stack: StackView): readonly Link[] {
  const peerings = stack.ofType(PEERING).map((peering): Link => {
    const ends = ["vpcId", "peerVpcId"].map((input, n): LinkEnd => {
      const vpc = one(stack, peering, input, VPC);
      return { ...part(peering, n), ...(vpc && { network: vpc.urn }) };
    });
    return { ...part(peering), kind: "peering", ends };
  });
  const vpns = stack.ofType(VGW).flatMap((gateway): Link[] => {
    const attached = naming(
      stack,
      "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment",
      "vpnGatewayId",
      gateway,
    )[0];
    const vpc = one(stack, gateway, "vpcId", VPC) ?? (attached && one(stack, attached, "vpcId", VPC));
    const near = { ...part(gateway, 0), ...(vpc && { network: vpc.urn }) };
    return vpc ? [{ ...part(gateway), kind: "vpn", ends: [near, part(gateway, 1)] }] : [];
  });
  return [...peerings, ...vpns, ...readTransits(stack)];
}

/** A transit gateway leads to sites as well: its other attachments are those of VPNs, lines and other accounts. */
function readTransits(stack: StackView): readonly Link[] {
  const attachments = stack.ofType(ATTACHMENT).flatMap((attachment) => {
    const vpc = one(stack, attachment, "vpcId", VPC);
    const made = one(stack, attachment, "transitGatewayId", TGW);
    const written = text(attachment.props, "transitGatewayId");
    const hub = made?.urn ?? (typeof written === "string" ? written : undefined);
    return vpc && hub
      ? [{ hub, name: made?.name ?? hub, end: { ...part(attachment), network: vpc.urn } }]
      : [];
  });
  return [...Map.groupBy(attachments, ({ hub }) => hub)].map(([id, held]): Link => {
    const name = held[0]?.name ?? id;
    const outside = { id: `${id} outside`, name: `${name} to sites` };
    return { id, name, kind: "transit", ends: [...held.map(({ end }) => end), outside] };
  });
}

function readAcl(acl: ResourceView, stack: StackView): Acl {
  const separate = naming(stack, "aws:ec2/networkAclRule:NetworkAclRule", "networkAclId", acl);
  const side = (input: "ingress" | "egress"): readonly FilterRule[] => [
    ...many(acl.props, input).map((rule, n) => aclRule(part(acl, n), rule, acl, input)),
    ...separate
      .filter((rule) => (flag(rule.props, "egress") === true) === (input === "egress"))
      .map((rule) => aclRule(part(rule), rule.props, rule)),
  ];
  return { ...part(acl), ingress: side("ingress"), egress: side("egress") };
}

function aclRule(
  own: { readonly id: string; readonly name: string },
  rule: unknown,
  of: ResourceView,
  input?: string,
): FilterRule {
  const order = integer(rule, "ruleNo") ?? integer(rule, "ruleNumber") ?? 0;
  const action = text(rule, "action") ?? text(rule, "ruleAction") ?? "allow";
  return filterRule(own, of, {
    protocol: at(rule, "protocol"),
    ports: portsOf(rule, "protocol", 0),
    addresses: ["cidrBlock", "ipv6CidrBlock"].map((name) => [input ?? name, at(rule, name)] as const),
    allow: action === UNKNOWN || action.toLowerCase() === "allow",
    order: order === UNKNOWN ? 0 : order,
    ...((action === UNKNOWN || order === UNKNOWN) && { unsure: "a rule is known only after deployment" }),
  });
}

function portsOf(rule: unknown, protocolInput: string, missing?: number): Known<PortRange> {
  const protocol = readProtocol(text(rule, protocolInput));
  if (protocol === "all") return ALL_PORTS;
  const from = integer(rule, "fromPort") ?? missing;
  const to = integer(rule, "toPort");
  if (from === UNKNOWN || to === UNKNOWN) return UNKNOWN;
  if (from === undefined || from === -1) return ALL_PORTS;
  return { from, to: to ?? (missing === undefined ? from : ALL_PORTS.to) };
}

const GROUP_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const SIDES = {
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
} as const;

function readGroup(group: ResourceView, stack: StackView): Group {
  const side = (direction: "ingress" | "egress"): readonly FilterRule[] => {
    const inline = many(group.props, direction).map((rule, n) =>
      groupRule(part(group, n), rule, group, direction, group.urn, stack),
    );
    const older = naming(stack, GROUP_RULE, "securityGroupId", group)
      .filter((rule) => text(rule.props, "type") === direction)
      .map((rule) => groupRule(part(rule), rule.props, rule, undefined, group.urn, stack));
    const newer = naming(stack, SIDES[direction], "securityGroupId", group).map((rule) =>
      groupRule(part(rule), rule.props, rule, undefined, group.urn, stack),
    );
    return [...inline, ...older, ...newer];
  };
  return { ...part(group), ingress: side("ingress"), egress: side("egress") };
}

function groupRule(
  own: { readonly id: string; readonly name: string },
  rule: unknown,
  of: ResourceView,
  input: string | undefined,
  self: string,
  stack: StackView,
): FilterRule {
  const protocol = at(rule, "ipProtocol") === undefined ? "protocol" : "ipProtocol";
  const groupInputs = ["securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId"];
  const named = groupInputs.flatMap((name) =>
    inside(stack, of, input ?? name, many(rule, name), ...GROUPS).map(({ urn }) => urn),
  );
  const written = groupInputs.flatMap((name) => many(rule, name).filter((id) => typeof id === "string"));
  const groups = [...named, ...(named.length === 0 ? written : []), ...(isTrue(rule, "self") ? [self] : [])];
  const lists = ["prefixListIds", "prefixListId"].flatMap((name) => many(rule, name));
  return filterRule(own, of, {
    protocol: at(rule, protocol),
    ports: portsOf(rule, protocol),
    addresses: ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"].flatMap((name) =>
      many(rule, name).map((value) => [input ?? name, value] as const),
    ),
    groups,
    ...(lists.length > 0 && listed(rule, of, input, stack)),
  });
}

const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";

/** Addresses of the lists a rule names; one of another stack leaves the rule unsure. */
function listed(rule: unknown, of: ResourceView, input: string | undefined, stack: StackView) {
  const lists = ["prefixListIds", "prefixListId"].flatMap((name) =>
    inside(stack, of, input ?? name, many(rule, name), PREFIX_LIST),
  );
  if (lists.length === 0) return { unsure: "a prefix list is in another stack" };
  const separate = stack
    .ofType("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry")
    .filter((entry) =>
      stack.referencedBy(entry, "prefixListId", PREFIX_LIST).some((it) => lists.includes(it)),
    );
  const entries = [
    ...lists.flatMap((it) => many(it.props, "entries")),
    ...separate.map(({ props }) => props),
  ];
  return { addresses: entries.map((entry) => ["entries", at(entry, "cidr")] as const) };
}

/** Groups of an endpoint: those it names, or the default group of its network. */
function groupsOf(of: ResourceView, inputs: readonly string[], vpc: string | undefined, stack: StackView) {
  const found = inputs.flatMap((path) => {
    const [input = "", ...rest] = path.split(".");
    const values = many(of.props, input, ...rest);
    const named = inside(stack, of, input, values, ...GROUPS).map(({ urn }) => urn);
    const foreign = values.filter((value) => typeof value === "string" && named.length === 0);
    return [
      ...named,
      ...(foreign as string[]),
      ...(named.length === 0 && values.includes(UNKNOWN) ? ["one"] : []),
    ];
  });
  if (found.length > 0) return found;
  const own = stack
    .ofType(GROUPS[1] ?? "")
    .find((group) => vpc && stack.referencedBy(group, "vpcId", VPC).some(({ urn }) => urn === vpc));
  return own ? [own.urn] : [];
}

function subnetsOf(of: ResourceView, input: string, stack: StackView, byUrn: ReadonlyMap<string, Subnet>) {
  const [first = "", ...rest] = input.split(".");
  return inside(stack, of, first, many(of.props, first, ...rest), SUBNET).flatMap(
    ({ urn }) => byUrn.get(urn) ?? [],
  );
}

function readMachine(machine: ResourceView, stack: StackView, byUrn: ReadonlyMap<string, Subnet>): Endpoint {
  const subnets = subnetsOf(machine, "subnetId", stack, byUrn);
  const groups = groupsOf(machine, ["vpcSecurityGroupIds", "securityGroups"], subnets[0]?.network, stack);
  const given = subnets[0] && stack.byUrn.get(subnets[0].id);
  const automatic =
    flag(machine.props, "associatePublicIpAddress") ??
    (given && flag(given.props, "mapPublicIpOnLaunch")) ??
    false;
  const elastic = [
    ...naming(stack, "aws:ec2/eip:Eip", "instance", machine),
    ...naming(stack, "aws:ec2/eipAssociation:EipAssociation", "instanceId", machine),
  ];
  const ipv6 =
    many(machine.props, "ipv6Addresses").length > 0 ||
    (integer(machine.props, "ipv6AddressCount") ?? 0) !== 0;
  const assigned = given && flag(given.props, "assignIpv6AddressOnCreation") === true;
  return endpointIn(
    part(machine),
    subnets,
    groups,
    [
      { ...part(machine, 4, "its public address"), family: "ipv4", present: automatic },
      ...elastic.map((eip): PublicAddress => ({ ...part(eip), family: "ipv4", present: true })),
      { ...part(machine, 6, "its IPv6 address"), family: "ipv6", present: ipv6 || assigned === true },
    ],
    [machine.props.privateIp],
  );
}

function readData(
  data: ResourceView,
  placed: Placed,
  stack: StackView,
  byUrn: ReadonlyMap<string, Subnet>,
): Endpoint {
  const [input, type] = placed.subnetGroup ?? [];
  const between = input && type ? one(stack, data, input, type) : undefined;
  const subnets = placed.subnets
    ? subnetsOf(data, placed.subnets, stack, byUrn)
    : between
      ? subnetsOf(between, "subnetIds", stack, byUrn)
      : [];
  const present = placed.publicly ? (flag(data.props, ...placed.publicly) ?? false) : false;
  return endpointIn(part(data), subnets, groupsOf(data, [placed.groups], subnets[0]?.network, stack), [
    { ...part(data, 4, "its public address"), family: "ipv4", present },
  ]);
}

function readBalancer(
  balancer: ResourceView,
  stack: StackView,
  byUrn: ReadonlyMap<string, Subnet>,
): Endpoint {
  const { props } = balancer;
  const mapped = many(props, "subnetMappings").map((mapping) => at(mapping, "subnetId"));
  const subnets = [
    ...subnetsOf(balancer, "subnets", stack, byUrn),
    ...inside(stack, balancer, "subnetMappings", mapped, SUBNET).flatMap(({ urn }) => byUrn.get(urn) ?? []),
  ];
  const network = text(props, "loadBalancerType") === "network";
  const named = groupsOf(balancer, ["securityGroups"], network ? undefined : subnets[0]?.network, stack);
  // A network load balancer without groups takes everybody's traffic.
  const groups = named.length === 0 && network ? [OPEN] : named;
  const internal = flag(props, "internal") ?? false;
  const present = internal === UNKNOWN ? UNKNOWN : !internal;
  const dual = text(props, "ipAddressType")?.toString().startsWith("dualstack") ?? false;
  return endpointIn(part(balancer), subnets, groups, [
    { ...part(balancer, 4, "its public address"), family: "ipv4", present },
    { ...part(balancer, 6, "its IPv6 address"), family: "ipv6", present: dual ? present : false },
  ]);
}

function readListener(listener: ResourceView, stack: StackView): Listener | undefined {
  const balancer = one(stack, listener, "loadBalancerArn", BALANCER);
  if (!balancer) return undefined;
  const rules = naming(stack, "aws:lb/listenerRule:ListenerRule", "listenerArn", listener);
  const actions = [
    ...forwardsOf(listener, "defaultActions", stack),
    ...rules.flatMap((rule) => forwardsOf(rule, "actions", stack)),
  ];
  const layer4 = text(balancer.props, "loadBalancerType") === "network";
  return {
    ...part(listener),
    balancer: balancer.urn,
    services: serviceAt(listener.props.protocol, listener.props.port),
    targets: [...new Set(actions)].flatMap((group) => targetsOf(group, layer4, stack)),
  };
}

function forwardsOf(of: ResourceView, input: string, stack: StackView): readonly ResourceView[] {
  const values = many(of.props, input).flatMap((action) => [
    at(action, "targetGroupArn"),
    ...many(action, "forward", "targetGroups").map((target) => at(target, "arn")),
  ]);
  return inside(stack, of, input, values, TARGETS);
}

function targetsOf(group: ResourceView, layer4: boolean, stack: StackView): readonly ListenerTarget[] {
  const byAddress = text(group.props, "targetType") === "ip";
  const asked = flag(group.props, "preserveClientIp");
  // Targets by identifier see the client, those by address do not, unless the group says otherwise.
  const keepsClient = layer4 && (asked === undefined || asked === UNKNOWN ? !byAddress : asked);
  return naming(stack, "aws:lb/targetGroupAttachment:TargetGroupAttachment", "targetGroupArn", group).flatMap(
    (attachment) => {
      const endpoints = stack.referencedBy(
        attachment,
        "targetId",
        MACHINE,
        BALANCER,
        ...Object.keys(AWS_DATA),
      );
      const address = text(attachment.props, "targetId");
      const written =
        typeof address === "string"
          ? stack.ofType(MACHINE).filter(({ props }) => props.privateIp === address)
          : [];
      return [...endpoints, ...written].map((endpoint) => ({
        ...part(attachment),
        endpoint: endpoint.urn,
        services: serviceAt(group.props.protocol, attachment.props.port ?? group.props.port),
        keepsClient,
      }));
    },
  );
}
