import { describe, expect, test } from "vitest";
import { type ResourceSpec, ref } from "../../testing.ts";
import {
  alicloudBalancer,
  alicloudGroup,
  alicloudNetwork,
  estate,
  reached,
  spec,
} from "../example-networks/testing.ts";

type Props = Readonly<Record<string, unknown>>;
const MACHINE = "alicloud:ecs/instance:Instance";
const open443 = alicloudGroup("web", 443, { cidrIp: "0.0.0.0/0" });
const inner = alicloudGroup("inner", 443, { cidrIp: "10.96.0.0/24" });
const shut = alicloudGroup("shut", 443, { cidrIp: "10.99.0.0/16" });
const machine = (props: Props = {}): ResourceSpec =>
  spec("app", MACHINE, { vswitchId: ref("back"), securityGroups: [ref("web")], ...props });

function changed(resources: readonly ResourceSpec[], name: string, props: Props): readonly ResourceSpec[] {
  return resources.map((it) => (it.name === name ? { ...it, props: { ...it.props, ...props } } : it));
}
function without(resources: readonly ResourceSpec[], ...names: readonly string[]): readonly ResourceSpec[] {
  return resources.filter(({ name }) => !names.includes(name));
}

describe("public addresses", () => {
  const base = [...alicloudNetwork, ...open443, ...shut];
  const elastic = (instance: string) =>
    spec("address", "alicloud:ecs/eipAssociation:EipAssociation", {
      allocationId: "eip-0123",
      instanceId: ref(instance),
    });

  test("come with bandwidth, with an elastic address, or on a floating one", () => {
    expect(reached([...base, machine()], "app", "internet")).toBe("closed");
    expect(reached([...base, machine({ internetMaxBandwidthOut: 1 })], "app", "internet")).toBe("open");
    expect(reached([...base, machine({ internetMaxBandwidthOut: 0 })], "app", "internet")).toBe("closed");
    expect(reached([...base, machine(), elastic("app")], "app", "internet")).toBe("open");
    const floating = spec("floating", "alicloud:vpc/hAVip:HAVip", { vswitchId: ref("back") });
    const bound = spec("bound", "alicloud:vpc/hAVipAttachment:HAVipAttachment", {
      haVipId: ref("floating"),
      instanceId: ref("app"),
    });
    expect(reached([...base, machine(), floating, bound, elastic("floating")], "app", "internet")).toBe(
      "open",
    );
    expect(reached([...base, machine(), floating, elastic("floating")], "app", "internet")).toBe("closed");
  });

  test("of a further interface let in whom that interface lets in", () => {
    const card = (group: string) =>
      spec("card", "alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface", {
        vswitchId: ref("front"),
        securityGroupIds: [ref(group)],
      });
    const attached = spec(
      "attached",
      "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
      {
        instanceId: ref("app"),
        networkInterfaceId: ref("card"),
      },
    );
    const own = machine({ securityGroups: [ref("shut")] });
    expect(reached([...base, own, card("web"), attached, elastic("card")], "app", "internet")).toBe("open");
    expect(reached([...base, own, card("shut"), attached, elastic("card")], "app", "internet")).toBe(
      "closed",
    );
    expect(reached([...base, own, card("web"), elastic("card")], "app", "internet")).toBe("closed");
    expect(reached([...base, machine(), card("shut"), attached, elastic("card")], "app", "internet")).toBe(
      "closed",
    );
  });

  test("need a route once an IPv4 gateway is switched on", () => {
    const gateway = (enabled: boolean) =>
      spec("gateway", "alicloud:vpc/ipv4Gateway:Ipv4Gateway", { vpcId: ref("vpc"), enabled });
    const route = spec("out", "alicloud:vpc/routeEntry:RouteEntry", {
      routeTableId: ref("vpc"),
      destinationCidrblock: "0.0.0.0/0",
      nexthopType: "Ipv4Gateway",
      nexthopId: ref("gateway"),
    });
    const app = machine({ internetMaxBandwidthOut: 1 });
    expect(reached([...base, app, gateway(false)], "app", "internet")).toBe("open");
    expect(reached([...base, app, gateway(true)], "app", "internet")).toBe("closed");
    expect(reached([...base, app, gateway(true), route], "app", "internet")).toBe("open");
  });
});

describe("security groups", () => {
  const other = spec("other", MACHINE, { vswitchId: ref("front"), securityGroups: [ref("web")] });
  const members = (props: Props) => [
    ...alicloudNetwork,
    ...changed(without(open443, "web-in"), "web", props),
    machine(),
    other,
  ];

  test("of the basic kind let their members reach each other, unless told", () => {
    expect(reached(members({}), "app", "host:other")).toBe("open");
    expect(reached(members({ innerAccessPolicy: "Drop" }), "app", "host:other")).toBe("closed");
    expect(reached(members({ innerAccess: false }), "app", "host:other")).toBe("closed");
    expect(reached(members({ securityGroupType: "enterprise" }), "app", "host:other")).toBe("closed");
  });

  test("of the basic kind let no rule part their members", () => {
    const refusal = spec("refusal", "alicloud:ecs/securityGroupRule:SecurityGroupRule", {
      securityGroupId: ref("web"),
      type: "ingress",
      ipProtocol: "all",
      portRange: "-1/-1",
      policy: "drop",
      priority: 1,
      cidrIp: "0.0.0.0/0",
    });
    expect(reached([...members({}), refusal], "app", "host:other")).toBe("open");
  });

  test("of the enterprise kind refuse what leaves as well", () => {
    const sender = (type: string) => [
      ...alicloudNetwork,
      ...open443,
      spec("senders", "alicloud:ecs/securityGroup:SecurityGroup", {
        vpcId: ref("vpc"),
        securityGroupType: type,
      }),
      machine(),
      spec("other", MACHINE, { vswitchId: ref("front"), securityGroups: [ref("senders")] }),
    ];
    expect(reached(sender("normal"), "app", "host:other")).toBe("open");
    expect(reached(sender("enterprise"), "app", "host:other")).toBe("closed");
  });

  test("count the prefixes of a list", () => {
    const list = (cidr: string) => spec("list", "alicloud:vpc/prefixList:PrefixList", { entrys: [{ cidr }] });
    const byList = changed(open443, "web-in", { cidrIp: undefined, prefixListId: ref("list") });
    const base = [...alicloudNetwork, ...byList, machine({ internetMaxBandwidthOut: 1 })];
    expect(reached([...base, list("0.0.0.0/0")], "app", "internet")).toBe("open");
    expect(reached([...base, list("10.0.0.0/8")], "app", "internet")).toBe("closed");
  });
});

describe("port forwarding", () => {
  const forward = (props: Props) =>
    spec("forward", "alicloud:vpc/forwardEntry:ForwardEntry", {
      forwardTableId: ref("nat"),
      externalIp: "198.51.100.7",
      internalIp: "10.96.1.10",
      externalPort: "443",
      internalPort: "443",
      ipProtocol: "tcp",
      ...props,
    });
  const base = [...alicloudNetwork, ...open443, machine({ privateIp: "10.96.1.10" })];

  test.each([
    ["one port", {}, "open"],
    ["another port", { internalPort: "22" }, "closed"],
    ["another protocol", { ipProtocol: "udp" }, "closed"],
    ["another machine", { internalIp: "10.96.1.11" }, "closed"],
    ["a range of ports around it", { internalPort: "400/500" }, "open"],
    ["a range of ports beside it", { internalPort: "500/600" }, "closed"],
    ["the whole address", { internalPort: "any", externalPort: "any", ipProtocol: "any" }, "open"],
    [
      "the whole address in capitals",
      { internalPort: "Any", externalPort: "Any", ipProtocol: "Any" },
      "open",
    ],
  ])("of %s", (_, props, status) => {
    expect(reached([...base, forward(props)], "app", "internet")).toBe(status);
  });
});

describe("balancers", () => {
  const classic = (props: Props): readonly ResourceSpec[] => [
    spec("edge", "alicloud:slb/loadBalancer:LoadBalancer", {
      addressType: "internet",
      vswitchId: ref("front"),
    }),
    spec("listener", "alicloud:slb/listener:Listener", {
      loadBalancerId: ref("edge"),
      frontendPort: 443,
      backendPort: 443,
      protocol: "http",
      ...props,
    }),
    spec("backend", "alicloud:slb/backendServer:BackendServer", {
      loadBalancerId: ref("edge"),
      backendServers: [{ serverId: ref("app") }],
    }),
    spec("list", "alicloud:slb/acl:Acl", { entryLists: [{ entry: "198.51.100.0/24" }] }),
  ];
  const base = [...alicloudNetwork, ...inner, machine({ securityGroups: [ref("inner")] })];

  test("of the classic kind take clients by their access list", () => {
    expect(reached([...base, ...classic({})], "app", "internet")).toBe("open");
    const white = { aclStatus: "on", aclType: "white" };
    expect(reached([...base, ...classic({ ...white, aclId: ref("list") })], "app", "internet")).toBe("open");
    const empty = changed(classic({ ...white, aclId: ref("list") }), "list", { entryLists: [] });
    expect(reached([...base, ...empty], "app", "internet")).toBe("closed");
    expect(reached([...base, ...changed(empty, "listener", { aclStatus: "off" })], "app", "internet")).toBe(
      "open",
    );
    const all = [{ entry: "0.0.0.0/0" }, { entry: "::/0" }];
    const black = changed(classic({ aclStatus: "on", aclType: "black", aclId: ref("list") }), "list", {
      entryLists: all,
    });
    expect(reached([...base, ...black], "app", "internet")).toBe("closed");
    const separate = spec("entry", "alicloud:slb/aclEntryAttachment:AclEntryAttachment", {
      aclId: ref("list"),
      entry: "203.0.113.0/24",
    });
    expect(reached([...base, ...empty, separate], "app", "internet")).toBe("open");
    expect(reached([...base, ...classic({ ...white, aclId: "acl-0123" })], "app", "internet")).toBe(
      "unknown: the access list of listener is in another stack",
    );
  });

  const application = (props: Props): readonly ResourceSpec[] => [
    spec("edge", "alicloud:alb/loadBalancer:LoadBalancer", {
      vpcId: ref("vpc"),
      addressType: "Internet",
      zoneMappings: [{ vswitchId: ref("front"), zoneId: "cn-beijing-h" }],
    }),
    spec("servers", "alicloud:alb/serverGroup:ServerGroup", {
      serverGroupName: "servers",
      protocol: "HTTPS",
      servers: [{ serverId: ref("app"), serverType: "Ecs", port: 443 }],
    }),
    spec("listener", "alicloud:alb/listener:Listener", {
      loadBalancerId: ref("edge"),
      listenerPort: 443,
      listenerProtocol: "HTTPS",
      defaultActions: [
        {
          type: "ForwardGroup",
          forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: ref("servers") }] },
        },
      ],
      ...props,
    }),
    spec("list", "alicloud:alb/acl:Acl", { aclEntries: [{ entry: "10.0.0.0/8" }] }),
  ];

  test("of applications by theirs, written or attached", () => {
    expect(reached([...base, ...application({})], "app", "internet")).toBe("open");
    const white = application({ aclConfig: { aclType: "White", aclRelations: [{ aclId: ref("list") }] } });
    expect(reached([...base, ...white], "app", "internet")).toBe("closed");
    const attached = (aclType: string) =>
      spec("attached", "alicloud:alb/listenerAclAttachment:ListenerAclAttachment", {
        listenerId: ref("listener"),
        aclId: ref("list"),
        aclType,
      });
    expect(reached([...base, ...application({}), attached("White")], "app", "internet")).toBe("closed");
    expect(reached([...base, ...application({}), attached("Black")], "app", "internet")).toBe("open");
    const more = spec("more", "alicloud:alb/aclEntryAttachment:AclEntryAttachment", {
      aclId: ref("list"),
      entries: [{ entry: "198.51.100.0/24" }],
    });
    expect(reached([...base, ...application({}), attached("White"), more], "app", "internet")).toBe("open");
  });

  test("of networks by the groups that join them", () => {
    const edge = alicloudBalancer("app", 443);
    const joined = spec(
      "joined",
      "alicloud:nlb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
      {
        loadBalancerId: ref("edge"),
        securityGroupId: ref("shut"),
      },
    );
    expect(reached([...base, ...shut, ...edge], "app", "internet")).toBe("open");
    expect(reached([...base, ...shut, ...edge, joined], "app", "internet")).toBe("closed");
  });

  test("of networks listen on a range of ports where they say so", () => {
    const range = (startPort: number, endPort: number) => [
      ...base,
      ...open443.map((it) =>
        it.name === "web-in" ? { ...it, props: { ...it.props, portRange: "8443/8443" } } : it,
      ),
      ...changed(
        changed(alicloudBalancer("app", 443), "listener", { listenerPort: 0, startPort, endPort }),
        "edge",
        { securityGroupIds: [ref("web")] },
      ),
    ];
    expect(reached(range(8000, 9000), "app", "internet")).toBe("open");
    expect(reached(range(9000, 9999), "app", "internet")).toBe("closed");
  });

  test("have IPv6 addresses of a kind of their own", () => {
    const edge = (ipv6AddressType: string) =>
      changed(alicloudBalancer("app", 443, { addressType: "Intranet" }), "edge", { ipv6AddressType });
    const wide = [
      ...changed(alicloudNetwork, "vpc", { ipv6CidrBlock: "2408:4000::/56" }),
      spec("ipv6", "alicloud:vpc/ipv6Gateway:Ipv6Gateway", { vpcId: ref("vpc") }),
    ];
    const app = [...wide, ...inner, machine({ securityGroups: [ref("inner")] })];
    expect(reached([...app, ...edge("Internet")], "app", "internet")).toBe("open");
    expect(reached([...app, ...edge("Intranet")], "app", "internet")).toBe("closed");
  });
});

describe("what stands for many machines", () => {
  const configuration = (props: Props) =>
    spec("configuration", "alicloud:ess/scalingConfiguration:ScalingConfiguration", {
      scalingGroupId: ref("fleet"),
      securityGroupIds: [ref("web")],
      ...props,
    });
  const group = (props: Props = {}) =>
    spec("fleet", "alicloud:ess/scalingGroup:ScalingGroup", {
      minSize: 1,
      maxSize: 2,
      vswitchIds: [ref("back")],
      ...props,
    });
  const base = [...alicloudNetwork, ...open443, ...inner, ...shut];

  test("a scaling group has the groups and bandwidth of its active configuration", () => {
    expect(
      reached([...base, group(), configuration({ internetMaxBandwidthOut: 5 })], "fleet", "internet"),
    ).toBe("open");
    expect(reached([...base, group(), configuration({})], "fleet", "internet")).toBe("closed");
    const active = { ...configuration({ active: true }), name: "active" };
    expect(
      reached([...base, group(), configuration({ internetMaxBandwidthOut: 5 }), active], "fleet", "internet"),
    ).toBe("closed");
  });

  test("or those of its launch template", () => {
    const template = (props: Props) =>
      spec("template", "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate", {
        internetMaxBandwidthOut: 5,
        ...props,
      });
    const of = group({ launchTemplateId: ref("template") });
    expect(reached([...base, of, template({ securityGroupId: ref("web") })], "fleet", "internet")).toBe(
      "open",
    );
    expect(reached([...base, of, template({ securityGroupIds: [ref("shut")] })], "fleet", "internet")).toBe(
      "closed",
    );
    expect(
      reached(
        [...base, of, template({ networkInterfaces: { securityGroupId: ref("web") } })],
        "fleet",
        "internet",
      ),
    ).toBe("open");
  });

  test.each([
    [
      "an attachment to an application balancer",
      spec("joined", "alicloud:ess/albServerGroupAttachment:AlbServerGroupAttachment", {
        scalingGroupId: ref("fleet"),
        albServerGroupId: ref("servers"),
        port: 443,
      }),
      {},
    ],
    [
      "an attachment to any balancer",
      spec("joined", "alicloud:ess/serverGroupAttachment:ServerGroupAttachment", {
        scalingGroupId: ref("fleet"),
        serverGroupId: ref("servers"),
        port: 443,
        type: "NLB",
        weight: 1,
      }),
      {},
    ],
    [
      "its own input",
      spec("nobody", "alicloud:ecs/eipAddress:EipAddress"),
      { albServerGroups: [{ albServerGroupId: ref("servers"), port: 443 }] },
    ],
  ])("joins a balancer by %s", (_, beside, own) => {
    const balancer = without(alicloudBalancer("fleet", 443), "server");
    const of = configuration({ securityGroupIds: [ref("inner")] });
    expect(reached([...base, ...balancer, group(own), of, beside], "fleet", "internet")).toBe("open");
    expect(reached([...base, ...balancer, group(), of], "fleet", "internet")).toBe("closed");
  });

  test("joins a classic balancer by its list", () => {
    const balancer = [
      spec("edge", "alicloud:slb/loadBalancer:LoadBalancer", {
        addressType: "internet",
        vswitchId: ref("front"),
      }),
      spec("listener", "alicloud:slb/listener:Listener", {
        loadBalancerId: ref("edge"),
        frontendPort: 443,
        protocol: "http",
      }),
    ];
    const of = configuration({ securityGroupIds: [ref("inner")] });
    expect(
      reached([...base, ...balancer, group({ loadbalancerIds: [ref("edge")] }), of], "fleet", "internet"),
    ).toBe("open");
    expect(reached([...base, ...balancer, group(), of], "fleet", "internet")).toBe("closed");
  });

  test("node pools, container groups, functions and bastions stand where they say", () => {
    const nodes = (props: Props) =>
      spec("nodes", "alicloud:cs/nodePool:NodePool", {
        clusterId: "c-0123",
        vswitchIds: [ref("back")],
        securityGroupIds: [ref("web")],
        ...props,
      });
    expect(reached([...base, nodes({ internetMaxBandwidthOut: 5 })], "nodes", "internet")).toBe("open");
    expect(reached([...base, nodes({})], "nodes", "internet")).toBe("closed");
    const pods = (props: Props) =>
      spec("pods", "alicloud:eci/containerGroup:ContainerGroup", {
        vswitchId: ref("back"),
        securityGroupId: ref("web"),
        ...props,
      });
    expect(reached([...base, pods({ autoCreateEip: true })], "pods", "internet")).toBe("open");
    expect(reached([...base, pods({ eipInstanceId: "eip-0123" })], "pods", "internet")).toBe("open");
    expect(reached([...base, pods({})], "pods", "internet")).toBe("closed");
    const from = spec("report", "alicloud:fc/service:Service", {
      vpcConfig: { vpcId: ref("vpc"), vswitchIds: [ref("back")], securityGroupId: ref("web") },
    });
    const bastion = spec("jump", "alicloud:bastionhost/instance:Instance", {
      vswitchId: ref("back"),
      securityGroupIds: [ref("web")],
    });
    const app = machine({ securityGroups: [ref("web")] });
    expect(reached([...base, from, app], "app", "host:report")).toBe("open");
    expect(reached([...base, bastion, app], "app", "zone:bastion")).toBe("open");
  });
});

describe("managed services", () => {
  const service = (type: string, props: Props, ...beside: readonly ResourceSpec[]) => [
    ...alicloudNetwork,
    estate,
    spec("data", type, { vswitchId: ref("back"), ...props }),
    ...beside,
  ];
  const internet = (...resources: readonly ResourceSpec[]) => reached(resources, "data", "internet");

  test("have a public endpoint with a white list of its own, which no route of the network leads past", () => {
    const search = "alicloud:elasticsearch/instance:Instance";
    expect(internet(...service(search, { enablePublic: true, publicWhitelists: ["0.0.0.0/0"] }))).toBe(
      "open",
    );
    expect(internet(...service(search, { enablePublic: true, privateWhitelists: ["0.0.0.0/0"] }))).toBe(
      "closed",
    );
    expect(internet(...service(search, { publicWhitelists: ["0.0.0.0/0"] }))).toBe("closed");
    const kibana = { enableKibanaPublicNetwork: true, kibanaWhitelists: ["0.0.0.0/0"] };
    expect(internet(...service(search, kibana))).toBe("open");
    const gated = spec("gateway", "alicloud:vpc/ipv4Gateway:Ipv4Gateway", {
      vpcId: ref("vpc"),
      enabled: true,
    });
    expect(internet(...service(search, { enablePublic: true, publicWhitelists: ["0.0.0.0/0"] }, gated))).toBe(
      "open",
    );
  });

  test("let in zones by their inner white list", () => {
    const search = service("alicloud:elasticsearch/instance:Instance", {
      privateWhitelists: ["10.200.0.0/20"],
    });
    expect(reached(search, "data", "zone:guest-wifi")).toBe("open");
    expect(reached(search, "data", "zone:office")).toBe("closed");
  });

  test.each([
    [
      "alicloud:rds/readOnlyInstance:ReadOnlyInstance",
      "alicloud:rds/connection:Connection",
      "instanceId",
      { securityIps: ["0.0.0.0/0"] },
    ],
    [
      "alicloud:redis/tairInstance:TairInstance",
      "alicloud:kvstore/connection:Connection",
      "instanceId",
      { securityIps: "0.0.0.0/0" },
    ],
    [
      "alicloud:mongodb/shardingInstance:ShardingInstance",
      "alicloud:mongodb/shardingNetworkPublicAddress:ShardingNetworkPublicAddress",
      "dbInstanceId",
      { securityIpGroups: [{ securityIpList: "10.0.0.1,0.0.0.0/0" }] },
    ],
    [
      "alicloud:polardb/cluster:Cluster",
      "alicloud:polardb/endpointAddress:EndpointAddress",
      "dbClusterId",
      { dbClusterIpArrays: [{ securityIps: ["0.0.0.0/0"] }] },
    ],
    [
      "alicloud:gpdb/instance:Instance",
      "alicloud:gpdb/connection:Connection",
      "instanceId",
      { ipWhitelists: [{ securityIpList: "0.0.0.0/0" }] },
    ],
    [
      "alicloud:lindorm/instance:Instance",
      "alicloud:lindorm/publicNetwork:PublicNetwork",
      "instanceId",
      { ipWhiteLists: ["0.0.0.0/0"] },
    ],
  ])("%s is public by %s", (type, by, input, list) => {
    const published = spec("public", by, { [input]: ref("data") });
    expect(internet(...service(type, list, published))).toBe("open");
    expect(internet(...service(type, list))).toBe("closed");
    expect(internet(...service(type, {}, published))).toBe("closed");
  });

  test.each([
    ["alicloud:kvstore/instance:Instance", { enablePublic: true, securityIps: ["0.0.0.0/0"] }, "open"],
    [
      "alicloud:clickhouse/dbCluster:DbCluster",
      { allocatePublicConnection: true, dbClusterAccessWhiteLists: [{ securityIpList: "0.0.0.0/0" }] },
      "open",
    ],
    ["alicloud:amqp/instance:Instance", { supportEip: true, vswitchIds: [ref("back")] }, "open"],
    ["alicloud:amqp/instance:Instance", { supportEip: false, vswitchIds: [ref("back")] }, "closed"],
    ["alicloud:mse/cluster:Cluster", { netType: "pubnet", aclEntryLists: ["0.0.0.0/0"] }, "open"],
    ["alicloud:mse/cluster:Cluster", { netType: "both", aclEntryLists: ["0.0.0.0/0"] }, "open"],
    [
      "alicloud:mse/cluster:Cluster",
      { netType: "pubnet" },
      "unknown: the white list of data is not set here",
    ],
    ["alicloud:mse/cluster:Cluster", { netType: "pubnet", aclEntryLists: ["127.0.0.1"] }, "closed"],
    ["alicloud:mse/cluster:Cluster", { netType: "privatenet", aclEntryLists: ["0.0.0.0/0"] }, "closed"],
    [
      "alicloud:rocketmq/rocketMQInstance:RocketMQInstance",
      { networkInfo: { internetInfo: { internetSpec: "enable" }, vpcInfo: {} } },
      "open",
    ],
    [
      "alicloud:rocketmq/rocketMQInstance:RocketMQInstance",
      { networkInfo: { internetInfo: { internetSpec: "enable", ipWhitelists: ["10.0.0.1"] }, vpcInfo: {} } },
      "closed",
    ],
    [
      "alicloud:rocketmq/rocketMQInstance:RocketMQInstance",
      { networkInfo: { internetInfo: { internetSpec: "disable" }, vpcInfo: {} } },
      "closed",
    ],
    [
      "alicloud:alikafka/instance:Instance",
      { deployType: 4 },
      "unknown: the white list of data is not set here",
    ],
    ["alicloud:alikafka/instance:Instance", { deployType: 5 }, "closed"],
  ])("%s with %j is %s", (type, props, status) => {
    expect(internet(...service(type, props))).toBe(status);
  });

  test("Kafka takes its white lists from resources of their own, one for each network", () => {
    const allowed = (allowedType: string, allowedIp: string) =>
      spec("allowed", "alicloud:alikafka/instanceAllowedIpAttachment:InstanceAllowedIpAttachment", {
        instanceId: ref("data"),
        allowedType,
        allowedIp,
        portRange: "9093/9093",
      });
    const kafka = (entry: ResourceSpec) =>
      service("alicloud:alikafka/instance:Instance", { deployType: 4 }, entry);
    expect(internet(...kafka(allowed("internet", "0.0.0.0/0")))).toBe("open");
    expect(internet(...kafka(allowed("internet", "10.0.0.1")))).toBe("closed");
    expect(reached(kafka(allowed("vpc", "10.200.0.0/20")), "data", "zone:guest-wifi")).toBe("open");
  });

  test("members of a group on the white list come in", () => {
    const db = (groups: readonly object[]) => [
      ...service("alicloud:rds/instance:Instance", { securityIps: ["127.0.0.1"], securityGroupIds: groups }),
      ...open443,
      machine(),
    ];
    expect(reached(db([ref("web")]), "data", "host:app")).toBe("open");
    expect(reached(db([]), "data", "host:app")).toBe("closed");
  });
});

describe("the firewall at the border", () => {
  const policy = (name: string, aclAction: string, props: Props = {}) =>
    spec(name, "alicloud:cloudfirewall/controlPolicy:ControlPolicy", {
      aclAction,
      direction: "in",
      source: "0.0.0.0/0",
      sourceType: "net",
      destination: "0.0.0.0/0",
      destinationType: "net",
      proto: "ANY",
      description: name,
      applicationName: "ANY",
      ...props,
    });
  const order = (name: string, place: number) =>
    spec(`${name} order`, "alicloud:cloudfirewall/controlPolicyOrder:ControlPolicyOrder", {
      aclUuid: ref(name),
      direction: "in",
      order: place,
    });
  const base = [...alicloudNetwork, ...open443, machine({ internetMaxBandwidthOut: 1 })];
  const doubt =
    "unknown: whether the border firewall is switched on for an address is set outside of this stack";

  test("makes open what it refuses unknown, as nobody says here whether it is on", () => {
    expect(reached([...base, policy("no", "drop")], "app", "internet")).toBe(doubt);
    expect(reached([...base, policy("no", "drop", { direction: "out" })], "app", "internet")).toBe("open");
    expect(reached([...base, policy("no", "drop", { release: "false" })], "app", "internet")).toBe("open");
    expect(reached([...base, policy("watch", "log")], "app", "internet")).toBe("open");
  });

  test("is asked policy by policy, in order", () => {
    expect(reached([...base, policy("no", "drop"), policy("yes", "accept")], "app", "internet")).toBe(doubt);
    const first = [order("no", 2), order("yes", 1)];
    expect(
      reached([...base, policy("no", "drop"), policy("yes", "accept"), ...first], "app", "internet"),
    ).toBe("open");
  });

  test("refuses just the ports and sources that it names", () => {
    expect(
      reached([...base, policy("no", "drop", { proto: "TCP", destPort: "22/22" })], "app", "internet"),
    ).toBe("open");
    expect(
      reached([...base, policy("no", "drop", { proto: "TCP", destPort: "443/443" })], "app", "internet"),
    ).toBe(doubt);
    expect(reached([...base, policy("no", "drop", { source: "198.51.100.0/24" })], "app", "internet")).toBe(
      "open",
    );
    const book = (addresses: readonly string[]) =>
      spec("book", "alicloud:cloudfirewall/addressBook:AddressBook", {
        groupName: "all",
        addressLists: addresses,
      });
    const named = policy("no", "drop", { source: "all", sourceType: "group" });
    expect(reached([...base, named, book(["0.0.0.0/0"])], "app", "internet")).toBe(doubt);
    expect(reached([...base, named, book(["198.51.100.0/24"])], "app", "internet")).toBe("open");
  });

  test("stands before balancers, forwarded ports and managed services as well", () => {
    const no = policy("no", "drop");
    const back = machine({ securityGroups: [ref("inner")], privateIp: "10.96.1.10" });
    const balanced = [...alicloudNetwork, ...inner, back, ...alicloudBalancer("app", 443)];
    expect(reached([...balanced, no], "app", "internet")).toBe(doubt);
    const forward = spec("forward", "alicloud:vpc/forwardEntry:ForwardEntry", {
      forwardTableId: ref("nat"),
      externalIp: "198.51.100.7",
      externalPort: "443",
      internalIp: "10.96.1.10",
      internalPort: "443",
      ipProtocol: "tcp",
    });
    const forwarded = [...alicloudNetwork, ...open443, machine({ privateIp: "10.96.1.10" }), forward];
    expect(reached([...forwarded, no], "app", "internet")).toBe(doubt);
    const data = spec("data", "alicloud:kvstore/instance:Instance", {
      enablePublic: true,
      securityIps: ["0.0.0.0/0"],
    });
    expect(reached([...alicloudNetwork, data, no], "data", "internet")).toBe(doubt);
  });
});

describe("links", () => {
  const far: readonly ResourceSpec[] = [
    spec("far", "alicloud:vpc/network:Network", { cidrBlock: "10.97.0.0/16" }),
    spec("far-switch", "alicloud:vpc/switch:Switch", { vpcId: ref("far"), cidrBlock: "10.97.0.0/24" }),
    spec("far-group", "alicloud:ecs/securityGroup:SecurityGroup", { vpcId: ref("far") }),
    spec("clerk", MACHINE, { vswitchId: ref("far-switch"), securityGroups: [ref("far-group")] }),
  ];
  const route = (name: string, vpc: string, prefix: string, hop: string) =>
    spec(name, "alicloud:vpc/routeEntry:RouteEntry", {
      routeTableId: ref(vpc),
      destinationCidrblock: prefix,
      nexthopId: ref(hop),
    });
  const base = [
    ...alicloudNetwork,
    ...far,
    ...alicloudGroup("web", 443, { cidrIp: "10.0.0.0/8" }),
    machine(),
    estate,
  ];

  test("a peering needs a route on either side", () => {
    const peering = spec("peering", "alicloud:vpc/peerConnection:PeerConnection", {
      vpcId: ref("vpc"),
      acceptingVpcId: ref("far"),
    });
    const there = route("there", "far", "10.96.0.0/16", "peering");
    const back = route("back-again", "vpc", "10.97.0.0/16", "peering");
    expect(reached([...base, peering, there, back], "app", "host:clerk")).toBe("open");
    expect(reached([...base, peering, there], "app", "host:clerk")).toBe("closed");
    expect(reached([...base, peering, back], "app", "host:clerk")).toBe("closed");
  });

  test("secondary ranges of a network are local to it", () => {
    const wide = changed(base, "back", { cidrBlock: "10.98.1.0/24" });
    const more = spec("more", "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock", {
      vpcId: ref("vpc"),
      secondaryCidrBlock: "10.98.0.0/16",
    });
    const hidden = route("hidden", "vpc", "10.98.0.0/16", "vpn");
    const other = spec("other", MACHINE, { vswitchId: ref("front"), securityGroups: [ref("web")] });
    expect(reached([...wide, more, hidden, other], "app", "host:other")).toBe("open");
  });

  test("a line to a border router leads to sites", () => {
    const line = spec("line", "alicloud:expressconnect/routerInterface:RouterInterface", {
      routerId: ref("vpc"),
      routerType: "VRouter",
      role: "InitiatingSide",
      oppositeRegionId: "cn-beijing",
      spec: "Large.1",
    });
    const sites = without(base, "sites");
    const out = route("out", "vpc", "10.200.0.0/16", "line");
    expect(reached([...sites, line, out], "app", "zone:guest-wifi")).toBe("open");
    expect(reached([...sites, line], "app", "zone:guest-wifi")).toBe("closed");
  });

  test("a VPN gateway that propagates needs no written route", () => {
    const sites = without(base, "sites");
    expect(reached(sites, "app", "zone:guest-wifi")).toBe("closed");
    expect(reached(changed(sites, "vpn", { autoPropagate: true }), "app", "zone:guest-wifi")).toBe("open");
  });

  test("a private link opens the listeners of a balancer to another network", () => {
    const link = (autoAcceptConnection: boolean): readonly ResourceSpec[] => [
      spec("service", "alicloud:privatelink/vpcEndpointService:VpcEndpointService", { autoAcceptConnection }),
      spec("behind", "alicloud:privatelink/vpcEndpointServiceResource:VpcEndpointServiceResource", {
        serviceId: ref("service"),
        resourceId: ref("edge"),
        resourceType: "nlb",
      }),
      spec("relay", "alicloud:privatelink/vpcEndpoint:VpcEndpoint", {
        vpcId: ref("far"),
        serviceId: ref("service"),
        securityGroupIds: [ref("relay-group")],
      }),
      spec("relay-zone", "alicloud:privatelink/vpcEndpointZone:VpcEndpointZone", {
        endpointId: ref("relay"),
        vswitchId: ref("far-switch"),
      }),
      spec("relay-group", "alicloud:ecs/securityGroup:SecurityGroup", { vpcId: ref("far") }),
      spec("relay-in", "alicloud:ecs/securityGroupRule:SecurityGroupRule", {
        securityGroupId: ref("relay-group"),
        type: "ingress",
        ipProtocol: "tcp",
        portRange: "443/443",
        cidrIp: "10.97.0.0/16",
      }),
      ...alicloudBalancer("app", 443, { addressType: "Intranet" }),
    ];
    expect(reached([...base, ...link(true)], "app", "host:clerk")).toBe("open");
    expect(reached([...base, ...without(link(true), "behind")], "app", "host:clerk")).toBe("closed");
    expect(reached([...base, ...without(link(true), "relay-in")], "app", "host:clerk")).toBe("closed");
    expect(reached([...base, ...link(false)], "app", "host:clerk")).toBe(
      "unknown: a connection to service is accepted by hand",
    );
  });
});

describe("transit routers", () => {
  const attachment = (vpc: string, props: Props = {}) =>
    spec(`to-${vpc}`, "alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment", {
      transitRouterId: ref("hub"),
      vpcId: ref(vpc),
      autoPublishRouteEnabled: true,
      zoneMappings: [],
      ...props,
    });
  const table = spec("table", "alicloud:cen/transitRouterRouteTable:TransitRouterRouteTable", {
    transitRouterId: ref("hub"),
  });
  const joined = (kind: "Association" | "Propagation", name: string) =>
    spec(`${name} ${kind}`, `alicloud:cen/transitRouterRouteTable${kind}:TransitRouterRouteTable${kind}`, {
      transitRouterAttachmentId: ref(name),
      transitRouterRouteTableId: ref("table"),
    });
  const base: readonly ResourceSpec[] = [
    ...without(alicloudNetwork, "vpn", "sites"),
    estate,
    spec("hub", "alicloud:cen/transitRouter:TransitRouter", { cenId: "cen-0123" }),
    spec("far", "alicloud:vpc/network:Network", { cidrBlock: "10.97.0.0/16" }),
    spec("far-switch", "alicloud:vpc/switch:Switch", { vpcId: ref("far"), cidrBlock: "10.97.0.0/24" }),
    spec("far-group", "alicloud:ecs/securityGroup:SecurityGroup", { vpcId: ref("far") }),
    spec("clerk", MACHINE, { vswitchId: ref("far-switch"), securityGroups: [ref("far-group")] }),
    ...alicloudGroup("web", 443, { cidrIp: "10.0.0.0/8" }),
    machine(),
  ];
  const attached = [attachment("vpc"), attachment("far")];
  const all = [
    table,
    ...["to-vpc", "to-far"].flatMap((name) => [joined("Association", name), joined("Propagation", name)]),
  ];
  const entry = (prefix: string, type: string, hop?: string) =>
    spec(`entry ${prefix}`, "alicloud:cen/transitRouterRouteEntry:TransitRouterRouteEntry", {
      transitRouterRouteTableId: ref("table"),
      transitRouterRouteEntryDestinationCidrBlock: prefix,
      transitRouterRouteEntryNextHopType: type,
      ...(hop && { transitRouterRouteEntryNextHopId: ref(hop) }),
    });

  test("connect what is associated and propagated, and nothing by themselves", () => {
    expect(reached([...base, ...attached], "app", "host:clerk")).toBe("closed");
    expect(reached([...base, ...attached, ...all], "app", "host:clerk")).toBe("open");
    for (const missing of [
      "to-vpc Association",
      "to-far Association",
      "to-vpc Propagation",
      "to-far Propagation",
    ])
      expect(reached([...base, ...attached, ...without(all, missing)], "app", "host:clerk")).toBe("closed");
  });

  test("attachments may join the system table by inputs of their own", () => {
    const on = { routeTableAssociationEnabled: true, routeTablePropagationEnabled: true };
    expect(reached([...base, attachment("vpc", on), attachment("far", on)], "app", "host:clerk")).toBe(
      "open",
    );
    expect(reached([...base, attachment("vpc", on), attachment("far")], "app", "host:clerk")).toBe("closed");
  });

  test("networks need routes to the router, published or written", () => {
    const silent = attachment("far", { autoPublishRouteEnabled: false });
    expect(reached([...base, attachment("vpc"), silent, ...all], "app", "host:clerk")).toBe("closed");
    const route = spec("out", "alicloud:vpc/routeEntry:RouteEntry", {
      routeTableId: ref("far"),
      destinationCidrblock: "10.96.0.0/16",
      nexthopType: "Attachment",
      nexthopId: ref("to-far"),
    });
    expect(reached([...base, attachment("vpc"), silent, route, ...all], "app", "host:clerk")).toBe("open");
  });

  test("a written route stands in for propagation, and a black hole before it", () => {
    const written = [...without(all, "to-vpc Propagation"), entry("10.96.0.0/16", "Attachment", "to-vpc")];
    expect(reached([...base, ...attached, ...written], "app", "host:clerk")).toBe("open");
    expect(
      reached([...base, ...attached, ...all, entry("10.96.0.0/16", "BlackHole")], "app", "host:clerk"),
    ).toBe("closed");
    expect(
      reached([...base, ...attached, ...all, entry("10.96.9.0/24", "BlackHole")], "app", "host:clerk"),
    ).toBe("open");
  });

  test("sites come in by border routers and VPNs that a table knows", () => {
    const border = spec("border", "alicloud:cen/transitRouterVbrAttachment:TransitRouterVbrAttachment", {
      transitRouterId: ref("hub"),
      vbrId: "vbr-0123",
    });
    const known = [joined("Association", "border"), joined("Propagation", "border")];
    expect(reached([...base, ...attached, ...all, border, ...known], "app", "zone:guest-wifi")).toBe("open");
    expect(reached([...base, ...attached, ...all, border], "app", "zone:guest-wifi")).toBe("closed");
  });

  test("a firewall of the router, and a router of another stack, decide for themselves", () => {
    const wall = spec("wall", "alicloud:cloudfirewall/vpcCenTrFirewall:VpcCenTrFirewall", {
      transitRouterId: ref("hub"),
      cenId: "cen-0123",
    });
    expect(reached([...base, ...attached, ...all, wall], "app", "host:clerk")).toBe(
      "unknown: the firewall wall decides what passes",
    );
    const shared = ["vpc", "far"].map((vpc) => attachment(vpc, { transitRouterId: "tr-0123" }));
    expect(reached([...without(base, "hub"), ...shared], "app", "host:clerk")).toBe(
      "unknown: the route tables of tr-0123 are in another stack",
    );
  });
});
