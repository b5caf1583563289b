import { expect, it } from "vitest";
import { parse } from "yaml";
import { BadInput, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { WorkloadLinks, WorkloadScope } from "./asked.ts";
import { costExports, costExportsSection } from "./cost-export.ts";

const BILLS = `bills:
  account: shop
  region: ap-southeast-1
  key: data
  readers: { finance: asks what each department spent }
  questions: { departments: { title: by department, sql: "SELECT 1" } }
`;

const LINKS = {
  key: (_account: string, _region: string, domain: string) => ({
    arn: "",
    id: "",
    serves: ["athena"],
    domain,
  }),
} as unknown as WorkloadLinks;

function faults(yaml: string): readonly unknown[] {
  const scope = {
    document: { accounts: ACCOUNTS },
    source: readSource(`workloads:\n  cost-exports:\n${yaml.replace(/^(?=.)/gm, "    ")}`, "estate.yaml"),
    accounts: ACCOUNTS,
  } as unknown as WorkloadScope;
  const section = costExportsSection.parse(parse(yaml));
  const lost = costExports.references?.(section, scope) ?? [];
  if (lost.length > 0) return seen(lost);
  const [asked] = costExports.plan(section, scope);
  try {
    asked?.layout(LINKS);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code, path }) => [code, (asked?.place?.(path) ?? []).join(".")]);
  }
}

it("an export is refused nothing where it is whole, on both clouds", () => {
  expect(faults(BILLS)).toEqual([]);
  const ali = BILLS.replace("shop", "ali")
    .replace("ap-southeast-1", "cn-shanghai")
    .replace("  key: data\n", "");
  expect(faults(ali)).toEqual([]);
});

it("an export names accounts and regions that are there", () => {
  expect(faults(BILLS.replace("account: shop", "account: shp"))).toEqual([
    ["workloads.cost-exports.bills.account", "accounts: has no such account"],
  ]);
});

it("faults of an export stand where the file says what is wrong", () => {
  expect(faults(BILLS.replace("SELECT 1", "DROP TABLE x").replace("key: data", "answerDays: 0"))).toEqual([
    ["cost-export.key", "workloads.cost-exports.bills.key"],
    ["cost-export.question", "workloads.cost-exports.bills.questions.departments.sql"],
    ["cost-export.answer-days", "workloads.cost-exports.bills.answerDays"],
  ]);
});
