import fc from "fast-check";
import { expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { readDocument } from "./document.ts";

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
