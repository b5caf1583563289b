import { z } from "zod";
import type { RequestOf } from "../../components/system/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";

const word = z.string().min(1);

const group = z.strictObject({
  types: z.array(word).min(1).describe("instance types, the first one preferred; of one architecture"),
  least: z.int().describe("2 or more, so that one may go"),
  most: z.int(),
  diskGb: z.int().optional().describe("of each node; 80 if left out"),
  labels: z.record(word, z.string()).optional().describe("on its nodes, for pods that choose by them"),
});

const flow = z.strictObject({
  reason: text,
  prefixes: z.array(word).min(1),
  ports: z.array(z.int()).min(1),
});

const namespace = z.strictObject({
  purpose: text,
  most: z.strictObject({ pods: z.int(), cpu: word, memory: word }).describe("of all pods together"),
  from: z.array(key).optional().describe("namespaces whose pods may connect; its own always may"),
  to: z
    .record(key, flow)
    .optional()
    .describe("what pods connect to outside the cluster; nothing else is let out"),
});

/** `runs.clusters.<name>`: a Kubernetes of the system. */
export const clusterSection = z.strictObject({
  nodes: z.record(key, group).describe("groups of nodes"),
  people: z
    .record(key, z.strictObject({ principal: word, may: z.enum(["administer", "view"]) }))
    .describe("roles with rights in it: ARN (AWS), or id of a RAM role (Alibaba Cloud)"),
  namespaces: z.record(key, namespace).describe("what runs, whom it may reach, and how much it may take"),
  version: word.optional().describe("minor on AWS, whole on Alibaba Cloud (guide 4.6.2)"),
  services: word.optional().describe("prefix of services inside it; 172.20.0.0/16 if left out"),
  from: z
    .record(key, z.strictObject({ reason: text, prefixes: z.array(word).min(1) }))
    .optional()
    .describe("who reaches its API beside the system's hosts"),
});

export function clusterRequest(section: z.infer<typeof clusterSection>): RequestOf<"clusters"> {
  const { nodes, namespaces, ...rest } = section;
  const each = <T extends object>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).map(([name, one]) => [name, withoutUndefined(one)]));
  return { ...withoutUndefined(rest), nodes: each(nodes), namespaces: each(namespaces) };
}
