import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { LineArgs, NationalGatewayArgs, StoreArgs, StoreLinkArgs } from "./contract.ts";
import { nationalArgs, networks, store } from "./testing.ts";

type Case = FaultCase<StoreLinkArgs>;

const HERE = { hub: "aws/ap-southeast-1", place: { latitude: 1.3, longitude: 103.8 } } as const;
const THERE = { hub: "alicloud/cn-shanghai", place: { latitude: 31.2, longitude: 121.4 } } as const;

const one = (more: Partial<StoreArgs>): Partial<StoreLinkArgs> => ({
  stores: { "sg-001": store(1, { ...HERE, ...more }) },
});
const ali = (more: Partial<StoreArgs>, rest: Partial<StoreLinkArgs> = {}): Partial<StoreLinkArgs> => ({
  ...rest,
  stores: { "sh-001": store(1, { ...THERE, ...more }) },
});
const { main, backup } = store(1).lines;
const lines = (more: Partial<LineArgs>): Pick<StoreArgs, "lines"> => ({
  lines: { main: { ...main, ...more }, ...(backup && { backup }) },
});
const aws = networks("aws");
const net = (more: Partial<(typeof aws)[string]>): Partial<StoreLinkArgs> => ({
  networks: { ...aws, main: { ...(aws.main as (typeof aws)[string]), ...more } },
});
const SEGMENTS = {
  payment: { slot: 0, zones: ["payment"] },
  business: { slot: 2, zones: ["office", "server"] },
} as const;
const business = nationalArgs().national?.business as NationalGatewayArgs;
const WHY = { reason: "moves next month", owner: "network-team" };

export const faultCases: readonly Case[] = [
  {
    title: "has no hub",
    cloud: "aws",
    args: one({ hub: undefined as never }),
    code: "store-link.hub",
    twin: one({}),
  },
  {
    title: "is joined to a hub that the group has not",
    cloud: "aws",
    args: one({ hub: "aws/eu-west-1" }),
    code: "store-link.hub",
    twin: {
      ...one({ hub: "aws/eu-west-1", place: { latitude: 51, longitude: 0 } }),
      hubs: ["aws/ap-southeast-1", "aws/eu-west-1"],
    },
  },
  {
    title: "is too far from its hub for 60 ms",
    cloud: "aws",
    args: one({ place: { latitude: 31.2, longitude: 121.4 } }),
    code: "store-link.far-hub",
    twin: one({ place: { latitude: 31.2, longitude: 121.4 }, waivers: { "far-hub": WHY } }),
  },
  {
    title: "stands nowhere on earth",
    cloud: "aws",
    args: one({ place: { latitude: 121, longitude: 31 } }),
    code: "store-link.place",
    twin: one({ place: { latitude: 3, longitude: 101 } }),
  },
  {
    title: "has the number of another store",
    cloud: "aws",
    args: { stores: { "sg-001": store(1, HERE), "sg-002": store(2, { ...HERE, number: 1 }) } },
    code: "store-link.number",
    twin: { stores: { "sg-001": store(1, HERE), "sg-002": store(2, HERE) } },
  },
  {
    title: "has a number that addresses run out at",
    cloud: "aws",
    args: one({ number: 666 }),
    code: "store-link.number",
    twin: one({ number: 665 }),
  },
  {
    title: "overlaps another store",
    cloud: "aws",
    args: {
      stores: {
        "sg-001": store(1, HERE),
        "sg-002": store(2, { ...HERE, zones: { ...store(2).zones, pos: ["10.64.17.0/25"] } }),
      },
    },
    code: "store-link.overlap",
    twin: {
      stores: {
        "sg-001": store(1, HERE),
        "sg-002": store(2, { ...HERE, zones: { ...store(2).zones, pos: ["10.64.33.0/25"] } }),
      },
    },
  },
  {
    title: "overlaps a network of the cloud",
    cloud: "aws",
    args: one({ zones: { ...store(1).zones, pos: ["10.8.1.0/24"] } }),
    code: "store-link.overlap",
    twin: one({ zones: { ...store(1).zones, pos: ["10.64.31.0/24"] } }),
  },
  {
    title: "has host bits in a prefix",
    cloud: "aws",
    args: one({ zones: { ...store(1).zones, pos: ["10.64.17.1/24"] } }),
    code: "store-link.prefix",
    twin: one({}),
  },
  {
    title: "would send IPv6 through",
    cloud: "aws",
    args: one({ zones: { ...store(1).zones, pos: ["10.64.17.0/24", "fd00:1::/64"] } }),
    code: "store-link.prefix",
    twin: one({}),
  },
  {
    title: "lies outside the blocks of stores",
    cloud: "aws",
    args: one({ zones: { ...store(1).zones, pos: ["10.200.0.0/24"] } }),
    code: "store-link.outside",
    twin: {
      ...one({ zones: { ...store(1).zones, pos: ["10.200.0.0/24"] } }),
      storeBlocks: ["10.64.0.0/10", "10.200.0.0/16"],
    },
  },
  {
    title: "has blocks of stores that hold the cloud's network",
    cloud: "aws",
    args: { storeBlocks: ["10.0.0.0/8"] },
    code: "store-link.block",
    twin: {},
  },
  {
    title: "has a zone that the plan has not",
    cloud: "aws",
    args: one({ zones: { ...store(1).zones, kitchen: ["10.64.30.0/24"] } }),
    code: "store-link.zone",
    twin: {
      ...one({ zones: { ...store(1).zones, kitchen: ["10.64.30.0/24"] } }),
      zones: { kitchen: { internet: "none", reaches: {}, peers: false, cardData: false } },
    },
  },
  {
    title: "is important and has no backup line",
    cloud: "aws",
    args: one({ lines: { main } }),
    code: "store-link.backup-line",
    twin: one({ lines: { main }, important: false }),
  },
  {
    title: "has its backup line in the same duct",
    cloud: "aws",
    args: one({
      lines: { main, backup: { kind: "fibre", interface: "GigabitEthernet0/0/1", address: "8.9.0.1" } },
    }),
    code: "store-link.backup-line",
    twin: one({ lines: { main, backup: { kind: "4g", interface: "Cellular0/0/0", address: "8.9.0.1" } } }),
  },
  {
    title: "has no reason for doing without a backup line",
    cloud: "aws",
    args: one({ lines: { main }, waivers: { "no-backup-line": { reason: " ", owner: "x" } } }),
    code: "store-link.waiver",
    twin: one({ lines: { main }, waivers: { "no-backup-line": WHY } }),
  },
  {
    title: "has a private address on its line",
    cloud: "aws",
    args: one(lines({ address: "10.0.0.1" })),
    code: "store-link.line-address",
    twin: one(lines({ address: "8.8.4.4" })),
  },
  {
    title: "has a line without address",
    cloud: "aws",
    args: one({
      lines: { main: { kind: "fibre", interface: "GigabitEthernet0/0/0" }, ...(backup && { backup }) },
    }),
    code: "store-link.line-address",
    twin: one({
      lines: {
        main: { kind: "fibre", interface: "GigabitEthernet0/0/0", certificateArn: "arn" },
        ...(backup && { backup }),
      },
    }),
  },
  {
    title: "has the address of another line",
    cloud: "aws",
    args: one(lines({ address: "8.9.0.1" })),
    code: "store-link.line-address",
    twin: one({}),
  },
  {
    title: "shows a certificate, which only AWS takes",
    cloud: "alicloud",
    args: ali({
      lines: {
        main,
        backup: { kind: "5g", interface: "Cellular0/2/0", address: "8.9.0.1", certificateArn: "arn" },
      },
    }),
    code: "store-link.line",
    twin: ali({}),
  },
  {
    title: "has an interface with a blank in its name",
    cloud: "aws",
    args: one(lines({ interface: "Gi0/0 shutdown" })),
    code: "store-link.line",
    twin: one(lines({ interface: "Gi0/0" })),
  },
  {
    title: "names a Linux interface as another router does",
    cloud: "aws",
    args: one({ device: "linux" }),
    code: "store-link.line",
    twin: one({
      device: "linux",
      lines: {
        main: { ...main, interface: "eth0" },
        ...(backup && { backup: { ...backup, interface: "wwan0" } }),
      },
    }),
  },
  {
    title: "takes AES-128",
    cloud: "aws",
    args: one({ cipher: "aes-128" as never }),
    code: "store-link.cipher",
    twin: one({ cipher: "aes-256" }),
  },
  {
    title: "asks AWS for SM4",
    cloud: "aws",
    args: one({ cipher: { sm4: WHY } }),
    code: "store-link.cipher",
    twin: one({}),
  },
  {
    title: "asks for SM4 without a gateway for it",
    cloud: "alicloud",
    args: ali({ device: "huawei-ar", cipher: { sm4: WHY }, zones: { office: ["10.64.18.0/24"] } }),
    code: "store-link.cipher",
    twin: nationalArgs(),
  },
  {
    title: "asks for SM4 of a router that has none",
    cloud: "alicloud",
    args: ali(
      { cipher: { sm4: WHY }, zones: { "office-wifi": ["10.64.18.0/24"] }, probe: "10.64.18.1" },
      nationalArgs(),
    ),
    code: "store-link.cipher",
    twin: nationalArgs(),
  },
  {
    title: "has its national gateway in one zone",
    cloud: "alicloud",
    args: {
      ...nationalArgs(),
      national: { business: { ...business, vswitches: { "cn-shanghai-b": "vsw-n1" } } },
    },
    code: "store-link.national",
    twin: nationalArgs(),
  },
  {
    title: "has a router that nobody configures",
    cloud: "aws",
    args: one({ device: "netgear" as never }),
    code: "store-link.device",
    twin: one({ device: "huawei-ar" }),
  },
  {
    title: "is not measured",
    cloud: "aws",
    args: { stores: { "sg-001": withoutProbe() } },
    code: "store-link.probe",
    twin: one({}),
  },
  {
    title: "is measured among guests, where probes have no way",
    cloud: "aws",
    args: one({ probe: "10.64.20.1" }),
    code: "store-link.probe",
    twin: one({ probe: "10.64.19.1" }),
  },
  {
    title: "puts tills among offices",
    cloud: "aws",
    args: { segments: { ...SEGMENTS, business: { slot: 2, zones: ["office", "pos"] } } },
    code: "store-link.segment-mix",
    twin: { segments: SEGMENTS },
  },
  {
    title: "puts payment among management",
    cloud: "aws",
    args: {
      segments: {
        payment: { slot: 0, zones: ["payment", "management"] },
        business: { slot: 2, zones: ["office", "server"] },
      },
    },
    code: "store-link.segment-mix",
    twin: { segments: { ...SEGMENTS, management: { slot: 3, zones: ["management"] } } },
  },
  {
    title: "puts cameras among offices",
    cloud: "aws",
    args: { segments: { ...SEGMENTS, business: { slot: 2, zones: ["office", "cctv"] } } },
    code: "store-link.segment-mix",
    twin: { segments: { ...SEGMENTS, devices: { slot: 3, zones: ["iot", "cctv"] } } },
  },
  {
    title: "lets guests in",
    cloud: "aws",
    args: { segments: { ...SEGMENTS, guests: { slot: 4, zones: ["guest-wifi"] } } },
    code: "store-link.segment-guests",
    twin: { segments: { ...SEGMENTS, tills: { slot: 4, zones: ["pos"] } } },
  },
  {
    title: "has two segments in one slot",
    cloud: "aws",
    args: { segments: { ...SEGMENTS, tills: { slot: 0, zones: ["pos"] } } },
    code: "store-link.segment-slot",
    twin: { segments: { ...SEGMENTS, tills: { slot: 1, zones: ["pos"] } } },
  },
  {
    title: "has a zone in two segments",
    cloud: "aws",
    args: { segments: { ...SEGMENTS, desks: { slot: 1, zones: ["office"] } } },
    code: "store-link.segment-zone",
    twin: { segments: { ...SEGMENTS, desks: { slot: 1, zones: ["office-wifi"] } } },
  },
  {
    title: "has payment and servers in one network",
    cloud: "aws",
    args: net({ zones: { server: ["10.8.0.0/20"], payment: ["10.8.16.0/24"] } }),
    code: "store-link.network-payment",
    twin: net({ zones: { server: ["10.8.0.0/20"] } }),
  },
  {
    title: "has a network in one zone",
    cloud: "aws",
    args: net({ subnets: { "apse1-az1": "subnet-1" } }),
    code: "store-link.network-zones",
    twin: net({ subnets: { "apse1-az1": "subnet-1", "apse1-az3": "subnet-3" } }),
  },
  {
    title: "has a network that does not know the way back",
    cloud: "aws",
    args: net({ routeTables: {} }),
    code: "store-link.network-routes",
    twin: net({ routeTables: { app: "rtb" } }),
  },
  {
    title: "has a network that no store may reach",
    cloud: "aws",
    args: {
      networks: {
        ...aws,
        guests: { ...(aws.main as (typeof aws)[string]), zones: { "guest-wifi": ["10.10.0.0/24"] } },
      },
    },
    code: "store-link.network-unreached",
    twin: {
      networks: {
        ...aws,
        more: { ...(aws.main as (typeof aws)[string]), zones: { server: ["10.10.0.0/24"] } },
      },
    },
  },
  {
    title: "has the same number at both ends of BGP",
    cloud: "aws",
    args: { asn: { hub: 65010 } },
    code: "store-link.asn",
    twin: { asn: { hub: 65000 } },
  },
  {
    title: "has a public number in BGP",
    cloud: "alicloud",
    args: { asn: { stores: 45104 } },
    code: "store-link.asn",
    twin: { asn: { stores: 65020 } },
  },
  {
    title: "keeps logs of tunnels for a month",
    cloud: "aws",
    args: { logRetentionDays: 30 },
    code: "store-link.log-days",
    twin: { logRetentionDays: 184 },
  },
  {
    title: "has a key that secrets may not use",
    cloud: "alicloud",
    args: { key: keyFor("oss") },
    code: "keys.serves",
    twin: { key: keyFor("secretsmanager") },
  },
  {
    title: "has a key for its logs that logs may not use",
    cloud: "aws",
    args: { logKey: keyFor("s3") },
    code: "keys.serves",
    twin: { key: keyFor("secretsmanager"), logKey: keyFor("logs") },
  },
  {
    title: "leaves itself out of the hubs",
    cloud: "aws",
    args: { hubs: ["alicloud/cn-shanghai"], stores: { "sh-001": store(3, THERE) } },
    code: "store-link.hubs",
    twin: { stores: { "sh-001": store(3, THERE) } },
  },
  {
    title: "has more stores than a fresh account takes",
    cloud: "alicloud",
    args: { stores: many(7) },
    code: "store-link.quota",
    twin: { stores: many(7), quotas: { connections: 56 } },
  },
];

function withoutProbe(): StoreArgs {
  const { probe: _, ...rest } = store(1, HERE);
  return rest;
}

function many(count: number): StoreLinkArgs["stores"] {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`sh-${String(at + 1).padStart(3, "0")}`, store(at + 1, THERE)]),
  );
}
