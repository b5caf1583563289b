import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type MakeChild } from "../component.ts";
import { endpointService } from "../partition/aws.ts";
import { awsAcls, awsGroupRules, awsGroups } from "./aws-firewall.ts";
import { AwsFlowLogs } from "./aws-flow-logs.ts";
import { awsRouting } from "./aws-routing.ts";
import type { NetworkArgs, NetworkOutputs } from "./contract.ts";
import { nthSubnet } from "./ipv6.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import { ENDPOINT_GROUP } from "./matrix.ts";
import { after, idsByTier, idsOf, planned } from "./planned.ts";

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
    const make: MakeChild = (...child) => this.child(...child);
    this.#emptyDefaults(vpc);
    const subnets = this.#subnets(layout, vpc);
    const { tables, natAddresses } = awsRouting(make, layout.routing, vpc, subnets);
    const groups = awsGroups(make, layout, vpc);
    const endpoints = this.#endpoints(layout, { vpc, tables, subnets, groups });
    awsGroupRules(make, layout, groups, endpoints);
    const acls = awsAcls(make, layout, vpc, subnets);
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
    // A subnet is refused until its block has joined, and a block cannot leave before its subnets have.
    const blockOf = new Map(
      layout.secondary.flatMap(({ key, ipv4, subnets }) => {
        const block = this.child(aws.ec2.VpcIpv4CidrBlockAssociation, key, {
          vpcId: vpc.id,
          cidrBlock: ipv4,
        });
        return subnets.map((subnet) => [subnet, block] as const);
      }),
    );
    return new Map(
      layout.routing.subnets.map((subnet) => [
        subnet.key,
        this.child(
          aws.ec2.Subnet,
          subnet.key,
          {
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
          },
          after(blockOf.get(subnet.key)),
        ),
      ]),
    );
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
