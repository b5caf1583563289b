import type { AlicloudEdgeRef, AwsEdgeRef } from "../edge-shield/contract.ts";
import {
  ALICLOUD_ROUTE,
  AWS_ROUTE,
  alicloudPlace,
  awsPlace,
  CLIENTS,
  keyFor,
  TAGS,
} from "../workload/testing.ts";
import type { BalancerSubnet, CapacityArgs, WebTierArgs } from "./contract.ts";

export const CAPACITY: CapacityArgs = {
  minimum: 3,
  opening: 6,
  peak: 10,
  plannedOn: "2026-11-23",
  campaigns: { "double-12": { from: "2026-12-12T00:00", to: "2026-12-13T00:00", peak: 25 } },
};

export function awsEdge(region: string, more: Partial<AwsEdgeRef> = {}): AwsEdgeRef {
  return { provider: "aws", region, webAclArn: "web-acl-arn", ...more };
}

export function alicloudEdge(region: string, more: Partial<AlicloudEdgeRef> = {}): AlicloudEdgeRef {
  return { provider: "alicloud", region, instanceId: "waf-1", ...more };
}

export const INSIDE = { to: "inside", clients: CLIENTS } as const;

export function webTierArgs(region: string, more: Partial<WebTierArgs> = {}): WebTierArgs {
  const place = awsPlace(region);
  return {
    ...place,
    tags: TAGS,
    system: "pos",
    exposure: { to: "internet", edge: awsEdge(region) },
    balancerSubnets: balancerSubnets(place.subnets),
    certificate: "certificate-arn",
    server: { image: "ami-0123456789abcdef0", type: "m7i.large", port: 8443, groups: ["sg-tier"] },
    capacity: CAPACITY,
    key: keyFor("ebs", "autoscaling", "spot"),
    accessLog: { bucket: "access-logs" },
    route: AWS_ROUTE,
    ...more,
  };
}

export function alicloudWebTierArgs(region: string, more: Partial<WebTierArgs> = {}): WebTierArgs {
  const place = alicloudPlace(region);
  return {
    ...place,
    tags: TAGS,
    system: "pos",
    exposure: { to: "internet", edge: alicloudEdge(region) },
    balancerSubnets: balancerSubnets(place.subnets),
    certificate: `1234567-${region}`,
    server: { image: "m-bp1example", type: "ecs.g8i.large", port: 8443, groups: ["sg-tier"] },
    capacity: CAPACITY,
    key: keyFor("ecs", "ess"),
    accessLog: { retentionDays: 184 },
    route: ALICLOUD_ROUTE,
    ...more,
  };
}

function balancerSubnets(
  subnets: Readonly<Record<string, unknown>>,
): Readonly<Record<string, BalancerSubnet>> {
  return Object.fromEntries(
    Object.keys(subnets).map((zone, index) => [zone, { id: `web-${index}`, ipv4: `10.4.${index}.0/24` }]),
  );
}
