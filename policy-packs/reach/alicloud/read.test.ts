import { UNKNOWN } from "../../control.ts";
import { type ResourceSpec, ref } from "../../testing.ts";
import { alicloudNetwork, spec } from "../example-networks/testing.ts";
import { type Case, testTold } from "../told-network/testing.ts";
import { readAlicloud } from "./read.ts";

const acl = (props: object = {}) =>
  spec("acl", "alicloud:vpc/networkAcl:NetworkAcl", { vpcId: ref("vpc"), ...props });
const entries = {
  ingressAclEntries: [
    {
      policy: "accept",
      protocol: "tcp",
      port: "443/443",
      sourceCidrIp: "0.0.0.0/0",
      networkAclEntryName: "web",
    },
    { policy: "drop", protocol: "udp", port: "53/53", sourceCidrIp: "10.0.0.0/8" },
    { protocol: "all", sourceCidrIp: "10.96.0.0/16" },
    {
      policy: UNKNOWN,
      protocol: "tcp",
      port: "22/22",
      sourceCidrIp: "10.97.0.0/16",
      networkAclEntryName: UNKNOWN,
    },
    { policy: "accept", protocol: "tcp", port: UNKNOWN, sourceCidrIp: "10.98.0.0/16" },
    { policy: "accept", protocol: "tcp", port: "odd", sourceCidrIp: "10.99.0.0/16" },
  ],
  egressAclEntries: [
    { policy: "accept", protocol: "tcp", port: "1024/65535", destinationCidrIp: "0.0.0.0/0" },
  ],
};
const separate = (props: object = {}) =>
  spec("entries", "alicloud:vpc/networkAclEntries:NetworkAclEntries", {
    networkAclId: ref("acl"),
    ingresses: [{ policy: "drop", protocol: "all", port: "-1/-1", sourceCidrIp: "0.0.0.0/0" }],
    egresses: [{ policy: "accept", protocol: "tcp", port: "443/443", destinationCidrIp: "10.0.0.0/8" }],
    ...props,
  });
const single = (networkAclId: unknown = ref("acl"), resourceId: unknown = ref("front")) =>
  spec("single", "alicloud:vpc/vpcNetworkAclAttachment:VpcNetworkAclAttachment", {
    networkAclId,
    resourceId,
  });
const several = (networkAclId: unknown = ref("acl"), resources: unknown = [{ resourceId: ref("back") }]) =>
  spec("several", "alicloud:vpc/networkAclAttachment:NetworkAclAttachment", { networkAclId, resources });

const group = (name: string, props: object = {}) =>
  spec(name, "alicloud:ecs/securityGroup:SecurityGroup", { vpcId: ref("vpc"), ...props });
const rule = (name: string, props: object) =>
  spec(name, "alicloud:ecs/securityGroupRule:SecurityGroupRule", {
    type: "ingress",
    ipProtocol: "tcp",
    portRange: "443/443",
    securityGroupId: ref("web"),
    ...props,
  });

const machine = (name: string, props: object = {}) =>
  spec(name, "alicloud:ecs/instance:Instance", {
    vswitchId: ref("back"),
    securityGroups: [ref("web")],
    ...props,
  });
const elastic = (name: string, instance: string) =>
  spec(name, "alicloud:ecs/eipAssociation:EipAssociation", {
    allocationId: "eip-1",
    instanceId: ref(instance),
  });
const card = (name: string, props: object = {}) =>
  spec(name, "alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface", {
    vswitchId: ref("front"),
    securityGroupIds: [ref("web")],
    ...props,
  });
const attachedCard = (name: string, type: string, id: string) =>
  spec(name, type, { instanceId: ref("app"), networkInterfaceId: ref(id) });
const template = (props: object = {}) =>
  spec("template", "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate", { ...props });
const scaling = (props: object = {}) =>
  spec("scaling", "alicloud:ess/scalingGroup:ScalingGroup", { vswitchIds: [ref("back")], ...props });
const configuration = (name: string, props: object = {}) =>
  spec(name, "alicloud:ess/scalingConfiguration:ScalingConfiguration", {
    scalingGroupId: ref("scaling"),
    ...props,
  });

const nlb = (props: object = {}) =>
  spec("edge", "alicloud:nlb/loadBalancer:LoadBalancer", {
    vpcId: ref("vpc"),
    addressType: "Internet",
    zoneMappings: [{ vswitchId: ref("front") }],
    ...props,
  });
const nlbGroup = (props: object = {}) =>
  spec("servers", "alicloud:nlb/serverGroup:ServerGroup", { protocol: "TCP", ...props });
const nlbListener = (props: object = {}) =>
  spec("listener", "alicloud:nlb/listener:Listener", {
    loadBalancerId: ref("edge"),
    listenerPort: 443,
    listenerProtocol: "TCP",
    serverGroupId: ref("servers"),
    ...props,
  });
const server = (props: object = {}) =>
  spec("server", "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment", {
    serverGroupId: ref("servers"),
    serverId: ref("app"),
    port: 8443,
    ...props,
  });
const alb = (props: object = {}) =>
  spec("edge", "alicloud:alb/loadBalancer:LoadBalancer", {
    vpcId: ref("vpc"),
    addressType: "Intranet",
    zoneMappings: [{ vswitchId: ref("front") }, { vswitchId: ref("back") }],
    ...props,
  });
const albGroup = (name: string, props: object = {}) =>
  spec(name, "alicloud:alb/serverGroup:ServerGroup", {
    protocol: "HTTP",
    servers: [{ serverId: ref("app"), port: 8080 }],
    ...props,
  });
const forwarding = (...groups: readonly string[]) => [
  {
    type: "ForwardGroup",
    forwardGroupConfig: { serverGroupTuples: groups.map((name) => ({ serverGroupId: ref(name) })) },
  },
];
const albListener = (props: object = {}) =>
  spec("listener", "alicloud:alb/listener:Listener", {
    loadBalancerId: ref("edge"),
    listenerPort: 443,
    listenerProtocol: "QUIC",
    defaultActions: forwarding("servers"),
    ...props,
  });
const clb = (props: object = {}) => spec("edge", "alicloud:slb/loadBalancer:LoadBalancer", { ...props });
const clbListener = (props: object = {}) =>
  spec("listener", "alicloud:slb/listener:Listener", {
    loadBalancerId: ref("edge"),
    frontendPort: 443,
    backendPort: 8443,
    protocol: "tcp",
    ...props,
  });

const inNet = (...more: readonly ResourceSpec[]) => [...alicloudNetwork, ...more];
const withApp = (...more: readonly ResourceSpec[]) => inNet(group("web"), machine("app"), ...more);
const rds = (props: object = {}) =>
  spec("db", "alicloud:rds/instance:Instance", {
    vswitchId: ref("back"),
    securityIps: ["10.96.0.0/24"],
    ...props,
  });

const CASES: Readonly<Record<string, Case>> = {
  "acl: entries of its own": [
    ["acl", "subnet"],
    inNet(acl({ ...entries, resources: [{ resourceId: ref("back") }] })),
  ],
  "acl: no entries are let through, an empty list is not": [
    ["acl", "subnet"],
    inNet(acl({ ingressAclEntries: [] })),
  ],
  "acl: separate entries": [["acl"], inNet(acl(entries), separate())],
  "acl: separate entries of one side": [["acl"], inNet(acl(entries), separate({ egresses: undefined }))],
  "acl: attached alone": [["subnet"], inNet(acl(), single())],
  "acl: attached alone, of another stack": [["subnet"], inNet(acl(), single("nacl-1"))],
  "acl: attached alone, which is to come": [["subnet"], inNet(acl(), single(UNKNOWN))],
  "acl: attached alone to what is to come": [["subnet"], inNet(acl(), single(ref("acl"), UNKNOWN))],
  "acl: attached to several": [["subnet"], inNet(acl(), several())],
  "acl: attached to several, which is to come": [["subnet"], inNet(acl(), several(UNKNOWN))],
  "acl: attached to several that are to come": [
    ["subnet"],
    inNet(acl(), several(ref("acl"), [{ resourceId: UNKNOWN }])),
  ],
  "acl: attached to a list to come": [["subnet"], inNet(acl(), several(ref("acl"), UNKNOWN))],
  "acl: on vSwitches to come": [
    ["subnet"],
    inNet(acl({ resources: [{ resourceId: "vsw-1" }, { resourceId: UNKNOWN }] })),
  ],
  "acl: on vSwitches of another stack": [["subnet"], inNet(acl({ resources: [{ resourceId: "vsw-1" }] }))],

  "group: basic": [["group"], inNet(group("web"))],
  "group: basic, closed inside": [["group"], inNet(group("web", { innerAccessPolicy: "Drop" }))],
  "group: basic, closed inside by the older input": [["group"], inNet(group("web", { innerAccess: false }))],
  "group: enterprise": [["group"], inNet(group("web", { securityGroupType: "enterprise" }))],
  "group: rules": [
    ["group"],
    inNet(
      group("web"),
      group("app"),
      spec("list", "alicloud:ecs/ecsPrefixList:EcsPrefixList", { entries: [{ cidr: "10.1.0.0/16" }] }),
      spec("new-list", "alicloud:vpc/prefixList:PrefixList", {
        entrys: [{ cidr: "10.2.0.0/16" }, { cidr: UNKNOWN }],
      }),
      rule("by-address", { cidrIp: "10.0.0.0/8", priority: 7 }),
      rule("by-wide-address", { ipv6CidrIp: "2001:db8::/32", policy: "drop" }),
      rule("by-group", { sourceSecurityGroupId: ref("app") }),
      rule("by-foreign-group", { sourceSecurityGroupId: "sg-1" }),
      rule("by-group-and-address", { sourceSecurityGroupId: ref("app"), cidrIp: "10.3.0.0/16" }),
      rule("by-list", { prefixListId: ref("list") }),
      rule("by-new-list", { prefixListId: ref("new-list") }),
      rule("by-foreign-list", { prefixListId: "pl-1" }),
      rule("by-address-and-list", { prefixListId: "pl-1", cidrIp: "10.4.0.0/16" }),
      rule("all-ports", { portRange: undefined, ipProtocol: "all", cidrIp: "10.5.0.0/16" }),
      rule("odd-ports", { portRange: "odd", cidrIp: "10.5.1.0/24" }),
      rule("ports-to-come", { portRange: UNKNOWN, cidrIp: "10.6.0.0/16" }),
      rule("policy-to-come", { policy: UNKNOWN, cidrIp: "10.7.0.0/16" }),
      rule("priority-to-come", { priority: UNKNOWN, cidrIp: "10.8.0.0/16" }),
      rule("type-to-come", { type: UNKNOWN, cidrIp: "10.9.0.0/16" }),
      rule("out", { type: "egress", cidrIp: "10.10.0.0/16", policy: "drop" }),
      rule("of-another", { securityGroupId: "sg-2", cidrIp: "10.11.0.0/16" }),
      rule("of-one-to-come", { securityGroupId: UNKNOWN, cidrIp: "10.12.0.0/16" }),
    ),
  ],

  "machine: with bandwidth and an elastic address": [
    ["endpoint", "group"],
    inNet(
      group("web"),
      machine("app", { internetMaxBandwidthOut: 1, privateIp: "10.96.1.9" }),
      machine("old", { allocatePublicIp: true, securityGroups: [] }),
      machine("inner", { internetMaxBandwidthOut: 0, securityGroups: ["sg-1", ""] }),
      machine("open", { internetMaxBandwidthOut: UNKNOWN, securityGroups: [UNKNOWN] }),
      machine("elsewhere", { vswitchId: "vsw-1" }),
      elastic("address", "app"),
    ),
  ],
  "machine: interfaces, floating and wide addresses": [
    ["endpoint"],
    inNet(
      group("web"),
      group("card-group"),
      machine("app", { networkInterfaces: [{ networkInterfaceId: ref("inline") }] }),
      card("inline", { primaryIpAddress: "10.96.0.9", privateIpAddresses: ["10.96.0.10"] }),
      card("attached", { privateIp: "10.96.0.11", securityGroupIds: [ref("card-group")] }),
      spec("old", "alicloud:vpc/networkInterface:NetworkInterface", {
        vswitchId: ref("front"),
        securityGroups: [ref("card-group")],
        privateIps: ["10.96.0.12"],
      }),
      card("loose"),
      attachedCard(
        "a",
        "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
        "attached",
      ),
      attachedCard("b", "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment", "old"),
      elastic("address", "attached"),
      spec("floating", "alicloud:vpc/hAVip:HAVip", { vswitchId: ref("back") }),
      spec("bound", "alicloud:vpc/hAVipAttachment:HAVipAttachment", {
        havipId: ref("floating"),
        instanceId: ref("app"),
      }),
      elastic("floating-address", "floating"),
      spec("wide", "alicloud:vpc/ipv6InternetBandwidth:Ipv6InternetBandwidth", { ipv6AddressId: ref("app") }),
    ),
  ],
  "machine: what its template says": [
    ["endpoint"],
    inNet(
      group("web"),
      template({ securityGroupIds: [ref("web")], internetMaxBandwidthOut: 5 }),
      machine("app", { securityGroups: undefined, launchTemplateId: ref("template") }),
      machine("own", { launchTemplateId: ref("template"), securityGroups: ["sg-1"] }),
    ),
  ],
  "fleet: of a template": [
    ["endpoint"],
    inNet(
      group("web"),
      template({ networkInterfaces: [{ securityGroupId: ref("web") }], internetMaxBandwidthOut: 5 }),
      scaling({ launchTemplateId: ref("template"), vswitchIds: undefined, vswitchId: ref("front") }),
    ),
  ],
  "fleet: of the configuration that is active": [
    ["endpoint"],
    inNet(
      group("web"),
      scaling(),
      configuration("spare", { securityGroupId: "sg-1" }),
      configuration("active", { securityGroupIds: [ref("web")], active: true, internetMaxBandwidthOut: 1 }),
    ),
  ],
  "fleet: of the first configuration": [
    ["endpoint"],
    inNet(scaling(), configuration("first", { securityGroupId: "sg-1" }), configuration("second")),
  ],
  "fleet: nodes, containers, functions and bastions": [
    ["endpoint"],
    inNet(
      group("web"),
      spec("nodes", "alicloud:cs/nodePool:NodePool", {
        vswitchIds: [ref("back")],
        securityGroupIds: [ref("web")],
        internetMaxBandwidthOut: 1,
      }),
      spec("plain", "alicloud:eci/containerGroup:ContainerGroup", {
        vswitchId: ref("back"),
        securityGroupId: ref("web"),
      }),
      spec("made", "alicloud:eci/containerGroup:ContainerGroup", {
        vswitchId: ref("back"),
        autoCreateEip: true,
      }),
      spec("given", "alicloud:eci/containerGroup:ContainerGroup", {
        vswitchId: ref("back"),
        eipInstanceId: "eip-1",
      }),
      spec("function", "alicloud:fc/v3Function:V3Function", {
        vpcConfig: { vswitchIds: [ref("front"), ref("back")], securityGroupId: ref("web") },
      }),
      spec("nowhere", "alicloud:fc/v3Function:V3Function", {}),
      spec("bastion", "alicloud:bastionhost/instance:Instance", {
        vswitchId: ref("front"),
        securityGroupIds: [ref("web")],
      }),
      spec("old-bastion", "alicloud:yundun/bastionHostInstance:BastionHostInstance", {
        vswitchId: ref("front"),
      }),
    ),
  ],

  "balancer: network": [
    ["endpoint edge", "listener"],
    withApp(
      nlb({ securityGroupIds: [ref("web")], ipv6AddressType: "Internet" }),
      nlbGroup(),
      nlbListener(),
      server(),
    ),
  ],
  "balancer: network, hiding its clients, with a group joined later": [
    ["endpoint edge", "listener"],
    withApp(
      nlb({ addressType: UNKNOWN, ipv6AddressType: UNKNOWN }),
      spec("joined", "alicloud:nlb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment", {
        loadBalancerId: ref("edge"),
        securityGroupId: ref("web"),
      }),
      nlbGroup({ preserveClientIpEnabled: false, protocol: "UDP" }),
      nlbListener({ listenerProtocol: "UDP", listenerPort: 0, startPort: 5000, endPort: 5010 }),
      server({ serverId: UNKNOWN, serverIp: "10.96.1.9" }),
      machine("by-address", { privateIp: "10.96.1.9" }),
      machine("by-older-address", { privateIpAddress: "10.96.1.9" }),
      elastic("address", "edge"),
    ),
  ],
  "balancer: network, whose clients are to come": [
    ["listener"],
    withApp(
      nlb(),
      nlbGroup({ preserveClientIpEnabled: UNKNOWN }),
      nlbListener({ listenerPort: UNKNOWN }),
      server({ port: UNKNOWN }),
    ),
  ],
  "balancer: network, of scaling groups": [
    ["listener"],
    withApp(
      nlb({ addressType: "Intranet", ipv6AddressType: "Intranet" }),
      nlbGroup(),
      nlbListener(),
      scaling(),
      spec("joined", "alicloud:ess/serverGroupAttachment:ServerGroupAttachment", {
        scalingGroupId: ref("scaling"),
        serverGroupId: ref("servers"),
        port: 9000,
      }),
    ),
  ],
  "balancer: application": [
    ["endpoint edge", "listener"],
    withApp(
      alb(),
      albGroup("servers"),
      albGroup("more", { servers: [{ serverIds: [ref("app")], port: 9090 }] }),
      albListener(),
      spec("rule", "alicloud:alb/rule:Rule", {
        listenerId: ref("listener"),
        ruleActions: forwarding("more"),
      }),
      scaling({
        albServerGroups: [
          { albServerGroupId: ref("servers"), port: 7070 },
          { albServerGroupId: "sgp-1", port: 1 },
        ],
      }),
      spec("joined", "alicloud:ess/albServerGroupAttachment:AlbServerGroupAttachment", {
        scalingGroupId: ref("scaling"),
        albServerGroupId: ref("more"),
        port: 6060,
      }),
    ),
  ],
  "balancer: application, for those on a list": [
    ["listener"],
    withApp(
      alb(),
      albGroup("servers"),
      albListener({ aclConfig: { aclType: "White", aclRelations: [{ aclId: ref("list") }] } }),
      spec("list", "alicloud:alb/acl:Acl", { aclEntries: [{ entry: "10.0.0.0/8" }] }),
      spec("more", "alicloud:alb/aclEntryAttachment:AclEntryAttachment", {
        aclId: ref("list"),
        entry: "10.96.0.0/16",
      }),
    ),
  ],
  "balancer: application, for those on a list attached": [
    ["listener"],
    withApp(
      alb(),
      albGroup("servers"),
      albListener(),
      spec("list", "alicloud:alb/acl:Acl", { aclEntries: [{ entry: "172.16.0.0/12" }, { entry: UNKNOWN }] }),
      spec("attached", "alicloud:alb/listenerAclAttachment:ListenerAclAttachment", {
        listenerId: ref("listener"),
        aclId: ref("list"),
        aclType: "Black",
      }),
    ),
  ],
  "balancer: classic, of the internet by default": [
    ["endpoint edge", "listener"],
    withApp(
      clb(),
      clbListener(),
      spec("backends", "alicloud:slb/backendServer:BackendServer", {
        loadBalancerId: ref("edge"),
        backendServers: [{ serverId: ref("app") }],
      }),
      machine("second"),
      spec("older", "alicloud:slb/attachment:Attachment", {
        loadBalancerId: ref("edge"),
        instanceIds: [ref("second")],
      }),
      scaling({ loadbalancerIds: [ref("edge")] }),
    ),
  ],
  "balancer: classic, inside by default": [
    ["endpoint edge", "listener"],
    withApp(
      clb({ vswitchId: ref("back") }),
      clbListener({ protocol: "https", backendPort: undefined, serverGroupId: ref("servers") }),
      spec("servers", "alicloud:slb/serverGroup:ServerGroup", {
        servers: [{ serverIds: [ref("app")], port: 8080 }],
      }),
      spec("rule", "alicloud:slb/rule:Rule", {
        loadBalancerId: ref("edge"),
        frontendPort: 443,
        serverGroupId: ref("servers"),
      }),
      spec("other-rule", "alicloud:slb/rule:Rule", {
        loadBalancerId: ref("edge"),
        frontendPort: 80,
        serverGroupId: ref("servers"),
      }),
    ),
  ],
  "balancer: classic, for those on a list": [
    ["listener"],
    withApp(
      clb({ addressType: "internet" }),
      clbListener({ protocol: "udp", aclStatus: "on", aclType: "white", aclId: ref("list") }),
      spec("list", "alicloud:slb/acl:Acl", { entryLists: [{ entry: "198.51.100.0/24" }] }),
      spec("more", "alicloud:slb/aclEntryAttachment:AclEntryAttachment", {
        aclId: ref("list"),
        entry: "198.51.101.0/24",
      }),
    ),
  ],
  "balancer: classic, for those on a list of another stack": [
    ["listener"],
    withApp(clb(), clbListener({ aclStatus: "on", aclType: "white", aclIds: ["acl-1"] })),
  ],
  "balancer: classic, whose list is off": [
    ["listener"],
    withApp(clb(), clbListener({ aclStatus: "off", aclType: "white", aclId: "acl-1" })),
  ],

  "relay: a private link to a balancer": [
    ["endpoint relay", "listener relay"],
    withApp(
      nlb(),
      nlbGroup(),
      nlbListener(),
      server(),
      spec("service", "alicloud:privatelink/vpcEndpointService:VpcEndpointService", {
        autoAcceptConnection: true,
        resources: [{ resourceId: ref("edge") }],
      }),
      spec("relay", "alicloud:privatelink/vpcEndpoint:VpcEndpoint", {
        serviceId: ref("service"),
        vpcId: ref("vpc"),
        securityGroupIds: [ref("web")],
      }),
      spec("zone", "alicloud:privatelink/vpcEndpointZone:VpcEndpointZone", {
        endpointId: ref("relay"),
        vswitchId: ref("front"),
      }),
    ),
  ],
  "relay: a private link that is accepted by hand, to a balancer joined later": [
    ["endpoint relay", "listener relay"],
    withApp(
      nlb(),
      nlbGroup(),
      nlbListener(),
      server(),
      spec("service", "alicloud:privatelink/vpcEndpointService:VpcEndpointService", {}),
      spec("joined", "alicloud:privatelink/vpcEndpointServiceResource:VpcEndpointServiceResource", {
        serviceId: ref("service"),
        resourceId: ref("edge"),
      }),
      spec("relay", "alicloud:privatelink/vpcEndpoint:VpcEndpoint", {
        serviceName: ref("service"),
        vpcId: ref("vpc"),
      }),
      spec("foreign", "alicloud:privatelink/vpcEndpoint:VpcEndpoint", {
        serviceId: "epsrv-1",
        vpcId: ref("vpc"),
      }),
    ),
  ],
  "forward: ports of a gateway": [
    ["forward"],
    inNet(
      group("web"),
      machine("app", { privateIp: "10.96.1.9" }),
      ...[
        ["one", { internalIp: "10.96.1.9", ipProtocol: "tcp", internalPort: "22" }],
        ["range", { internalIp: "10.96.1.9", ipProtocol: "udp", internalPort: "100/200" }],
        ["any", { internalIp: "10.96.1.9", ipProtocol: "Any", internalPort: "any" }],
        ["port-to-come", { internalIp: "10.96.1.9", ipProtocol: "tcp", internalPort: UNKNOWN }],
        ["by-host", { internalIp: ref("app"), ipProtocol: "tcp", internalPort: "80" }],
        ["of-another", { internalIp: "10.96.1.10", ipProtocol: "tcp", internalPort: "80" }],
      ].map(([name, props]) =>
        spec(String(name), "alicloud:vpc/forwardEntry:ForwardEntry", {
          forwardTableId: "ftb-1",
          ...(props as object),
        }),
      ),
    ),
  ],

  "data: a database and its white list": [["endpoint db", "group db"], inNet(rds())],
  "data: a database on the internet, for members of a group": [
    ["endpoint db", "group db"],
    inNet(
      group("web"),
      rds({
        securityIps: ["10.96.0.0/24,10.96.1.0/24", UNKNOWN],
        securityGroupIds: [ref("web")],
        privateIpAddress: "10.96.1.20",
      }),
      spec("public", "alicloud:rds/connection:Connection", { instanceId: ref("db") }),
    ),
  ],
  "data: a cache that is public by its own input": [
    ["endpoint db", "group db"],
    inNet(
      spec("db", "alicloud:kvstore/instance:Instance", {
        vswitchId: ref("back"),
        enablePublic: "TRUE",
        privateIp: "10.96.1.21",
      }),
    ),
  ],
  "data: a cache that may be public": [
    ["endpoint db"],
    inNet(
      spec("db", "alicloud:kvstore/instance:Instance", { vswitchId: ref("back"), enablePublic: UNKNOWN }),
    ),
  ],
  "data: a cache that is not": [
    ["endpoint db"],
    inNet(spec("db", "alicloud:kvstore/instance:Instance", { vswitchId: ref("back"), enablePublic: false })),
  ],
  "data: lists within lists": [
    ["group db"],
    inNet(
      spec("db", "alicloud:mongodb/instance:Instance", {
        vswitchId: ref("back"),
        securityIpGroups: [{ securityIpList: "10.1.0.0/16" }, { securityIpList: UNKNOWN }, {}],
      }),
    ),
  ],
  "data: a broker whose entries stand alone": [
    ["endpoint db", "group db"],
    inNet(
      spec("db", "alicloud:alikafka/instance:Instance", {
        vswitchId: ref("back"),
        eipMax: 10,
        deployType: 4,
      }),
      ...[
        ["inner", { allowedType: "vpc", allowedIp: "10.1.0.0/16", portRange: "9092/9092" }],
        ["outer", { allowedType: "internet", allowedIp: "198.51.100.0/24", portRange: UNKNOWN }],
      ].map(([name, props]) =>
        spec(String(name), "alicloud:alikafka/instanceAllowedIpAttachment:InstanceAllowedIpAttachment", {
          instanceId: ref("db"),
          ...(props as object),
        }),
      ),
    ),
  ],
};

testTold(new URL("./expected-read.txt", import.meta.url), readAlicloud, CASES);
