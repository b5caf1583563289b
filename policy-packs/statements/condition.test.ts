import { describe, expect, test } from "vitest";
import { type Known, UNKNOWN } from "../control.ts";
import { conditionsHold, resolve } from "./condition.ts";
import type { Condition } from "./document.ts";

const condition = (operator: string, values: readonly Known<string>[], more: Partial<Condition> = {}) => ({
  operator,
  ifExists: false,
  key: "k",
  values,
  ...more,
});
const holds = (operator: string, wanted: string, given: string) =>
  conditionsHold([condition(operator, [wanted])], { values: { k: [given] }, open: false }, "aws");

test.each([
  ["stringequals", "a", ["a"], ["A", "b"]],
  ["stringequalsignorecase", "Ab", ["aB", "ab"], ["b"]],
  ["stringlike", "a*", ["a", "ab"], ["ba"]],
  ["numericequals", "2", ["2", "2.0"], ["1", "3"]],
  ["numericlessthan", "2", ["1"], ["2", "3"]],
  ["numericlessthanequals", "2", ["1", "2"], ["3"]],
  ["numericgreaterthan", "2", ["3"], ["1", "2"]],
  ["numericgreaterthanequals", "2", ["2", "3"], ["1"]],
  ["bool", "TRUE", ["true"], ["false"]],
  ["binaryequals", "QQ==", ["QQ=="], ["qq=="]],
  ["ipaddress", "10.0.0.0/8", ["10.255.0.1"], ["11.0.0.1", "2001:db8::1", "no address"]],
  ["ipaddress", "10.0.0.1", ["10.0.0.1"], ["10.0.0.2"]],
  ["ipaddress", "2001:db8::1", ["2001:db8::1"], ["2001:db8::2"]],
  ["ipaddress", "no prefix", [], ["10.0.0.1"]],
  [
    "arnlike",
    "arn:*:s3:::mall-*",
    ["arn:aws:s3:::mall-a", "arn:aws-cn:s3:::mall-a:b"],
    ["arn:aws:sqs:::mall-a"],
  ],
  ["arnequals", "arn:aws:s*:::q", ["arn:aws:sqs:::q"], ["arn:aws:sqs:a:b:q", "arn:aws:sqs:::q:r"]],
  ["arnlike", "arn:aws:logs:::group:a:*", ["arn:aws:logs:::group:a:b:c"], ["arn:aws:logs:::group:b:c"]],
])("%s %s", (operator, wanted, meets, fails) => {
  for (const given of meets) expect(holds(operator, wanted, given), given).toBe("all");
  for (const given of fails) expect(holds(operator, wanted, given), given).toBe("none");
});

test.each([
  ["dateequals", false, true, false],
  ["datelessthan", true, false, false],
  ["datelessthanequals", true, true, false],
  ["dategreaterthan", false, false, true],
  ["dategreaterthanequals", false, true, true],
])("%s, in ISO 8601 or in seconds", (operator, before, at, after) => {
  const wanted = "2026-11-23T08:00:00Z";
  const seconds = Date.parse(wanted) / 1000;
  for (const [shift, expected] of [
    [-1, before],
    [0, at],
    [1, after],
  ] as const) {
    const given = new Date((seconds + shift) * 1000).toISOString();
    expect(holds(operator, wanted, given)).toBe(expected ? "all" : "none");
    expect(holds(operator, `${seconds}`, given)).toBe(expected ? "all" : "none");
    expect(holds(operator, wanted, `${seconds + shift}`)).toBe(expected ? "all" : "none");
  }
});

test("a negated operator is the opposite, but for every value at once", () => {
  expect(holds("stringnotequals", "a", "b")).toBe("all");
  expect(holds("stringnotequals", "a", "a")).toBe("none");
  const both = [condition("stringnotequals", ["a", "b"])];
  expect(conditionsHold(both, { values: { k: ["b"] }, open: false }, "aws")).toBe("none");
  expect(conditionsHold(both, { values: { k: ["c"] }, open: false }, "aws")).toBe("all");
});

test("an operator that nobody knows decides nothing", () => {
  expect(holds("stringsounds", "a", "a")).toBe(UNKNOWN);
});

test("what only a deployment knows decides nothing", () => {
  const context = { values: { k: ["a"] }, open: false };
  expect(conditionsHold(UNKNOWN, context, "aws")).toBe(UNKNOWN);
  expect(conditionsHold([condition("stringequals", [UNKNOWN])], context, "aws")).toBe(UNKNOWN);
  expect(conditionsHold([condition("stringequals", [UNKNOWN, "a"])], context, "aws")).toBe("all");
  expect(conditionsHold([condition("null", [UNKNOWN])], context, "aws")).toBe(UNKNOWN);
});

describe("a key that the request lacks", () => {
  const lacking = { values: {}, open: false };
  const empty = { values: { k: [] }, open: false };
  const asked = (operator: string, more: Partial<Condition> = {}) =>
    [lacking, empty].map((context) => conditionsHold([condition(operator, ["a"], more)], context, "aws"));

  test("meets no operator, but a negated one", () => {
    expect(asked("stringequals")).toEqual(["none", "none"]);
    expect(asked("stringnotequals")).toEqual(["all", "all"]);
  });

  test("meets IfExists and ForAllValues, and no ForAnyValue", () => {
    expect(asked("stringequals", { ifExists: true })).toEqual(["all", "all"]);
    expect(asked("stringequals", { quantifier: "all" })).toEqual(["all", "all"]);
    expect(asked("stringnotequals", { quantifier: "any" })).toEqual(["none", "none"]);
  });

  test("is what Null asks for", () => {
    for (const [value, given, expected] of [
      ["true", lacking, "all"],
      ["false", lacking, "none"],
      ["true", { values: { k: ["a"] }, open: false }, "none"],
      ["false", { values: { k: ["a"] }, open: false }, "all"],
    ] as const) {
      expect(conditionsHold([condition("null", [value])], given, "aws")).toBe(expected);
    }
  });

  test("may be there where the request is any one", () => {
    expect(conditionsHold([condition("stringequals", ["a"])], { values: {}, open: true }, "aws")).toBe(
      "some",
    );
  });
});

test("several values of a request are asked each, or one of them", () => {
  const asked = (quantifier: "any" | "all", ...given: readonly string[]) =>
    conditionsHold(
      [condition("stringequals", ["a", "b"], { quantifier })],
      { values: { k: given }, open: false },
      "aws",
    );
  expect(asked("all", "a", "b")).toBe("all");
  expect(asked("all", "a", "c")).toBe("none");
  expect(asked("any", "a", "c")).toBe("all");
  expect(asked("any", "c", "d")).toBe("none");
});

describe("variables of a policy", () => {
  const context = { values: { "aws:username": ["ann"] }, open: false };

  test("are filled in, whatever their case, or by what is written as their stead", () => {
    expect(resolve(`home/\${ aws:UserName }/*`, context)).toBe("home/ann/*");
    expect(resolve(`home/\${aws:PrincipalTag/team, 'nobody'}`, context)).toBe("home/nobody");
    expect(resolve("home/$aws", context)).toBe("home/$aws");
  });

  test("leave nothing to match where they have no value, and everything open where they may", () => {
    expect(resolve(`home/\${aws:userid}`, context)).toBeUndefined();
    expect(resolve(`home/\${aws:userid}`, { ...context, open: true })).toBe(UNKNOWN);
    expect(resolve(UNKNOWN, context)).toBe(UNKNOWN);
  });

  test("without a value meet no condition", () => {
    const asked = [condition("stringequals", [`\${aws:userid}`])];
    expect(conditionsHold(asked, { values: { k: [""] }, open: false }, "aws")).toBe("none");
  });
});
