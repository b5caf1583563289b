import { z } from "zod";
import type { RequestOf } from "../../components/system/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { text } from "../texts.ts";

const names = z.array(z.string().min(1)).min(1).optional();

const topic = z.strictObject({
  purpose: text,
  partitions: z.int().min(1),
  keepHours: z.int().min(1).optional().describe("that messages are kept; 72 if left out"),
});

const user = z.strictObject({
  purpose: text,
  writes: names.describe("topics that it writes"),
  reads: names.describe("topics that it reads, in a consumer group of its own name"),
  since: z.string().optional().describe("Alibaba Cloud: day of the password; another day makes a new one"),
});

/** `runs.queues.<name>`: a Kafka of the system. */
export const queueSection = z.strictObject({
  topics: z.record(z.string(), topic).describe("none comes into being by itself"),
  users: z.record(z.string(), user).describe("applications, and what each may do (guide 10.4.3)"),
  size: z
    .string()
    .min(1)
    .optional()
    .describe("broker or traffic class by the cloud's own name; a small one if left out"),
  brokersPerZone: z.int().optional().describe("AWS: 1 if left out"),
  diskGb: z.int().optional().describe("AWS: of each broker; Alibaba Cloud: of the instance"),
  mostDiskGb: z
    .int()
    .optional()
    .describe("AWS: that a broker's disk may grow to; four times as much if left out"),
  zones: names.describe("that its brokers stand in, for good; every zone of the tier if left out"),
  partitions: z.int().optional().describe("Alibaba Cloud: that are paid for; those of topics if left out"),
});

export function queueRequest(section: z.infer<typeof queueSection>): RequestOf<"queues"> {
  const { topics, users, ...rest } = section;
  const each = <T extends object>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).map(([name, one]) => [name, withoutUndefined(one)]));
  return { ...withoutUndefined(rest), topics: each(topics), users: each(users) };
}
