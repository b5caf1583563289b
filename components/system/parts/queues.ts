import type { QueueArgs } from "../../queue/contract.ts";
import { layoutAlicloudQueue, layoutAwsQueue } from "../../queue/layout.ts";
import { PORT } from "../../queue/limits.ts";
import type { PartKind } from "../part.ts";

/** What a system does not know of its queue by itself. */
export type QueueRequest = Pick<
  QueueArgs,
  "topics" | "users" | "size" | "zones" | "brokersPerZone" | "diskGb" | "mostDiskGb" | "partitions"
>;

export const queues: PartKind<QueueRequest, QueueArgs> = {
  noun: "queue",
  role: "db",
  args: (request, { placement, tags, clients, key, kmsInstance, deletion }) => ({
    ...placement,
    ...request,
    tags,
    clients,
    key: key("data"),
    ...(kmsInstance !== undefined && { kmsInstance }),
    ...(deletion !== undefined && { deletion }),
  }),
  layout: (name, args, { provider }) => {
    if (provider === "aws") layoutAwsQueue(name, args);
    else layoutAlicloudQueue(name, args);
    // Messages pass through: what is to be kept is in a database.
    return { zones: (args.zones ?? Object.keys(args.subnets)).length, ports: [PORT[provider]] };
  },
};
