import { parsePrefix } from "../../ipam/prefix.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { readSourcePrefix } from "../address-space.ts";
import { type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { ALL_PORTS, readPorts } from "../ports.ts";
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
  PortForward,
  PublicAddress,
  Route,
  RouteTable,
  Subnet,
} from "./model.ts";
import {
  EVERYWHERE,
  elsewhere,
  endpointIn,
  filterRule,
  foreignGroup,
  inside,
  many,
  naming,
  one,
  openRule,
  part,
  prefixesOf,
  serviceAt,
} from "./stack-parts.ts";

const VPC = "alicloud:vpc/network:Network";
const SWITCH = "alicloud:vpc/switch:Switch";
const TABLE = "alicloud:vpc/routeTable:RouteTable";
const ACL = "alicloud:vpc/networkAcl:NetworkAcl";
const NAT = "alicloud:vpc/natGateway:NatGateway";
const IPV4 = "alicloud:vpc/ipv4Gateway:Ipv4Gateway";
const IPV6 = "alicloud:vpc/ipv6Gateway:Ipv6Gateway";
const VPN = "alicloud:vpn/gateway:Gateway";
const PEERING = "alicloud:vpc/peerConnection:PeerConnection";
const TRANSIT = "alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment";
const ROUTER = "alicloud:cen/transitRouter:TransitRouter";
const GROUP = "alicloud:ecs/securityGroup:SecurityGroup";
const RULE = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const MACHINE = "alicloud:ecs/instance:Instance";
const NLB = "alicloud:nlb/loadBalancer:LoadBalancer";
const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
const CLB = "alicloud:slb/loadBalancer:LoadBalancer";
const BALANCERS = [NLB, ALB, CLB];
const ASSOCIATION = "alicloud:ecs/eipAssociation:EipAssociation";

/** Inputs of a managed data service: who is on its white list. Checked against the typings of alicloud 3.108. */
interface Placed {
  readonly whitelists: readonly string[];
  readonly groups: readonly string[];
  /** Resource that gives it an address on the internet, and the input that names it. */
  readonly published?: readonly [type: string, input: string];
}

export const ALICLOUD_DATA: Readonly<Record<string, Placed>> = {
  "alicloud:rds/instance:Instance": {
    whitelists: ["securityIps"],
    groups: ["securityGroupIds", "securityGroupId"],
    published: ["alicloud:rds/connection:Connection", "instanceId"],
  },
  "alicloud:kvstore/instance:Instance": {
    whitelists: ["securityIps"],
    groups: ["securityGroupId"],
    published: ["alicloud:kvstore/connection:Connection", "instanceId"],
  },
  "alicloud:redis/tairInstance:TairInstance": { whitelists: ["securityIps"], groups: ["securityGroupId"] },
  "alicloud:mongodb/instance:Instance": {
    whitelists: ["securityIpLists"],
    groups: ["securityGroupId"],
    published: ["alicloud:mongodb/publicNetworkAddress:PublicNetworkAddress", "dbInstanceId"],
  },
  "alicloud:polardb/cluster:Cluster": {
    whitelists: ["securityIps"],
    groups: ["securityGroupIds"],
    published: ["alicloud:polardb/endpointAddress:EndpointAddress", "dbClusterId"],
  },
};

/** The network that the Alibaba Cloud resources of a stack make. */
export function readAlicloud(stack: StackView): NetworkModel {
  const subnets = stack.ofType(SWITCH).map((vswitch) => readSwitch(vswitch, stack));
  const byUrn = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  const data = Object.entries(ALICLOUD_DATA).flatMap(([type, placed]) =>
    stack.ofType(type).map((it) => readData(it, placed, stack, byUrn)),
  );
  const balancers = stack.ofType(...BALANCERS).map((balancer) => readBalancer(balancer, stack, byUrn));
  const machines = stack.ofType(MACHINE).map((machine) => readMachine(machine, stack, byUrn));
  const groups = [
    ...stack.ofType(GROUP).map((group) => readGroup(group, stack)),
    ...data.map(({ guard }) => guard),
  ];
  const endpoints = [...machines, ...data.map(({ endpoint }) => endpoint), ...balancers];
  const known = new Set(groups.map(({ id }) => id));
  const foreign = [...new Set(endpoints.flatMap((endpoint) => endpoint.groups))].filter(
    (id) => !known.has(id),
  );
  const rule = openRule({ id: OPEN, name: "no security group" });
  return {
    networks: stack.ofType(VPC).map((vpc) => readNetwork(vpc, stack)),
    subnets,
    tables: [
      ...stack.ofType(TABLE).map((table) => ({ ...part(table), routes: routesOf(table, stack) })),
      ...stack.ofType(VPC).map((vpc) => systemTable(vpc, stack)),
    ],
    gateways: readGateways(stack),
    links: readLinks(stack),
    acls: stack.ofType(ACL).map((acl) => readAcl(acl, stack)),
    groups: [
      ...groups,
      ...foreign.map((id) =>
        id === OPEN ? { id, name: "no security group", ingress: [rule], egress: [rule] } : foreignGroup(id),
      ),
    ],
    endpoints,
    listeners: readListeners(stack),
    forwards: readForwards(stack, endpoints, byUrn),
    firewalls: [],
  };
}
const OPEN = "no security group";

/** A public IPv4 address brings its own way out, unless an IPv4 gateway stands in the network and is switched on. */
function readNetwork(vpc: ResourceView, stack: StackView): Network {
  const gated = within(stack, vpc, IPV4).some((gateway) => flag(gateway.props, "enabled") === true);
  const more = within(stack, vpc, "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock");
  const values = [
    vpc.props.cidrBlock,
    vpc.props.ipv6CidrBlock,
    ...more.map(({ props }) => props.secondaryCidrBlock),
  ];
  return { ...part(vpc), prefixes: prefixesOf(values), routedFamilies: gated ? ["ipv4", "ipv6"] : ["ipv6"] };
}

/** Resources of a type that stand in the network. */
function within(stack: StackView, vpc: ResourceView, type: string): readonly ResourceView[] {
  return naming(stack, type, "vpcId", vpc);
}

function readSwitch(vswitch: ResourceView, stack: StackView): Subnet {
  const vpc = one(stack, vswitch, "vpcId", VPC);
  const attachment = naming(
    stack,
    "alicloud:vpc/routeTableAttachment:RouteTableAttachment",
    "vswitchId",
    vswitch,
  )[0];
  const table = attachment ? one(stack, attachment, "routeTableId", TABLE)?.urn : vpc && `${vpc.urn} system`;
  const acl = aclOf(vswitch, stack);
  return {
    ...part(vswitch),
    network: vpc?.urn ?? elsewhere.network,
    prefixes: prefixesOf([vswitch.props.cidrBlock, vswitch.props.ipv6CidrBlock]),
    ...(table && { table }),
    ...(acl && { acl: acl.urn }),
  };
}

/** Three resources attach an ACL; the ACL itself is one of them. */
function aclOf(vswitch: ResourceView, stack: StackView): ResourceView | undefined {
  const single = naming(
    stack,
    "alicloud:vpc/vpcNetworkAclAttachment:VpcNetworkAclAttachment",
    "resourceId",
    vswitch,
  )[0];
  if (single) return one(stack, single, "networkAclId", ACL);
  const holds = (it: ResourceView) => {
    const ids = many(it.props, "resources").map((resource) => at(resource, "resourceId"));
    return inside(stack, it, "resources", ids, SWITCH).includes(vswitch);
  };
  const several = stack.ofType("alicloud:vpc/networkAclAttachment:NetworkAclAttachment").find(holds);
  return several ? one(stack, several, "networkAclId", ACL) : stack.ofType(ACL).find(holds);
}

const NEXT_HOPS = [NAT, IPV4, IPV6, VPN, PEERING, TRANSIT, MACHINE];

function routesOf(table: ResourceView, stack: StackView): readonly Route[] {
  return naming(stack, "alicloud:vpc/routeEntry:RouteEntry", "routeTableId", table).map((entry): Route => {
    const written = text(entry.props, "destinationCidrblock");
    const destination = typeof written === "string" ? readSourcePrefix(written) : undefined;
    const hop = stack.referencedBy(entry, "nexthopId", ...NEXT_HOPS)[0];
    return {
      ...part(entry),
      destination: destination ?? parsePrefix("0.0.0.0/0"),
      // A transit attachment is an end of its router's link.
      target: hop?.type === TRANSIT ? hubOf(hop, stack).id : (hop?.urn ?? "nowhere"),
      ...(!destination && { unsure: "the destination of a route is known only after deployment" }),
    };
  });
}

/** The first NAT gateway and the IPv6 gateway of a network enter their default routes here by themselves. */
function systemTable(vpc: ResourceView, stack: StackView): RouteTable {
  const id = `${vpc.urn} system`;
  const [nat] = within(stack, vpc, NAT).filter(({ props }) => text(props, "networkType") !== "intranet");
  const [ipv6] = within(stack, vpc, IPV6);
  const own = routesOf(vpc, stack);
  const defaults = [nat, ipv6].flatMap((gateway): Route[] => {
    const destination = EVERYWHERE[gateway === nat ? 0 : 1];
    if (!gateway || !destination || own.some((route) => String(route.destination) === String(destination)))
      return [];
    return [
      {
        id: `${id} ${gateway.name}`,
        name: `default route to ${gateway.name}`,
        destination,
        target: gateway.urn,
      },
    ];
  });
  return { id, name: `system table of ${vpc.name}`, routes: [...own, ...defaults] };
}

function readGateways(stack: StackView): readonly Gateway[] {
  const of = (type: string, kind: Gateway["kind"], families: Gateway["families"]) =>
    stack.ofType(type).flatMap((gateway): Gateway[] => {
      const vpc = one(stack, gateway, "vpcId", VPC);
      return vpc ? [{ ...part(gateway), kind, network: vpc.urn, families }] : [];
    });
  return [...of(NAT, "nat", ["ipv4"]), ...of(IPV4, "internet", ["ipv4"]), ...of(IPV6, "internet", ["ipv6"])];
}

function readLinks(stack: StackView): readonly Link[] {
  const peerings = stack.ofType(PEERING).map((peering): Link => {
    const ends = ["vpcId", "acceptingVpcId"].map((input, n): LinkEnd => {
      const vpc = one(stack, peering, input, VPC);
      return { ...part(peering, n), ...(vpc && { network: vpc.urn }) };
    });
    return { ...part(peering), kind: "peering", ends };
  });
  const vpns = stack.ofType(VPN).flatMap((gateway): Link[] => {
    const vpc = one(stack, gateway, "vpcId", VPC);
    if (!vpc) return [];
    return [
      { ...part(gateway), kind: "vpn", ends: [{ ...part(gateway, 0), network: vpc.urn }, part(gateway, 1)] },
    ];
  });
  const attachments = stack.ofType(TRANSIT).flatMap((attachment) => {
    const vpc = one(stack, attachment, "vpcId", VPC);
    return vpc ? [{ hub: hubOf(attachment, stack), end: { ...part(attachment), network: vpc.urn } }] : [];
  });
  const transits = [...Map.groupBy(attachments, ({ hub }) => hub.id)].map(([id, held]): Link => {
    const name = held[0]?.hub.name ?? id;
    const outside = { id: `${id} outside`, name: `${name} to sites` };
    return { id, name, kind: "transit", ends: [...held.map(({ end }) => end), outside] };
  });
  return [...peerings, ...vpns, ...transits];
}

function hubOf(attachment: ResourceView, stack: StackView): { readonly id: string; readonly name: string } {
  const made = one(stack, attachment, "transitRouterId", ROUTER);
  const written = text(attachment.props, "transitRouterId");
  const id = made?.urn ?? (typeof written === "string" ? written : attachment.urn);
  return { id, name: made?.name ?? (typeof written === "string" ? written : attachment.name) };
}

/** Entries are asked in the order they are written; an ACL without any lets everything through. */
function readAcl(acl: ResourceView, stack: StackView): Acl {
  const separate = naming(stack, "alicloud:vpc/networkAclEntries:NetworkAclEntries", "networkAclId", acl)[0];
  const side = (own: string, other: string, address: string): readonly FilterRule[] => {
    const [from, input] =
      separate && at(separate.props, other) !== undefined ? [separate, other] : [acl, own];
    if (at(from.props, input) === undefined)
      return [openRule(part(acl, own === "ingressAclEntries" ? -1 : -2))];
    return many(from.props, input).map((entry, n) => {
      const policy = text(entry, "policy") ?? "accept";
      const name = text(entry, "networkAclEntryName");
      const ports = text(entry, "port") ?? "-1/-1";
      const own = part(from, undefined, typeof name === "string" ? name : `${from.name} ${input} ${n + 1}`);
      return filterRule({ ...own, id: `${from.urn} ${input} ${n}` }, from, {
        protocol: at(entry, "protocol"),
        ports: ports === UNKNOWN ? UNKNOWN : (readPorts(ports) ?? ALL_PORTS),
        addresses: [[input, at(entry, address)]],
        allow: policy === UNKNOWN || policy !== "drop",
        order: n,
        ...(policy === UNKNOWN && { unsure: "a rule is known only after deployment" }),
      });
    });
  };
  return {
    ...part(acl),
    ingress: side("ingressAclEntries", "ingresses", "sourceCidrIp"),
    egress: side("egressAclEntries", "egresses", "destinationCidrIp"),
  };
}

/** After every priority that a rule may have. */
const LAST = 1000;

function readGroup(group: ResourceView, stack: StackView): Group {
  const rules = naming(stack, RULE, "securityGroupId", group);
  const side = (direction: string) =>
    rules.filter((rule) => text(rule.props, "type") === direction).map((rule) => groupRule(rule, stack));
  const { props } = group;
  const enterprise = text(props, "securityGroupType") === "enterprise";
  const closed = text(props, "innerAccessPolicy") === "Drop" || flag(props, "innerAccess") === false;
  const members: FilterRule = {
    ...openRule({ id: `${group.urn} members`, name: `inner access of ${group.name}` }),
    peers: PrefixSet.empty,
    peerGroups: [group.urn],
    order: LAST,
  };
  const leaving = { ...openRule({ id: `${group.urn} out`, name: `default of ${group.name}` }), order: LAST };
  return {
    ...part(group),
    // Members of a basic group reach each other; those of an enterprise group do not.
    ingress: [...side("ingress"), ...(closed || enterprise ? [] : [members])],
    egress: [...side("egress"), leaving],
  };
}

function groupRule(rule: ResourceView, stack: StackView): FilterRule {
  const { props } = rule;
  const groups = stack.referencedBy(rule, "sourceSecurityGroupId", GROUP).map(({ urn }) => urn);
  const written = text(props, "sourceSecurityGroupId");
  const addresses = ["cidrIp", "ipv6CidrIp"].map((input) => [input, at(props, input)] as const);
  const plain =
    groups.length === 0 && written === undefined && addresses.every(([, value]) => value === undefined);
  const range = text(props, "portRange") ?? "-1/-1";
  const priority = integer(props, "priority") ?? 1;
  const policy = text(props, "policy") ?? "accept";
  const unsettled =
    priority === UNKNOWN || policy === UNKNOWN ? "a rule is known only after deployment" : undefined;
  const lists = stack.referencedBy(
    rule,
    "prefixListId",
    "alicloud:ecs/ecsPrefixList:EcsPrefixList",
    "alicloud:vpc/prefixList:PrefixList",
  );
  const held = lists.flatMap((it) => [...many(it.props, "entries"), ...many(it.props, "entrys")]);
  const foreign = at(props, "prefixListId") !== undefined && lists.length === 0;
  return filterRule(part(rule), rule, {
    protocol: props.ipProtocol,
    ports: range === UNKNOWN ? UNKNOWN : (readPorts(range) ?? ALL_PORTS),
    addresses: plain ? held.map((entry) => ["entries", at(entry, "cidr")] as const) : addresses,
    groups: groups.length > 0 ? groups : typeof written === "string" ? [written] : [],
    allow: policy !== "drop",
    order: priority === UNKNOWN ? 1 : priority,
    unsure: plain && foreign ? "a prefix list is in another stack" : unsettled,
  });
}

function switchesOf(of: ResourceView, stack: StackView, byUrn: ReadonlyMap<string, Subnet>) {
  const mapped = many(of.props, "zoneMappings").map((mapping) => at(mapping, "vswitchId"));
  return [
    ...inside(stack, of, "vswitchId", [of.props.vswitchId], SWITCH),
    ...inside(stack, of, "zoneMappings", mapped, SWITCH),
  ].flatMap(({ urn }) => byUrn.get(urn) ?? []);
}

function groupsIn(of: ResourceView, inputs: readonly string[], stack: StackView): readonly string[] {
  return inputs.flatMap((input) => {
    const values = many(of.props, input);
    const named = inside(stack, of, input, values, GROUP).map(({ urn }) => urn);
    if (named.length > 0 || values.length === 0) return named;
    return values.map((value) => (typeof value === "string" ? value : "a group of another stack"));
  });
}

/** Addresses on the internet that an association gives. */
function elasticOf(of: ResourceView, stack: StackView): readonly PublicAddress[] {
  return naming(stack, ASSOCIATION, "instanceId", of).map((it) => ({
    ...part(it),
    family: "ipv4",
    present: true,
  }));
}

function readMachine(machine: ResourceView, stack: StackView, byUrn: ReadonlyMap<string, Subnet>): Endpoint {
  const { props } = machine;
  const bandwidth = integer(props, "internetMaxBandwidthOut") ?? 0;
  const given = bandwidth === UNKNOWN ? UNKNOWN : bandwidth > 0 || flag(props, "allocatePublicIp") === true;
  const wide = naming(
    stack,
    "alicloud:vpc/ipv6InternetBandwidth:Ipv6InternetBandwidth",
    "ipv6AddressId",
    machine,
  )[0];
  return endpointIn(
    part(machine),
    switchesOf(machine, stack, byUrn),
    groupsIn(machine, ["securityGroups"], stack),
    [
      { ...part(machine, 4, "its public address"), family: "ipv4", present: given },
      ...elasticOf(machine, stack),
      // An IPv6 address is private until bandwidth to the internet is bought for it.
      ...(wide ? [{ ...part(wide), family: "ipv6", present: true } as const] : []),
    ],
    [props.privateIp],
  );
}

/** What is on the white list of a data service comes in, and so do members of the groups it names. */
function readData(data: ResourceView, placed: Placed, stack: StackView, byUrn: ReadonlyMap<string, Subnet>) {
  const id = `${data.urn} guard`;
  const addresses = placed.whitelists.flatMap((input) =>
    many(data.props, input).flatMap((value) =>
      (typeof value === "string" ? value.split(",") : [value]).map((it) => [input, it] as const),
    ),
  );
  const groups = groupsIn(data, placed.groups, stack);
  const entries = addresses.map(([input, value], n) => {
    const own = {
      id: `${id} ${n}`,
      name: `white list entry ${typeof value === "string" ? value : "to come"}`,
    };
    return filterRule(own, data, { protocol: "tcp", ports: ALL_PORTS, addresses: [[input, value]] });
  });
  const members: FilterRule = {
    ...openRule({ id: `${id} groups`, name: "groups on the white list" }),
    peers: PrefixSet.empty,
    peerGroups: groups,
  };
  const guard: Group = {
    id,
    name: `white list of ${data.name}`,
    ingress: groups.length > 0 ? [...entries, members] : entries,
    egress: [openRule({ id: `${id} out`, name: data.name })],
  };
  const [type, input] = placed.published ?? [];
  const published = type && input ? naming(stack, type, input, data) : [];
  const open = published.map((it): PublicAddress => ({ ...part(it), family: "ipv4", present: true }));
  const written = [data.props.privateIpAddress ?? data.props.privateIp];
  return { guard, endpoint: endpointIn(part(data), switchesOf(data, stack, byUrn), [id], open, written) };
}

function readBalancer(
  balancer: ResourceView,
  stack: StackView,
  byUrn: ReadonlyMap<string, Subnet>,
): Endpoint {
  const { props } = balancer;
  // `internet` is the default of a classic balancer outside of a network, `intranet` within one.
  const type = text(props, "addressType") ?? (props.vswitchId === undefined ? "internet" : "intranet");
  const present = type === UNKNOWN ? UNKNOWN : type.toLowerCase() === "internet";
  const groups = groupsIn(balancer, ["securityGroupIds"], stack);
  return endpointIn(part(balancer), switchesOf(balancer, stack, byUrn), groups.length > 0 ? groups : [OPEN], [
    { ...part(balancer, 4, "its public address"), family: "ipv4", present },
    ...elasticOf(balancer, stack),
  ]);
}

const SERVER_GROUPS = [
  "alicloud:nlb/serverGroup:ServerGroup",
  "alicloud:alb/serverGroup:ServerGroup",
  "alicloud:slb/serverGroup:ServerGroup",
];
const TARGETS = [MACHINE, ...BALANCERS, ...Object.keys(ALICLOUD_DATA)];

function readListeners(stack: StackView): readonly Listener[] {
  const read = (
    type: string,
    balancerType: string,
    targets: (listener: ResourceView) => readonly ListenerTarget[],
  ) =>
    stack.ofType(type).flatMap((listener): Listener[] => {
      const balancer = one(stack, listener, "loadBalancerId", balancerType);
      if (!balancer) return [];
      const { props } = listener;
      const protocol = props.listenerProtocol ?? props.protocol;
      const port = props.listenerPort ?? props.frontendPort;
      const clients = clientsOf(listener, stack);
      return [
        {
          ...part(listener),
          balancer: balancer.urn,
          services: serviceAt(protocol, port),
          ...(clients && { clients }),
          targets: targets(listener),
        },
      ];
    });
  return [
    ...read("alicloud:nlb/listener:Listener", NLB, (it) =>
      groupTargets(it, "serverGroupId", [it.props.serverGroupId], stack),
    ),
    ...read("alicloud:alb/listener:Listener", ALB, (it) => applicationTargets(it, stack)),
    ...read("alicloud:slb/listener:Listener", CLB, (it) => classicTargets(it, stack)),
  ];
}

/** Clients on the white list of a classic listener. */
function clientsOf(listener: ResourceView, stack: StackView): PrefixSet | undefined {
  if (text(listener.props, "aclStatus") !== "on" || text(listener.props, "aclType") !== "white")
    return undefined;
  const acls = [
    ...stack.referencedBy(listener, "aclId", "alicloud:slb/acl:Acl"),
    ...stack.referencedBy(listener, "aclIds", "alicloud:slb/acl:Acl"),
  ];
  const separate = stack
    .ofType("alicloud:slb/aclEntryAttachment:AclEntryAttachment")
    .filter((it) =>
      stack.referencedBy(it, "aclId", "alicloud:slb/acl:Acl").some((acl) => acls.includes(acl)),
    );
  const entries = acls.flatMap((acl) => many(acl.props, "entryLists").map((entry) => at(entry, "entry")));
  return prefixesOf([...entries, ...separate.map(({ props }) => props.entry)]);
}

function groupTargets(
  of: ResourceView,
  input: string,
  ids: readonly unknown[],
  stack: StackView,
): readonly ListenerTarget[] {
  return inside(stack, of, input, ids, ...SERVER_GROUPS).flatMap((group) => {
    const layer4 = group.type === SERVER_GROUPS[0];
    const keepsClient = layer4 && (flag(group.props, "preserveClientIpEnabled") ?? true) === true;
    const own = many(group.props, "servers").map(
      (server, n) => [part(group, n), group, "servers", server] as const,
    );
    const separate = naming(
      stack,
      "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment",
      "serverGroupId",
      group,
    ).map((it) => [part(it), it, undefined, it.props] as const);
    return [...own, ...separate].flatMap(([named, holder, inline, server]) =>
      serversOf(holder, inline, server, stack).map((endpoint) => ({
        ...named,
        endpoint: endpoint.urn,
        services: serviceAt(group.props.protocol, at(server, "port")),
        keepsClient,
      })),
    );
  });
}

/** A server is named by its resource, or by its address. */
function serversOf(
  of: ResourceView,
  inline: string | undefined,
  server: unknown,
  stack: StackView,
): readonly ResourceView[] {
  const inputs = ["serverId", "serverIp", "serverIds"];
  const named = new Set(
    inputs.flatMap((input) => inside(stack, of, inline ?? input, many(server, input), ...TARGETS)),
  );
  if (named.size > 0) return [...named];
  const addresses = inputs.map((input) => text(server, input)).filter((it) => typeof it === "string");
  return stack
    .ofType(...TARGETS)
    .filter(({ props }) => addresses.some((it) => it === props.privateIp || it === props.privateIpAddress));
}

function applicationTargets(listener: ResourceView, stack: StackView): readonly ListenerTarget[] {
  const rules = naming(stack, "alicloud:alb/rule:Rule", "listenerId", listener);
  const forwarding = [
    [listener, "defaultActions", many(listener.props, "defaultActions"), "forwardGroupConfig"] as const,
    ...rules.map(
      (rule) => [rule, "ruleActions", many(rule.props, "ruleActions"), "forwardGroupConfig"] as const,
    ),
  ];
  return forwarding.flatMap(([of, input, actions, config]) => {
    const ids = actions.flatMap((action) =>
      many(action, config, "serverGroupTuples").map((tuple) => at(tuple, "serverGroupId")),
    );
    return groupTargets(of, input, ids, stack);
  });
}

function classicTargets(listener: ResourceView, stack: StackView): readonly ListenerTarget[] {
  const { props } = listener;
  const [balancer] = stack.referencedBy(listener, "loadBalancerId", CLB);
  const byGroup = groupTargets(listener, "serverGroupId", [props.serverGroupId], stack);
  const attached = ["alicloud:slb/backendServer:BackendServer", "alicloud:slb/attachment:Attachment"].flatMap(
    (type) =>
      stack
        .ofType(type)
        .filter((it) => stack.referencedBy(it, "loadBalancerId", CLB).some((lb) => lb === balancer)),
  );
  const keepsClient = /^(tcp|udp)$/i.test(String(text(props, "protocol") ?? ""));
  return [
    ...byGroup,
    ...attached.flatMap((attachment) => {
      const servers = many(attachment.props, "backendServers").map((server) => at(server, "serverId"));
      const named = [
        ...inside(stack, attachment, "backendServers", servers, MACHINE),
        ...inside(stack, attachment, "instanceIds", many(attachment.props, "instanceIds"), MACHINE),
      ];
      return named.map((endpoint) => ({
        ...part(attachment),
        endpoint: endpoint.urn,
        services: serviceAt(props.protocol, props.backendPort ?? props.frontendPort),
        keepsClient,
      }));
    }),
  ];
}

/** Port forwarding of NAT gateways; the inner address is that of a machine or lies in its vSwitch alone. */
function readForwards(
  stack: StackView,
  endpoints: readonly Endpoint[],
  byUrn: ReadonlyMap<string, Subnet>,
): readonly PortForward[] {
  return stack.ofType("alicloud:vpc/forwardEntry:ForwardEntry").flatMap((entry): PortForward[] => {
    const { props } = entry;
    const named = stack.referencedBy(entry, "internalIp", ...TARGETS).map(({ urn }) => urn);
    const written = prefixesOf([props.internalIp]);
    const found = endpoints.filter(
      (endpoint) => named.includes(endpoint.id) || (!written.isEmpty && endpoint.addresses.equals(written)),
    );
    const protocol = text(props, "ipProtocol");
    const services = serviceAt(protocol === "udp" ? "udp" : "tcp", props.internalPort);
    return found.flatMap((endpoint): PortForward[] => {
      const network = byUrn.get(endpoint.subnets[0] ?? "")?.network;
      const made = stack.referencedBy(entry, "forwardTableId", NAT);
      const gateway =
        made[0] ?? stack.ofType(NAT).find((nat) => one(stack, nat, "vpcId", VPC)?.urn === network);
      return gateway ? [{ ...part(entry), gateway: gateway.urn, endpoint: endpoint.id, services }] : [];
    });
  });
}
