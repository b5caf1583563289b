import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoPublicResourcePolicy } from "./identity-no-public-resource-policy.ts";

const AWS = "aws:sqs/queuePolicy:QueuePolicy";
const ALI = "alicloud:kms/secret:Secret";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({ policy: JSON.stringify({ Version: "1", Statement }) });
const open = (Principal: unknown, Condition?: object) => ({
  Effect: "Allow",
  Action: "x:Read",
  Resource: "*",
  Principal,
  Condition,
});
const PERMISSION = "aws:lambda/permission:Permission";
const PROJECT = "alicloud:log/project:Project";

export const cases: ControlCases = {
  control: identityNoPublicResourcePolicy,
  aws: {
    pass: [
      example(AWS, aws(open({ AWS: "111122223333" }))),
      example(AWS, aws(open("*", { ArnEquals: { "aws:SourceArn": "arn:aws-cn:sns:cn-north-1:1:t" } }))),
      example(AWS, aws(open({ Service: "sns.amazonaws.com" }))),
      example(AWS, aws({ ...open("*"), Effect: "Deny" })),
      example(
        "aws:sns/topicPolicy:TopicPolicy",
        aws(open({ AWS: "*" }, { StringEquals: { "aws:SourceOwner": "1" } })),
      ),
      example(PERMISSION, {
        principal: "s3.amazonaws.com",
        sourceAccount: UNKNOWN,
        action: "lambda:InvokeFunction",
      }),
      example(PERMISSION, { principal: "*", principalOrgId: "o-1", action: "lambda:InvokeFunction" }),
      // Whom a service acts for is another control's question.
      example(PERMISSION, { principal: "s3.amazonaws.com", action: "lambda:InvokeFunction" }),
      example("aws:lambda/layerVersionPermission:LayerVersionPermission", {
        principal: "*",
        organizationId: "o-1",
        action: "lambda:GetLayerVersion",
      }),
    ],
    fail: [
      example(AWS, aws(open("*"))),
      example(AWS, aws(open({ AWS: ["111122223333", "*"] }))),
      example(AWS, aws(open("*", { Bool: { "aws:SecureTransport": "true" } }))),
      example(AWS, aws(open("*", { StringLike: { "aws:SourceArn": "*" } }))),
      example(
        "aws:secretsmanager/secretPolicy:SecretPolicy",
        aws(open("*", { StringNotEquals: { "aws:SourceVpc": "v" } })),
      ),
      example("aws:ecr/repositoryPolicy:RepositoryPolicy", {
        policy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "ecr:*", NotPrincipal: { AWS: "1" } }],
        },
      }),
      example(PERMISSION, { principal: "*", action: "lambda:InvokeFunction" }),
      example(PERMISSION, {
        principal: "*",
        sourceArn: "arn:aws-cn:events:::rule/a",
        action: "lambda:InvokeFunction",
      }),
      example("aws:glacier/vault:Vault", {
        accessPolicy: aws(open("*")).policy,
      }),
      example("aws:lambda/layerVersionPermission:LayerVersionPermission", {
        principal: "*",
        action: "lambda:GetLayerVersion",
      }),
    ],
    unknown: [
      example(AWS, { policy: UNKNOWN }),
      example(PERMISSION, { principal: UNKNOWN, action: "lambda:InvokeFunction" }),
    ],
    notApplicable: [example(AWS, { policy: "{" })],
    silent: [example("aws:sqs/queue:Queue", {})],
  },
  alicloud: {
    pass: [
      example(ALI, ali(open({ RAM: ["acs:ram::1:root"] }))),
      example(PROJECT, ali({ Effect: "Deny", Action: "log:*", Resource: "*" })),
      example(
        PROJECT,
        ali({
          Effect: "Allow",
          Action: "log:*",
          Resource: "*",
          Condition: { StringEquals: { "acs:SourceVpc": ["vpc-1"] } },
        }),
      ),
    ],
    fail: [
      example(ALI, ali(open({ RAM: ["*"] }))),
      example(PROJECT, ali({ Effect: "Allow", Action: "log:*", Resource: "*" })),
    ],
    unknown: [example(ALI, { policy: UNKNOWN })],
    silent: [example(ALI, {})],
  },
};
