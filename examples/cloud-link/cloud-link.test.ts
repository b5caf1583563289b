import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RecordedResource } from "../../preview/record.ts";
import { runProgram } from "../../preview/run-program.ts";

const { resources } = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("two clouds joined over two tunnels", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("makes each side after what it has to know of the other", () => {
    const urn = (type: string, name: string) => ofType(type).find((each) => each.name === name)?.urn;
    const [first] = ofType("CustomerGateway").filter(({ type }) => type.startsWith("aws:"));
    expect(first?.dependencies).toContain(urn("Gateway", "link-gateway-gateway"));
    const [back] = ofType("CustomerGateway").filter(({ type }) => type.startsWith("alicloud:"));
    expect(back?.dependencies).toContain(urn("VpnConnection", "link-a"));
  });
});
