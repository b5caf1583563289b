import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { readDocument, type Shape } from "./document.ts";

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const text = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

test("text and object of a document read the same, one statement or a list of one", () => {
  const wanted = readDocument(text(allow), "aws", "held");
  expect(wanted.status).toBe("read");
  expect(readDocument(JSON.parse(text(allow)), "aws", "held")).toEqual(wanted);
  expect(readDocument({ Version: "2012-10-17", Statement: allow }, "aws", "held")).toEqual(wanted);
});

test("nothing that anybody may write makes it throw", () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom("aws", "alicloud"), (value, cloud) => {
      expect(readDocument(value, cloud as "aws", "held").status).toMatch(/read|unknown|invalid/);
      expect(readDocument({ Statement: [value] }, cloud as "aws", "placed").status).toMatch(
        /read|unknown|invalid/,
      );
    }),
  );
});

test("every fault of a document is told at once", () => {
  const document = readDocument(
    { Version: "1", Statement: [{ Effect: "allow", Sid: "A", NotAction: "x", Action: "y" }, 7] },
    "aws",
    "placed",
  );
  expect(document).toEqual({
    status: "invalid",
    faults: [
      "has version 1 in place of 2012-10-17",
      'statement "A" has neither Effect Allow nor Deny',
      'statement "A" has both Action and NotAction',
      'statement "A" names no Principal',
      "statement 2 is no object",
    ],
  });
});

test("a part still unknown leaves the rest readable", () => {
  const document = readDocument({ Version: "2012-10-17", Statement: [allow, UNKNOWN] }, "aws", "held");
  expect(document.status === "read" && document.statements.map(({ effect }) => effect)).toEqual([
    "Allow",
    UNKNOWN,
  ]);
});

test("operators are taken apart into quantifier, name and IfExists", () => {
  const Condition = { "ForAllValues:StringLikeIfExists": { "aws:TagKeys": ["a", 1, true] } };
  const document = readDocument(text({ ...allow, Condition }), "aws", "held");
  expect(document.status === "read" && document.statements[0]?.conditions).toEqual([
    {
      operator: "stringlike",
      quantifier: "all",
      ifExists: true,
      key: "aws:tagkeys",
      values: ["a", "1", "true"],
    },
  ]);
});

describe("a document", () => {
  const faults = (Statement: unknown, cloud: "aws" | "alicloud" = "aws", shape: Shape = "held") => {
    const document = readDocument({ Version: cloud === "aws" ? "2012-10-17" : "1", Statement }, cloud, shape);
    return document.status === "invalid" ? document.faults : document.status;
  };
  const one = (more: object) => {
    const document = readDocument(
      { Version: "2012-10-17", Statement: { ...allow, ...more } },
      "aws",
      "either",
    );
    return document.status === "read" ? document.statements[0] : document;
  };

  test("is JSON text of an object", () => {
    expect(readDocument("{", "aws", "held")).toEqual({ status: "invalid", faults: ["is not JSON"] });
    expect(readDocument("[]", "aws", "held")).toEqual({ status: "invalid", faults: ["is no JSON object"] });
    expect(readDocument(UNKNOWN, "aws", "held")).toEqual({ status: "unknown" });
  });

  test("has statements", () => {
    expect(faults(undefined)).toEqual(["has no Statement"]);
    expect(faults([])).toEqual(["has no Statement"]);
    expect(faults(UNKNOWN)).toBe("unknown");
    expect(faults([allow, null])).toEqual(["statement 2 is no object"]);
  });

  test("names each statement by its Sid, else by its place", () => {
    expect(one({ Sid: "A" })).toMatchObject({ label: 'statement "A"' });
    for (const Sid of ["", undefined, 7]) expect(one({ Sid })).toMatchObject({ label: "statement 1" });
    expect(readDocument({ Version: "2012-10-17", Statement: [UNKNOWN] }, "aws", "held")).toMatchObject({
      statements: [
        { label: "statement 1", effect: UNKNOWN, conditions: UNKNOWN, actions: { patterns: [UNKNOWN] } },
      ],
    });
  });

  test("of RAM knows neither NotResource nor NotPrincipal", () => {
    const { Resource: _, ...bare } = allow;
    expect(faults({ ...bare, NotResource: "*" }, "alicloud")).toEqual([
      "statement 1 has NotResource, which RAM does not know",
    ]);
    expect(faults({ ...bare, NotPrincipal: "*" }, "alicloud", "placed")).toEqual([
      "statement 1 has NotPrincipal, which RAM does not know",
    ]);
    expect(faults({ ...bare, NotResource: "*" })).toBe("read");
    expect(faults({ ...bare, NotPrincipal: "*" }, "aws", "placed")).toBe("read");
    expect(faults({ ...bare, Principal: "*" }, "alicloud", "placed")).toBe("read");
  });

  test("says who may only where it stands on a resource", () => {
    expect(faults({ ...allow, Principal: "*" })).toEqual([
      "statement 1 names a Principal, which only a policy of a resource may",
    ]);
    expect(faults(allow, "aws", "placed")).toEqual(["statement 1 names no Principal"]);
    expect(faults(allow, "aws", "either")).toBe("read");
    expect(faults({ ...allow, Principal: "*", NotPrincipal: "*" }, "aws", "placed")).toEqual([
      "statement 1 has both Principal and NotPrincipal",
    ]);
    expect(faults({ Effect: "Allow", Action: "*" })).toEqual([
      "statement 1 has neither Resource nor NotResource",
    ]);
    expect(faults({ Effect: "Allow", Resource: "*" })).toEqual([
      "statement 1 has neither Action nor NotAction",
    ]);
  });

  test("has conditions by operator and key", () => {
    expect(faults({ ...allow, Condition: "x" })).toEqual(["statement 1 has a Condition that is no object"]);
    expect(faults({ ...allow, Condition: { Bool: "x", Null: { k: {} } } })).toEqual([
      "statement 1 has a Condition Bool without keys",
      "statement 1 has a value of k that is no text",
    ]);
    expect(one({ Condition: UNKNOWN })).toMatchObject({ conditions: UNKNOWN });
    expect(one({ Condition: { Bool: UNKNOWN } })).toMatchObject({ conditions: UNKNOWN });
    expect(one({})).toMatchObject({ conditions: [] });
  });

  test("compares by operators with a quantifier before and IfExists behind", () => {
    const condition = (operator: string, value: unknown) => {
      const read = one({ Condition: { [operator]: { "AWS:K": value } } });
      return read && "conditions" in read && read.conditions !== UNKNOWN ? read.conditions[0] : read;
    };
    expect(condition("ForAnyValue:StringEquals", ["a"])).toEqual({
      operator: "stringequals",
      quantifier: "any",
      ifExists: false,
      key: "aws:k",
      values: ["a"],
    });
    expect(condition("ForAllValues:StringLikeIfExists", "a")).toEqual({
      operator: "stringlike",
      quantifier: "all",
      ifExists: true,
      key: "aws:k",
      values: ["a"],
    });
    expect(condition("xForAnyValue:Bool", true)).toMatchObject({
      operator: "xforanyvalue:bool",
      values: ["true"],
    });
    expect(condition("NumericEquals", 7)).toMatchObject({ values: ["7"] });
    expect(condition("Bool", [UNKNOWN])).toMatchObject({ values: [UNKNOWN] });
    expect(condition("Bool", undefined)).toMatchObject({ values: [] });
  });
});
