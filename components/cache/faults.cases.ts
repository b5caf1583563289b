import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { CacheArgs } from "./contract.ts";

const many = (count: number, value: CacheArgs["users"][string]) =>
  Object.fromEntries([...Array(count).keys()].map((index) => [`app_${index}`, value]));

const READS: CacheArgs["users"][string] = { purpose: "reads", access: "read" };

export const faultCases: readonly FaultCase<CacheArgs>[] = [
  {
    title: "stands in one zone",
    cloud: "aws",
    args: { subnets: { "apse1-az1": "subnet-1" } },
    code: "placement.zones",
    twin: { subnets: { "apse1-az1": "subnet-1", "apse1-az2": "subnet-2" } },
  },
  {
    title: "is let off the second zone in production",
    cloud: "aws",
    args: { oneZone: { reason: "cheaper", owner: "platform" } },
    code: "cache.one-zone",
    twin: {
      environment: "test",
      subnets: { "apse1-az1": "subnet-1" },
      oneZone: { reason: "load tests", owner: "platform" },
    },
  },
  {
    title: "names a zone by its letter",
    cloud: "aws",
    args: { subnets: { "ap-southeast-1a": "subnet-1", "apse1-az2": "subnet-2" } },
    code: "placement.zone",
    twin: {},
  },
  {
    title: "is of an account that is none",
    cloud: "alicloud",
    args: { account: "111122223333" },
    code: "placement.account",
    twin: { account: "1000000000000002" },
  },
  {
    title: "has no replica",
    cloud: "aws",
    args: { replicas: 0 },
    code: "cache.replicas",
    twin: { replicas: 2 },
  },
  {
    title: "lets in the internet",
    cloud: "aws",
    args: { clients: { all: { reason: "everybody", prefixes: ["0.0.0.0/0"] } } },
    code: "clients.public",
    twin: { clients: { all: { reason: "all sites", prefixes: ["10.0.0.0/8"] } } },
  },
  {
    title: "has a prefix with host bits",
    cloud: "alicloud",
    args: { clients: { store: { reason: "a store", prefixes: ["10.8.1.1/24"] } } },
    code: "clients.prefix",
    twin: { clients: { store: { reason: "a store", prefixes: ["10.8.1.0/24"] } } },
  },
  { title: "has no clients", cloud: "alicloud", args: { clients: {} }, code: "clients.none", twin: {} },
  {
    title: "does not say why a client connects",
    cloud: "aws",
    args: { clients: { app: { reason: " ", group: "sg-1" } } },
    code: "clients.reason",
    twin: { clients: { app: { reason: "tills", group: "sg-1" } } },
  },
  {
    title: "has the service work at noon",
    cloud: "alicloud",
    args: { window: { day: "wed", start: "12:00", hours: 1 } },
    code: "window.opening-hours",
    twin: { window: { day: "wed", start: "23:00", hours: 2 } },
  },
  {
    title: "has a key that does not serve caches",
    cloud: "aws",
    args: { key: keyFor("logs", "secretsmanager") },
    code: "keys.serves",
    twin: {},
  },
  {
    title: "has a key that does not serve passwords",
    cloud: "alicloud",
    args: { key: keyFor("redis") },
    code: "keys.serves",
    twin: {},
  },
  { title: "has no users", cloud: "aws", args: { users: {} }, code: "cache.users", twin: {} },
  {
    title: "gives out the default user",
    cloud: "alicloud",
    args: { users: { default: READS } },
    code: "cache.user",
    twin: { users: { reports: READS } },
  },
  {
    title: "has more users than Tair keeps",
    cloud: "alicloud",
    args: { users: many(19, READS) },
    code: "cache.quota",
    twin: { users: many(18, READS) },
  },
  {
    title: "has more nodes than a cluster",
    cloud: "aws",
    args: { shards: 40, replicas: 2 },
    code: "cache.quota",
    twin: { shards: 30, replicas: 2 },
  },
  {
    title: "keeps snapshots for less than a week",
    cloud: "aws",
    args: { backupDays: 3 },
    code: "cache.backup-days",
    twin: { backupDays: 35 },
  },
  {
    title: "asks Tair for snapshots of a month",
    cloud: "alicloud",
    args: { backupDays: 30 },
    code: "cache.backup-days",
    twin: { backupDays: 7 },
  },
  {
    title: "has a class of another series",
    cloud: "alicloud",
    args: { size: "redis.master.small.default" },
    code: "cache.size",
    twin: { size: "tair.rdb.4g" },
  },
  {
    title: "has its replica in the zone of the primary",
    cloud: "alicloud",
    args: { zones: { home: "cn-shanghai-a", standby: "cn-shanghai-a" } },
    code: "cache.zone",
    twin: { zones: { home: "cn-shanghai-a", standby: "cn-shanghai-c" } },
  },
  {
    title: "has no shard",
    cloud: "alicloud",
    args: { shards: 0 },
    code: "cache.shards",
    twin: { shards: 4 },
  },
];
