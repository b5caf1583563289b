import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, loadPacks, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("the till databases of both clouds", () => {
  it("are the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("have their data in a second region", () => {
    const there = resources
      .filter(({ inputs }) => inputs.region === "ap-northeast-1")
      .map(({ type }) => type);
    expect(there).toEqual(
      expect.arrayContaining([
        "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
        "aws:rds/cluster:Cluster",
        "aws:kms/replicaKey:ReplicaKey",
      ]),
    );
    expect(ofType("RdsInstanceCrossBackupPolicy").map(({ inputs }) => inputs.crossBackupRegion)).toEqual([
      "cn-beijing",
    ]);
  });

  it("give no password away", () => {
    const text = JSON.stringify(resources.map(({ inputs }) => inputs));
    expect(text).not.toMatch(/"(?:password|masterPassword)":"[^"[]/);
  });
});

it("has nothing that the policies refuse", async () => {
  const verdicts = await evaluate(record, await loadPacks(["baseline"]));
  const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
  expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
});
