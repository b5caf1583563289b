import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityNoWildcardAdmin } from "./identity-no-wildcard-admin.ts";

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
const deny = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Deny", Action, Resource });
const MFA = { "acs:MFAPresent": "true" };

/** A role, the policy that it holds and, on AWS, its boundary. */
const bounded = (denied: string) => [
  { name: "role", type: "aws:iam/role:Role", props: { permissionsBoundary: ref("boundary") } },
  { name: "boundary", type: AWS, props: aws(allow("*", "*"), deny(denied)) },
];
const ROOT = { RAM: ["acs:ram::1:root"] };
const PIPELINE = { Federated: ["acs:ram::1:oidc-provider/ci"] };
const BRANCH = "repo:mall/zone:ref:refs/heads/";
const trusted = (roleName: string, Condition: object, Principal: object = ROOT) => [
  {
    name: roleName,
    type: "alicloud:ram/role:Role",
    props: {
      assumeRolePolicyDocument: JSON.stringify({
        Version: "1",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal, Condition }],
      }),
    },
  },
  {
    name: "given",
    type: "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment",
    props: { policyType: "Custom", policyName: ref("subject"), roleName: ref(roleName) },
  },
];

export const cases: ControlCases = {
  control: identityNoWildcardAdmin,
  aws: {
    pass: [
      example(AWS, aws(allow("s3:*", "*"))),
      example(AWS, aws(allow("*", "arn:aws-cn:s3:::one"))),
      example(AWS, aws(allow("*", "*"), deny("*"))),
      example(
        AWS,
        aws(allow("*", "*", { Condition: { StringEquals: { "aws:RequestedRegion": "cn-north-1" } } })),
      ),
      example("aws:iam/userPolicy:UserPolicy", aws(deny("*"))),
    ],
    fail: [
      example(AWS, aws(allow("*", "*"))),
      example(AWS, { policy: { Version: "2012-10-17", Statement: [allow(["s3:GetObject", "*"], ["*"])] } }),
      example(AWS, aws(allow("**", "*"), deny("s3:DeleteBucket"))),
      example(AWS, aws(allow("*", "*", { Condition: { StringLike: { "aws:username": "*" } } }))),
      example(
        "aws:iam/rolePolicy:RolePolicy",
        aws({ Effect: "Allow", NotAction: "x:y", NotResource: "y" }, allow("*", "*")),
      ),
      example(
        "aws:iam/rolePolicy:RolePolicy",
        { ...aws(allow("*", "*")), role: ref("role") },
        ...bounded("iam:CreateUser"),
      ),
      example("aws:iam/role:Role", { inlinePolicies: [{ name: "all", ...aws(allow("*", "*")) }] }),
      // What is attached is no boundary, and a policy of another name is not this one.
      example(
        AWS,
        aws(allow("*", "*")),
        {
          name: "role",
          type: "aws:iam/role:Role",
          props: { permissionsBoundary: UNKNOWN, name: "edge" },
        },
        {
          name: "given",
          type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
          props: { user: "ops", policyArn: ref("subject") },
        },
      ),
      example(
        AWS,
        { ...aws(allow("*", "*")), name: "ops" },
        {
          name: "role",
          type: "aws:iam/role:Role",
          props: { permissionsBoundary: "arn:aws-cn:iam::111122223333:policy/edge" },
        },
      ),
    ],
    unknown: [
      example(AWS, { policy: UNKNOWN }),
      example(AWS, { policy: { Version: "2012-10-17", Statement: [allow("*", UNKNOWN)] } }),
      example(AWS, {
        policy: { Version: "2012-10-17", Statement: [allow("*", "*"), { ...deny("*"), Action: UNKNOWN }] },
      }),
      example(
        "aws:iam/rolePolicy:RolePolicy",
        { ...aws(allow("*", "*")), role: ref("role") },
        {
          name: "role",
          type: "aws:iam/role:Role",
          props: { permissionsBoundary: "arn:aws-cn:iam::111122223333:policy/elsewhere" },
        },
      ),
      // It may be the boundary of the role.
      example(AWS, aws(allow("*", "*")), {
        name: "role",
        type: "aws:iam/role:Role",
        props: { permissionsBoundary: UNKNOWN },
      }),
      example(
        AWS,
        { ...aws(allow("*", "*")), name: UNKNOWN },
        {
          name: "user",
          type: "aws:iam/user:User",
          props: { permissionsBoundary: "arn:aws-cn:iam::111122223333:policy/edge" },
        },
      ),
    ],
    notApplicable: [
      example(AWS, { policy: "{" }),
      example(
        "aws:iam/rolePolicy:RolePolicy",
        { ...aws(allow("*", "*")), role: ref("role") },
        ...bounded("iam:Delete*PermissionsBoundary"),
      ),
    ],
    silent: [
      example(
        AWS,
        { ...aws(allow("*", "*")), name: "edge" },
        {
          name: "role",
          type: "aws:iam/role:Role",
          props: { permissionsBoundary: "arn:aws-cn:iam::111122223333:policy/edge" },
        },
      ),
    ],
  },
  alicloud: {
    pass: [example(ALI, ali(allow("oss:*", "*"))), example(ALI, ali(allow("*", "acs:oss:*:*:one")))],
    fail: [
      example(ALI, ali(allow("*", "*"))),
      example(ALI, { document: JSON.stringify({ Version: "1", Statement: allow("*", ["*"]) }) }),
      example(ALI, { statements: [{ effect: "Allow", actions: ["*"], resources: ["*"] }] }),
      example(ALI, ali(allow("*", "*")), ...trusted("web", { Bool: MFA })),
      example(
        ALI,
        ali(allow("*", "*")),
        ...trusted("ci-deploy", { StringLike: { "oidc:sub": "repo:mall/zone:*" } }, PIPELINE),
      ),
      example(ALI, ali(allow("*", "*")), ...trusted("ci-deploy", { Bool: MFA })),
      example(
        ALI,
        ali(allow("*", "*")),
        ...trusted("break-glass", { StringEquals: { "sts:ExternalId": "x" } }),
      ),
    ],
    unknown: [
      example(ALI, { policyDocument: UNKNOWN }),
      example(ALI, { statements: [{ effect: "Allow", actions: ["*"], resources: [UNKNOWN] }] }),
    ],
    notApplicable: [
      example(ALI, ali(allow("*", "*")), ...trusted("break-glass", { Bool: MFA })),
      example(
        ALI,
        ali(allow("*", "*")),
        ...trusted("ci-deploy", { StringEquals: { "oidc:sub": `${BRANCH}main` } }, PIPELINE),
      ),
    ],
  },
};
