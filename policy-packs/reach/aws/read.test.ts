import { UNKNOWN } from "../../control.ts";
import { type ResourceSpec, ref } from "../../testing.ts";
import { awsNetwork, spec } from "../example-networks/testing.ts";
import { type Case, testTold } from "../told-network/testing.ts";
import { readAws } from "./read.ts";

const group = (name: string, props: object = {}) =>
  spec(name, "aws:ec2/securityGroup:SecurityGroup", { vpcId: ref("vpc"), ...props });
const older = (name: string, props: object) =>
  spec(name, "aws:ec2/securityGroupRule:SecurityGroupRule", {
    securityGroupId: ref("web"),
    type: "ingress",
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    ...props,
  });
const side = (name: string, direction: "Ingress" | "Egress", props: object) =>
  spec(name, `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`, {
    securityGroupId: ref("web"),
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    ...props,
  });
const acl = (name: string, props: object = {}) =>
  spec(name, "aws:ec2/networkAcl:NetworkAcl", { vpcId: ref("vpc"), ...props });
const aclRule = (name: string, props: object) =>
  spec(name, "aws:ec2/networkAclRule:NetworkAclRule", {
    networkAclId: ref("acl"),
    ruleNumber: 100,
    protocol: "tcp",
    ruleAction: "allow",
    cidrBlock: "10.0.0.0/8",
    fromPort: 443,
    toPort: 443,
    ...props,
  });
const machine = (name: string, props: object = {}) =>
  spec(name, "aws:ec2/instance:Instance", {
    subnetId: ref("back"),
    vpcSecurityGroupIds: [ref("web")],
    ...props,
  });
const card = (name: string, props: object = {}) =>
  spec(name, "aws:ec2/networkInterface:NetworkInterface", {
    subnetId: ref("front"),
    securityGroups: [ref("web")],
    ...props,
  });
const template = (props: object = {}) =>
  spec("template", "aws:ec2/launchTemplate:LaunchTemplate", { ...props });
const scaling = (props: object = {}) =>
  spec("scaling", "aws:autoscaling/group:Group", { vpcZoneIdentifiers: [ref("back")], ...props });
const ofTemplate = { launchTemplate: { id: ref("template") } };

const balancer = (props: object = {}) =>
  spec("edge", "aws:lb/loadBalancer:LoadBalancer", { subnets: [ref("front")], ...props });
const targets = (props: object = {}, name = "targets") =>
  spec(name, "aws:lb/targetGroup:TargetGroup", { vpcId: ref("vpc"), port: 8443, protocol: "TCP", ...props });
const listener = (props: object = {}) =>
  spec("listener", "aws:lb/listener:Listener", {
    loadBalancerArn: ref("edge"),
    port: 443,
    protocol: "TCP",
    defaultActions: [{ type: "forward", targetGroupArn: ref("targets") }],
    ...props,
  });
const target = (props: object = {}) =>
  spec("target", "aws:lb/targetGroupAttachment:TargetGroupAttachment", {
    targetGroupArn: ref("targets"),
    targetId: ref("app"),
    ...props,
  });
const classic = (props: object = {}) =>
  spec("edge", "aws:elb/loadBalancer:LoadBalancer", {
    subnets: [ref("front")],
    listeners: [
      { lbPort: 443, lbProtocol: "tcp", instancePort: 8443, instanceProtocol: "tcp" },
      { lbPort: 80, lbProtocol: "http", instancePort: 8080, instanceProtocol: "http" },
    ],
    ...props,
  });
const service = (props: object) => spec("service", "aws:ecs/service:Service", { ...props });

const inNet = (...more: readonly ResourceSpec[]) => [...awsNetwork, ...more];
const withApp = (...more: readonly ResourceSpec[]) => inNet(group("web"), machine("app"), ...more);
const changed = (name: string, props: object, ...more: readonly ResourceSpec[]) =>
  inNet(...more).map((it) => (it.name === name ? { ...it, props: { ...it.props, ...props } } : it));
const data = (type: string, props: object) => spec("db", type, { ...props });
const subnetGroup = (type: string) => spec("between", type, { subnetIds: [ref("back"), ref("front")] });

const CASES: Readonly<Record<string, Case>> = {
  "network: its ranges": [
    ["network", "subnet"],
    inNet(
      spec("more", "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", {
        vpcId: ref("vpc"),
        cidrBlock: "10.17.0.0/16",
      }),
      spec("wide", "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation", {
        vpcId: ref("vpc"),
        ipv6CidrBlock: "2001:db8::/56",
      }),
      spec("far", "aws:ec2/subnet:Subnet", {
        vpcId: "vpc-1",
        cidrBlock: "10.18.0.0/24",
        ipv6CidrBlock: "2001:db8:1::/64",
      }),
    ),
  ],
  "gateway: attached, with a table at its edge, and one that a route names": [
    ["gateway"],
    [
      spec("vpc", "aws:ec2/vpc:Vpc", { cidrBlock: "10.16.0.0/16" }),
      spec("igw", "aws:ec2/internetGateway:InternetGateway", {}),
      spec("loose", "aws:ec2/internetGateway:InternetGateway", {}),
      spec("attached", "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", {
        internetGatewayId: ref("igw"),
        vpcId: ref("vpc"),
      }),
      spec("edge-table", "aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") }),
      spec("edge-in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
        gatewayId: ref("igw"),
        routeTableId: ref("edge-table"),
      }),
      ...["igw-1", "vgw-1", UNKNOWN].map((gatewayId, n) =>
        spec(`route-${n}`, "aws:ec2/route:Route", {
          routeTableId: ref("edge-table"),
          destinationCidrBlock: `10.${n}.0.0/16`,
          gatewayId,
        }),
      ),
    ],
  ],
  "acl: rules of its own and separate ones": [
    ["acl", "subnet"],
    inNet(
      acl("acl", {
        subnetIds: [ref("back")],
        ingress: [
          {
            ruleNo: 10,
            protocol: "tcp",
            action: "allow",
            cidrBlock: "0.0.0.0/0",
            fromPort: 443,
            toPort: 443,
          },
          { ruleNo: 20, protocol: "-1", action: "DENY", ipv6CidrBlock: "::/0", fromPort: 0, toPort: 0 },
          {
            ruleNo: UNKNOWN,
            protocol: "udp",
            action: UNKNOWN,
            cidrBlock: "10.0.0.0/8",
            fromPort: 53,
            toPort: 53,
          },
        ],
        egress: [
          {
            ruleNo: 10,
            protocol: "tcp",
            action: "allow",
            cidrBlock: "0.0.0.0/0",
            fromPort: 1024,
            toPort: 65535,
          },
        ],
      }),
      aclRule("in", {}),
      aclRule("out", { egress: true, ruleAction: "deny", ruleNumber: 110 }),
      aclRule("either", { egress: UNKNOWN, ruleNumber: 120 }),
      aclRule("elsewhere", { networkAclId: "acl-1", ruleNumber: 130 }),
      aclRule("to-come", { networkAclId: UNKNOWN, ruleNumber: 140 }),
      aclRule("bare", { ruleAction: undefined, fromPort: undefined, toPort: undefined, ruleNumber: 150 }),
    ),
  ],
  "acl: associated": [
    ["subnet"],
    inNet(
      acl("acl"),
      spec("association", "aws:ec2/networkAclAssociation:NetworkAclAssociation", {
        networkAclId: ref("acl"),
        subnetId: ref("front"),
      }),
    ),
  ],
  "acl: associated, which is to come": [
    ["subnet"],
    inNet(
      spec("association", "aws:ec2/networkAclAssociation:NetworkAclAssociation", {
        networkAclId: UNKNOWN,
        subnetId: ref("front"),
      }),
    ),
  ],
  "acl: associated, of another stack": [
    ["subnet"],
    inNet(
      spec("association", "aws:ec2/networkAclAssociation:NetworkAclAssociation", {
        networkAclId: "acl-1",
        subnetId: ref("front"),
      }),
    ),
  ],
  "acl: associated, the network's own": [
    ["subnet"],
    inNet(
      spec("default", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", { defaultNetworkAclId: ref("vpc") }),
      spec("association", "aws:ec2/networkAclAssociation:NetworkAclAssociation", {
        networkAclId: ref("vpc"),
        subnetId: ref("front"),
      }),
    ),
  ],
  "acl: associated with a subnet to come": [
    ["subnet"],
    inNet(
      acl("acl"),
      spec("association", "aws:ec2/networkAclAssociation:NetworkAclAssociation", {
        networkAclId: ref("acl"),
        subnetId: UNKNOWN,
      }),
    ),
  ],
  "acl: of subnets to come": [["subnet"], inNet(acl("acl", { subnetIds: [UNKNOWN] }))],
  "acl: the network's own": [
    ["subnet", "acl"],
    inNet(
      spec("default", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", { defaultNetworkAclId: ref("vpc") }),
    ),
  ],

  "group: rules of its own": [
    ["group"],
    inNet(
      group("app"),
      group("web", {
        ingress: [
          {
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrBlocks: ["10.0.0.0/8"],
            ipv6CidrBlocks: ["2001:db8::/32"],
          },
          { protocol: "tcp", fromPort: 22, toPort: 22, securityGroups: [ref("app")] },
          { protocol: "tcp", fromPort: 23, toPort: 23, securityGroups: ["sg-1"], self: true },
          { protocol: "-1", fromPort: 0, toPort: 0, self: "true" },
          { protocol: "tcp", fromPort: UNKNOWN, toPort: 80, cidrBlocks: ["10.1.0.0/16"] },
          { protocol: "tcp", fromPort: -1, toPort: -1, cidrBlocks: ["10.2.0.0/16"] },
          { protocol: "tcp", fromPort: 80, cidrBlocks: [UNKNOWN] },
          { protocol: "tcp", fromPort: 81, toPort: 81, prefixListIds: [ref("list")] },
          { protocol: "tcp", fromPort: 82, toPort: 82, prefixListIds: ["pl-1"] },
        ],
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      spec("list", "aws:ec2/managedPrefixList:ManagedPrefixList", { entries: [{ cidr: "10.3.0.0/16" }] }),
      spec("entry", "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", {
        prefixListId: ref("list"),
        cidr: "10.4.0.0/16",
      }),
    ),
  ],
  "group: rules that stand alone": [
    ["group web"],
    inNet(
      group("web"),
      group("app"),
      older("older-in", { cidrBlocks: ["10.0.0.0/8"] }),
      older("older-out", { type: "egress", protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }),
      older("older-to-come", { type: UNKNOWN, sourceSecurityGroupId: ref("app") }),
      older("older-odd", { type: "other", cidrBlocks: ["10.9.0.0/16"] }),
      older("older-self", { self: true, fromPort: 22, toPort: 22 }),
      older("older-elsewhere", { securityGroupId: "sg-2", cidrBlocks: ["10.8.0.0/16"] }),
      older("of-group-to-come", { securityGroupId: UNKNOWN, cidrBlocks: ["10.9.0.0/16"] }),
      side("in", "Ingress", { cidrIpv4: "10.1.0.0/16" }),
      side("wide-in", "Ingress", { cidrIpv6: "2001:db8::/32", fromPort: 53, toPort: 53, ipProtocol: "udp" }),
      side("group-in", "Ingress", { referencedSecurityGroupId: ref("app") }),
      side("foreign-in", "Ingress", { referencedSecurityGroupId: "sg-3" }),
      side("list-in", "Ingress", { prefixListId: "pl-1" }),
      side("ping", "Ingress", { ipProtocol: "icmp", fromPort: -1, toPort: -1, cidrIpv4: "10.2.0.0/16" }),
      side("out", "Egress", {
        ipProtocol: "-1",
        cidrIpv4: "0.0.0.0/0",
        fromPort: undefined,
        toPort: undefined,
      }),
    ),
  ],
  "group: the default one": [["group"], inNet()],
  "group: the default one, taken over": [
    ["group", "endpoint"],
    inNet(
      spec("taken", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: ref("vpc") }),
      machine("app", { vpcSecurityGroupIds: undefined }),
    ),
  ],

  "machine: addresses": [
    ["endpoint", "group"],
    inNet(
      group("web"),
      machine("plain"),
      machine("asked", { associatePublicIpAddress: true, privateIp: "10.16.1.9" }),
      machine("perhaps", { associatePublicIpAddress: UNKNOWN }),
      machine("wide", { ipv6Addresses: ["2001:db8::1"] }),
      machine("wide-counted", { ipv6AddressCount: 1 }),
      machine("wide-none", { ipv6AddressCount: 0, ipv6Addresses: [] }),
      machine("wide-perhaps", { ipv6AddressCount: UNKNOWN }),
      machine("no-group", { vpcSecurityGroupIds: undefined }),
      machine("by-name", { vpcSecurityGroupIds: undefined, securityGroups: [ref("web")] }),
      machine("foreign-group", { vpcSecurityGroupIds: ["sg-1", ""] }),
      machine("group-to-come", { vpcSecurityGroupIds: [UNKNOWN] }),
      machine("elsewhere", { subnetId: "subnet-1", vpcSecurityGroupIds: undefined }),
      spec("eip", "aws:ec2/eip:Eip", { instance: ref("plain") }),
      spec("joined", "aws:ec2/eipAssociation:EipAssociation", {
        instanceId: ref("asked"),
        allocationId: "eipalloc-1",
      }),
    ),
  ],
  "machine: addresses that its subnet gives": [
    ["endpoint"],
    changed(
      "back",
      { mapPublicIpOnLaunch: true, assignIpv6AddressOnCreation: true },
      group("web"),
      machine("app"),
      machine("asked-not", { associatePublicIpAddress: false }),
    ),
  ],
  "machine: addresses that its subnet may give": [
    ["endpoint"],
    changed(
      "back",
      { mapPublicIpOnLaunch: UNKNOWN, assignIpv6AddressOnCreation: UNKNOWN },
      group("web"),
      machine("app"),
    ),
  ],
  "machine: interfaces": [
    ["endpoint"],
    inNet(
      group("web"),
      group("card-group"),
      machine("app", { primaryNetworkInterface: { networkInterfaceId: ref("primary") } }),
      machine("second", { networkInterfaces: [{ networkInterfaceId: ref("inline"), deviceIndex: 0 }] }),
      card("primary", { privateIp: "10.16.0.9", securityGroups: [ref("card-group")] }),
      card("inline", { privateIps: ["10.16.0.10", "10.16.0.11"], ipv6AddressLists: ["2001:db8::2"] }),
      card("attached", { securityGroups: undefined }),
      card("claimed", { attachments: [{ instance: ref("app"), deviceIndex: 2 }] }),
      card("loose"),
      spec("attachment", "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", {
        instanceId: ref("app"),
        networkInterfaceId: ref("attached"),
      }),
      spec(
        "more",
        "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
        {
          networkInterfaceId: ref("attached"),
          securityGroupId: ref("card-group"),
        },
      ),
      spec("eip", "aws:ec2/eip:Eip", { networkInterface: ref("primary") }),
      spec("joined", "aws:ec2/eipAssociation:EipAssociation", { networkInterfaceId: ref("attached") }),
    ),
  ],
  "machine: what its template says": [
    ["endpoint"],
    inNet(
      group("web"),
      template({
        vpcSecurityGroupIds: [ref("web")],
        networkInterfaces: [{ associatePublicIpAddress: "true" }],
      }),
      machine("app", { vpcSecurityGroupIds: undefined, ...ofTemplate }),
      machine("own", { vpcSecurityGroupIds: ["sg-1"], associatePublicIpAddress: false, ...ofTemplate }),
    ),
  ],

  "fleet: of a template": [
    ["endpoint"],
    inNet(
      group("web"),
      template({
        networkInterfaces: [
          {
            associatePublicIpAddress: false,
            securityGroups: [ref("web")],
            subnetId: ref("front"),
            ipv6AddressCount: 1,
          },
          { associatePublicIpAddress: UNKNOWN },
        ],
      }),
      scaling({ ...ofTemplate, vpcZoneIdentifiers: undefined }),
    ),
  ],
  "fleet: of a template that gives no address": [
    ["endpoint"],
    inNet(
      group("web"),
      template({ networkInterfaces: [{}, { associatePublicIpAddress: false }] }),
      scaling({
        mixedInstancesPolicy: {
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: ref("template") } },
        },
      }),
    ),
  ],
  "fleet: of a configuration": [
    ["endpoint"],
    inNet(
      group("web"),
      spec("configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", {
        securityGroups: [ref("web")],
        associatePublicIpAddress: true,
      }),
      scaling({ launchConfiguration: ref("configuration") }),
    ),
  ],
  "fleet: nodes, containers, functions and endpoints to machines": [
    ["endpoint"],
    inNet(
      group("web"),
      template({ vpcSecurityGroupIds: [ref("web")] }),
      spec("nodes", "aws:eks/nodeGroup:NodeGroup", { subnetIds: [ref("back")], ...ofTemplate }),
      spec("bare-nodes", "aws:eks/nodeGroup:NodeGroup", { subnetIds: [ref("back")] }),
      service({
        networkConfiguration: { subnets: [ref("back")], securityGroups: [ref("web")], assignPublicIp: true },
      }),
      spec("inner-service", "aws:ecs/service:Service", { networkConfiguration: { subnets: [ref("back")] } }),
      spec("on-machines", "aws:ecs/service:Service", {}),
      spec("function", "aws:lambda/function:Function", {
        vpcConfig: { subnetIds: [ref("front"), ref("back")], securityGroupIds: [ref("web")] },
      }),
      spec("nowhere", "aws:lambda/function:Function", {}),
      spec("connect", "aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint", {
        subnetId: ref("front"),
        securityGroupIds: [ref("web")],
      }),
    ),
  ],

  "balancer: network": [
    ["endpoint edge", "listener"],
    withApp(balancer({ loadBalancerType: "network" }), targets(), listener(), target({ port: 9000 })),
  ],
  "balancer: network, inside, of both families, by address": [
    ["endpoint edge", "listener"],
    withApp(
      balancer({
        loadBalancerType: "network",
        internal: true,
        ipAddressType: "dualstack",
        securityGroups: [ref("web")],
        subnets: undefined,
        subnetMappings: [{ subnetId: ref("front") }, { subnetId: ref("back") }],
      }),
      targets({ targetType: "ip" }),
      listener({ protocol: "UDP", port: UNKNOWN }),
      target({ targetId: "10.16.1.9" }),
      machine("by-address", { privateIp: "10.16.1.9" }),
      card("by-addresses", { privateIps: ["10.16.1.9"] }),
    ),
  ],
  "balancer: network, by address, keeping its clients": [
    ["listener"],
    withApp(
      balancer({ loadBalancerType: "network" }),
      targets({ targetType: "ip", preserveClientIp: "true" }),
      listener(),
      target(),
    ),
  ],
  "balancer: network, hiding its clients": [
    ["listener"],
    withApp(
      balancer({ loadBalancerType: "network" }),
      targets({ preserveClientIp: false }),
      listener(),
      target(),
    ),
  ],
  "balancer: network, whose clients are to come": [
    ["listener"],
    withApp(
      balancer({ loadBalancerType: "network" }),
      targets({ preserveClientIp: UNKNOWN }),
      listener(),
      target(),
    ),
  ],
  "balancer: application": [
    ["endpoint edge", "listener"],
    withApp(
      balancer({ ipAddressType: "dualstack-without-public-ipv4", internal: UNKNOWN }),
      targets({ protocol: "HTTP" }),
      targets({ protocol: "HTTP", port: 9090 }, "more"),
      targets({ protocol: "HTTP", port: 7070 }, "spare"),
      listener({
        defaultActions: [{ forward: { targetGroups: [{ arn: ref("targets") }] } }],
        protocol: "HTTPS",
      }),
      spec("rule", "aws:lb/listenerRule:ListenerRule", {
        listenerArn: ref("listener"),
        actions: [{ type: "forward", targetGroupArn: ref("more") }],
      }),
      target(),
      spec("more-target", "aws:lb/targetGroupAttachment:TargetGroupAttachment", {
        targetGroupArn: ref("more"),
        targetId: ref("app"),
      }),
    ),
  ],
  "balancer: of scaling groups and services": [
    ["listener"],
    withApp(
      balancer(),
      targets(),
      listener(),
      spec("a", "aws:autoscaling/group:Group", {
        targetGroupArns: [ref("targets")],
        vpcZoneIdentifiers: [ref("back")],
      }),
      spec("b", "aws:autoscaling/group:Group", {
        trafficSources: [{ identifier: ref("targets"), type: "elbv2" }],
      }),
      spec("c", "aws:autoscaling/group:Group", {}),
      spec("d", "aws:autoscaling/group:Group", {}),
      spec("c-in", "aws:autoscaling/attachment:Attachment", {
        autoscalingGroupName: ref("c"),
        lbTargetGroupArn: ref("targets"),
      }),
      spec("d-in", "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", {
        autoscalingGroupName: ref("d"),
        trafficSource: { identifier: ref("targets"), type: "elbv2" },
      }),
      spec("d-elsewhere", "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", {
        autoscalingGroupName: ref("d"),
        trafficSource: { identifier: "arn:other", type: "elbv2" },
      }),
      service({
        loadBalancers: [
          { targetGroupArn: ref("targets"), containerPort: 3000 },
          { targetGroupArn: "arn:other", containerPort: 4000 },
        ],
        networkConfiguration: { subnets: [ref("back")] },
      }),
    ),
  ],
  "balancer: classic": [
    ["endpoint edge", "listener"],
    withApp(
      classic({ instances: [ref("app")], securityGroups: [ref("web")] }),
      machine("second"),
      spec("attached", "aws:elb/attachment:Attachment", { elb: ref("edge"), instance: ref("second") }),
      spec("a", "aws:autoscaling/group:Group", { loadBalancers: [ref("edge")] }),
      spec("c", "aws:autoscaling/group:Group", {}),
      spec("c-in", "aws:autoscaling/attachment:Attachment", {
        autoscalingGroupName: ref("c"),
        elb: ref("edge"),
      }),
      service({ loadBalancers: [{ elbName: ref("edge"), containerPort: 3000 }] }),
    ),
  ],
  "balancer: classic, inside, without a group": [
    ["endpoint edge"],
    inNet(classic({ internal: true, listeners: [] })),
  ],

  "relay: a private link to a balancer": [
    ["endpoint relay", "listener relay"],
    withApp(
      balancer({ loadBalancerType: "network" }),
      targets(),
      listener(),
      target(),
      spec("service", "aws:ec2/vpcEndpointService:VpcEndpointService", {
        acceptanceRequired: true,
        networkLoadBalancerArns: [ref("edge")],
      }),
      spec("relay", "aws:ec2/vpcEndpoint:VpcEndpoint", {
        vpcEndpointType: "Interface",
        serviceName: ref("service"),
        vpcId: ref("vpc"),
        subnetIds: [ref("front")],
        securityGroupIds: [ref("web")],
      }),
      spec("more", "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation", {
        vpcEndpointId: ref("relay"),
        subnetId: ref("back"),
      }),
      spec("relay-of-gateway", "aws:ec2/vpcEndpoint:VpcEndpoint", {
        vpcEndpointType: "Gateway",
        serviceName: ref("service"),
        vpcId: ref("vpc"),
      }),
    ),
  ],
  "relay: a proxy of databases": [
    ["endpoint proxy", "listener proxy"],
    inNet(
      group("web"),
      spec("proxy", "aws:rds/proxy:Proxy", {
        vpcSubnetIds: [ref("back")],
        vpcSecurityGroupIds: [ref("web")],
      }),
      spec("idle", "aws:rds/proxy:Proxy", { vpcSubnetIds: [ref("back")] }),
      spec("one", "aws:rds/instance:Instance", { port: 3306 }),
      spec("many", "aws:rds/cluster:Cluster", { port: 5432 }),
      spec("to-one", "aws:rds/proxyTarget:ProxyTarget", {
        dbProxyName: ref("proxy"),
        dbInstanceIdentifier: ref("one"),
      }),
      spec("to-many", "aws:rds/proxyTarget:ProxyTarget", {
        dbProxyName: ref("proxy"),
        dbClusterIdentifier: ref("many"),
      }),
    ),
  ],

  ...Object.fromEntries(
    [
      ["a database", "aws:rds/instance:Instance", "dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup"],
      [
        "a warehouse",
        "aws:redshift/cluster:Cluster",
        "clusterSubnetGroupName",
        "aws:redshift/subnetGroup:SubnetGroup",
      ],
    ].flatMap(([what = "", type = "", input = "", between = ""]) =>
      [true, false, UNKNOWN, undefined].map((publiclyAccessible) => [
        `data: ${what}, public: ${String(publiclyAccessible)}`,
        [
          ["endpoint db"],
          inNet(
            group("web"),
            subnetGroup(between),
            data(type, { [input]: ref("between"), vpcSecurityGroupIds: [ref("web")], publiclyAccessible }),
          ),
        ] as Case,
      ]),
    ),
  ),
  "data: a cluster with an instance that is public": [
    ["endpoint db"],
    inNet(
      data("aws:rds/cluster:Cluster", {}),
      spec("a", "aws:rds/clusterInstance:ClusterInstance", { clusterIdentifier: ref("db") }),
      spec("b", "aws:rds/clusterInstance:ClusterInstance", {
        clusterIdentifier: ref("db"),
        publiclyAccessible: true,
      }),
    ),
  ],
  "data: search in a network": [
    ["endpoint db"],
    inNet(
      group("web"),
      data("aws:opensearch/domain:Domain", {
        vpcOptions: { subnetIds: [ref("back")], securityGroupIds: [ref("web")] },
      }),
    ),
  ],
  "data: search in none": [["endpoint db"], inNet(data("aws:opensearch/domain:Domain", {}))],
  ...Object.fromEntries(
    ["SERVICE_PROVIDED_EIPS", "DISABLED", UNKNOWN, undefined].map((type) => [
      `data: a broker whose access is ${String(type)}`,
      [
        ["endpoint db"],
        inNet(
          group("web"),
          data("aws:msk/cluster:Cluster", {
            brokerNodeGroupInfo: {
              clientSubnets: [ref("back")],
              securityGroups: [ref("web")],
              connectivityInfo: { publicAccess: { type } },
            },
          }),
        ),
      ] as Case,
    ]),
  ),
};

testTold(new URL("./expected-read.txt", import.meta.url), readAws, CASES);
