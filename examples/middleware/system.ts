import type {
  CacheArgs,
  Clients,
  ClusterArgs,
  ConfigurationArgs,
  QueueArgs,
  Tags,
} from "../../components/index.ts";

/** What the system is, whichever cloud it runs on. */
export const tags: Tags = {
  department: "retail",
  "business-line": "malls",
  project: "pos",
  environment: "production",
  owner: "pos-team",
  "data-class": "confidential",
  system: "pos",
  "system-tier": "1",
};

/** Whoever may connect is in the group of the application servers. */
export const clientsOf = (group: string): Clients => ({ app: { reason: "what tills talk to", group } });

export const cacheUsers: CacheArgs["users"] = {
  till: { purpose: "prices and stock for tills", access: "write" },
  reports: { purpose: "figures of the day", access: "read" },
};

export const queue: Pick<QueueArgs, "topics" | "users"> = {
  topics: {
    sales: { purpose: "every sale of every till", partitions: 12, keepHours: 168 },
    stock: { purpose: "movements of stock", partitions: 6 },
  },
  users: {
    till: { purpose: "writes sales", writes: ["sales"] },
    warehouse: { purpose: "turns sales into stock", reads: ["sales"], writes: ["stock"] },
  },
};

export const namespaces: ClusterArgs["namespaces"] = {
  pos: {
    purpose: "what tills talk to",
    most: { pods: 60, cpu: "24", memory: "48Gi" },
    to: {
      cache: { reason: "prices", prefixes: ["10.64.16.0/22"], ports: [6379] },
      queue: { reason: "sales", prefixes: ["10.64.16.0/22"], ports: [9095, 9098] },
    },
  },
};

export const settings: Pick<ConfigurationArgs, "documents" | "readers"> = {
  documents: {
    tills: {
      purpose: "how tills behave",
      content: { offlineMinutes: 30, cache: { account: "secret:atrium/pos-cache/till" } },
      schema: { type: "object", required: ["offlineMinutes"] },
    },
  },
  readers: { till: ["tills"] },
};
