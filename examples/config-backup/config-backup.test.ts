import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RecordedResource } from "../../preview/record.ts";
import { runProgram } from "../../preview/run-program.ts";

const { resources } = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("configurations of a store's devices", () => {
  it("make the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("are watched device by device on AWS, and by collector on Alibaba Cloud", () => {
    const watched = ofType("MetricAlarm").filter(({ inputs }) => inputs.metricName === "PutRequests");
    expect(watched).toHaveLength(4);
    for (const { inputs } of watched) {
      expect(inputs).toMatchObject({ statistic: "Sum", period: 86_400, treatMissingData: "breaching" });
    }
    expect(ofType("Alert").map(({ name }) => name)).toEqual(["ali-configs-silent-network"]);
  });

  it("have a copy of every bucket in the second region", () => {
    expect(ofType("BucketReplicationConfig")).toHaveLength(3);
    expect(ofType("BucketReplication")).toHaveLength(3);
  });
});
