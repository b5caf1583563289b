import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { QueueArgs } from "./contract.ts";

const topic = (partitions: number, keepHours = 24): QueueArgs["topics"] => ({
  sales: { purpose: "sales", partitions, keepHours },
  stock: { purpose: "stock", partitions: 1 },
});

export const faultCases: readonly FaultCase<QueueArgs>[] = [
  {
    title: "stands in one zone",
    cloud: "aws",
    args: { subnets: { "apse1-az1": "subnet-1" } },
    code: "placement.zones",
    twin: { subnets: { "apse1-az1": "subnet-1", "apse1-az3": "subnet-3" } },
  },
  {
    title: "stands in more zones than there are brokers for",
    cloud: "aws",
    args: { subnets: { "apse1-az1": "1", "apse1-az2": "2", "apse1-az3": "3", "apse1-az4": "4" } },
    code: "queue.zones",
    twin: {},
  },
  {
    title: "lets in a public prefix",
    cloud: "alicloud",
    args: { clients: { partner: { reason: "a partner", prefixes: ["203.0.113.0/24"] } } },
    code: "clients.public",
    twin: { clients: { partner: { reason: "a partner", prefixes: ["10.250.0.0/16"] } } },
  },
  {
    title: "has a key that does not serve brokers",
    cloud: "aws",
    args: { key: keyFor("logs") },
    code: "keys.serves",
    twin: { key: keyFor("kafka", "logs") },
  },
  {
    title: "has a key that does not serve ApsaraMQ",
    cloud: "alicloud",
    args: { key: keyFor("secretsmanager") },
    code: "keys.serves",
    twin: {},
  },
  {
    title: "has no users",
    cloud: "aws",
    args: { users: {} },
    code: "queue.users",
    twin: {},
  },
  {
    title: "has a topic with a name that no broker takes",
    cloud: "aws",
    args: {
      topics: { "sales of today": { purpose: "sales", partitions: 1 } },
      users: { a1: { purpose: "x", writes: ["sales of today"] } },
    },
    code: "queue.topic",
    twin: {
      topics: { "sales-of-today": { purpose: "sales", partitions: 1 } },
      users: { a1: { purpose: "x", writes: ["sales-of-today"] } },
    },
  },
  {
    title: "has a user with rights on every topic",
    cloud: "aws",
    args: { users: { admin: { purpose: "everything", reads: ["*"] } } },
    code: "queue.unknown-topic",
    twin: { users: { admin: { purpose: "everything", reads: ["sales", "stock"] } } },
  },
  {
    title: "has a user without rights",
    cloud: "alicloud",
    args: { users: { idle: { purpose: "nothing" } } },
    code: "queue.rights",
    twin: { users: { idle: { purpose: "reads", reads: ["stock"] } } },
  },
  {
    title: "has a user whom the broker would not take",
    cloud: "alicloud",
    args: { users: { "Till 1": { purpose: "writes", writes: ["sales"] } } },
    code: "queue.user",
    twin: { users: { "till-1": { purpose: "writes", writes: ["sales"] } } },
  },
  {
    title: "keeps messages for ever",
    cloud: "aws",
    args: { topics: topic(1, 0) },
    code: "queue.keep",
    twin: { topics: topic(1, 720) },
  },
  {
    title: "has more partitions than its brokers keep",
    cloud: "aws",
    args: { topics: topic(1000) },
    code: "queue.quota",
    twin: { topics: topic(999) },
  },
  {
    title: "has more partitions than are paid for",
    cloud: "alicloud",
    args: { topics: topic(100), partitions: 100 },
    code: "queue.quota",
    twin: { topics: topic(99), partitions: 100 },
  },
  {
    title: "has more brokers than a cluster",
    cloud: "aws",
    args: { brokersPerZone: 25 },
    code: "queue.quota",
    twin: { brokersPerZone: 20 },
  },
  {
    title: "may grow to less than it is",
    cloud: "aws",
    args: { diskGb: 500, mostDiskGb: 100 },
    code: "queue.disk",
    twin: { diskGb: 500, mostDiskGb: 1000 },
  },
  {
    title: "has a disk between two steps",
    cloud: "alicloud",
    args: { diskGb: 950 },
    code: "queue.disk",
    twin: { diskGb: 1000 },
  },
  {
    title: "has a class of the other cloud",
    cloud: "alicloud",
    args: { size: "kafka.m7g.large" },
    code: "queue.size",
    twin: { size: "alikafka.hw.3xlarge" },
  },
  {
    title: "stands in a zone without a subnet",
    cloud: "aws",
    args: { zones: ["apse1-az1", "apse1-az2", "apse1-az9"] },
    code: "queue.zones",
    twin: { zones: ["apse1-az1", "apse1-az3"] },
  },
  {
    title: "stands in one zone of three",
    cloud: "alicloud",
    args: { zones: ["cn-shanghai-b"] },
    code: "placement.zones",
    twin: { zones: ["cn-shanghai-b", "cn-shanghai-c"] },
  },
];
