import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { parseRules } from "../finops/index.ts";
import { costsJsonSchema } from "./costs-schema.ts";

const at = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const validate = new Ajv({ strict: false }).compile(JSON.parse(costsJsonSchema()));

it.each(["examples/bills/costs.yaml", "examples/mall-group/costs.yaml", "examples/single-mall/costs.yaml"])(
  "%s is what its schema says, and sound",
  (file) => {
    expect([validate(parse(at(file))), validate.errors]).toEqual([true, null]);
    expect(() => parseRules(at(file), file)).not.toThrow();
  },
);

it("the file that the README shows is sound", () => {
  const shown = /```yaml\n(apiVersion: atrium\/v1\nkind: CostRules[\s\S]*?)```/.exec(
    at("finops/README.md"),
  )?.[1];
  expect(shown).toContain("budgets:");
  expect(() => parseRules(shown ?? "", "README.md")).not.toThrow();
  expect(validate(parse(shown ?? ""))).toBe(true);
});

it("a key that is not known is refused by the schema as by the command", () => {
  const text = "apiVersion: atrium/v1\nkind: CostRules\nbudget: {}\n";
  expect(validate(parse(text))).toBe(false);
  expect(() => parseRules(text, "costs.yaml")).toThrow("budget");
});
