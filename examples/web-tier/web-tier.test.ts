import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import { previewReport, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("a web tier on each cloud", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("fails nothing that is mandatory", () => {
    const { verdicts } = previewReport({
      record,
      packs: [baseline],
      asked: { program: "examples/web-tier", failOn: "mandatory" },
      startedAt: performance.now(),
    });
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });

  it("has the firewall before the balancer, and the servers after the listener", () => {
    const [shield] = ofType("WebAclAssociation");
    expect(shield?.dependencies.some((urn) => urn.includes("webAcl:WebAcl"))).toBe(true);
    const [group] = ofType("Group").filter(({ type }) => type.startsWith("aws:autoscaling"));
    expect(group?.dependencies.some((urn) => urn.includes("listener:Listener"))).toBe(true);
  });

  it("brings the same servers to the same campaign on both clouds", () => {
    const begin = (type: string) => ofType(type).filter(({ name }) => name.includes("double-12-begin"));
    expect(begin("Schedule").map(({ inputs }) => inputs.minSize)).toEqual([26]);
    expect(begin("ScheduledTask").map(({ inputs }) => inputs.minValue)).toEqual([13, 13]);
  });
});
