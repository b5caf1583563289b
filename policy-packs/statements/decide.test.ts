import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { ANY_CONTEXT, accountOf, decide, isWholeAccount, type Request, resourcesMatch } from "./decide.ts";
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

describe("a policy of a resource", () => {
  const asked = (Principal: unknown, name: string, kind = "AWS", more: object = {}) => {
    const whole = { Effect: "Allow", Action: "s3:GetObject", Principal, ...more };
    const document = readDocument({ Version: "2012-10-17", Statement: whole }, "aws", "placed");
    if (document.status !== "read") throw new Error(JSON.stringify(document));
    const request = { cloud: "aws", action: "s3:GetObject", context: ANY_CONTEXT } as const;
    return decide(document.statements, { ...request, principal: { kind, name } });
  };
  const role = "arn:aws:iam::111122223333:role/till";

  test("lets in whom it names, by name, account or star", () => {
    expect(asked({ AWS: role }, role)).toBe("allowed");
    expect(asked("*", role)).toBe("allowed");
    expect(asked({ AWS: "*" }, role)).toBe("allowed");
    expect(asked({ AWS: "111122223333" }, role)).toBe("allowed");
    expect(asked({ AWS: "arn:aws:iam::111122223333:root" }, role)).toBe("allowed");
    expect(asked({ AWS: "111122223333" }, "arn:aws:sts::111122223333:assumed-role/till/a")).toBe("allowed");
  });

  test("lets in nobody else", () => {
    expect(asked({ AWS: role }, "arn:aws:iam::111122223333:role/other")).toBe("silent");
    expect(asked({ AWS: role }, "arn:aws:iam::111122223333:root")).toBe("silent");
    expect(asked({ AWS: "444455556666" }, role)).toBe("silent");
    expect(asked({ Service: "*" }, role)).toBe("silent");
    expect(asked({ AWS: "*" }, "lambda.amazonaws.com", "Service")).toBe("silent");
  });

  test("lets in some of all, where it names an account or a role", () => {
    expect(asked({ AWS: "111122223333" }, "*")).toBe("constrained");
    expect(asked({ AWS: role }, "*")).toBe("constrained");
  });

  test("lets in everybody but those of an exception", () => {
    expect(asked(undefined, role, "AWS", { NotPrincipal: { AWS: role } })).toBe("silent");
    expect(asked(undefined, role, "AWS", { NotPrincipal: { AWS: "444455556666" } })).toBe("allowed");
  });

  test("lets in perhaps whom only a deployment knows", () => {
    expect(asked({ AWS: UNKNOWN }, role)).toBe(UNKNOWN);
    expect(asked({ Service: UNKNOWN }, role)).toBe("silent");
  });
});

test.each([
  ["111122223333", "111122223333"],
  ["arn:aws:iam::111122223333:role/a", "111122223333"],
  ["arn:aws-cn:sts::111122223333:assumed-role/a/b", "111122223333"],
  ["acs:ram::1111222233334444:user/a", "1111222233334444"],
  ["a111122223333", undefined],
  ["111122223333a", undefined],
  ["x-arn:aws:iam::111122223333:role/a", undefined],
  ["arn:aws:s3::111122223333:a", undefined],
  ["arn:aws:iam:eu:111122223333:role/a", "111122223333"],
  ["*", undefined],
])("the account of %s is %s", (name, account) => {
  expect(accountOf(name)).toBe(account);
});

test.each([
  ["111122223333", true],
  ["arn:aws:iam::111122223333:root", true],
  ["arn:aws-us-gov:iam::111122223333:root", true],
  ["acs:ram::1111222233334444:root", true],
  [UNKNOWN, false],
  ["arn:aws:iam::111122223333:role/a", false],
  ["arn:aws:iam::111122223333:rooter", false],
  ["x-arn:aws:iam::111122223333:root", false],
  ["111122223333a", false],
  ["a111122223333", false],
] as const)("%o is a whole account: %s", (name, expected) => {
  expect(isWholeAccount(name)).toBe(expected);
});

describe("a resource with a variable", () => {
  const home = `arn:aws:s3:::mall/\${aws:username}/*`;
  const asked = (
    resource: string,
    pattern: string,
    values?: Request["context"]["values"],
    key = "Resource",
  ) => {
    const [statement] = read({ Effect: "Allow", Action: "*", [key]: pattern });
    if (!statement) throw new Error("no statement");
    const context = { values: values ?? {}, open: values === undefined };
    return resourcesMatch(statement, { cloud: "aws", action: "*", resource, context });
  };

  test("is about what its value names", () => {
    expect(asked("arn:aws:s3:::mall/ann/a", home, { "aws:username": ["ann"] })).toBe("all");
    expect(asked("arn:aws:s3:::mall/bob/a", home, { "aws:username": ["ann"] })).toBe("none");
    expect(asked("arn:aws:s3:::mall/bob/a", home, { "aws:username": ["ann"] }, "NotResource")).toBe("all");
  });

  test("is about nothing where it has no value", () => {
    expect(asked("arn:aws:s3:::mall/ann/a", home, {})).toBe("none");
    expect(asked("arn:aws:s3:::mall/ann/a", home, {}, "NotResource")).toBe("none");
  });

  test("is about some where it may have any", () => {
    expect(asked("arn:aws:s3:::mall/ann/a", home)).toBe("some");
    expect(asked("arn:aws:s3:::mall/*", home)).toBe("some");
    expect(asked("arn:aws:s3:::other/ann/a", home)).toBe("none");
  });
});
