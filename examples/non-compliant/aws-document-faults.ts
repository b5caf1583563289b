import * as aws from "@pulumi/aws";
import { ADMINISTRATOR } from "./administrator.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

const document = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });

const allow = (Action: string, Resource: string, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

const ACCOUNT = "arn:aws-cn:iam::111122223333:root";
const HOST = "token.actions.githubusercontent.com";
const QUEUE = "arn:aws-cn:sqs:cn-north-1:111122223333:orders";
const SUBJECT = "repo:mall/landing-zone:ref:refs/heads/main";

const description = "Planted to show what one control finds";

const reading: aws.iam.PolicyArgs = {
  description,
  policy: document(allow("s3:GetObject", "arn:aws-cn:s3:::reports/*")),
  tags,
};

/** A role that somebody takes on. */
function trust(Principal: unknown): aws.iam.RoleArgs {
  return {
    description,
    assumeRolePolicy: document({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal,
    }),
    tags,
  };
}

/** A role that a pipeline takes on with its token. */
function pipeline(subject: string): aws.iam.RoleArgs {
  return {
    description,
    assumeRolePolicy: document({
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: { Federated: `arn:aws-cn:iam::111122223333:oidc-provider/${HOST}` },
      Condition: { StringLike: { [`${HOST}:sub`]: subject } },
    }),
    tags,
  };
}

const queue = (Principal: unknown): aws.sqs.QueuePolicyArgs => ({
  queueUrl: "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/orders",
  policy: document({ ...allow("sqs:SendMessage", QUEUE), Principal }),
});

const bucket = (Principal: unknown): aws.s3.BucketPolicyArgs => ({
  bucket: "reports",
  policy: document({ ...allow("s3:GetObject", "arn:aws-cn:s3:::reports/*"), Principal }),
});

const key = (Principal: unknown): aws.kms.KeyArgs => ({
  enableKeyRotation: true,
  policy: document(
    { ...allow("kms:*", "*"), Principal: { AWS: ACCOUNT } },
    { ...allow("kms:Decrypt", "*"), Principal },
  ),
  tags,
});

/** A key that nothing but its rotation can be wrong with. */
export const keptKey: aws.kms.KeyArgs = key({ AWS: "arn:aws-cn:iam::111122223333:role/pos" });

/** Everything that policies can say wrong, once each. */
export const awsDocumentFaults: readonly Fault[] = [
  plant("identity-no-admin-attachment", aws.iam.RolePolicyAttachment, {
    compliant: { role: "web", policyArn: "arn:aws-cn:iam::aws:policy/ReadOnlyAccess" },
    broken: { policyArn: "arn:aws-cn:iam::aws:policy/AdministratorAccess" },
  }),
  plant("identity-no-not-action", aws.iam.Policy, {
    compliant: reading,
    broken: {
      policy: document({ Effect: "Allow", NotAction: "iam:*", Resource: "arn:aws-cn:s3:::reports/*" }),
    },
  }),
  plant("identity-no-open-pass-role", aws.iam.Policy, {
    compliant: reading,
    broken: { policy: document(allow("iam:PassRole", "*")) },
    also: ["identity-no-free-writes", "identity-no-wildcard-resource"],
  }),
  plant("identity-no-open-trust", aws.iam.Role, {
    compliant: trust({ AWS: "arn:aws-cn:iam::444455556666:role/reader" }),
    broken: trust("*"),
  }),
  plant("identity-no-privilege-escalation", aws.iam.Policy, {
    compliant: reading,
    broken: { policy: document(allow("iam:CreatePolicyVersion", "*")) },
    also: ["identity-no-free-permission-changes", "identity-no-wildcard-resource"],
  }),
  plant("identity-no-public-resource-policy", aws.sqs.QueuePolicy, {
    compliant: queue({ AWS: ACCOUNT }),
    broken: queue("*"),
  }),
  plant("identity-no-service-wildcard", aws.iam.Policy, {
    compliant: reading,
    broken: { policy: document(allow("sqs:*", "*")) },
    also: ["identity-no-free-writes", "identity-no-free-permission-changes", "identity-no-wildcard-resource"],
  }),
  plant("identity-no-free-writes", aws.iam.Policy, {
    compliant: reading,
    broken: { policy: document(allow("s3:PutObject", "*")) },
    also: ["identity-no-wildcard-resource"],
  }),
  plant("identity-require-foreign-condition", aws.sqs.QueuePolicy, {
    compliant: queue({ AWS: ACCOUNT }),
    broken: queue({ AWS: "arn:aws-cn:iam::444455556666:role/reader" }),
  }),
  plant("identity-no-user-policies", aws.iam.PolicyAttachment, {
    compliant: { policyArn: "arn:aws-cn:iam::aws:policy/ReadOnlyAccess", groups: ["readers"] },
    broken: { users: ["robot"] },
  }),
  plant("identity-no-wildcard-admin", aws.iam.Policy, {
    compliant: reading,
    broken: { policy: document(allow("*", "*")) },
    also: ADMINISTRATOR,
  }),
  plant("identity-require-bound-federation", aws.iam.Role, {
    compliant: pipeline(SUBJECT),
    broken: pipeline("repo:mall/*"),
  }),
  plant("identity-require-valid-policy", aws.iam.Policy, {
    compliant: reading,
    broken: { policy: document({ Action: "s3:GetObject", Resource: "*" }) },
  }),
  plant("key-no-public-policy", aws.kms.Key, {
    compliant: keptKey,
    broken: key("*"),
  }),
  plant("storage-no-public-policy", aws.s3.BucketPolicy, {
    compliant: bucket({ AWS: ACCOUNT }),
    broken: bucket("*"),
  }),
];
