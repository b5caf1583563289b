import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { readDocument, type Statement } from "./document.ts";
import { freeActions } from "./free-actions.ts";
import { granting, isIdle } from "./grants.ts";

function read(...Statement: readonly object[]): readonly Statement[] {
  const document = readDocument({ Version: "2012-10-17", Statement }, "aws", "either");
  if (document.status !== "read") throw new Error(JSON.stringify(document));
  return document.statements;
}
const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const narrowed = { StringEquals: { "aws:PrincipalTag/team": "pos" } };

function idle(operator: string, ...values: readonly unknown[]): boolean {
  const [statement] = read({ ...allow, Condition: { [operator]: { k: values } } });
  const [condition] = statement && statement.conditions !== UNKNOWN ? statement.conditions : [];
  if (!condition) throw new Error("no condition");
  return isIdle(condition);
}

describe("a condition is idle", () => {
  test.each([
    ["StringLike", ["*"]],
    ["StringLike", ["**"]],
    ["StringLike", ["a", "*"]],
    ["StringEquals", ["*"]],
    ["ArnLike", ["*"]],
    ["ArnEquals", ["*"]],
    ["StringEqualsIgnoreCase", ["*"]],
    ["IpAddress", ["0.0.0.0/0"]],
    ["IpAddress", ["10.0.0.0/8", "::/0"]],
    ["Null", ["true"]],
    ["StringEqualsIfExists", ["a"]],
    ["ForAllValues:StringEquals", ["a"]],
  ])("as %s %o", (operator, values) => {
    expect(idle(operator, ...values)).toBe(true);
  });

  test.each([
    ["StringLike", ["a*"]],
    ["StringLike", ["*a"]],
    ["StringLike", [UNKNOWN]],
    ["StringLike", ["0.0.0.0/0"]],
    ["StringNotLike", ["*"]],
    ["NotStringLike", ["*"]],
    ["IpAddress", ["10.0.0.0/8"]],
    ["IpAddress", ["10.0.0.0/01"]],
    ["IpAddress", ["*"]],
    ["IpAddress", ["true"]],
    ["NotIpAddress", ["0.0.0.0/0"]],
    ["Null", ["false"]],
    ["Null", ["*"]],
    ["Bool", ["true"]],
    ["ForAnyValue:StringEquals", ["a"]],
  ])("not as %s %o", (operator, values) => {
    expect(idle(operator, ...values)).toBe(false);
  });
});

describe("what somebody holds grants an action", () => {
  const asked = (...statements: readonly object[]) => {
    const found = granting(read(...statements), { cloud: "aws", action: "s3:GetObject", resource: "*" });
    return found === UNKNOWN ? "perhaps" : found?.label;
  };

  test("by the first statement that is free", () => {
    expect(asked({ ...allow, Condition: narrowed }, { ...allow, Action: "ec2:*" }, allow)).toBe(
      "statement 3",
    );
    expect(asked({ ...allow, Condition: { StringLike: { k: "*" } } })).toBe("statement 1");
    expect(asked({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })).toBe("statement 1");
  });

  test("not by a part, a condition or a Deny", () => {
    expect(asked({ ...allow, Action: "s3:GetObjectAcl" })).toBeUndefined();
    expect(asked({ ...allow, Resource: "arn:aws:s3:::mall/*" })).toBeUndefined();
    expect(asked({ ...allow, Condition: narrowed })).toBeUndefined();
    expect(asked({ ...allow, Condition: { ...narrowed, StringLike: { k: "*" } } })).toBeUndefined();
    expect(asked({ ...allow, Effect: "Deny" })).toBeUndefined();
    expect(asked(allow, { ...allow, Effect: "Deny", Condition: narrowed })).toBeUndefined();
  });

  test("though a part of it is denied", () => {
    expect(asked(allow, { ...allow, Effect: "Deny", Resource: "arn:aws:s3:::mall/*" })).toBe("statement 1");
    expect(asked(allow, { ...allow, Effect: "Deny", Action: "s3:PutObject" })).toBe("statement 1");
  });

  test("perhaps, where a part of it is not known", () => {
    expect(asked({ ...allow, Effect: UNKNOWN })).toBe("perhaps");
    expect(asked({ ...allow, Action: UNKNOWN })).toBe("perhaps");
    expect(asked({ ...allow, Condition: UNKNOWN })).toBe("perhaps");
    expect(asked(allow, { ...allow, Effect: "Deny", Resource: UNKNOWN })).toBe("perhaps");
    expect(asked({ ...allow, Effect: UNKNOWN }, allow)).toBe("statement 2");
    expect(asked({ ...allow, Action: UNKNOWN, Condition: narrowed })).toBeUndefined();
  });
});

describe("actions are allowed on everything", () => {
  const asked = (...statements: readonly object[]) =>
    freeActions(read(...statements), (pattern) => pattern.startsWith("s3:") || pattern === "*").map(
      (found) => (found === UNKNOWN ? "perhaps" : `${found.statement.label}: ${found.actions.join(" ")}`),
    );

  test.each(["*", "**", "arn:*", "acs:*:*:*:*", ["arn:aws:s3:::mall", "*"]])("by %o", (Resource) => {
    expect(asked({ ...allow, Resource })).toEqual(["statement 1: s3:GetObject"]);
  });

  test("as far as they are asked for", () => {
    expect(asked({ ...allow, Action: ["s3:GetObject", "ec2:RunInstances", "s3:*"] })).toEqual([
      "statement 1: s3:GetObject s3:*",
    ]);
    expect(asked({ ...allow, Action: "ec2:RunInstances" })).toEqual([]);
    expect(asked({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })).toEqual(["statement 1: *"]);
  });

  test("not by a Deny, by the rest of resources, without a resource, or under a condition", () => {
    expect(asked({ ...allow, Effect: "Deny" })).toEqual([]);
    expect(asked({ Effect: "Allow", Action: "s3:*", NotResource: "*" })).toEqual([]);
    expect(asked({ Effect: "Allow", Action: "s3:*", NotResource: "arn:aws:s3:::mall" })).toEqual([]);
    expect(asked({ Effect: "Allow", Action: "s3:*" })).toEqual([]);
    expect(asked({ ...allow, Resource: "arn:aws:s3:::mall/*" })).toEqual([]);
    expect(asked({ ...allow, Resource: "x-arn:*" })).toEqual([]);
    expect(asked({ ...allow, Condition: narrowed })).toEqual([]);
  });

  test("but for those that a Deny on everything takes back", () => {
    const both = { ...allow, Action: ["s3:GetObject", "s3:PutObject"] };
    const deny = { ...allow, Effect: "Deny" };
    expect(asked(both, { ...deny, Action: ["x:y", "S3:Get*"] })).toEqual(["statement 1: s3:PutObject"]);
    expect(asked(both, { ...deny, Action: "s3:*" })).toEqual([]);
    for (const idle of [
      { ...deny, Resource: "arn:aws:s3:::mall/*" },
      { Effect: "Deny", Action: "s3:*", NotResource: "*" },
      { Effect: "Deny", Action: "s3:*" },
      { Effect: "Deny", NotAction: "s3:*", Resource: "*" },
      { ...deny, Action: UNKNOWN },
    ]) {
      expect(asked(both, idle)).toEqual(["statement 1: s3:GetObject s3:PutObject"]);
    }
  });

  test("perhaps, where a part of it is not known", () => {
    expect(asked({ ...allow, Effect: UNKNOWN })).toEqual(["perhaps"]);
    expect(asked({ ...allow, Action: UNKNOWN })).toEqual(["perhaps"]);
    expect(asked({ ...allow, Resource: UNKNOWN })).toEqual(["perhaps"]);
    expect(asked({ ...allow, Condition: UNKNOWN })).toEqual(["perhaps"]);
    expect(asked({ ...allow, Action: "ec2:*", Resource: UNKNOWN })).toEqual([]);
    expect(asked({ ...allow, Action: ["s3:GetObject", UNKNOWN] })).toEqual(["statement 1: s3:GetObject"]);
  });
});
