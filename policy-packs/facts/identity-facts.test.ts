import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnyControl, type ResourceView, UNKNOWN } from "../control.ts";
import { controls } from "../controls/index.ts";
import { judge } from "../judge.ts";
import { stackView } from "../stack-view.ts";
import { EXAMPLE_NOW, packOf } from "../testing.ts";

const mine: readonly AnyControl[] = Object.values(controls).filter(({ id }) =>
  /^(change|identity|key|secret)-|-file-transfer$|-transfer-policy$|-endpoint-policy$/.test(id),
);
const types = [...new Set(mine.flatMap(({ fact }) => [...fact.types.aws, ...fact.types.alicloud]))].filter(
  (type) =>
    /:(iam|ram|kms|secretsmanager|ssm|oos|lambda|sqs|sns|ecs|fc|apigateway|apigatewayv2|transfer|ssoadmin|cloudsso|eci|batch|codebuild)\/|providers/.test(
      type,
    ),
);

/** Names that the facts ask for, so that what is found there is of every shape. */
const inputs = [
  ..."policy policyDocument policyArn policyName policyType role roleName user userName users userNames groups group".split(
    " ",
  ),
  ..."assumeRolePolicy assumeRolePolicyDocument inlinePolicies managedPolicyArns permissionsBoundary statements tags".split(
    " ",
  ),
  ..."environment containerDefinitions containers userData value name type keyId password rotationRules secretId".split(
    " ",
  ),
  ..."description maxSessionDuration loginNetworkMasks triggerConfig triggerType protocols cors functionName".split(
    " ",
  ),
  ..."granteePrincipal operations permissionPolicies environmentVariables envs securityPolicyName".split(" "),
];

const statement = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Deny", "Maybe", UNKNOWN, 1),
    Action: fc.anything(),
    NotAction: fc.constantFrom("s3:*", ["*"], UNKNOWN),
    Resource: fc.constantFrom("*", ["*", UNKNOWN], 3, null, "arn:aws:s3:::a"),
    Principal: fc.anything(),
    Condition: fc.anything(),
  },
  { requiredKeys: [] },
);
const document = fc.record({
  Version: fc.constantFrom("2012-10-17", "1", 1, UNKNOWN),
  Statement: fc.oneof(statement, fc.array(statement, { maxLength: 3 }), fc.anything()),
});
const value = fc.oneof(
  fc.anything(),
  fc.constantFrom(
    UNKNOWN,
    "",
    "*",
    "root",
    "subject-0",
    "subject-1-id",
    null,
    0,
    -1,
    "365d",
    "PT8H",
    "{",
    "[]",
  ),
  document,
  document.map((one) => JSON.stringify(one, (_, part) => (part === UNKNOWN ? "?" : part)) ?? ""),
);
const resource = fc.record({
  type: fc.constantFrom(...types),
  props: fc.dictionary(fc.constantFrom(...inputs), value, { maxKeys: 6 }),
  names: fc.array(fc.tuple(fc.constantFrom(...inputs), fc.nat(4)), { maxLength: 2 }),
});

test("no shape of any input makes a control fail by itself", () => {
  fc.assert(
    fc.property(fc.array(resource, { minLength: 1, maxLength: 5 }), (drawn) => {
      const urn = (index: number) => `urn:pulumi:t::t::${drawn[index]?.type ?? ""}::subject-${index}`;
      const views = drawn.map(({ type, props, names }, index): ResourceView => {
        const known = names.filter(([, target]) => target < drawn.length);
        return {
          urn: urn(index),
          type,
          name: `subject-${index}`,
          custom: true,
          props: { ...props, ...Object.fromEntries(known.map(([input]) => [input, UNKNOWN])) },
          dependencies: [],
          propertyDependencies: Object.fromEntries(known.map(([input, target]) => [input, [urn(target)]])),
          protect: false,
        };
      });
      const verdicts = judge(packOf(...mine), stackView(views), { now: EXAMPLE_NOW });
      expect(verdicts.filter(({ message }) => message.includes("the control itself failed"))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
