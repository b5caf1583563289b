import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, loadPacks, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("machine rooms on both clouds", () => {
  it("are the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("have an alarm a room and measure on AWS, each naming its room", () => {
    const rooms = ofType("MetricAlarm").filter(({ inputs }) => inputs.namespace === "Atrium/Facility");
    const counts = Map.groupBy(rooms, ({ inputs }) => String(inputs.metricName).split(".")[0]);
    expect([...counts].map(([room, alarms]) => [room, alarms.length])).toEqual([
      ["mall-east", 8],
      ["mall-west", 7],
      ["store-7", 6],
    ]);
    for (const { inputs } of rooms) {
      expect(String(inputs.alarmDescription)).toContain(`In ${String(inputs.metricName).split(".")[0]}.`);
    }
  });

  it("keep recordings 90 days on both clouds, locked, here and in the second region", () => {
    const kept = ofType("Bucket").filter(({ name }) => /-recordings(-copy)?$/.test(name));
    expect(kept.map(({ name }) => name).sort()).toEqual([
      "ali-rooms-video-recordings",
      "ali-rooms-video-recordings-copy",
      "rooms-video-recordings",
      "rooms-video-recordings-copy",
    ]);
    for (const { inputs } of kept) expect(inputs.tags).toMatchObject({ "retention-days": "90" });
    const locked = [...ofType("BucketObjectLockConfiguration"), ...ofType("BucketWorm")];
    expect(locked.map(({ name }) => name).sort()).toEqual(kept.map(({ name }) => name).sort());
  });

  it("have searches of Log Service only once the store of the devices can be searched", () => {
    const index = resources.find(({ type }) => type.endsWith(":StoreIndex"));
    for (const { dependencies } of ofType("Alert").filter(({ name }) => name.startsWith("ali-rooms-"))) {
      expect(dependencies).toContain(index?.urn);
    }
  });

  it("have nothing that the policies refuse", async () => {
    const verdicts = evaluate(record, await loadPacks(["baseline"]));
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });
});
