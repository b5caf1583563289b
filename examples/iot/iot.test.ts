import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, loadPacks, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("devices on both clouds", () => {
  it("are the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("have seven alarms each, named alike", () => {
    const aws = ofType("MetricAlarm").map(({ name }) => name.replace("alarms-iot-", ""));
    const ali = ofType("Alert").map(({ name }) => name.replace("ali-mall-", ""));
    expect(aws).toHaveLength(7);
    expect(ali.sort()).toEqual(aws.sort());
  });

  it("have nothing that the policies refuse", async () => {
    const verdicts = evaluate(record, await loadPacks(["baseline"]));
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });
});
