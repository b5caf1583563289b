import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allocate, BadInput, decode, parsePlan, readSource } from "../ipam/index.ts";
import { parseEstate } from "./estate.ts";
import { estateSchema } from "./schema.ts";

const README = readFileSync(new URL("./README.md", import.meta.url), "utf8");
const BLOCKS = [
  ...README.matchAll(/```yaml\n# plan\.yaml\n([\s\S]*?)```\n\n```yaml\n# estate\.yaml\n([\s\S]*?)```/g),
];

describe("the README's estates can be copied", () => {
  it("has one for each cloud", () => {
    const providers = BLOCKS.map(([, , estate = ""]) => {
      const accounts = Object.values(
        (parse(estate) as { accounts: Record<string, { provider: string; home: string }> }).accounts,
      );
      return `${accounts[0]?.provider} ${accounts[0]?.home}`;
    });
    expect(providers).toEqual(["aws ap-southeast-1", "alicloud cn-hangzhou", "aws cn-northwest-1"]);
  });

  it.each(BLOCKS.map(([, plan = "", estate = ""]) => [/name: (\w+)/.exec(estate)?.[1], plan, estate]))(
    "%s",
    (_, plan = "", text = "") => {
      try {
        const parsed = parsePlan(plan, "plan.yaml");
        const { allocation, warnings } = {
          allocation: allocate(parsed),
          warnings: allocate(parsed).warnings,
        };
        expect(warnings).toEqual([]);
        const source = readSource(text, "estate.yaml");
        const { networks, governance } = parseEstate(
          decode(estateSchema, source),
          source,
          allocation,
          parsed.zones,
        );
        expect(Object.keys(networks)).toHaveLength(1);
        for (const { audit } of Object.values(governance)) expect(audit?.archive).toBeDefined();
      } catch (error) {
        if (error instanceof BadInput) expect.fail(error.message);
        throw error;
      }
    },
  );
});
