import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { NetworkArgs, NetworkOutputs } from "./contract.ts";
import { nthSubnet } from "./ipv6.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import type { RouteTarget, SubnetPlan } from "./routing.ts";

/** A tiered network on AWS. Its resources name their region, so one provider serves every region. */
export class AwsNetwork extends Component implements Thin {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: NetworkOutputs["subnetIds"];
  readonly routeTableIds: NetworkOutputs["routeTableIds"];
  readonly natAddresses: NetworkOutputs["natAddresses"];

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutNetwork(name, args);
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
    });
    const subnets = this.#subnets(layout, vpc);
    const { tables, natAddresses } = this.#routing(layout, vpc, subnets);

    this.vpcId = vpc.id;
    this.subnetIds = byTier(layout.routing.subnets, subnets);
    this.routeTableIds = ids(tables);
    this.natAddresses = natAddresses;
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetIds: this.subnetIds,
      routeTableIds: this.routeTableIds,
      natAddresses: this.natAddresses,
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
          { allocationId: address.allocationId, subnetId: required(subnets, nat.subnet).id },
          after,
        ),
      );
    }
    const target = (to: RouteTarget) => {
      if (to.kind === "nat") return { natGatewayId: required(nats, to.nat).id };
      if (to.kind === "internet-gateway") return { gatewayId: present(igw).id };
      return { egressOnlyGatewayId: present(ipv6).id };
    };
    const tables = new Map(
      plan.tables.map((table) => [table.key, this.child(aws.ec2.RouteTable, table.key, { vpcId: vpc.id })]),
    );
    for (const table of plan.tables) {
      for (const route of table.routes) {
        this.child(aws.ec2.Route, route.key, {
          routeTableId: required(tables, table.key).id,
          ...(route.family === "ipv4"
            ? { destinationCidrBlock: "0.0.0.0/0" }
            : { destinationIpv6CidrBlock: "::/0" }),
          ...target(route.target),
        });
      }
    }
    for (const subnet of plan.subnets) {
      this.child(aws.ec2.RouteTableAssociation, subnet.key, {
        routeTableId: required(tables, subnet.table).id,
        subnetId: required(subnets, subnet.key).id,
      });
    }
    return { tables, natAddresses };
  }
}

function byTier(
  plans: readonly SubnetPlan[],
  subnets: ReadonlyMap<string, pulumi.CustomResource>,
): NetworkOutputs["subnetIds"] {
  const tiers: Record<string, Record<string, pulumi.Output<string>>> = {};
  for (const plan of plans) {
    tiers[plan.tier] = { ...tiers[plan.tier], [plan.az]: required(subnets, plan.key).id };
  }
  return tiers;
}

function ids(resources: ReadonlyMap<string, pulumi.CustomResource>): Record<string, pulumi.Output<string>> {
  return Object.fromEntries([...resources].map(([key, resource]) => [key, resource.id]));
}

function required<T>(map: ReadonlyMap<string, T>, key: string | undefined): T {
  return present(key === undefined ? undefined : map.get(key));
}

/** The layout names only what it plans, so absence is our fault. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the network layout names something it did not plan");
  return value;
}

/** Until the matrix, endpoints and flow logs are translated. */
type Thin = Pick<NetworkOutputs, "vpcId" | "subnetIds" | "routeTableIds" | "natAddresses">;
