import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import type { BudgetArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { readSettings } from "./function/settings.ts";
import { layoutAlicloudBudget, layoutAwsBudget } from "./layout.ts";
import { alicloudBudgetArgs, budgetArgs, RULES, rulesOf } from "./testing.ts";

const REGION = { aws: "ap-southeast-1", alicloud: "cn-shanghai" } as const;
const WHY = { reason: "development may wait", owner: "cto@mall.example" };

function codes(
  cloud: "aws" | "alicloud",
  more: Partial<BudgetArgs>,
  region: string = REGION[cloud],
): readonly string[] {
  try {
    if (cloud === "aws") layoutAwsBudget("group", budgetArgs(region, more));
    else layoutAlicloudBudget("group", alicloudBudgetArgs(region, more));
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

const budgetsOf = (text: string, more: Partial<BudgetArgs> = {}) =>
  layoutAwsBudget("group", budgetArgs(REGION.aws, { rules: rulesOf(text), ...more })).budgets;

describe("faults", () => {
  it.each(faultCases)("$cloud: $title is told as $code", ({ cloud, args, code }) => {
    expect(codes(cloud, args)).toContain(code);
  });

  it.each(faultCases)("$cloud: the twin of $title is not refused", ({ cloud, twin }) => {
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("come all at once", () => {
    const found = codes("aws", {
      account: "1",
      plannedOn: "x",
      mails: ["nobody"],
      anomalies: { percent: -1 },
      stops: { retail: { reason: "", owner: "" } },
    });
    expect(found).toEqual([
      "placement.account",
      "budget.planned-on",
      "budget.mails",
      "budget.anomaly",
      "budget.reason",
      "budget.owner",
      "budget.stop-environment",
      "budget.stop-targets",
    ]);
  });

  it("say what a partition lacks", () => {
    expect(codes("aws", {}, "us-gov-west-1")).toEqual(["budget.partition"]);
    expect(codes("aws", { mails: [] }, "cn-north-1")).toEqual(["budget.mails"]);
    const stops = { dev: { ...WHY, instances: { a: "i-1" } } };
    expect(codes("aws", { stops }, "cn-north-1")).toEqual(["budget.stop-partition"]);
  });

  it("name a program whose stops do not fit into its environment", () => {
    const many = Array.from({ length: 60 }, (_, index) => `d${index}`);
    const rules = rulesOf(
      `budgets:\n${many.map((name) => `  ${name}: { of: { environment: test }, amount: 1, currency: CNY, owner: a }`).join("\n")}`,
    );
    const stops = Object.fromEntries(many.map((name) => [name, WHY]));
    expect(codes("alicloud", { rules, stops })).toEqual(["budget.size"]);
  });
});

describe("on AWS", () => {
  it("a budget has the period, the limit in what the account is billed in, and all six notices", () => {
    const [month, quarter, year] = budgetsOf(RULES);
    expect([month?.timeUnit, quarter?.timeUnit, year?.timeUnit]).toEqual([
      "MONTHLY",
      "QUARTERLY",
      "ANNUALLY",
    ]);
    // 40,000 CNY at 7.09, the newest rate.
    expect([month?.limit, month?.currency]).toEqual(["5641.75", "USD"]);
    expect(month?.notices.map(({ type, percent }) => `${type} ${percent}`)).toEqual([
      "ACTUAL 80",
      "ACTUAL 100",
      "ACTUAL 120",
      "FORECASTED 80",
      "FORECASTED 100",
      "FORECASTED 120",
    ]);
  });

  it.each<[string, string, unknown]>([
    ["{}", "", { kind: "everything" }],
    ["{ department: retail }", "", { kind: "tag-values", values: ["user:department$retail"] }],
    [
      "{ department: retail }",
      "keys: { department: { values: { retail: [Retail, 零售] } } }",
      {
        kind: "tag-values",
        values: ["user:department$retail", "user:department$Retail", "user:department$零售"],
      },
    ],
    [
      "{ department: retail }",
      "keys: { department: { synonyms: [Dept] } }",
      {
        kind: "expression",
        expression: {
          ors: [
            { tags: { key: "department", values: ["retail"] } },
            { tags: { key: "Dept", values: ["retail"] } },
          ],
        },
      },
    ],
    [
      "{ department: retail, account: '111122223333' }",
      "",
      {
        kind: "expression",
        expression: {
          ands: [
            { dimensions: { key: "LINKED_ACCOUNT", values: ["111122223333"] } },
            { tags: { key: "department", values: ["retail"] } },
          ],
        },
      },
    ],
  ])("of %s with %s counts by its filter", (of, keys, filter) => {
    const [budget] = budgetsOf(`budgets: { x: { of: ${of}, amount: 9, currency: USD, owner: a } }\n${keys}`);
    expect(budget?.filter).toEqual(filter);
  });

  it("a budget is made for its months alone, and not any more when they are over", () => {
    const text = "budgets: { x: { amount: 9, currency: USD, owner: a, from: 2026-03, to: 2026-11 } }";
    expect(budgetsOf(text)).toMatchObject([{ start: "2026-03-01_00:00", end: "2026-12-01_00:00" }]);
    expect(budgetsOf(text, { plannedOn: "2026-12-01" })).toEqual([]);
  });

  it("a budget of the other cloud is none of its own", () => {
    const text = "budgets: { x: { of: { provider: Alibaba Cloud }, amount: 9, currency: CNY, owner: a } }";
    expect(budgetsOf(text)).toEqual([]);
  });

  it("what is not watched shows in tags, with its reason", () => {
    const { tags, budgets } = layoutAwsBudget(
      "group",
      budgetArgs(REGION.aws, {
        rules: rulesOf(`${RULES}fiscalYear: { startsIn: 4 }\n`),
        without: { "group-year": { reason: "the command watches it", owner: "cfo" } },
      }),
    );
    expect(tags["waiver-budget"]).toBe("group-year: the command watches it");
    expect(budgets.map(({ key }) => key)).not.toContain("group-year");
  });
});

describe("on Alibaba Cloud", () => {
  const layout = (more: Partial<BudgetArgs> = {}, region: string = REGION.alicloud) =>
    layoutAlicloudBudget("group", alicloudBudgetArgs(region, more));

  it("the function is given the rules that this cloud watches, in the currency that they are written in", () => {
    const text = `${RULES.replace(/^budgets:\n/, "budgets:\n  far: { of: { provider: AWS }, amount: 1, currency: USD, owner: a }\n")}`;
    const { rules, watched } = layout({ rules: rulesOf(text) });
    expect(Object.keys(JSON.parse(rules).budgets)).toEqual(watched);
    expect(watched).toEqual(["group-month", "group-quarter", "group-year", "retail", "dev"]);
    expect(JSON.parse(rules).budgets.retail).toMatchObject({ amount: "5500", currency: "CNY" });
  });

  it("asks the site that the account was opened on", () => {
    expect(layout().billing).toMatch(/^https:\/\/business\.aliyun/);
    expect(layout({}, "ap-southeast-1").billing).toContain("business.ap-southeast-1.");
    const abroad = layout({ site: "mainland" }, "ap-southeast-1");
    expect(abroad.billing).toBe(layout().billing);
  });

  it("stops nothing unless it is asked to, and then in that environment alone", () => {
    const actions = (more: Partial<BudgetArgs>) =>
      JSON.stringify(
        layout(more)
          .functionUse("alerts")
          .Statement.map(({ Action }) => Action),
      );
    expect(actions({})).not.toContain("ecs:");
    const stops = { dev: WHY };
    expect(actions({ stops })).toContain("ecs:StopInstance");
    expect(readSettings(layout({ stops }).settings).stops).toEqual({
      dev: { at: 120, tags: [{ keys: ["environment"], values: ["development"] }] },
    });
    const statement = layout({ stops })
      .functionUse("alerts")
      .Statement.find(({ Action }) => String(Action) === "ecs:StopInstance");
    expect(statement?.Condition).toEqual({
      StringEquals: { "acs:ResourceTag/environment": ["development"] },
    });
  });
});
