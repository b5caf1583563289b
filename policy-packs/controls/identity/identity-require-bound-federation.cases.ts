import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireBoundFederation } from "./identity-require-bound-federation.ts";

const AWS = "aws:iam/role:Role";
const ALI = "alicloud:ram/role:Role";
const aws = (Principal: unknown, Condition?: object, Action = "sts:AssumeRole") => ({
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action, Principal, Condition }],
  }),
});
const ali = (Principal: unknown, Condition?: object) => ({
  assumeRolePolicyDocument: JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal, Condition }],
  }),
});
const HOST = "token.actions.githubusercontent.com";
const GITHUB = { Federated: `arn:aws-cn:iam::111122223333:oidc-provider/${HOST}` };
const WEB = "sts:AssumeRoleWithWebIdentity";
const sub = (operator: string, value: unknown) => ({
  StringEquals: { [`${HOST}:aud`]: "sts.amazonaws.com.cn" },
  [operator]: { [`${HOST}:aud`]: "sts.amazonaws.com.cn", [`${HOST}:sub`]: value },
});
const PROVIDER = { Federated: ["acs:ram::1:oidc-provider/ci"] };

export const cases: ControlCases = {
  control: identityRequireBoundFederation,
  aws: {
    pass: [
      example(AWS, aws(GITHUB, sub("StringEquals", "repo:mall/zone:ref:refs/heads/main"), WEB)),
      example(AWS, aws(GITHUB, sub("StringLike", "repo:mall/zone:*"), WEB)),
      example(AWS, aws({ Service: "ec2.amazonaws.com.cn" })),
      example(AWS, aws({ Federated: "arn:aws-cn:iam::111122223333:saml-provider/people" })),
    ],
    fail: [
      example(AWS, aws(GITHUB, undefined, WEB)),
      example(AWS, aws(GITHUB, { StringEquals: { [`${HOST}:aud`]: "sts.amazonaws.com.cn" } }, WEB)),
      example(AWS, aws(GITHUB, sub("StringLike", "repo:mall/*"), WEB)),
      example(AWS, aws(GITHUB, sub("StringLike", ["repo:mall/zone:ref:refs/heads/main", "*"]), WEB)),
      example(AWS, aws(GITHUB, sub("StringNotEquals", "repo:evil/zone:*"), WEB)),
      example(AWS, aws(GITHUB, sub("ForAllValues:StringLike", "repo:mall/zone:*"), WEB)),
    ],
    unknown: [example(AWS, { assumeRolePolicy: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(
        ALI,
        ali(PROVIDER, { StringEquals: { "oidc:sub": "project_path:mall/zone:ref_type:branch:ref:main" } }),
      ),
      example(ALI, ali(PROVIDER, { StringLike: { "oidc:sub": ["system:serviceaccount:app:*"] } })),
      example(ALI, { services: ["ecs.aliyuncs.com"] }),
    ],
    fail: [
      example(ALI, ali(PROVIDER)),
      example(ALI, ali(PROVIDER, { StringEquals: { "oidc:aud": "sts.aliyuncs.com" } })),
      example(ALI, ali(PROVIDER, { StringLike: { "oidc:sub": "system:serviceaccount:*" } })),
    ],
    unknown: [example(ALI, { assumeRolePolicyDocument: UNKNOWN })],
  },
};
