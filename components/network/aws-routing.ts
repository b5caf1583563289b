import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { planned, present } from "./planned.ts";
import type { RouteTarget, Routing } from "./routing.ts";

/** Gateways, tables and routes. */
export function awsRouting(
  make: MakeChild,
  plan: Routing,
  vpc: aws.ec2.Vpc,
  subnets: ReadonlyMap<string, aws.ec2.Subnet>,
) {
  const igw = plan.internetGateway ? make(aws.ec2.InternetGateway, "internet", { vpcId: vpc.id }) : undefined;
  const ipv6 = plan.ipv6Gateway
    ? make(aws.ec2.EgressOnlyInternetGateway, "ipv6-egress", { vpcId: vpc.id })
    : undefined;
  const nats = new Map<string, aws.ec2.NatGateway>();
  const natAddresses: Record<string, pulumi.Output<string>> = {};
  for (const nat of plan.nats) {
    // A public NAT gateway needs the internet gateway at the other end before it starts.
    const after = igw === undefined ? {} : { dependsOn: [igw] };
    if (nat.mode === "regional") {
      nats.set(
        nat.key,
        make(
          aws.ec2.NatGateway,
          nat.key,
          { availabilityMode: "regional", connectivityType: "public", vpcId: vpc.id },
          after,
        ),
      );
      continue;
    }
    const address = make(aws.ec2.Eip, nat.key, { domain: "vpc" }, after);
    natAddresses[nat.key] = address.publicIp;
    nats.set(
      nat.key,
      make(
        aws.ec2.NatGateway,
        nat.key,
        { allocationId: address.allocationId, subnetId: planned(subnets, nat.subnet).id },
        // Its address can be on one gateway at a time.
        { ...after, deleteBeforeReplace: true },
      ),
    );
  }
  const target = (to: RouteTarget) => {
    if (to.kind === "nat") return { natGatewayId: planned(nats, to.nat).id };
    if (to.kind === "internet-gateway") return { gatewayId: present(igw).id };
    return { egressOnlyGatewayId: present(ipv6).id };
  };
  const tables = new Map(
    plan.tables.map((table) => [table.key, make(aws.ec2.RouteTable, table.key, { vpcId: vpc.id })]),
  );
  for (const table of plan.tables) {
    for (const route of table.routes) {
      make(aws.ec2.Route, route.key, {
        routeTableId: planned(tables, table.key).id,
        ...(route.family === "ipv4"
          ? { destinationCidrBlock: "0.0.0.0/0" }
          : { destinationIpv6CidrBlock: "::/0" }),
        ...target(route.target),
      });
    }
  }
  for (const subnet of plan.subnets) {
    make(aws.ec2.RouteTableAssociation, subnet.key, {
      routeTableId: planned(tables, subnet.table).id,
      subnetId: planned(subnets, subnet.key).id,
    });
  }
  return { tables, natAddresses };
}
