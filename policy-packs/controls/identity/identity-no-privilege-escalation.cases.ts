import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityNoPrivilegeEscalation } from "./identity-no-privilege-escalation.ts";

const AWS = "aws:iam/policy:Policy";
const ALI = "alicloud:ram/policy:Policy";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({
  policyDocument: JSON.stringify({ Version: "1", Statement }),
});
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown) => ({ Effect: "Deny", Action, Resource: "*" });

/** Two policies of one role. */
const two = (first: object, second: object) => ({
  subject: "subject",
  resources: [
    { name: "subject", type: "aws:iam/role:Role", props: {} },
    { name: "one", type: "aws:iam/rolePolicy:RolePolicy", props: { ...aws(first), role: ref("subject") } },
    { name: "two", type: AWS, props: aws(second) },
    {
      name: "given",
      type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      props: { role: ref("subject"), policyArn: ref("two") },
    },
  ],
});
const twoOf = (first: object, second: object) => ({
  subject: "subject",
  resources: [
    { name: "subject", type: "alicloud:ram/group:Group", props: {} },
    ...[first, second].flatMap((statement, index) => [
      { name: `policy-${index}`, type: ALI, props: ali(statement) },
      {
        name: `given-${index}`,
        type: "alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment",
        props: { policyType: "Custom", groupName: ref("subject"), policyName: ref(`policy-${index}`) },
      },
    ]),
  ],
});

export const cases: ControlCases = {
  control: identityNoPrivilegeEscalation,
  aws: {
    pass: [
      example(AWS, aws(allow("iam:AttachRolePolicy", "arn:aws-cn:iam::111122223333:role/web"))),
      example(AWS, aws(allow("iam:*", "*"), deny("iam:*"))),
      example(
        AWS,
        aws(
          allow("iam:PutRolePolicy", "*", {
            Condition: { StringEquals: { "iam:PermissionsBoundary": "b" } },
          }),
        ),
      ),
      example(AWS, aws(allow(["iam:PassRole", "s3:*"], "*"))),
      two(allow("iam:PassRole", "*"), deny("ec2:*")),
    ],
    fail: [
      example(AWS, aws(allow("iam:CreatePolicyVersion", "*"))),
      example(AWS, aws(allow("iam:*", "*"))),
      example(AWS, aws(allow(["iam:PassRole", "lambda:*"], "*"))),
      example(AWS, aws({ Effect: "Allow", NotAction: "s3:*", Resource: "*" })),
      two(allow("iam:PassRole", "*"), allow("ec2:RunInstances", "*")),
    ],
    unknown: [
      example(AWS, { policy: UNKNOWN }),
      example(AWS, { policy: { Version: "2012-10-17", Statement: [allow("iam:PutUserPolicy", UNKNOWN)] } }),
    ],
    notApplicable: [example(AWS, { policy: "no document" })],
  },
  alicloud: {
    pass: [
      example(ALI, ali(allow("ram:AttachPolicyToRole", "acs:ram::1:role/web"))),
      example(ALI, ali(allow("ram:Get*", "*"))),
      twoOf(allow("ram:PassRole", "*"), allow("oss:*", "*")),
    ],
    fail: [
      example(ALI, ali(allow("ram:AttachPolicyToUser", "*"))),
      example(ALI, ali(allow(["ram:PassRole", "ecs:Run*"], "*"))),
      twoOf(allow("ram:PassRole", "*"), allow("ecs:RunInstances", "*")),
    ],
    unknown: [example(ALI, { policyDocument: UNKNOWN })],
  },
};
