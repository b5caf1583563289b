import { UNKNOWN } from "../../control.ts";
import { awsText, ramText } from "../../policy.cases.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoOpenFederation } from "./identity-no-open-federation.ts";

const AWS = "aws:iam/role:Role";
const ALI = "alicloud:ram/role:Role";
const HOST = "token.actions.githubusercontent.com";
const trust = (Condition?: object, more: object = {}) => ({
  Effect: "Allow",
  Action: "sts:AssumeRoleWithWebIdentity",
  Principal: { Federated: `arn:aws-cn:iam::111122223333:oidc-provider/${HOST}` },
  Condition,
  ...more,
});
const aws = (Condition?: object, more: object = {}) =>
  example(AWS, { assumeRolePolicy: awsText(trust(Condition, more)) });
const sub = (operator: string, value: unknown) => ({
  StringEquals: { [`${HOST}:aud`]: "sts.amazonaws.com.cn" },
  [operator]: { [`${HOST}:aud`]: "sts.amazonaws.com.cn", [`${HOST}:sub`]: value },
});
const ali = (Condition?: object) =>
  example(ALI, {
    assumeRolePolicyDocument: ramText({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Federated: ["acs:ram::1:oidc-provider/ci"] },
      Condition,
    }),
  });

export const cases: ControlCases = {
  control: identityNoOpenFederation,
  aws: {
    pass: [
      aws(sub("StringEquals", "repo:mall/zone:ref:refs/heads/main")),
      // All repositories of one owner are wide, but nobody else's: identity-require-bound-federation asks for more.
      aws(sub("StringLike", "repo:mall/*")),
      aws(sub("StringLike", ["repo:mall/zone:*", "repo:mall/shop:*"])),
      aws({ StringEquals: { [`${HOST}:repository_owner`]: "mall" } }),
      aws(sub("StringEquals", "system:serviceaccount:app:web")),
      aws(undefined, { Principal: { Service: "ec2.amazonaws.com.cn" } }),
      aws(undefined, { Effect: "Deny" }),
    ],
    fail: [
      aws(),
      aws({ StringEquals: { [`${HOST}:aud`]: "sts.amazonaws.com.cn" } }),
      aws(sub("StringLike", "*")),
      aws(sub("StringLike", "repo:*")),
      aws(sub("StringLike", "repo:mall*")),
      aws(sub("StringLike", ["repo:mall/zone:*", "*"])),
      aws(sub("StringEquals", "environment:production")),
      aws(sub("StringEquals", "workflow:release")),
      aws(sub("StringNotLike", "repo:mall/zone:*")),
      aws(sub("StringLikeIfExists", "repo:mall/zone:*")),
      aws(sub("ForAllValues:StringLike", "repo:mall/zone:*")),
    ],
    unknown: [
      example(AWS, { assumeRolePolicy: UNKNOWN }),
      example(AWS, {
        assumeRolePolicy: { Version: "2012-10-17", Statement: [trust(sub("StringLike", UNKNOWN))] },
      }),
      example(AWS, {
        assumeRolePolicy: { Version: "2012-10-17", Statement: [{ ...trust(), Condition: UNKNOWN }] },
      }),
      example(AWS, {
        assumeRolePolicy: { Version: "2012-10-17", Statement: [{ ...trust(), Effect: UNKNOWN }] },
      }),
    ],
  },
  alicloud: {
    pass: [
      ali({ StringEquals: { "oidc:sub": "project_path:mall/zone:ref_type:branch:ref:main" } }),
      ali({ StringLike: { "oidc:sub": "project_path:mall/*" } }),
      ali({ StringLike: { "oidc:sub": "system:serviceaccount:*" } }),
      example(ALI, { services: ["ecs.aliyuncs.com"] }),
    ],
    fail: [
      ali(),
      ali({ StringEquals: { "oidc:aud": "sts.aliyuncs.com" } }),
      ali({ StringLike: { "oidc:sub": "project_path:*" } }),
    ],
    unknown: [example(ALI, { assumeRolePolicyDocument: UNKNOWN })],
  },
};
