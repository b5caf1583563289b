import { keyFor, TAGS } from "../workload/testing.ts";
import type { DeliveryNetworkArgs, EdgeShieldArgs } from "./contract.ts";

export const NETWORK: DeliveryNetworkArgs = {
  domains: ["shop.example.com", "www.shop.example.com"],
  origin: "origin.shop.example.com",
  certificate: "certificate-arn",
  key: keyFor("logs"),
};

const { key: _, ...WITHOUT_KEY } = NETWORK;

/** The same on Alibaba Cloud, whose log service has keys of its own. */
export const ALICLOUD_NETWORK: DeliveryNetworkArgs = { ...WITHOUT_KEY, certificate: "1234567" };

export function edgeShieldArgs(region: string, more: Partial<EdgeShieldArgs> = {}): EdgeShieldArgs {
  return {
    account: "111122223333",
    region,
    tags: TAGS,
    plannedOn: "2026-11-23",
    mode: "block",
    paths: { sign: { path: "/login", requests: 100 } },
    logs: { key: keyFor("logs") },
    ...more,
  };
}

export function alicloudEdgeShieldArgs(region: string, more: Partial<EdgeShieldArgs> = {}): EdgeShieldArgs {
  return {
    account: "1000000000000001",
    region,
    tags: TAGS,
    plannedOn: "2026-11-23",
    mode: "block",
    paths: { sign: { path: "/login", requests: 100 } },
    logs: { collectedBy: "archive" },
    instance: "make",
    ...more,
  };
}
