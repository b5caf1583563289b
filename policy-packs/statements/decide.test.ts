import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { ANY_CONTEXT, decide, type Request } from "./decide.ts";
import { readDocument, type Statement } from "./document.ts";
import { escalations } from "./escalation.ts";
import { granting } from "./grants.ts";
import { covers } from "./pattern.ts";

function read(...Statement: readonly object[]): readonly Statement[] {
  const document = readDocument({ Version: "2012-10-17", Statement }, "aws", "held");
  if (document.status !== "read") throw new Error(JSON.stringify(document));
  return document.statements;
}

const patterns = fc.array(
  fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 2 },
);
const drawn = fc
  .record({
    Effect: fc.constantFrom("Allow", "Deny"),
    actions: patterns,
    resources: patterns,
    exceptActions: fc.boolean(),
    exceptResources: fc.boolean(),
    narrowed: fc.boolean(),
  })
  .map(({ Effect, actions, resources, exceptActions, exceptResources, narrowed }) => ({
    Effect,
    [exceptActions ? "NotAction" : "Action"]: actions,
    [exceptResources ? "NotResource" : "Resource"]: resources,
    ...(narrowed && { Condition: { StringEquals: { "x:y": "a" } } }),
  }));
const word = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 4 });
const set = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 });

test("what is decided of a set of requests is decided of each of them", () => {
  fc.assert(
    fc.property(
      fc.array(drawn, { minLength: 1, maxLength: 3 }),
      fc.tuple(set, set),
      fc.tuple(word, word),
      fc.constantFrom("a", "b", undefined),
      (statements, [actions, resources], [action, resource], value) => {
        fc.pre(covers(actions, action) && covers(resources, resource));
        const together = decide(read(...statements), {
          cloud: "aws",
          action: actions,
          resource: resources,
          context: ANY_CONTEXT,
        });
        const values: Request["context"]["values"] = value === undefined ? {} : { "x:y": [value] };
        const one = decide(read(...statements), {
          cloud: "aws",
          action,
          resource,
          context: { open: false, values },
        });
        if (together === "silent") expect(["silent", "denied"]).toContain(one);
        else if (together !== "constrained") expect(one).toBe(together);
      },
    ),
    { numRuns: 500 },
  );
});

test("a grant that is free of conditions and of Deny is allowed wherever it is asked for", () => {
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 3 }), set, (statements, action) => {
      const found = granting(read(...statements), { cloud: "aws", action, resource: "*" });
      if (found === undefined || found === UNKNOWN) return;
      const request = { cloud: "aws", action, resource: "*", context: ANY_CONTEXT } as const;
      expect(["allowed", "constrained"]).toContain(decide(read(...statements), request));
    }),
  );
});

describe("what only a deployment knows", () => {
  const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: UNKNOWN };
  const request: Request = {
    cloud: "aws",
    action: "s3:GetObject",
    resource: "arn:aws-cn:s3:::mall/one",
    context: { open: false, values: {} },
  };

  test("leaves a decision open", () => {
    expect(decide(read(allow), request)).toBe(UNKNOWN);
    expect(decide(read({ ...allow, Resource: "*", Effect: UNKNOWN }), request)).toBe(UNKNOWN);
  });

  test("is no matter where the rest decides", () => {
    expect(decide(read(allow), { ...request, action: "s3:PutObject" })).toBe("silent");
    expect(decide(read(allow, { ...allow, Effect: "Deny", Resource: "*" }), request)).toBe("denied");
  });

  test("is no Deny that may be counted on", () => {
    const statements = read({ ...allow, Resource: "*" }, { ...allow, Effect: "Deny" });
    expect(decide(statements, request)).toBe(UNKNOWN);
    expect(granting(statements, { cloud: "aws", action: "s3:GetObject", resource: "*" })).toBe(UNKNOWN);
  });
});

test("RAM leaves open what a negated operator gives where the key is missing, and AWS does not", () => {
  const statements = read({
    Effect: "Allow",
    Action: "*",
    Resource: "*",
    Condition: { StringNotEquals: { "x:y": "a" } },
  });
  const request = { action: "oss:GetObject", resource: "r", context: { open: false, values: {} } };
  expect(decide(statements, { ...request, cloud: "alicloud" })).toBe(UNKNOWN);
  expect(decide(statements, { ...request, cloud: "aws" })).toBe("allowed");
});

describe("ways up", () => {
  const open = (...statements: readonly object[]) =>
    escalations(read(...statements), "aws").open.map(({ actions }) => actions.join("+"));

  test("take all their actions", () => {
    const pass = { Effect: "Allow", Action: "iam:PassRole", Resource: "*" };
    expect(open(pass)).toEqual([]);
    expect(open(pass, { Effect: "Allow", Action: "ecs:RunTask", Resource: "*" })).toEqual([]);
    expect(open(pass, { Effect: "Allow", Action: "ecs:R*", Resource: "*" })).toEqual([
      "iam:PassRole+ecs:RegisterTaskDefinition+ecs:RunTask",
    ]);
  });

  test("are closed by a Deny, and narrowed by a conditional one", () => {
    const attach = { Effect: "Allow", Action: "iam:AttachRolePolicy", Resource: "*" };
    const deny = { Effect: "Deny", Action: "iam:Attach*", Resource: "*" };
    expect(open(attach)).toEqual(["iam:AttachRolePolicy"]);
    expect(open(attach, deny)).toEqual([]);
    const unless = { StringNotEquals: { "iam:PermissionsBoundary": "b" } };
    expect(open(attach, { ...deny, Condition: unless })).toEqual([]);
    expect(open(attach, { ...deny, Resource: "arn:aws-cn:iam::111122223333:role/one" })).toEqual([
      "iam:AttachRolePolicy",
    ]);
  });
});
