import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, loadPacks, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("what a system stands on", () => {
  it("is the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("has the same topics on both clouds", () => {
    const aws = ofType("Topic").flatMap(({ type, inputs }) =>
      type.startsWith("aws:msk") ? [inputs.name] : [],
    );
    const ali = ofType("Topic").flatMap(({ type, inputs }) =>
      type.startsWith("alicloud:alikafka") ? [inputs.topic] : [],
    );
    expect(aws).toEqual(["sales", "stock"]);
    expect(ali).toEqual(aws);
  });

  it("has its cache, its brokers and its nodes watched on both clouds", () => {
    const metrics = [
      ...ofType("MetricAlarm").map(({ inputs }) => inputs.metricName),
      ...ofType("Alarm").map(({ inputs }) => inputs.metric),
    ];
    expect(new Set(metrics)).toEqual(
      new Set([
        "DatabaseMemoryUsagePercentage",
        "EngineCPUUtilization",
        "ReplicationLag",
        "KafkaDataLogsDiskUsed",
        "OfflinePartitionsCount",
        "MaxOffsetLag",
        "cluster_failed_node_count",
        "StandardMemoryUsage",
        "StandardCpuUsage",
        "instance_disk_capacity_Maximum",
        "message_accumulation",
        "CpuUtilization",
      ]),
    );
  });
});

it("has nothing that the policies refuse", async () => {
  const verdicts = evaluate(record, await loadPacks(["baseline"]));
  const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
  expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
});
