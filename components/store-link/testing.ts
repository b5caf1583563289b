import { type Provider, placeOf } from "../../ipam/index.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { HubNetworkArgs, StoreArgs, StoreLinkArgs } from "./contract.ts";

const TAGS = {
  department: "it",
  "business-line": "retail",
  project: "store-network",
  environment: "production",
  owner: "network-team",
  "data-class": "internal",
};

const KEY: KeyRef = { arn: "key-arn", id: "key-id", serves: ["secretsmanager", "logs"] };

/** A store with every zone of the guide, in the /20 that its number gives it. */
export function store(number: number, more: Partial<StoreArgs> = {}): StoreArgs {
  const base = (10 << 16) + (64 << 8) + number * 16;
  const at = (third: number, length: number) => [
    `10.${((base + third) >> 8) & 255}.${(base + third) & 255}.0/${length}`,
  ];
  return {
    number,
    place: { latitude: 31.2, longitude: 121.4 },
    hub: "alicloud/cn-shanghai",
    zones: {
      payment: at(0, 24),
      pos: at(1, 24),
      office: at(2, 24),
      iot: at(3, 24),
      "guest-wifi": at(4, 23),
      management: at(6, 24),
    },
    lines: {
      main: {
        kind: "fibre",
        interface: "GigabitEthernet0/0/0",
        address: address(number, 0),
        nextHop: "203.0.113.1",
      },
      backup: { kind: "5g", interface: "Cellular0/2/0", address: address(number, 1) },
    },
    device: number % 2 === 0 ? "huawei-ar" : "cisco-ios-xe",
    probe: at(2, 24)[0]?.replace("0/24", "1") ?? "",
    ...more,
  };
}

/** In the city of the region. */
function cityOf(provider: Provider, region: string): StoreArgs["place"] {
  const { latitude, longitude } = placeOf({ provider, region }) ?? { latitude: 0, longitude: 0 };
  return { latitude, longitude };
}

function address(number: number, line: number): string {
  return `8.${8 + line}.${number >> 8}.${number & 255}`;
}

export function networks(cloud: "aws" | "alicloud"): Readonly<Record<string, HubNetworkArgs>> {
  const azs =
    cloud === "aws"
      ? { "apse1-az1": "subnet-1", "apse1-az2": "subnet-2" }
      : { "cn-shanghai-b": "vsw-1", "cn-shanghai-g": "vsw-2" };
  return {
    main: {
      vpcId: "vpc-main",
      subnets: azs,
      zones: { server: ["10.8.0.0/20"], management: ["10.8.32.0/22"] },
      routeTables: { app: "rtb-app" },
    },
    payment: {
      vpcId: "vpc-payment",
      subnets: azs,
      zones: { payment: ["10.9.0.0/22"] },
      routeTables: { app: "rtb-payment" },
    },
  };
}

export function storeLinkArgs(region: string, more: Partial<StoreLinkArgs> = {}): StoreLinkArgs {
  const at = { hub: `aws/${region}`, place: cityOf("aws", region) } as const;
  return {
    account: "111122223333",
    region,
    tags: TAGS,
    hubs: [`aws/${region}`, "alicloud/cn-shanghai"],
    stores: { "sg-001": store(1, at), "sg-002": store(2, at), "sh-001": store(3) },
    networks: networks("aws"),
    storeBlocks: ["10.64.0.0/10"],
    key: KEY,
    keysSince: "2026-11-01",
    probes: { network: "main" },
    ...more,
  };
}

export function alicloudStoreLinkArgs(region: string, more: Partial<StoreLinkArgs> = {}): StoreLinkArgs {
  const at = { hub: `alicloud/${region}`, place: cityOf("alicloud", region) } as const;
  return {
    account: "1000000000000001",
    region,
    tags: TAGS,
    hubs: [`alicloud/${region}`, "aws/ap-northeast-1"],
    stores: { "sh-001": store(1, at), "sh-002": store(2, at) },
    networks: networks("alicloud"),
    storeBlocks: ["10.64.0.0/10"],
    key: KEY,
    keysSince: "2026-11-01",
    probes: { network: "main" },
    ...more,
  };
}

/** One store whose office travels by SM4, beside one that does not. */
export function nationalArgs(): Partial<StoreLinkArgs> {
  const sm4 = { reason: "review of commercial cryptography", owner: "security" };
  const at = { place: { latitude: 31.2, longitude: 121.4 } };
  const zones = { office: ["10.64.18.0/24"], server: ["10.64.19.0/24"] };
  return {
    stores: {
      "sh-001": store(1, { ...at, device: "huawei-ar", cipher: { sm4 }, zones }),
      "sh-002": store(2, at),
    },
    national: {
      business: {
        vpcId: "vpc-national",
        routeTableId: "rtb-national",
        vswitches: { "cn-shanghai-b": "vsw-n1", "cn-shanghai-g": "vsw-n2" },
        bandwidth: 100,
        storeAuthority: "-----BEGIN CERTIFICATE-----",
      },
    },
  };
}
