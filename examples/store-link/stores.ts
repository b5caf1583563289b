import { readFileSync } from "node:fs";
import { type StoreArgs, type Tags, zonesOfSites } from "../../components/index.ts";
import { type Allocation, allocate, parseLock, parsePlan } from "../../ipam/index.ts";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/** The lock is what counts: the plan alone would find new addresses on another day. */
export const allocation: Allocation = allocate(
  parsePlan(read("plan.yaml"), "plan.yaml"),
  parseLock(read("plan.lock.yaml"), "plan.lock.yaml"),
);
const zones = zonesOfSites(allocation);

export const tags: Tags = {
  department: "it",
  "business-line": "retail",
  project: "store-network",
  environment: "production",
  owner: "network-team",
  "data-class": "internal",
};

export const hubs = ["aws/ap-southeast-1", "alicloud/cn-shanghai"] as const;

/** Blocks of the plan that hold all stores. */
export const storeBlocks: readonly string[] = allocation.prefixes
  .filter(({ key }) => key === "stores/ipv4")
  .map(({ prefix }) => String(prefix));

export const stores: Readonly<Record<string, StoreArgs>> = {
  "sg-orchard": {
    number: 1,
    place: { latitude: 1.3, longitude: 103.83 },
    hub: "aws/ap-southeast-1",
    zones: zones["sg-orchard"] ?? {},
    lines: {
      main: {
        kind: "fibre",
        interface: "GigabitEthernet0/0/0",
        address: "203.0.113.10",
        nextHop: "203.0.113.9",
      },
      backup: {
        kind: "5g",
        interface: "Cellular0/2/0",
        // No fixed address: the router shows its certificate.
        certificateArn:
          "arn:aws:acm:ap-southeast-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
      },
    },
    device: "cisco-ios-xe",
    probe: gatewayOf("sg-orchard", "office"),
  },
  "sh-xujiahui": {
    number: 1,
    place: { latitude: 31.19, longitude: 121.44 },
    hub: "alicloud/cn-shanghai",
    zones: zones["sh-xujiahui"] ?? {},
    lines: {
      main: {
        kind: "fibre",
        interface: "GigabitEthernet0/0/0",
        address: "203.0.113.20",
        nextHop: "203.0.113.19",
      },
      backup: { kind: "4g", interface: "Cellular0/0/0", address: "203.0.113.90" },
    },
    device: "huawei-ar",
    probe: gatewayOf("sh-xujiahui", "office"),
  },
};

function gatewayOf(site: string, zone: string): string {
  const row = allocation.prefixes.find(
    (each) => each.site === site && each.zone === zone && each.family === "ipv4",
  );
  if (row === undefined) throw new Error(`${site} has no ${zone}`);
  return String(row.gateway ?? row.prefix.network.plus(1));
}
