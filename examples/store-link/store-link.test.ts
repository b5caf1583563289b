import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RecordedResource } from "../../preview/record.ts";
import { runProgram } from "../../preview/run-program.ts";

const { resources } = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("two stores joined to the nearest cloud", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("gives each store tunnels to its own cloud alone", () => {
    expect(ofType("VpnConnection").every(({ name }) => name.startsWith("hub-sg-orchard-"))).toBe(true);
    expect(ofType("GatewayVpnAttachment").every(({ name }) => name.startsWith("ali-hub-sh-xujiahui-"))).toBe(
      true,
    );
    expect(ofType("VpnConnection").length).toBeGreaterThan(0);
    expect(ofType("GatewayVpnAttachment").length).toBeGreaterThan(0);
  });

  it("has no pre-shared key where a router shows its certificate", () => {
    for (const { name, inputs } of ofType("VpnConnection")) {
      expect([name, "tunnel1PresharedKey" in inputs]).toEqual([name, !name.endsWith("-backup")]);
    }
  });
});
