import { alicloudPlace, awsPlace, CLIENTS, keyFor, TAGS } from "../workload/testing.ts";
import type { QueueArgs } from "./contract.ts";

const TOPICS: QueueArgs["topics"] = {
  sales: { purpose: "every sale of every till", partitions: 12, keepHours: 168 },
  stock: { purpose: "movements of stock", partitions: 6 },
};

const USERS: QueueArgs["users"] = {
  till: { purpose: "writes sales", writes: ["sales"] },
  warehouse: { purpose: "turns sales into stock", reads: ["sales"], writes: ["stock"] },
};

export function awsQueueArgs(region: string, more: Partial<QueueArgs> = {}): QueueArgs {
  return {
    ...awsPlace(region),
    tags: TAGS,
    clients: CLIENTS,
    topics: TOPICS,
    users: USERS,
    key: keyFor("kafka", "logs"),
    ...more,
  };
}

export function alicloudQueueArgs(region: string, more: Partial<QueueArgs> = {}): QueueArgs {
  return {
    ...alicloudPlace(region),
    tags: TAGS,
    clients: CLIENTS,
    topics: TOPICS,
    users: USERS,
    key: keyFor("alikafka", "secretsmanager"),
    kmsInstance: "kst-1",
    ...more,
  };
}
