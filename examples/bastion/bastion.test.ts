import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RecordedResource } from "../../preview/record.ts";
import { runProgram } from "../../preview/run-program.ts";

const { resources } = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("recorded sessions on both clouds", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("opens nothing on AWS, and on Alibaba Cloud only to head office", () => {
    expect(ofType("SecurityGroupIngressRule")).toEqual([]);
    const entrances = ofType("SecurityGroupRule").filter(({ inputs }) => inputs.type === "ingress");
    expect(new Set(entrances.map(({ inputs }) => inputs.cidrIp))).toEqual(new Set(["10.200.0.0/20"]));
    expect(ofType("Instance").map(({ inputs }) => inputs.enablePublicAccess)).toEqual([false]);
  });
});
