import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../../control.ts";
import { type ResourceSpec, ref } from "../../testing.ts";
import { awsBalancer, awsGroup, awsNetwork, estate, reached, spec } from "../example-networks/testing.ts";

const MACHINE = "aws:ec2/instance:Instance";
const open443 = awsGroup("web", 443, { cidrIpv4: "0.0.0.0/0" });
const shut = awsGroup("shut", 443, { cidrIpv4: "10.99.0.0/16" });

/** Resources with some inputs of one of them replaced. */
function changed(resources: readonly ResourceSpec[], name: string, props: object): readonly ResourceSpec[] {
  return resources.map((it) => (it.name === name ? { ...it, props: { ...it.props, ...props } } : it));
}
function without(resources: readonly ResourceSpec[], ...names: readonly string[]): readonly ResourceSpec[] {
  return resources.filter(({ name }) => !names.includes(name));
}

describe("network interfaces", () => {
  const machine = spec("app", MACHINE, {
    subnetId: ref("back"),
    vpcSecurityGroupIds: [ref("shut")],
  });
  const card = (props: object) =>
    spec("card", "aws:ec2/networkInterface:NetworkInterface", {
      subnetId: ref("front"),
      securityGroups: [ref("web")],
      ...props,
    });
  const base = [...awsNetwork, ...open443, ...shut];
  const address = spec("address", "aws:ec2/eip:Eip", { networkInterface: ref("card") });
  const attached = spec("attached", "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", {
    instanceId: ref("app"),
    networkInterfaceId: ref("card"),
    deviceIndex: 1,
  });

  test("a further interface is a way in of its own", () => {
    expect(reached([...base, machine, card({}), attached, address], "app", "internet")).toBe("open");
    expect(reached([...base, machine, card({}), address], "app", "internet")).toBe("closed");
    expect(reached([...base, machine, card({}), attached], "app", "internet")).toBe("closed");
  });

  test("groups of one interface let nobody in at another", () => {
    const inner = card({ subnetId: ref("back") });
    const own = changed([machine], "app", { subnetId: ref("front"), associatePublicIpAddress: true });
    expect(reached([...base, ...own, inner, attached], "app", "internet")).toBe("closed");
  });

  test("the interface may say to whom it belongs", () => {
    const claims = card({ attachments: [{ instance: ref("app"), deviceIndex: 1 }] });
    expect(reached([...base, machine, claims, address], "app", "internet")).toBe("open");
  });

  test("a first interface stands for the machine itself", () => {
    const given = spec("app", MACHINE, {
      networkInterfaces: [{ networkInterfaceId: ref("card"), deviceIndex: 0 }],
    });
    const primary = spec("app", MACHINE, { primaryNetworkInterface: { networkInterfaceId: ref("card") } });
    const association = spec("address", "aws:ec2/eipAssociation:EipAssociation", {
      networkInterfaceId: ref("card"),
      allocationId: "eipalloc-0123",
    });
    for (const it of [given, primary]) {
      expect(reached([...base, it, card({}), association], "app", "internet")).toBe("open");
      expect(
        reached([...base, it, card({ securityGroups: [ref("shut")] }), association], "app", "internet"),
      ).toBe("closed");
    }
  });

  test("a group may be attached to an interface from outside", () => {
    const more = spec(
      "more",
      "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
      {
        networkInterfaceId: ref("card"),
        securityGroupId: ref("web"),
      },
    );
    const bare = card({ securityGroups: [ref("shut")] });
    expect(reached([...base, machine, bare, attached, address], "app", "internet")).toBe("closed");
    expect(reached([...base, machine, bare, attached, address, more], "app", "internet")).toBe("open");
  });
});

describe("default groups, lists and tables", () => {
  const machine = spec("app", MACHINE, { subnetId: ref("front"), associatePublicIpAddress: true });
  const other = spec("other", MACHINE, { subnetId: ref("back") });

  test("a machine without groups is in the default one, whose members reach each other alone", () => {
    expect(reached([...awsNetwork, machine, other], "app", "internet")).toBe("closed");
    expect(reached([...awsNetwork, machine, other], "app", "host:other")).toBe("open");
  });

  test("a default group that a stack takes over has the rules that it writes", () => {
    const taken = (rules: object) =>
      spec("default", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: ref("vpc"), ...rules });
    const rule = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
    expect(reached([...awsNetwork, machine, other, taken({})], "app", "host:other")).toBe("closed");
    expect(reached([...awsNetwork, machine, taken({ ingress: [rule] })], "app", "internet")).toBe("open");
  });

  test("a subnet without a table follows the main one, which leads nowhere until told", () => {
    const app = changed([machine], "app", { vpcSecurityGroupIds: [ref("web")] });
    const loose = without(awsNetwork, "front-in");
    const main = spec("main", "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", {
      vpcId: ref("vpc"),
      routeTableId: ref("front-table"),
    });
    expect(reached([...awsNetwork, ...open443, ...app], "app", "internet")).toBe("open");
    expect(reached([...loose, ...open443, ...app], "app", "internet")).toBe("closed");
    expect(reached([...loose, ...open443, ...app, main], "app", "internet")).toBe("open");
  });

  test("a default ACL that a stack takes over refuses everything that it does not name", () => {
    const app = changed([machine], "app", { vpcSecurityGroupIds: [ref("web")] });
    const acl = (rules: object) =>
      spec("acl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", {
        defaultNetworkAclId: ref("vpc"),
        ...rules,
      });
    const all = {
      protocol: "-1",
      ruleNo: 100,
      action: "allow",
      cidrBlock: "0.0.0.0/0",
      fromPort: 0,
      toPort: 0,
    };
    expect(reached([...awsNetwork, ...open443, ...app, acl({})], "app", "internet")).toBe("closed");
    expect(reached([...awsNetwork, ...open443, ...app, acl({ ingress: [all] })], "app", "internet")).toBe(
      "closed",
    );
    expect(
      reached([...awsNetwork, ...open443, ...app, acl({ ingress: [all], egress: [all] })], "app", "internet"),
    ).toBe("open");
  });

  test("routes and rules by prefix list count as the prefixes in it", () => {
    const list = (cidr: string) => [
      spec("list", "aws:ec2/managedPrefixList:ManagedPrefixList", {
        addressFamily: "IPv4",
        maxEntries: 5,
        entries: [{ cidr }],
      }),
    ];
    const byList = changed(awsNetwork, "front-default", {
      destinationCidrBlock: undefined,
      destinationPrefixListId: ref("list"),
    });
    const app = changed([machine], "app", { vpcSecurityGroupIds: [ref("web")] });
    expect(reached([...byList, ...open443, ...app, ...list("0.0.0.0/0")], "app", "internet")).toBe("open");
    expect(reached([...byList, ...open443, ...app, ...list("10.0.0.0/8")], "app", "internet")).toBe("closed");
    const entry = spec("entry", "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", {
      prefixListId: ref("list"),
      cidr: "0.0.0.0/1",
    });
    expect(reached([...byList, ...open443, ...app, ...list("10.0.0.0/8"), entry], "app", "internet")).toBe(
      "open",
    );
  });

  test("gateways that let nobody in by themselves lead nowhere from outside", () => {
    const app = changed([machine], "app", { vpcSecurityGroupIds: [ref("web")] });
    for (const [input, type] of [
      ["natGatewayId", "aws:ec2/natGateway:NatGateway"],
      ["carrierGatewayId", "aws:ec2/carrierGateway:CarrierGateway"],
      ["egressOnlyGatewayId", "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"],
    ] as const) {
      const other = changed(awsNetwork, "front-default", { gatewayId: undefined, [input]: ref("way") });
      expect(reached([...other, ...open443, ...app, spec("way", type, {})], "app", "internet")).toBe(
        "closed",
      );
    }
  });
});

describe("what stands for many machines", () => {
  const template = (props: object) =>
    spec("template", "aws:ec2/launchTemplate:LaunchTemplate", {
      vpcSecurityGroupIds: [ref("web")],
      networkInterfaces: [{ associatePublicIpAddress: "true" }],
      ...props,
    });
  const group = (props: object) =>
    spec("fleet", "aws:autoscaling/group:Group", { vpcZoneIdentifiers: [ref("front")], ...props });
  const byTemplate = { launchTemplate: { id: ref("template") } };
  const base = [...awsNetwork, ...open443, ...shut];

  test("a scaling group has the groups and addresses of its template", () => {
    expect(reached([...base, template({}), group(byTemplate)], "fleet", "internet")).toBe("open");
    expect(
      reached([...base, template({ networkInterfaces: [] }), group(byTemplate)], "fleet", "internet"),
    ).toBe("closed");
    const byInterface = template({
      vpcSecurityGroupIds: undefined,
      networkInterfaces: [{ associatePublicIpAddress: true, securityGroups: [ref("shut")] }],
    });
    expect(reached([...base, byInterface, group(byTemplate)], "fleet", "internet")).toBe("closed");
    const mixed = {
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: ref("template") } },
      },
    };
    expect(reached([...base, template({}), group(mixed)], "fleet", "internet")).toBe("open");
  });

  test("or those of its launch configuration", () => {
    const configuration = (asked: boolean) =>
      spec("configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", {
        securityGroups: [ref("web")],
        associatePublicIpAddress: asked,
      });
    const of = group({ launchConfiguration: ref("configuration") });
    expect(reached([...base, configuration(true), of], "fleet", "internet")).toBe("open");
    expect(reached([...base, configuration(false), of], "fleet", "internet")).toBe("closed");
  });

  test.each([
    ["its own input", [], { targetGroupArns: [ref("targets")] }],
    ["a traffic source", [], { trafficSources: [{ identifier: ref("targets"), type: "elbv2" }] }],
    [
      "an attachment",
      [
        spec("joined", "aws:autoscaling/attachment:Attachment", {
          autoscalingGroupName: ref("fleet"),
          lbTargetGroupArn: ref("targets"),
        }),
      ],
      {},
    ],
    [
      "an attached source",
      [
        spec("joined", "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", {
          autoscalingGroupName: ref("fleet"),
          trafficSource: { identifier: ref("targets"), type: "elbv2" },
        }),
      ],
      {},
    ],
  ])("joins a balancer by %s", (_, beside, own) => {
    const inner = awsGroup("inner", 443, { cidrIpv4: "10.16.0.0/24" });
    const balancer = without(awsBalancer("fleet", 443), "target");
    const of = template({ vpcSecurityGroupIds: [ref("inner")], networkInterfaces: [] });
    const back = group({ ...byTemplate, vpcZoneIdentifiers: [ref("back")], ...own });
    expect(reached([...base, ...inner, ...balancer, of, back, ...beside], "fleet", "internet")).toBe("open");
    expect(
      reached(
        [...base, ...balancer, template({ vpcSecurityGroupIds: [ref("shut")] }), back, ...beside],
        "fleet",
        "internet",
      ),
    ).toBe("closed");
  });

  test("a service of containers stands where its network says, behind its balancer", () => {
    const service = (props: object, more: object = {}) =>
      spec("tasks", "aws:ecs/service:Service", {
        networkConfiguration: { subnets: [ref("front")], securityGroups: [ref("web")], ...props },
        ...more,
      });
    expect(reached([...base, service({ assignPublicIp: true })], "tasks", "internet")).toBe("open");
    expect(reached([...base, service({})], "tasks", "internet")).toBe("closed");
    const behind = service(
      { subnets: [ref("back")] },
      { loadBalancers: [{ targetGroupArn: ref("targets"), containerPort: 443, containerName: "web" }] },
    );
    expect(
      reached([...base, ...without(awsBalancer("tasks", 443), "target"), behind], "tasks", "internet"),
    ).toBe("open");
  });

  test("a function asks others", () => {
    const lambda = spec("report", "aws:lambda/function:Function", {
      vpcConfig: { subnetIds: [ref("back")], securityGroupIds: [ref("report-group")] },
    });
    const groups = [
      ...awsGroup("report-group", 1, { cidrIpv4: "10.99.0.0/16" }),
      ...awsGroup("inner", 5432, { referencedSecurityGroupId: ref("report-group") }),
    ];
    const app = spec("app", MACHINE, { subnetId: ref("back"), vpcSecurityGroupIds: [ref("inner")] });
    expect(reached([...awsNetwork, ...groups, lambda, app], "app", "host:report")).toBe("open");
  });
});

describe("classic balancers", () => {
  const balancer = (props: object) =>
    spec("classic", "aws:elb/loadBalancer:LoadBalancer", {
      subnets: [ref("front")],
      securityGroups: [ref("web")],
      listeners: [{ lbPort: 443, lbProtocol: "tcp", instancePort: 3306, instanceProtocol: "tcp" }],
      ...props,
    });
  const inner = awsGroup("inner", 3306, { referencedSecurityGroupId: ref("web") });
  const app = spec("app", MACHINE, { subnetId: ref("back"), vpcSecurityGroupIds: [ref("inner")] });
  const base = [...awsNetwork, ...open443, ...inner, app];

  test("hand on to the machines they name, from their own group", () => {
    expect(reached([...base, balancer({ instances: [ref("app")] })], "app", "internet")).toBe("open");
    expect(reached([...base, balancer({ instances: [ref("app")], internal: true })], "app", "internet")).toBe(
      "closed",
    );
    expect(reached([...base, balancer({})], "app", "internet")).toBe("closed");
  });

  test("and to those that an attachment names", () => {
    const joined = spec("joined", "aws:elb/attachment:Attachment", {
      elb: ref("classic"),
      instance: ref("app"),
    });
    expect(reached([...base, balancer({}), joined], "app", "internet")).toBe("open");
  });

  test("and to scaling groups that join them", () => {
    const fleet = spec("fleet", "aws:autoscaling/group:Group", {
      vpcZoneIdentifiers: [ref("back")],
      launchTemplate: { id: ref("template") },
      loadBalancers: [ref("classic")],
    });
    const template = spec("template", "aws:ec2/launchTemplate:LaunchTemplate", {
      vpcSecurityGroupIds: [ref("inner")],
    });
    expect(reached([...base, balancer({}), template, fleet], "fleet", "internet")).toBe("open");
  });
});

describe("private links and proxies", () => {
  const consumer: readonly ResourceSpec[] = [
    spec("far", "aws:ec2/vpc:Vpc", { cidrBlock: "10.17.0.0/16" }),
    spec("far-subnet", "aws:ec2/subnet:Subnet", { vpcId: ref("far"), cidrBlock: "10.17.0.0/24" }),
    spec("far-group", "aws:ec2/securityGroup:SecurityGroup", {
      vpcId: ref("far"),
      ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.17.0.0/16"] }],
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    }),
    spec("clerk", MACHINE, { subnetId: ref("far-subnet"), vpcSecurityGroupIds: [ref("far-group")] }),
  ];
  const inner = awsGroup("inner", 443, { cidrIpv4: "10.16.0.0/24" });
  const app = spec("app", MACHINE, { subnetId: ref("back"), vpcSecurityGroupIds: [ref("inner")] });
  const service = (acceptanceRequired: boolean) =>
    spec("service", "aws:ec2/vpcEndpointService:VpcEndpointService", {
      acceptanceRequired,
      networkLoadBalancerArns: [ref("edge")],
    });
  const link = (type: string) =>
    spec("link", "aws:ec2/vpcEndpoint:VpcEndpoint", {
      vpcId: ref("far"),
      serviceName: ref("service"),
      vpcEndpointType: type,
      subnetIds: [ref("far-subnet")],
      securityGroupIds: [ref("far-group")],
    });
  const base = [...awsNetwork, ...consumer, ...inner, app, ...awsBalancer("app", 443, { internal: true })];

  test("open the listeners of a balancer to another network", () => {
    expect(reached([...base, service(false), link("Interface")], "app", "host:clerk")).toBe("open");
    expect(reached(base, "app", "host:clerk")).toBe("closed");
    expect(reached([...base, service(false), link("Gateway")], "app", "host:clerk")).toBe("closed");
    expect(reached([...base, service(true), link("Interface")], "app", "host:clerk")).toBe(
      "unknown: a connection to service is accepted by hand",
    );
  });

  test("a proxy asks its database for others", () => {
    const groups = [
      ...awsGroup("proxy-group", 5432, { cidrIpv4: "10.200.0.0/20" }),
      ...awsGroup("db-group", 5432, { referencedSecurityGroupId: ref("proxy-group") }),
    ];
    const proxied = [
      spec("proxy", "aws:rds/proxy:Proxy", {
        vpcSubnetIds: [ref("back")],
        vpcSecurityGroupIds: [ref("proxy-group")],
      }),
      spec("data", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: [ref("back")] }),
      spec("db", "aws:rds/cluster:Cluster", {
        dbSubnetGroupName: ref("data"),
        vpcSecurityGroupIds: [ref("db-group")],
        port: 5432,
      }),
    ];
    const target = spec("through", "aws:rds/proxyTarget:ProxyTarget", {
      dbProxyName: ref("proxy"),
      targetGroupName: "default",
      dbClusterIdentifier: ref("db"),
    });
    const all = [...awsNetwork, estate, ...groups, ...proxied];
    expect(reached([...all, target], "db", "zone:guest-wifi")).toBe("open");
    expect(reached(all, "db", "zone:guest-wifi")).toBe("closed");
    expect(reached([...all, target], "db", "zone:office")).toBe("closed");
  });
});

describe("managed services", () => {
  const cluster = (instance: object) => [
    ...awsNetwork,
    ...awsGroup("db-group", 3306, { cidrIpv4: "0.0.0.0/0" }),
    spec("data", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: [ref("front")] }),
    spec("db", "aws:rds/cluster:Cluster", {
      dbSubnetGroupName: ref("data"),
      vpcSecurityGroupIds: [ref("db-group")],
    }),
    spec("db-1", "aws:rds/clusterInstance:ClusterInstance", { clusterIdentifier: ref("db"), ...instance }),
  ];

  test("a cluster is public by any of its instances", () => {
    expect(reached(cluster({ publiclyAccessible: true }), "db", "internet")).toBe("open");
    expect(reached(cluster({}), "db", "internet")).toBe("closed");
  });

  test("a search domain outside of every network has a public endpoint", () => {
    const domain = (props: Readonly<Record<string, unknown>>) => [
      ...awsNetwork,
      ...open443,
      spec("find", "aws:opensearch/domain:Domain", props),
    ];
    expect(reached(domain({}), "find", "internet")).toBe("open");
    const inside = { vpcOptions: { subnetIds: [ref("back")], securityGroupIds: [ref("web")] } };
    expect(reached(domain(inside), "find", "internet")).toBe("closed");
  });

  test("Kafka is public where it is given addresses", () => {
    const kafka = (connectivityInfo: object) => [
      ...awsNetwork,
      ...open443,
      spec("events", "aws:msk/cluster:Cluster", {
        brokerNodeGroupInfo: {
          clientSubnets: [ref("front")],
          securityGroups: [ref("web")],
          connectivityInfo,
        },
      }),
    ];
    expect(reached(kafka({ publicAccess: { type: "SERVICE_PROVIDED_EIPS" } }), "events", "internet")).toBe(
      "open",
    );
    expect(reached(kafka({ publicAccess: { type: "DISABLED" } }), "events", "internet")).toBe("closed");
    expect(reached(kafka({}), "events", "internet")).toBe("closed");
  });
});

describe("network firewalls", () => {
  const policy = (firewallPolicy: object): readonly ResourceSpec[] => [
    spec("policy", "aws:networkfirewall/firewallPolicy:FirewallPolicy", { firewallPolicy }),
  ];
  const guarded: readonly ResourceSpec[] = [
    ...changed(awsNetwork, "front-default", { gatewayId: undefined, vpcEndpointId: ref("wall") }),
    spec("wall", "aws:networkfirewall/firewall:Firewall", {
      vpcId: ref("vpc"),
      firewallPolicyArn: ref("policy"),
      subnetMappings: [{ subnetId: ref("dmz") }],
    }),
    spec("dmz", "aws:ec2/subnet:Subnet", { vpcId: ref("vpc"), cidrBlock: "10.16.9.0/28" }),
    spec("dmz-table", "aws:ec2/routeTable:RouteTable", {
      vpcId: ref("vpc"),
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("igw") }],
    }),
    spec("dmz-in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
      routeTableId: ref("dmz-table"),
      subnetId: ref("dmz"),
    }),
    ...open443,
    spec("app", MACHINE, {
      subnetId: ref("front"),
      vpcSecurityGroupIds: [ref("web")],
      associatePublicIpAddress: true,
    }),
  ];
  const doubt = "unknown: the policy of firewall wall decides what passes";

  test.each([
    ["passes everything", { statelessDefaultActions: ["aws:pass"] }, "open"],
    [
      "passes everything before it comes to its rules",
      { statelessDefaultActions: ["aws:pass"], statefulRuleGroupReferences: [{ resourceArn: "rules" }] },
      "open",
    ],
    ["has actions that are to come", { statelessDefaultActions: UNKNOWN }, doubt],
    [
      "has actions for the rest that are to come",
      { statelessDefaultActions: ["aws:forward_to_sfe"], statefulDefaultActions: UNKNOWN },
      doubt,
    ],
    [
      "has rules that are to come",
      { statelessDefaultActions: ["aws:pass"], statelessRuleGroupReferences: UNKNOWN },
      doubt,
    ],
    ["drops everything", { statelessDefaultActions: ["aws:drop"] }, "closed"],
    ["inspects with no rule", { statelessDefaultActions: ["aws:forward_to_sfe"] }, "open"],
    [
      "inspects and drops what no rule names",
      { statelessDefaultActions: ["aws:forward_to_sfe"], statefulDefaultActions: ["aws:drop_strict"] },
      "closed",
    ],
    [
      "has rules of its own",
      {
        statelessDefaultActions: ["aws:forward_to_sfe"],
        statefulRuleGroupReferences: [{ resourceArn: "rules" }],
      },
      doubt,
    ],
    [
      "has stateless rules first",
      {
        statelessDefaultActions: ["aws:pass"],
        statelessRuleGroupReferences: [{ resourceArn: "rules", priority: 1 }],
      },
      doubt,
    ],
  ])("one that %s", (_, firewallPolicy, status) => {
    expect(reached([...guarded, ...policy(firewallPolicy)], "app", "internet")).toBe(status);
  });

  test("a policy of another stack decides", () => {
    const foreign = changed(guarded, "wall", { firewallPolicyArn: "policy-of-others" });
    expect(reached(foreign, "app", "internet")).toBe(doubt);
  });

  test("the gateway's own table leads past it too", () => {
    const straight = changed(guarded, "front-default", { gatewayId: ref("igw"), vpcEndpointId: undefined });
    const edge = [
      spec("edge-table", "aws:ec2/routeTable:RouteTable", {
        vpcId: ref("vpc"),
        routes: [{ cidrBlock: "10.16.0.0/24", vpcEndpointId: ref("wall") }],
      }),
      spec("edge-in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
        routeTableId: ref("edge-table"),
        gatewayId: ref("igw"),
      }),
    ];
    const drops = policy({ statelessDefaultActions: ["aws:drop"] });
    expect(reached([...straight, ...drops], "app", "internet")).toBe("open");
    expect(reached([...straight, ...drops, ...edge], "app", "internet")).toBe("closed");
  });

  test("an endpoint that nothing explains is not known", () => {
    const written = changed(without(guarded, "wall"), "front-default", {
      gatewayId: undefined,
      vpcEndpointId: "vpce-0123",
    });
    expect(reached(written, "app", "internet")).toBe(
      "unknown: what stands behind vpce-0123 is in another stack",
    );
  });

  test("appliances behind an endpoint decide for themselves", () => {
    const appliance = spec("wall", "aws:ec2/vpcEndpoint:VpcEndpoint", {
      vpcId: ref("vpc"),
      vpcEndpointType: "GatewayLoadBalancer",
      serviceName: "appliances",
      subnetIds: [ref("dmz")],
    });
    expect(reached([...without(guarded, "wall"), appliance], "app", "internet")).toBe(
      "unknown: the appliances behind wall decide what passes",
    );
  });
});

describe("transit gateways", () => {
  /** A second network with a machine, both attached to a transit gateway of the stack. */
  const hub = (props: Readonly<Record<string, unknown>> = {}): readonly ResourceSpec[] => [
    ...awsNetwork,
    estate,
    spec("hub", "aws:ec2transitgateway/transitGateway:TransitGateway", props),
    ...["vpc", "far"].map((vpc) =>
      spec(`to-${vpc}`, "aws:ec2transitgateway/vpcAttachment:VpcAttachment", {
        transitGatewayId: ref("hub"),
        vpcId: ref(vpc),
        subnetIds: [],
      }),
    ),
    spec("far", "aws:ec2/vpc:Vpc", { cidrBlock: "10.17.0.0/16" }),
    spec("far-subnet", "aws:ec2/subnet:Subnet", { vpcId: ref("far"), cidrBlock: "10.17.0.0/24" }),
    spec("far-table", "aws:ec2/routeTable:RouteTable", {
      vpcId: ref("far"),
      routes: [{ cidrBlock: "10.0.0.0/8", transitGatewayId: ref("hub") }],
    }),
    spec("far-in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
      routeTableId: ref("far-table"),
      subnetId: ref("far-subnet"),
    }),
    spec("far-group", "aws:ec2/securityGroup:SecurityGroup", {
      vpcId: ref("far"),
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    }),
    spec("clerk", MACHINE, { subnetId: ref("far-subnet"), vpcSecurityGroupIds: [ref("far-group")] }),
    spec("to-hub", "aws:ec2/route:Route", {
      routeTableId: ref("front-table"),
      destinationCidrBlock: "10.0.0.0/8",
      transitGatewayId: ref("hub"),
    }),
    ...awsGroup("inner", 443, { cidrIpv4: "10.0.0.0/8" }),
    spec("app", MACHINE, { subnetId: ref("front"), vpcSecurityGroupIds: [ref("inner")] }),
  ];
  const OFF = { defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable" };
  const table = spec("table", "aws:ec2transitgateway/routeTable:RouteTable", {
    transitGatewayId: ref("hub"),
  });
  const associated = (name: string, to = "table") =>
    spec(`${name} associated`, "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation", {
      transitGatewayAttachmentId: ref(name),
      transitGatewayRouteTableId: ref(to),
    });
  const propagated = (name: string, to = "table") =>
    spec(`${name} propagated`, "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation", {
      transitGatewayAttachmentId: ref(name),
      transitGatewayRouteTableId: ref(to),
    });
  const route = (destinationCidrBlock: string, props: object) =>
    spec(`route ${destinationCidrBlock}`, "aws:ec2transitgateway/route:Route", {
      destinationCidrBlock,
      transitGatewayRouteTableId: ref("table"),
      ...props,
    });
  const all = [table, ...["to-vpc", "to-far"].flatMap((name) => [associated(name), propagated(name)])];

  test("connect what they attach by the default table, unless that is switched off", () => {
    expect(reached(hub(), "app", "host:clerk")).toBe("open");
    expect(reached(hub(OFF), "app", "host:clerk")).toBe("closed");
    expect(
      reached(
        changed(hub(), "to-far", { transitGatewayDefaultRouteTableAssociation: false }),
        "app",
        "host:clerk",
      ),
    ).toBe("closed");
    expect(
      reached(
        changed(hub(), "to-far", { transitGatewayDefaultRouteTablePropagation: false }),
        "app",
        "host:clerk",
      ),
    ).toBe("closed");
  });

  test("and by tables of their own", () => {
    expect(reached([...hub(OFF), ...all], "app", "host:clerk")).toBe("open");
    for (const missing of [
      "to-vpc associated",
      "to-far associated",
      "to-vpc propagated",
      "to-far propagated",
    ])
      expect(reached(without([...hub(OFF), ...all], missing), "app", "host:clerk")).toBe("closed");
  });

  test("a written route stands in for propagation, and a black hole before it", () => {
    const written = [
      ...without(all, "to-vpc propagated"),
      route("10.16.0.0/16", { transitGatewayAttachmentId: ref("to-vpc") }),
    ];
    expect(reached([...hub(OFF), ...written], "app", "host:clerk")).toBe("open");
    const hole = (prefix: string) => route(prefix, { blackhole: true });
    expect(reached([...hub(OFF), ...all, hole("10.16.0.0/16")], "app", "host:clerk")).toBe("closed");
    expect(reached([...hub(OFF), ...all, hole("10.16.0.0/24")], "app", "host:clerk")).toBe("closed");
    expect(reached([...hub(OFF), ...all, hole("10.16.1.0/24")], "app", "host:clerk")).toBe("open");
  });

  test("the default table is named by the gateway itself", () => {
    const hole = spec("hole", "aws:ec2transitgateway/route:Route", {
      destinationCidrBlock: "10.16.0.0/24",
      transitGatewayRouteTableId: ref("hub"),
      blackhole: true,
    });
    expect(reached([...hub(), hole], "app", "host:clerk")).toBe("closed");
    const own = changed([associated("to-far")], "to-far associated", {
      transitGatewayRouteTableId: ref("hub"),
    });
    const loose = changed(hub(), "to-far", { transitGatewayDefaultRouteTableAssociation: false });
    expect(reached(loose, "app", "host:clerk")).toBe("closed");
    expect(reached([...loose, ...own], "app", "host:clerk")).toBe("open");
  });

  test("a route to what is not attached here hides a wider one", () => {
    const away = route("10.16.0.0/24", { transitGatewayAttachmentId: "tgw-attach-0123" });
    expect(reached([...hub(OFF), ...all, away], "app", "host:clerk")).toBe("closed");
    const beside = route("10.16.9.0/24", { transitGatewayAttachmentId: "tgw-attach-0123" });
    expect(reached([...hub(OFF), ...all, beside], "app", "host:clerk")).toBe("open");
  });

  test("a list of prefixes stands for a route to each of them", () => {
    const listed = (cidr: string, props: Readonly<Record<string, unknown>>) => [
      spec("list", "aws:ec2/managedPrefixList:ManagedPrefixList", {
        addressFamily: "IPv4",
        maxEntries: 1,
        entries: [{ cidr }],
      }),
      spec("listed", "aws:ec2transitgateway/prefixListReference:PrefixListReference", {
        prefixListId: ref("list"),
        transitGatewayRouteTableId: ref("table"),
        ...props,
      }),
    ];
    const written = without(all, "to-vpc propagated");
    const to = { transitGatewayAttachmentId: ref("to-vpc") };
    expect(reached([...hub(OFF), ...written, ...listed("10.16.0.0/16", to)], "app", "host:clerk")).toBe(
      "open",
    );
    expect(reached([...hub(OFF), ...written, ...listed("10.99.0.0/16", to)], "app", "host:clerk")).toBe(
      "closed",
    );
    expect(
      reached([...hub(OFF), ...all, ...listed("10.16.0.0/24", { blackhole: true })], "app", "host:clerk"),
    ).toBe("closed");
  });

  test("a route whose destination is to come may lead there", () => {
    const late = route("late", { destinationCidrBlock: UNKNOWN, transitGatewayAttachmentId: ref("to-vpc") });
    expect(reached([...hub(OFF), ...without(all, "to-vpc propagated"), late], "app", "host:clerk")).toBe(
      "unknown: the destination of a route is known only after deployment",
    );
  });

  test("further ranges of a network are made known with the first", () => {
    const wide = changed(hub(), "front", { cidrBlock: "10.19.0.0/24" });
    const more = spec("more", "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", {
      vpcId: ref("vpc"),
      cidrBlock: "10.19.0.0/16",
    });
    expect(reached(wide, "app", "host:clerk")).toBe("closed");
    expect(reached([...wide, more], "app", "host:clerk")).toBe("open");
  });

  test("a line is an attachment of the gateway that it is associated with", () => {
    const line = spec("line", "aws:directconnect/gatewayAssociation:GatewayAssociation", {
      dxGatewayId: "dx-0123",
      associatedGatewayId: ref("hub"),
    });
    const tables = [...all, line];
    expect(reached([...hub(OFF), ...tables], "app", "zone:guest-wifi")).toBe("closed");
    const known = [associated("line"), propagated("line")];
    expect(reached([...hub(OFF), ...tables, ...known], "app", "zone:guest-wifi")).toBe("open");
  });

  test("what another stack attaches may be propagated into a table of this one", () => {
    const foreign = changed([propagated("to-far")], "to-far propagated", {
      transitGatewayAttachmentId: "tgw-attach-0123",
    }).map((it) => ({ ...it, name: "foreign" }));
    expect(reached([...hub(), table, ...foreign], "app", "host:clerk")).toBe("open");
  });

  test("sites come in by the VPNs that a table knows", () => {
    const vpn = spec("vpn", "aws:ec2/vpnConnection:VpnConnection", {
      customerGatewayId: "cgw-0123",
      type: "ipsec.1",
      transitGatewayId: ref("hub"),
    });
    expect(reached([...hub(), vpn], "app", "zone:guest-wifi")).toBe("open");
    expect(reached([...hub(OFF), ...all, vpn], "app", "zone:guest-wifi")).toBe("closed");
    const known = [associated("vpn"), propagated("vpn")];
    expect(reached([...hub(OFF), ...all, vpn, ...known], "app", "zone:guest-wifi")).toBe("open");
    const apart = spec("apart", "aws:ec2transitgateway/routeTable:RouteTable", {
      transitGatewayId: ref("hub"),
    });
    expect(
      reached(
        [...hub(OFF), ...all, vpn, apart, associated("vpn", "apart"), propagated("vpn")],
        "app",
        "zone:guest-wifi",
      ),
    ).toBe("closed");
  });

  test("static VPNs make known what is written alone", () => {
    const vpn = (prefix: string) => [
      spec("vpn", "aws:ec2/vpnConnection:VpnConnection", {
        customerGatewayId: "cgw-0123",
        type: "ipsec.1",
        staticRoutesOnly: true,
        transitGatewayId: ref("hub"),
      }),
      spec("vpn-route", "aws:ec2/vpnConnectionRoute:VpnConnectionRoute", {
        vpnConnectionId: ref("vpn"),
        destinationCidrBlock: prefix,
      }),
    ];
    expect(reached([...hub(), ...vpn("10.200.0.0/20")], "app", "zone:guest-wifi")).toBe("open");
    expect(reached([...hub(), ...vpn("10.201.0.0/20")], "app", "zone:guest-wifi")).toBe("closed");
  });

  test("what other stacks attach is not known", () => {
    expect(reached(hub(), "app", "zone:guest-wifi")).toBe(
      "unknown: what else is attached to hub is in another stack",
    );
    const shared = hub().map((it) =>
      it.name.startsWith("to-") ? { ...it, props: { ...it.props, transitGatewayId: "tgw-0123" } } : it,
    );
    const both = changed(without(shared, "hub"), "far-table", {
      routes: [{ cidrBlock: "10.0.0.0/8", transitGatewayId: "tgw-0123" }],
    });
    expect(reached(both, "app", "host:clerk")).toBe(
      "unknown: the route tables of tgw-0123 are in another stack",
    );
  });

  test("a network with a firewall hands packets on by its own table", () => {
    const inspection: readonly ResourceSpec[] = [
      spec("middle", "aws:ec2/vpc:Vpc", { cidrBlock: "10.18.0.0/16" }),
      spec("to-middle", "aws:ec2transitgateway/vpcAttachment:VpcAttachment", {
        transitGatewayId: ref("hub"),
        vpcId: ref("middle"),
        subnetIds: [],
        applianceModeSupport: "enable",
      }),
      table,
      spec("after", "aws:ec2transitgateway/routeTable:RouteTable", { transitGatewayId: ref("hub") }),
      associated("to-vpc"),
      associated("to-far"),
      associated("to-middle", "after"),
      propagated("to-vpc", "after"),
      propagated("to-far", "after"),
      route("0.0.0.0/0", { transitGatewayAttachmentId: ref("to-middle") }),
    ];
    const wall = (actions: readonly string[]) => [
      spec("wall", "aws:networkfirewall/firewall:Firewall", {
        vpcId: ref("middle"),
        firewallPolicyArn: ref("policy"),
      }),
      spec("policy", "aws:networkfirewall/firewallPolicy:FirewallPolicy", {
        firewallPolicy: { statelessDefaultActions: actions },
      }),
    ];
    const base = [...hub(OFF), ...inspection];
    expect(reached(base, "app", "host:clerk")).toBe("unknown: the appliances in middle decide what passes");
    expect(reached([...base, ...wall(["aws:pass"])], "app", "host:clerk")).toBe("open");
    expect(reached([...base, ...wall(["aws:drop"])], "app", "host:clerk")).toBe("closed");
    expect(
      reached(
        changed([...base, ...wall(["aws:pass"])], "to-middle", { applianceModeSupport: "disable" }),
        "app",
        "host:clerk",
      ),
    ).toBe("open");
    expect(
      reached(changed(base, "to-middle", { applianceModeSupport: "disable" }), "app", "host:clerk"),
    ).toBe("closed");
  });
});
