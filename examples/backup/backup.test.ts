import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RecordedResource } from "../../preview/record.ts";
import { runProgram } from "../../preview/run-program.ts";

const { resources } = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("backups of both clouds", () => {
  it("make the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("lie under a key of the region they lie in", () => {
    const vaults = ofType("Vault").filter(({ type }) => type.startsWith("aws:"));
    for (const vault of vaults) {
      const keys = resources.filter(
        ({ urn, type }) => vault.dependencies.includes(urn) && type.endsWith(":Key"),
      );
      expect([vault.name, keys.map(({ inputs }) => inputs.region)]).toEqual([
        vault.name,
        [vault.inputs.region],
      ]);
    }
    expect(vaults).toHaveLength(5);
  });

  it("are mirrored in the second region by the provider of that region", () => {
    const providers = ofType("ReplicationVault").map(({ provider }) => provider);
    expect(providers.every((each) => String(each).includes("beijing"))).toBe(true);
    expect(providers).toHaveLength(2);
  });
});
