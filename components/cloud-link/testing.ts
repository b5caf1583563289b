import * as pulumi from "@pulumi/pulumi";
import { keyFor, TAGS } from "../workload/testing.ts";
import type { AlicloudCloudLinkArgs, AwsCloudLinkArgs, CloudLinkArgs } from "./contract.ts";

export interface Sides {
  readonly aws?: Partial<CloudLinkArgs["aws"]>;
  readonly alicloud?: Partial<CloudLinkArgs["alicloud"]>;
}

export function cloudLinkArgs(
  awsRegion: string,
  alicloudRegion: string,
  { aws = {}, alicloud = {} }: Sides = {},
  more: Partial<CloudLinkArgs> = {},
): CloudLinkArgs {
  return {
    tags: TAGS,
    keysSince: "2026-11-01",
    key: keyFor("logs"),
    aws: {
      account: "111122223333",
      region: awsRegion,
      prefixes: ["10.64.0.0/16"],
      domains: ["aws.mall.internal"],
      hub: { id: "tgw-1", routeTableId: "tgw-rtb-link" },
      learnt: { main: "tgw-rtb-main" },
      network: {
        vpcId: "vpc-1",
        subnets: { "apse1-az1": "subnet-1", "apse1-az2": "subnet-2" },
        routeTables: { app: "rtb-app" },
      },
      resolvers: { "apse1-az1": "10.64.0.10", "apse1-az2": "10.64.1.10" },
      ...aws,
    },
    alicloud: {
      account: "1000000000000001",
      region: alicloudRegion,
      prefixes: ["10.128.0.0/16"],
      domains: ["ali.mall.internal"],
      network: {
        vpcId: "vpc-2",
        vswitches: {
          "zone-a": { id: "vsw-a", ipv4: "10.128.0.0/24" },
          "zone-b": { id: "vsw-b", ipv4: "10.128.1.0/24" },
        },
      },
      bandwidth: 100,
      ...alicloud,
    },
    ...more,
  };
}

export function awsLinkArgs(args: CloudLinkArgs): AwsCloudLinkArgs {
  return { ...args, peer: ["198.51.100.1", "198.51.100.2"] };
}

export function alicloudLinkArgs(args: CloudLinkArgs): AlicloudCloudLinkArgs {
  const tunnel = (last: number) => ({
    address: pulumi.output(`203.0.113.${last}`),
    key: pulumi.secret(`key-${last}`),
  });
  return { ...args, gatewayId: "vpn-1", tunnels: [tunnel(1), tunnel(2)] };
}
