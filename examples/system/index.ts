import * as alicloud from "@pulumi/alicloud";
import { AlicloudSystem, AwsBackup, AwsSystem, type SystemArgs } from "../../components/index.ts";
import { siteOf } from "./sites.ts";

/** What the group promises of its tills, whichever cloud they run on. */
const promises: Pick<SystemArgs, "system" | "tags"> = {
  system: {
    name: "pos",
    title: "Point of sale",
    tier: 1,
    owner: "pos-team@mall.example",
    dataClass: "restricted",
    exposure: "stores",
    rtoMinutes: 240,
    rpoMinutes: 5,
  },
  tags: { department: "retail-operations", "business-line": "department-store", project: "stores" },
};

/** Servers at night, at the doors' opening, and at the busiest hour. */
const capacity = { minimum: 2, opening: 3, peak: 6, plannedOn: "2026-11-23" };
const sales = {
  kind: "instance",
  engine: { family: "mysql", version: "8.0" },
  storage: { gb: 200 },
  databases: ["sales"],
} as const;
const till = { purpose: "till services", databases: ["sales"], access: "write" } as const;
const caches = { prices: { users: { till: { purpose: "prices for tills", access: "write" } } } } as const;

const singapore = siteOf({
  name: "aws-singapore",
  provider: "aws",
  region: "ap-southeast-1",
  zones: ["apse1-az1", "apse1-az2"],
  block: 64,
});
const tokyo = siteOf({
  name: "aws-tokyo",
  provider: "aws",
  region: "ap-northeast-1",
  zones: ["apne1-az1", "apne1-az2"],
  block: 68,
});
const abroad = new AwsSystem("pos-abroad", {
  ...promises,
  site: singapore,
  standby: tokyo,
  entries: {
    tills: {
      certificate: `arn:aws:acm:${singapore.region}:${singapore.account}:certificate/8b3f7f0e-6a51-4f2b-9a5e-0c1d2e3f4a5b`,
      server: { image: "ami-0123456789abcdef0", type: "m7i.large", port: 8443 },
      capacity,
    },
  },
  databases: {
    sales: {
      ...sales,
      applications: {
        till: {
          ...till,
          rotation: {
            by: "function",
            functionArn: `arn:aws:lambda:${singapore.region}:${singapore.account}:function:rotate`,
          },
        },
      },
    },
  },
  caches,
});

// RDS keeps its own backups 35 days; the guide asks for three years of core data.
const { data: key } = singapore.keys;
const { data: offSiteKey } = tokyo.keys;
const { route } = singapore;
if (key === undefined || offSiteKey === undefined || route === undefined)
  throw new Error("a site is not whole");
new AwsBackup("backups", {
  account: singapore.account,
  region: singapore.region,
  offSite: tokyo.region,
  tags: {
    ...promises.tags,
    owner: "platform-team@mall.example",
    environment: "production",
    "data-class": "restricted",
  },
  key,
  offSiteKey,
  classes: { core: {} },
  systems: { pos: { class: "core", rpoMinutes: 1440 } },
  stewards: [`arn:aws:iam::${singapore.account}:role/security`],
  elsewhere: {
    dumps: {
      kind: "declared",
      class: "core",
      everyDays: 31,
      keptDays: 1096,
      to: { site: "head-office", latitude: 31.23, longitude: 121.47 },
      medium: "disk-array",
      how: "Monthly dumps, fetched by operations",
      reason: "neither cloud hands recovery points to another",
      owner: "operations",
    },
  },
  drills: { types: ["RDS"] },
  route,
});

const shanghai = siteOf({
  name: "ali-shanghai",
  provider: "alicloud",
  region: "cn-shanghai",
  zones: ["cn-shanghai-b", "cn-shanghai-g"],
  block: 72,
});
const beijing = siteOf({
  name: "ali-beijing",
  provider: "alicloud",
  region: "cn-beijing",
  zones: ["cn-beijing-h", "cn-beijing-k"],
  block: 76,
});
const provider = new alicloud.Provider("shanghai", { region: shanghai.region });
const there = new alicloud.Provider("beijing", { region: beijing.region });
const mainland = new AlicloudSystem(
  "pos-mainland",
  {
    ...promises,
    site: shanghai,
    standby: beijing,
    entries: {
      tills: {
        certificate: "12345678-cn-shanghai",
        server: { image: "m-uf6a1b2c3d4e5f607182", type: "ecs.g8i.large", port: 8443 },
        capacity,
      },
    },
    databases: { sales: { ...sales, applications: { till: { ...till, rotation: { by: "service" } } } } },
    caches,
  },
  { provider },
  { regions: { [beijing.region]: there } },
);

export const endpoints = { aws: abroad.endpoints, alicloud: mainland.endpoints };
export const hostGroups = { aws: abroad.hostGroup, alicloud: mainland.hostGroup };
