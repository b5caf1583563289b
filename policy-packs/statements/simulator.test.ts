/** The engine against an IAM simulator that is not ours, for the semantics that both have. */
import { runSimulation } from "@cloud-copilot/iam-simulate";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decide, type Request } from "./decide.ts";
import { readDocument } from "./document.ts";

const ACCOUNT = "111122223333";
const CALLER = `arn:aws-cn:iam::${ACCOUNT}:role/web`;
const KEYS = ["one", "two", "team/one"];
const OBJECT_ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"];

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });

const actions = some([
  ...OBJECT_ACTIONS,
  "s3:*",
  "s3:Get*",
  "S3:getobject",
  "*",
  "sqs:SendMessage",
  "s3:???Object",
]);
const resources = some([
  "*",
  "arn:aws-cn:s3:::mall/*",
  "arn:aws-cn:s3:::mall/one",
  "arn:aws-cn:s3:::mall/t*",
  "arn:aws-cn:s3:::mall/?ne",
  "arn:aws-cn:s3:::other/*",
  ["arn:aws-cn:s3:::mall/$", "{aws:username}"].join(""),
]);

/** Conditions on keys that every request may carry. */
const condition = fc.oneof(
  fc.record({
    operator: fc.constantFrom("Bool", "BoolIfExists"),
    key: fc.constant("aws:SecureTransport"),
    values: some(["true", "false"]),
  }),
  fc.record({
    operator: fc.constantFrom(
      "StringEquals",
      "StringNotEquals",
      "StringLike",
      "StringNotLike",
      "StringEqualsIgnoreCase",
      "StringNotEqualsIgnoreCase",
      "StringEqualsIfExists",
      "StringNotEqualsIfExists",
      "StringLikeIfExists",
    ),
    key: fc.constantFrom("aws:SourceVpc", "aws:UserAgent"),
    values: some(["vpc-1", "VPC-1", "vpc-*", "vpc-2", "*"]),
  }),
  fc.record({
    operator: fc.constantFrom("IpAddress", "NotIpAddress"),
    key: fc.constant("aws:SourceIp"),
    values: some(["203.0.113.0/24", "10.0.0.0/8", "203.0.113.7"]),
  }),
  fc.record({
    operator: fc.constantFrom(
      "NumericLessThan",
      "NumericGreaterThanEquals",
      "NumericEquals",
      "NumericNotEquals",
    ),
    key: fc.constant("aws:MultiFactorAuthAge"),
    values: some(["60", "3600"]),
  }),
  fc.record({
    operator: fc.constantFrom("DateLessThan", "DateGreaterThan"),
    key: fc.constant("aws:CurrentTime"),
    values: some(["2026-11-23T00:00:00Z", "2027-01-01T00:00:00Z"]),
  }),
  fc.record({
    operator: fc.constantFrom("ArnLike", "ArnEquals", "ArnNotLike"),
    key: fc.constant("aws:SourceArn"),
    values: some([`arn:aws-cn:sns:*:${ACCOUNT}:*`, `arn:aws-cn:sns:cn-north-1:${ACCOUNT}:orders`]),
  }),
  fc.record({
    operator: fc.constant("Null"),
    key: fc.constantFrom("aws:SourceVpc", "aws:SourceArn"),
    values: fc.constantFrom(["true"], ["false"]),
  }),
  fc.record({
    operator: fc.constantFrom(
      "ForAllValues:StringEquals",
      "ForAnyValue:StringEquals",
      "ForAnyValue:StringLike",
    ),
    key: fc.constant("aws:TagKeys"),
    values: some(["owner", "project", "o*"]),
  }),
);

interface Drawn {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

function block(drawn: readonly Drawn[]) {
  const found: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of drawn) found[operator] = { ...found[operator], [key]: values };
  return found;
}

const statement = fc
  .record({
    effect: fc.constantFrom("Allow", "Allow", "Deny"),
    exceptActions: fc.boolean(),
    exceptResources: fc.boolean(),
    actions,
    resources,
    conditions: fc.array(condition, { maxLength: 2 }),
  })
  .map((drawn) => ({
    Effect: drawn.effect,
    [drawn.exceptActions ? "NotAction" : "Action"]: drawn.actions,
    [drawn.exceptResources ? "NotResource" : "Resource"]: drawn.resources,
    ...(drawn.conditions.length > 0 && { Condition: block(drawn.conditions) }),
  }));

const context = fc.record(
  {
    "aws:SecureTransport": fc.constantFrom("true", "false"),
    "aws:SourceVpc": fc.constantFrom("vpc-1", "vpc-2"),
    "aws:UserAgent": fc.constantFrom("vpc-1", "VPC-1"),
    "aws:SourceIp": fc.constantFrom("203.0.113.7", "10.1.2.3", "198.51.100.1"),
    "aws:MultiFactorAuthAge": fc.constantFrom("60", "100", "7200"),
    "aws:CurrentTime": fc.constantFrom("2026-11-22T10:00:00Z", "2026-12-01T10:00:00Z"),
    "aws:SourceArn": fc.constantFrom(
      `arn:aws-cn:sns:cn-north-1:${ACCOUNT}:orders`,
      "arn:aws-cn:sns:cn-north-1:999988887777:x",
    ),
    "aws:TagKeys": fc.constantFrom(["owner"], ["owner", "project"], ["other"]),
    "aws:username": fc.constantFrom("one", "two"),
  },
  { requiredKeys: [] },
);

const asked = fc.record({
  action: fc.constantFrom(...OBJECT_ACTIONS),
  key: fc.constantFrom(...KEYS),
  context,
});

const policy = (Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });

function ask(
  action: string,
  key: string,
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
) {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const request: Request = {
    cloud: "aws",
    action,
    resource: `arn:aws-cn:s3:::mall/${key}`,
    context: {
      open: false,
      values: Object.fromEntries(
        given.map(([name, value]) => [name.toLowerCase(), typeof value === "string" ? [value] : value]),
      ),
    },
  };
  return { request, contextVariables: Object.fromEntries(given) as Record<string, string | string[]> };
}

async function simulate(request: Request, contextVariables: Record<string, string | string[]>, more: object) {
  const result = await runSimulation(
    {
      request: {
        principal: CALLER,
        action: request.action,
        resource: { resource: request.resource ?? "", accountId: ACCOUNT },
        contextVariables,
      },
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...more,
    },
    {},
  );
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult;
}

function ours(document: object, request: Request) {
  const read = readDocument(document, "aws", request.principal ? "placed" : "held");
  if (read.status !== "read") throw new Error(JSON.stringify(read));
  return decide(read.statements, request);
}

test("what a holder of policies may do is what the simulator says", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(statement, { minLength: 1, maxLength: 4 }),
      asked,
      async (statements, { action, key, context: values }) => {
        const { request, contextVariables } = ask(action, key, values);
        const document = policy(statements);
        const theirs = await simulate(request, contextVariables, {
          identityPolicies: [{ name: "p", policy: document }],
        });
        const decided = ours(document, request);
        expect({ Allowed: "allowed", ExplicitlyDenied: "denied", ImplicitlyDenied: "silent" }[theirs]).toBe(
          decided,
        );
      },
    ),
    { numRuns: 300 },
  );
});

const principal = fc.constantFrom<unknown>(
  "*",
  { AWS: "*" },
  { AWS: CALLER },
  { AWS: [`arn:aws-cn:iam::${ACCOUNT}:role/other`, CALLER] },
  { AWS: `arn:aws-cn:iam::${ACCOUNT}:role/other` },
  { AWS: "999988887777" },
);

test("whom a bucket lets in is what the simulator says", async () => {
  const placed = fc.tuple(statement, principal).map(([drawn, Principal]) => {
    const { NotAction, NotResource, ...rest } = drawn as Record<string, unknown>;
    return { ...rest, Action: rest.Action ?? NotAction, Resource: "arn:aws-cn:s3:::mall/*", Principal };
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(placed, { minLength: 1, maxLength: 3 }),
      asked,
      async (statements, { action, key, context: values }) => {
        const { request, contextVariables } = ask(action, key, values);
        const document = policy(statements);
        const theirs = await simulate(request, contextVariables, { resourcePolicy: document });
        const decided = ours(document, { ...request, principal: { kind: "AWS", name: CALLER } });
        expect({ Allowed: "allowed", ExplicitlyDenied: "denied", ImplicitlyDenied: "silent" }[theirs]).toBe(
          decided,
        );
      },
    ),
    { numRuns: 200 },
  );
});
