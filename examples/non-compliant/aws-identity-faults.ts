import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { instance } from "./aws-faults.ts";
import { containers, lambda, task } from "./aws-service-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

const document = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });

const allow = (Action: string | readonly string[], Resource: string, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

const REPORTS = "arn:aws-cn:s3:::reports/*";
const KEY = "arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555";
const KEEPER = "arn:aws-cn:iam::111122223333:role/keeper";
const USER = "arn:aws-cn:iam::111122223333:role/shop";
const PARTNER = "arn:aws-cn:iam::444455556666:root";
const HOST = "token.actions.githubusercontent.com";
const description = "Planted to show what one control finds";

const policy = (...statements: readonly object[]): aws.iam.PolicyArgs => ({
  description,
  policy: document(...statements),
  tags,
});
const reading = policy(allow("s3:GetObject", REPORTS));

/** A role that somebody takes on. */
const role = (Principal: object, more: object = {}): aws.iam.RoleArgs => ({
  assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal, ...more }),
  description,
  tags,
});
const ORGANISATION = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
const EXTERNAL = { Condition: { StringEquals: { "sts:ExternalId": "mall-2026" } } };
const agreed = { ...tags, approver: "cto@mall.example", expiry: "2027-01-31" };

const pipeline = (subject: string): aws.iam.RoleArgs =>
  role(
    { Federated: `arn:aws-cn:iam::111122223333:oidc-provider/${HOST}` },
    { Action: "sts:AssumeRoleWithWebIdentity", Condition: { StringEquals: { [`${HOST}:sub`]: subject } } },
  );

const passwords: aws.iam.AccountPasswordPolicyArgs = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  maxPasswordAge: 90,
  passwordReusePrevention: 24,
};

const queue = (Action: string): aws.sqs.QueuePolicyArgs => ({
  queueUrl: "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/orders",
  policy: document({
    ...allow(Action, "arn:aws-cn:sqs:cn-north-1:111122223333:orders"),
    Principal: { AWS: "arn:aws-cn:iam::111122223333:role/pos" },
  }),
});

const key: aws.kms.KeyArgs = {
  enableKeyRotation: true,
  policy: document(
    {
      ...allow(["kms:Put*", "kms:Get*", "kms:Describe*", "kms:ScheduleKeyDeletion"], "*"),
      Principal: { AWS: KEEPER },
    },
    { ...allow(["kms:Encrypt", "kms:Decrypt"], "*"), Principal: { AWS: USER } },
  ),
  tags,
};

/** A user whom nothing is wrong with: for emergencies, in a group, without a password. */
function inGroup(user: aws.iam.User, name: string, opts: object): void {
  new aws.iam.UserGroupMembership(name, { user: user.name, groups: ["readers"] }, opts);
}
const emergency: aws.iam.UserArgs = { name: "break-glass", tags };

const MFA = document({
  Effect: "Deny",
  NotAction: "iam:*VirtualMFADevice",
  Resource: "*",
  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
});

/** Puts a user into a group that asks for a second factor, or that does not. */
function joinAsked(user: aws.iam.User, name: string, asks: boolean, opts: object): void {
  const group = new aws.iam.Group(`${name}-group`, {}, opts);
  new aws.iam.UserGroupMembership(`${name}-joins`, { user: user.name, groups: [group.name] }, opts);
  if (asks) new aws.iam.GroupPolicy(`${name}-factor`, { group: group.name, policy: MFA }, opts);
}

/** Whose password it is. */
function clerk(name: string, asks: boolean, opts: object): aws.iam.User {
  const user = new aws.iam.User(`${name}-user`, { name: `break-glass-${name}`, tags }, opts);
  joinAsked(user, name, asks, opts);
  return user;
}

/** A server that partners send files to. */
const transfer: aws.transfer.ServerArgs = {
  endpointType: "VPC",
  protocols: ["SFTP"],
  securityPolicyName: "TransferSecurityPolicy-2025-03",
  tags,
};

/** Whatever anybody may read need not be encrypted. */
const published = { ...tags, "data-class": "public" };

/** What is allowed on everything is a finding of its own. */
const EVERYWHERE = ["identity-no-wildcard-resource"];

const WORD = "planted-not-real";

/** Everything that identities, keys and secrets can have wrong on AWS, once each. */
export const awsIdentityFaults: readonly Fault[] = [
  plant("change-require-freeze-approval", aws.iam.Policy, {
    compliant: { ...reading, tags: { ...tags, "change-freeze": "2026-12-24/2026-12-26 holidays" } },
    broken: { tags: { ...tags, "change-freeze": "2026-11-20/2026-11-30 campaign" } },
  }),
  plant("identity-no-access-keys", aws.iam.AccessKey, {
    compliant: { user: "robot", status: "Inactive" },
    broken: { status: "Active" },
  }),
  plant("identity-no-account-trust", aws.iam.Role, {
    compliant: role({ AWS: PARTNER }, ORGANISATION),
    broken: role({ AWS: PARTNER }),
  }),
  plant("identity-no-conflicting-duties", aws.iam.Policy, {
    compliant: reading,
    broken: policy(allow(["rds:DeleteDBInstance", "backup:DeleteRecoveryPoint"], "*")),
    also: ["identity-no-free-writes", ...EVERYWHERE],
  }),
  plant("identity-no-credential-exposure", aws.iam.Policy, {
    compliant: reading,
    broken: policy(allow("ec2:GetPasswordData", "*")),
    also: EVERYWHERE,
  }),
  plant("identity-no-data-exfiltration", aws.iam.Policy, {
    compliant: reading,
    broken: policy(allow("s3:GetObject", "*")),
    also: EVERYWHERE,
  }),
  plant("identity-no-empty-group", aws.iam.GroupMembership, {
    compliant: { group: "readers", users: ["web"] },
    broken: { users: [] },
  }),
  plant("identity-no-free-permission-changes", aws.iam.Policy, {
    compliant: reading,
    broken: policy(allow("s3:PutBucketPolicy", "*")),
    also: EVERYWHERE,
  }),
  plant("identity-no-guests", aws.cognito.IdentityPool, {
    compliant: { identityPoolName: "guests", allowUnauthenticatedIdentities: false, tags },
    broken: { allowUnauthenticatedIdentities: true },
  }),
  plant("identity-no-identity-admin", aws.iam.Policy, {
    compliant: reading,
    broken: policy(allow("iam:*", "arn:aws-cn:iam::111122223333:role/pos-*")),
  }),
  plant("identity-no-identity-attachment", aws.iam.RolePolicyAttachment, {
    compliant: { role: "web", policyArn: "arn:aws-cn:iam::aws:policy/IAMReadOnlyAccess" },
    broken: { policyArn: "arn:aws-cn:iam::aws:policy/IAMFullAccess" },
  }),
  plant("identity-no-open-federation", aws.iam.Role, {
    compliant: pipeline("repo:mall/landing-zone:ref:refs/heads/main"),
    broken: pipeline("environment:production"),
  }),
  plant("identity-no-open-cors", aws.lambda.Function, {
    compliant: lambda,
    broken: {},
    beside(subject, name, broken, opts) {
      const functionName = (subject as aws.lambda.Function).name;
      const sites = broken ? ["*"] : ["https://mall.example"];
      const cors = { allowOrigins: sites, allowMethods: ["*"] };
      new aws.lambda.FunctionUrl(`${name}-url`, { functionName, authorizationType: "AWS_IAM", cors }, opts);
    },
  }),
  plant("identity-no-root-keys", aws.iam.AccessKey, {
    compliant: { user: "robot", status: "Inactive" },
    broken: { user: "root" },
  }),
  plant("identity-no-star-action", aws.iam.Policy, {
    compliant: reading,
    broken: policy(allow("*", REPORTS)),
    also: ["identity-no-identity-admin"],
  }),
  plant("identity-no-star-resource-policy", aws.sqs.QueuePolicy, {
    compliant: queue("sqs:SendMessage"),
    broken: queue("sqs:*"),
  }),
  plant("identity-no-users", aws.iam.User, {
    compliant: emergency,
    broken: { name: "robot" },
    beside: (user, name, _, opts) => inGroup(user as aws.iam.User, `${name}-joins`, opts),
  }),
  plant("identity-no-console-users", aws.iam.User, {
    compliant: { ...emergency, name: "break-glass-console" },
    broken: { name: "clerk" },
    also: ["identity-no-users"],
    beside(user, name, _, opts) {
      joinAsked(user as aws.iam.User, name, true, opts);
      const profile = { user: (user as aws.iam.User).name, passwordResetRequired: true };
      new aws.iam.UserLoginProfile(`${name}-profile`, profile, opts);
    },
  }),
  plant("identity-no-wildcard-resource", aws.iam.Policy, {
    compliant: reading,
    broken: policy(allow("s3:GetObjectTagging", "*")),
  }),
  plant("identity-require-api-authorization", aws.apigatewayv2.Route, {
    compliant: { apiId: "api-1", routeKey: "GET /orders", authorizationType: "AWS_IAM" },
    broken: { authorizationType: "NONE" },
  }),
  plant("identity-require-function-source", aws.lambda.Permission, {
    compliant: {
      function: "orders",
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: "arn:aws-cn:events:cn-north-1:111122223333:rule/daily",
    },
    broken: { sourceArn: undefined as unknown as string },
  }),
  plant("identity-require-grant-end", aws.iam.Policy, {
    compliant: { ...reading, ...until("2026-11-27T08:00:00Z") },
    broken: until("2027-11-27T08:00:00Z"),
  }),
  plant("identity-require-group", aws.iam.User, {
    compliant: { ...emergency, name: "break-glass-group" },
    broken: {},
    beside: (user, name, broken, opts) => {
      if (!broken) inGroup(user as aws.iam.User, `${name}-joins`, opts);
    },
  }),
  plant("identity-require-idle-limit", aws.accessanalyzer.Analyzer, {
    compliant: { analyzerName: "unused", type: "ACCOUNT_UNUSED_ACCESS", ...unused(90), tags },
    broken: unused(180),
  }),
  plant("identity-require-instance-role", aws.ec2.Instance, {
    compliant: instance,
    broken: { iamInstanceProfile: "" },
  }),
  plant("identity-require-partner-end", aws.iam.Role, {
    compliant: { ...role({ AWS: PARTNER }, EXTERNAL), tags: agreed },
    broken: { tags },
  }),
  plant("identity-require-password-digit", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { requireNumbers: false },
  }),
  plant("identity-require-password-lowercase", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { requireLowercaseCharacters: false },
  }),
  plant("identity-require-password-symbol", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { requireSymbols: false },
  }),
  plant("identity-require-password-uppercase", aws.iam.AccountPasswordPolicy, {
    compliant: passwords,
    broken: { requireUppercaseCharacters: false },
  }),
  plant("identity-require-purpose", aws.iam.Policy, {
    compliant: reading,
    broken: { description: "policy" },
  }),
  plant("identity-require-session-limit", aws.ssoadmin.PermissionSet, {
    compliant: {
      instanceArn: "arn:aws-cn:sso:::instance/ssoins-1",
      name: "readers",
      description,
      sessionDuration: "PT8H",
      tags,
    },
    broken: { sessionDuration: "PT12H" },
  }),
  plant("identity-require-user-end", aws.iam.User, {
    compliant: {
      name: "break-glass-visitor",
      tags: { ...tags, "account-type": "visitor", expiry: "2026-11-27" },
    },
    broken: { tags: { ...tags, "account-type": "visitor" } },
    beside: (user, name, _, opts) => inGroup(user as aws.iam.User, `${name}-joins`, opts),
  }),
  plant("key-require-deletion-window", aws.kms.Key, {
    compliant: { ...key, deletionWindowInDays: 30 },
    broken: { deletionWindowInDays: 7 },
  }),
  plant("key-require-enabled", aws.kms.Key, { compliant: key, broken: { isEnabled: false } }),
  plant("key-require-policy", aws.kms.Key, { compliant: key, broken: { policy: "" } }),
  plant("secret-no-parameter-credentials", aws.ssm.Parameter, {
    compliant: { name: "/shop/table", type: "String", value: "orders", tags: published },
    broken: { name: "/shop/db-password", value: WORD },
  }),
  plant("secret-no-provider-keys", aws.Provider, {
    compliant: { region: "cn-north-1", profile: "mall" },
    broken: { accessKey: WORD, secretKey: WORD },
  }),
  plant("secret-no-variable-credentials", aws.ecs.TaskDefinition, {
    compliant: task,
    broken: { containerDefinitions: containers({ environment: [{ name: "DB_PASSWORD", value: WORD }] }) },
  }),
  plant("secret-require-customer-key", aws.secretsmanager.Secret, {
    compliant: { name: "orders", kmsKeyId: KEY, tags },
    broken: { kmsKeyId: "alias/aws/secretsmanager" },
  }),
  plant("secret-require-parameter-customer-key", aws.ssm.Parameter, {
    compliant: { name: "/shop/token", type: "SecureString", valueWo: WORD, keyId: KEY, tags },
    broken: { keyId: "alias/aws/ssm" },
  }),
  plant("network-no-public-file-transfer", aws.transfer.Server, {
    compliant: transfer,
    broken: { endpointType: "PUBLIC" },
  }),
  plant("tls-no-plain-file-transfer", aws.transfer.Server, {
    compliant: transfer,
    broken: { protocols: ["SFTP", "FTP"] },
  }),
  plant("tls-require-recent-transfer-policy", aws.transfer.Server, {
    compliant: transfer,
    broken: { securityPolicyName: "TransferSecurityPolicy-2018-11" },
  }),
  plant("secret-require-rotation-period", aws.secretsmanager.SecretRotation, {
    compliant: { secretId: "orders", rotationRules: { automaticallyAfterDays: 30 } },
    broken: { rotationRules: { automaticallyAfterDays: 180 } },
  }),
  built(
    "identity-no-admin-workload",
    (name, broken, opts) => {
      const own = new aws.iam.Role(`${name}-role`, role({ Service: "lambda.amazonaws.com" }), opts);
      const policyArn = `arn:aws-cn:iam::aws:policy/${broken ? "AdministratorAccess" : "ReadOnlyAccess"}`;
      new aws.iam.RolePolicyAttachment(`${name}-given`, { role: own.name, policyArn }, opts);
      new aws.lambda.Function(name, { ...lambda, role: own.arn }, opts);
    },
    ["identity-no-admin-workload-aws-given"],
  ),
  built("identity-require-password-reset", (name, broken, opts) => {
    const user = clerk(name, true, opts);
    new aws.iam.UserLoginProfile(name, { user: user.name, passwordResetRequired: !broken }, opts);
  }),
  built("identity-require-user-mfa", (name, broken, opts) => {
    const user = clerk(name, !broken, opts);
    new aws.iam.UserLoginProfile(name, { user: user.name, passwordResetRequired: true }, opts);
  }),
];

/** What has to stand before it can be named. */
function built(
  control: string,
  make: (name: string, broken: boolean, opts: pulumi.CustomResourceOptions) => void,
  echoes: readonly string[] = [],
): Fault {
  const name = `${control}-aws`;
  return {
    control,
    cloud: "aws",
    name,
    also: [],
    echoes,
    build: (broken, opts) => make(name, broken, opts),
  };
}

/** A moment by which a right ends. */
function until(moment: string): aws.iam.PolicyArgs {
  return {
    description,
    policy: document(
      allow("s3:GetObject", REPORTS, { Condition: { DateLessThan: { "aws:CurrentTime": moment } } }),
    ),
    tags: { ...tags, temporary: "true" },
  };
}

function unused(unusedAccessAge: number): Pick<aws.accessanalyzer.AnalyzerArgs, "configuration"> {
  return { configuration: { unusedAccess: { unusedAccessAge } } };
}
