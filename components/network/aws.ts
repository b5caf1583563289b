import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { endpointService } from "../partition/aws.ts";
import { AwsFlowLogs } from "./aws-flow-logs.ts";
import type { NetworkArgs, NetworkOutputs } from "./contract.ts";
import type { AclEntry, GroupPeer } from "./firewall.ts";
import { nthSubnet, ownBlock } from "./ipv6.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import { ENDPOINT_GROUP } from "./matrix.ts";
import { idsByTier, idsOf, planned, present } from "./planned.ts";
import type { RouteTarget } from "./routing.ts";
import { awsRuleText, ruleTags } from "./rule-text.ts";

/** A tiered network on AWS. Its resources name their region, so one provider serves every region. */
export class AwsNetwork extends Component implements NetworkOutputs {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: NetworkOutputs["subnetIds"];
  readonly routeTableIds: NetworkOutputs["routeTableIds"];
  readonly securityGroupIds: NetworkOutputs["securityGroupIds"];
  readonly networkAclIds: NetworkOutputs["networkAclIds"];
  readonly natAddresses: NetworkOutputs["natAddresses"];
  readonly endpointIds: NetworkOutputs["endpointIds"];
  readonly flowLogStore?: pulumi.Output<string>;
  readonly flowLogKey?: pulumi.Output<string>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutNetwork(name, "aws", args);
    super(
      "atrium:network:AwsNetwork",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const vpc = this.child(aws.ec2.Vpc, "vpc", {
      cidrBlock: layout.ipv4,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      ...(layout.dual ? { assignGeneratedIpv6CidrBlock: true } : {}),
      tags: layout.waivers,
    });
    this.#emptyDefaults(vpc);
    const subnets = this.#subnets(layout, vpc);
    const { tables, natAddresses } = this.#routing(layout, vpc, subnets);
    const groups = this.#groups(layout, vpc);
    const endpoints = this.#endpoints(layout, { vpc, tables, subnets, groups });
    this.#groupRules(layout, groups, endpoints);
    const acls = this.#acls(layout, vpc, subnets);
    const logs = this.#flowLogs(name, layout, vpc, args);

    this.vpcId = vpc.id;
    this.subnetIds = idsByTier(layout.routing.subnets, subnets);
    this.routeTableIds = idsOf(tables);
    this.securityGroupIds = idsOf(groups);
    this.networkAclIds = idsOf(acls);
    this.natAddresses = natAddresses;
    this.endpointIds = idsOf(endpoints);
    if (logs !== undefined) {
      this.flowLogStore = logs.logGroupArn;
      this.flowLogKey = logs.keyArn;
    }
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetIds: this.subnetIds,
      routeTableIds: this.routeTableIds,
      securityGroupIds: this.securityGroupIds,
      networkAclIds: this.networkAclIds,
      natAddresses: this.natAddresses,
      endpointIds: this.endpointIds,
      flowLogStore: this.flowLogStore,
      flowLogKey: this.flowLogKey,
    });
  }

  /** What a VPC brings along allows everything; adopted and emptied, it allows nothing. @clause 3.1.2-b */
  #emptyDefaults(vpc: aws.ec2.Vpc): void {
    this.child(aws.ec2.DefaultSecurityGroup, "default", { vpcId: vpc.id, ingress: [], egress: [] });
    this.child(
      aws.ec2.DefaultNetworkAcl,
      "default",
      { defaultNetworkAclId: vpc.defaultNetworkAclId, ingress: [], egress: [] },
      // Subnets that others put into the VPC land here by AWS's rule; taking them out again is not ours to do.
      { ignoreChanges: ["subnetIds"] },
    );
    this.child(aws.ec2.DefaultRouteTable, "default", {
      defaultRouteTableId: vpc.defaultRouteTableId,
      routes: [],
    });
  }

  #subnets(layout: NetworkLayout, vpc: aws.ec2.Vpc): ReadonlyMap<string, aws.ec2.Subnet> {
    return new Map(
      layout.routing.subnets.map((subnet) => [
        subnet.key,
        this.child(aws.ec2.Subnet, subnet.key, {
          vpcId: vpc.id,
          availabilityZoneId: subnet.azId,
          cidrBlock: subnet.ipv4,
          // Hosts get public addresses by choice, not by landing in the web tier.
          mapPublicIpOnLaunch: false,
          tags: { tier: subnet.tier, ...layout.tierTags[subnet.tier] },
          ...(subnet.ipv6SubnetId === undefined
            ? {}
            : {
                ipv6CidrBlock: nthSubnet(vpc.ipv6CidrBlock, subnet.ipv6SubnetId),
                assignIpv6AddressOnCreation: true,
              }),
        }),
      ]),
    );
  }

  #routing(layout: NetworkLayout, vpc: aws.ec2.Vpc, subnets: ReadonlyMap<string, aws.ec2.Subnet>) {
    const plan = layout.routing;
    const igw = plan.internetGateway
      ? this.child(aws.ec2.InternetGateway, "internet", { vpcId: vpc.id })
      : undefined;
    const ipv6 = plan.ipv6Gateway
      ? this.child(aws.ec2.EgressOnlyInternetGateway, "ipv6-egress", { vpcId: vpc.id })
      : undefined;
    const nats = new Map<string, aws.ec2.NatGateway>();
    const natAddresses: Record<string, pulumi.Output<string>> = {};
    for (const nat of plan.nats) {
      // A public NAT gateway needs the internet gateway at the other end before it starts.
      const after = igw === undefined ? {} : { dependsOn: [igw] };
      if (nat.mode === "regional") {
        nats.set(
          nat.key,
          this.child(
            aws.ec2.NatGateway,
            nat.key,
            { availabilityMode: "regional", connectivityType: "public", vpcId: vpc.id },
            after,
          ),
        );
        continue;
      }
      const address = this.child(aws.ec2.Eip, nat.key, { domain: "vpc" }, after);
      natAddresses[nat.key] = address.publicIp;
      nats.set(
        nat.key,
        this.child(
          aws.ec2.NatGateway,
          nat.key,
          { allocationId: address.allocationId, subnetId: planned(subnets, nat.subnet).id },
          after,
        ),
      );
    }
    const target = (to: RouteTarget) => {
      if (to.kind === "nat") return { natGatewayId: planned(nats, to.nat).id };
      if (to.kind === "internet-gateway") return { gatewayId: present(igw).id };
      return { egressOnlyGatewayId: present(ipv6).id };
    };
    const tables = new Map(
      plan.tables.map((table) => [table.key, this.child(aws.ec2.RouteTable, table.key, { vpcId: vpc.id })]),
    );
    for (const table of plan.tables) {
      for (const route of table.routes) {
        this.child(aws.ec2.Route, route.key, {
          routeTableId: planned(tables, table.key).id,
          ...(route.family === "ipv4"
            ? { destinationCidrBlock: "0.0.0.0/0" }
            : { destinationIpv6CidrBlock: "::/0" }),
          ...target(route.target),
        });
      }
    }
    for (const subnet of plan.subnets) {
      this.child(aws.ec2.RouteTableAssociation, subnet.key, {
        routeTableId: planned(tables, subnet.table).id,
        subnetId: planned(subnets, subnet.key).id,
      });
    }
    return { tables, natAddresses };
  }

  #groups(layout: NetworkLayout, vpc: aws.ec2.Vpc): ReadonlyMap<string, aws.ec2.SecurityGroup> {
    return new Map(
      layout.firewall.groups.map((group) => [
        group,
        // Rules are resources of their own; naming some inline as well would make the two undo each other.
        this.child(aws.ec2.SecurityGroup, group, {
          vpcId: vpc.id,
          description: `Members of ${group}`,
          ...(layout.tierTags[group] === undefined ? {} : { tags: layout.tierTags[group] }),
        }),
      ]),
    );
  }

  #groupRules(
    layout: NetworkLayout,
    groups: ReadonlyMap<string, aws.ec2.SecurityGroup>,
    endpoints: ReadonlyMap<string, aws.ec2.VpcEndpoint>,
  ): void {
    const peerOf = (peer: GroupPeer) => {
      if (peer.kind === "group") return { referencedSecurityGroupId: planned(groups, peer.group).id };
      if (peer.kind === "service") return { prefixListId: planned(endpoints, peer.endpoint).prefixListId };
      return peer.family === "ipv4" ? { cidrIpv4: peer.cidr } : { cidrIpv6: peer.cidr };
    };
    for (const rule of layout.firewall.rules) {
      const Rule =
        rule.direction === "ingress" ? aws.vpc.SecurityGroupIngressRule : aws.vpc.SecurityGroupEgressRule;
      this.child(Rule, rule.key, {
        securityGroupId: planned(groups, rule.group).id,
        ipProtocol: rule.protocol,
        fromPort: rule.ports.from,
        toPort: rule.ports.to,
        description: awsRuleText(rule),
        ...peerOf(rule.peer),
        tags: ruleTags(rule),
      });
    }
  }

  #acls(
    layout: NetworkLayout,
    vpc: aws.ec2.Vpc,
    subnets: ReadonlyMap<string, aws.ec2.Subnet>,
  ): ReadonlyMap<string, aws.ec2.NetworkAcl> {
    const acls = new Map(
      Object.entries(layout.tierTags).map(([tier, tags]) => [
        tier,
        this.child(aws.ec2.NetworkAcl, tier, { vpcId: vpc.id, tags }),
      ]),
    );
    for (const entry of layout.firewall.entries) {
      this.child(aws.ec2.NetworkAclRule, entry.key, {
        networkAclId: planned(acls, entry.tier).id,
        egress: entry.direction === "egress",
        ruleNumber: entry.number,
        ruleAction: entry.action,
        ...aclTraffic(entry),
        ...(entry.block.kind === "own-ipv6"
          ? { ipv6CidrBlock: ownBlock(vpc.ipv6CidrBlock, entry.block.subnetId, entry.block.length) }
          : entry.block.family === "ipv4"
            ? { cidrBlock: entry.block.cidr }
            : { ipv6CidrBlock: entry.block.cidr }),
      });
    }
    for (const subnet of layout.routing.subnets) {
      this.child(aws.ec2.NetworkAclAssociation, subnet.key, {
        networkAclId: planned(acls, subnet.tier).id,
        subnetId: planned(subnets, subnet.key).id,
      });
    }
    return acls;
  }

  /** Tables and subnets are bound one by one: a list inside the endpoint would change with every zone. */
  #endpoints(layout: NetworkLayout, own: Own): ReadonlyMap<string, aws.ec2.VpcEndpoint> {
    const endpoints = new Map<string, aws.ec2.VpcEndpoint>();
    for (const { service, tables } of layout.endpoints.gateways) {
      const endpoint = this.child(aws.ec2.VpcEndpoint, service, {
        vpcId: own.vpc.id,
        vpcEndpointType: "Gateway",
        serviceName: endpointService(service, layout.region, "Gateway"),
      });
      endpoints.set(service, endpoint);
      for (const table of tables) {
        this.child(aws.ec2.VpcEndpointRouteTableAssociation, `${service}-${table}`, {
          vpcEndpointId: endpoint.id,
          routeTableId: planned(own.tables, table).id,
        });
      }
    }
    for (const { key, service } of layout.endpoints.interfaces) {
      const endpoint = this.child(aws.ec2.VpcEndpoint, key, {
        vpcId: own.vpc.id,
        vpcEndpointType: "Interface",
        serviceName: endpointService(service, layout.region, "Interface"),
        privateDnsEnabled: true,
        securityGroupIds: [planned(own.groups, ENDPOINT_GROUP).id],
      });
      endpoints.set(key, endpoint);
      for (const subnet of layout.endpoints.subnets) {
        this.child(aws.ec2.VpcEndpointSubnetAssociation, `${key}-${subnet}`, {
          vpcEndpointId: endpoint.id,
          subnetId: planned(own.subnets, subnet).id,
        });
      }
    }
    return endpoints;
  }

  #flowLogs(name: string, layout: NetworkLayout, vpc: aws.ec2.Vpc, args: NetworkArgs) {
    if (layout.flowLogDays === undefined) return undefined;
    return new AwsFlowLogs(
      `${name}-flow-logs`,
      {
        account: layout.account,
        region: layout.region,
        vpcId: vpc.id,
        days: layout.flowLogDays,
        tags: args.tags,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      { parent: this },
    );
  }
}

interface Own {
  readonly vpc: aws.ec2.Vpc;
  readonly tables: ReadonlyMap<string, aws.ec2.RouteTable>;
  readonly subnets: ReadonlyMap<string, aws.ec2.Subnet>;
  readonly groups: ReadonlyMap<string, aws.ec2.SecurityGroup>;
}

/** AWS writes an ICMP type and code where others have ports, and ICMPv6 as a number. */
function aclTraffic({ protocol, ports }: AclEntry) {
  if (protocol === "icmp" || protocol === "icmpv6") {
    return { protocol: protocol === "icmp" ? "icmp" : "58", icmpType: ports.from, icmpCode: ports.to };
  }
  return { protocol, fromPort: ports.from, toPort: ports.to };
}
