import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { instance } from "./alicloud-faults.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

const document = (...Statement: readonly object[]): string => JSON.stringify({ Version: "1", Statement });

const allow = (Action: string | readonly string[], Resource: string, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

const REPORTS = "acs:oss:*:1000000000000001:reports/*";
const KEEPER = "acs:ram::1000000000000001:role/keeper";
const USER = "acs:ram::1000000000000001:role/shop";
const PARTNER = { RAM: ["acs:ram::2000000000000002:root"] };
const KEY = "key-hzz65f1cb66fa42zo1678";
const description = "Planted to show what one control finds";

const policy = (policyName: string, ...statements: readonly object[]): alicloud.ram.PolicyArgs => ({
  policyName,
  description,
  policyDocument: document(...statements),
  tags,
});
const reading = (policyName: string) => policy(policyName, allow("oss:GetObject", REPORTS));

const role = (roleName: string, Principal: object, more: object = {}): alicloud.ram.RoleArgs => ({
  roleName,
  assumeRolePolicyDocument: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal, ...more }),
  description,
  tags,
});
const EXTERNAL = { Condition: { StringEquals: { "sts:ExternalId": "mall-2026" } } };
const INSIDE = { Condition: { StringEquals: { "acs:SourceVpc": ["vpc-1"] } } };
const agreed = { ...tags, approver: "cto@mall.example", expiry: "2027-01-31" };

const pipeline = (subject: string): alicloud.ram.RoleArgs =>
  role(
    "pipeline",
    { Federated: ["acs:ram::1000000000000001:oidc-provider/pipeline"] },
    { Condition: { StringEquals: { "oidc:sub": subject } } },
  );

const passwords: alicloud.ram.PasswordPolicyArgs = {
  minimumPasswordLength: 14,
  minimumPasswordDifferentCharacter: 6,
  passwordNotContainUserName: true,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  maxPasswordAge: 90,
  maxLoginAttemps: 5,
  passwordReusePrevention: 24,
};

const preference: alicloud.ram.SecurityPreferenceArgs = {
  mfaOperationForLogin: "mandatory",
  maxIdleDaysForUsers: 90,
  maxIdleDaysForAccessKeys: 90,
  loginNetworkMasks: "10.16.0.0/16;203.0.113.0/24",
};

const key: alicloud.kms.KeyArgs = {
  dkmsInstanceId: "kst-hzz65f176a0ogplgq0000",
  automaticRotation: "Enabled",
  rotationInterval: "365d",
  pendingWindowInDays: 30,
  deletionProtection: "Enabled",
  policy: document(
    { ...allow(["kms:Set*", "kms:Get*", "kms:Describe*"], "*"), Principal: { RAM: [KEEPER] } },
    { ...allow(["kms:Encrypt", "kms:Decrypt"], "*"), Principal: { RAM: [USER] } },
  ),
  tags,
};

const secret: alicloud.kms.SecretArgs = {
  secretName: "orders",
  secretData: "written by the rotation",
  versionId: "v1",
  secretType: "Rds",
  encryptionKeyId: KEY,
  enableAutomaticRotation: true,
  rotationInterval: "30d",
  tags,
};

const shared = (Action: string): alicloud.kms.SecretArgs => ({
  ...secret,
  policy: document({
    ...allow(Action, "acs:kms:cn-shanghai:1000000000000001:secret/orders"),
    Principal: { RAM: [KEEPER] },
  }),
});

/** A user whom nothing is wrong with: for emergencies and in a group. */
const emergency = (name: string): alicloud.ram.UserArgs => ({ name: `break-glass-${name}`, tags });
function inGroup(user: alicloud.ram.User, name: string, opts: object): void {
  new alicloud.ram.UserGroupAttachment(name, { userName: user.name, groupName: "readers" }, opts);
}

/** What is allowed on everything is a finding of its own. */
const EVERYWHERE = ["identity-no-wildcard-resource"];

const WORD = "planted-not-real";
/** The first password is drawn in the stack and changed when it is first used. */
const signIn = (name: string, opts: pulumi.CustomResourceOptions): alicloud.ram.LoginProfileArgs => ({
  userName: "made-elsewhere",
  password: new random.RandomPassword(`${name}-password`, { length: 24 }, opts).result,
  passwordResetRequired: true,
  mfaBindRequired: true,
});

const method = (authType: string): alicloud.apigateway.ApiArgs => ({
  groupId: "group-1",
  name: "orders",
  description: "Orders of the day",
  authType,
  serviceType: "MOCK",
  mockServiceConfig: { result: "none" },
  requestConfig: { protocol: "HTTPS", method: "GET", path: "/orders", mode: "MAPPING" },
});

const container = (environmentVars: { key: string; value: string }[]): alicloud.eci.ContainerGroupArgs => ({
  containerGroupName: "shop",
  securityGroupId: "sg-uf66jeqopgqa9hdn0000",
  vswitchId: "vsw-uf6f7l4fg90xxxxxxxxxx",
  containers: [{ name: "shop", image: "registry-vpc.cn-shanghai.aliyuncs.com/mall/shop:1", environmentVars }],
  tags,
});

/** A moment by which a right ends. */
const until = (moment: string): alicloud.ram.PolicyArgs => ({
  policyName: "temporary",
  description,
  policyDocument: document(
    allow("oss:GetObject", REPORTS, { Condition: { DateLessThan: { "acs:CurrentTime": moment } } }),
  ),
  tags: { ...tags, temporary: "true" },
});

/** Everything that identities, keys and secrets can have wrong on Alibaba Cloud, once each. */
export const alicloudIdentityFaults: readonly Fault[] = [
  plant("change-require-freeze-approval", alicloud.ram.Policy, {
    compliant: { ...reading("freeze"), tags: { ...tags, "change-freeze": "2026-12-24/2026-12-26 holidays" } },
    broken: { tags: { ...tags, "change-freeze": "2026-11-20/2026-11-30 campaign" } },
  }),
  plant("identity-no-account-trust", alicloud.ram.Role, {
    compliant: role("account-trust", PARTNER, INSIDE),
    broken: role("account-trust", PARTNER),
  }),
  plant("identity-no-conflicting-duties", alicloud.ram.Policy, {
    compliant: reading("duties"),
    broken: policy("duties", allow(["rds:DeleteDBInstance", "hbr:DeleteVault"], "*")),
    also: ["identity-no-free-writes", ...EVERYWHERE],
  }),
  plant("identity-no-console-users", alicloud.ram.User, {
    compliant: emergency("console"),
    broken: { name: "clerk" },
    also: ["identity-no-users"],
    beside(user, name, _, opts) {
      inGroup(user as alicloud.ram.User, `${name}-joins`, opts);
      const userName = (user as alicloud.ram.User).name;
      new alicloud.ram.LoginProfile(
        `${name}-profile`,
        { ...signIn(`${name}-profile`, opts), userName },
        opts,
      );
    },
  }),
  plant("identity-no-credential-exposure", alicloud.ram.Policy, {
    compliant: reading("credentials"),
    broken: policy("credentials", allow("cs:DescribeClusterUserKubeconfig", "*")),
  }),
  plant("identity-no-data-exfiltration", alicloud.ram.Policy, {
    compliant: reading("data"),
    broken: policy("data", allow("oss:GetObject", "*")),
    also: EVERYWHERE,
  }),
  plant("identity-no-empty-group", alicloud.ram.GroupMembership, {
    compliant: { groupName: "readers", userNames: ["web"] },
    broken: { userNames: [] },
  }),
  plant("identity-no-free-permission-changes", alicloud.ram.Policy, {
    compliant: reading("permissions"),
    broken: policy("permissions", allow("oss:PutBucketPolicy", "*")),
    also: EVERYWHERE,
  }),
  plant("identity-no-identity-admin", alicloud.ram.Policy, {
    compliant: reading("identities"),
    broken: policy("identities", allow("ram:*", "acs:ram::*:role/pos-*")),
  }),
  plant("identity-no-identity-attachment", alicloud.ram.RolePolicyAttachment, {
    compliant: { roleName: "web", policyName: "AliyunRAMReadOnlyAccess", policyType: "System" },
    broken: { policyName: "AliyunRAMFullAccess" },
  }),
  plant("identity-no-name-in-password", alicloud.ram.PasswordPolicy, {
    compliant: passwords,
    broken: { passwordNotContainUserName: false },
  }),
  plant("identity-no-open-federation", alicloud.ram.Role, {
    compliant: pipeline("repo:mall/landing-zone:ref:refs/heads/main"),
    broken: pipeline("environment:production"),
  }),
  plant("identity-no-root-keys", alicloud.ram.AccessKey, {
    compliant: { userName: "robot", status: "Inactive" },
    broken: { userName: "" },
  }),
  plant("identity-no-star-action", alicloud.ram.Policy, {
    compliant: reading("star"),
    broken: policy("star", allow("*", REPORTS)),
    also: ["identity-no-identity-admin"],
  }),
  plant("identity-no-star-resource-policy", alicloud.kms.Secret, {
    compliant: shared("kms:GetSecretValue"),
    broken: shared("kms:*"),
  }),
  plant("identity-no-users", alicloud.ram.User, {
    compliant: emergency("people"),
    broken: { name: "robot" },
    beside: (user, name, _, opts) => inGroup(user as alicloud.ram.User, `${name}-joins`, opts),
  }),
  plant("identity-no-wildcard-resource", alicloud.ram.Policy, {
    compliant: reading("resources"),
    broken: policy("resources", allow("ecs:CreateSnapshot", "*")),
    also: ["identity-no-free-writes"],
  }),
  plant("identity-require-api-authorization", alicloud.apigateway.Api, {
    compliant: method("APP"),
    broken: method("ANONYMOUS"),
  }),
  plant("identity-require-different-characters", alicloud.ram.PasswordPolicy, {
    compliant: passwords,
    broken: { minimumPasswordDifferentCharacter: 0 },
  }),
  plant("identity-require-grant-end", alicloud.ram.Policy, {
    compliant: until("2026-11-27T08:00:00Z"),
    broken: until("2027-11-27T08:00:00Z"),
  }),
  plant("identity-require-group", alicloud.ram.User, {
    compliant: emergency("group"),
    broken: {},
    beside: (user, name, broken, opts) => {
      if (!broken) inGroup(user as alicloud.ram.User, `${name}-joins`, opts);
    },
  }),
  plant("identity-require-idle-limit", alicloud.ram.SecurityPreference, {
    compliant: preference,
    broken: { maxIdleDaysForUsers: 365 },
  }),
  plant("identity-require-instance-role", alicloud.ecs.Instance, {
    compliant: instance,
    broken: { roleName: "" },
  }),
  plant("identity-require-login-mfa", alicloud.ram.SecurityPreference, {
    compliant: preference,
    broken: { mfaOperationForLogin: "independent" },
  }),
  plant("identity-require-partner-end", alicloud.ram.Role, {
    compliant: { ...role("partner-end", PARTNER, EXTERNAL), tags: agreed },
    broken: { tags },
  }),
  plant("identity-require-password-digit", alicloud.ram.PasswordPolicy, {
    compliant: passwords,
    broken: { requireNumbers: false },
  }),
  plant("identity-require-password-lowercase", alicloud.ram.PasswordPolicy, {
    compliant: passwords,
    broken: { requireLowercaseCharacters: false },
  }),
  plant("identity-require-password-reset", alicloud.ram.LoginProfile, {
    compliant: signIn,
    broken: { passwordResetRequired: false },
  }),
  plant("identity-require-password-symbol", alicloud.ram.PasswordPolicy, {
    compliant: passwords,
    broken: { requireSymbols: false },
  }),
  plant("identity-require-password-uppercase", alicloud.ram.PasswordPolicy, {
    compliant: passwords,
    broken: { requireUppercaseCharacters: false },
  }),
  plant("identity-require-purpose", alicloud.ram.Policy, {
    compliant: reading("purpose"),
    broken: { description: "policy" },
  }),
  plant("identity-require-session-limit", alicloud.ram.Role, {
    compliant: role("session", { Service: ["ecs.aliyuncs.com"] }),
    broken: { maxSessionDuration: 43_200 },
  }),
  plant("identity-require-user-end", alicloud.ram.User, {
    compliant: {
      ...emergency("visitor"),
      tags: { ...tags, "account-type": "visitor", expiry: "2026-11-27" },
    },
    broken: { tags: { ...tags, "account-type": "visitor" } },
    beside: (user, name, _, opts) => inGroup(user as alicloud.ram.User, `${name}-joins`, opts),
  }),
  plant("identity-require-user-mfa", alicloud.ram.LoginProfile, {
    compliant: signIn,
    broken: { mfaBindRequired: false },
  }),
  plant("key-require-deletion-protection", alicloud.kms.Key, {
    compliant: key,
    broken: { deletionProtection: "Disabled" },
  }),
  plant("key-require-deletion-window", alicloud.kms.Key, {
    compliant: key,
    broken: { pendingWindowInDays: 7 },
  }),
  plant("key-require-enabled", alicloud.kms.Key, { compliant: key, broken: { status: "Disabled" } }),
  plant("key-require-policy", alicloud.kms.Key, { compliant: key, broken: { policy: "" } }),
  plant("secret-no-parameter-credentials", alicloud.oos.Parameter, {
    compliant: {
      parameterName: "table",
      type: "String",
      value: "orders",
      tags: { ...tags, "data-class": "public" },
    },
    broken: { parameterName: "db-password", value: WORD },
  }),
  plant("secret-no-provider-keys", alicloud.Provider, {
    compliant: { region: "cn-shanghai", profile: "mall" },
    broken: { accessKey: WORD, secretKey: WORD },
  }),
  plant("secret-no-variable-credentials", alicloud.eci.ContainerGroup, {
    compliant: container([{ key: "TABLE", value: "orders" }]),
    broken: container([{ key: "DB_PASSWORD", value: WORD }]),
  }),
  plant("secret-require-customer-key", alicloud.kms.Secret, {
    compliant: secret,
    broken: { encryptionKeyId: "" },
  }),
  plant("secret-require-parameter-customer-key", alicloud.oos.SecretParameter, {
    compliant: { secretParameterName: "token", value: WORD, keyId: KEY, tags },
    broken: { keyId: "" },
  }),
  plant("secret-require-rotation-period", alicloud.kms.Secret, {
    compliant: secret,
    broken: { rotationInterval: "180d" },
  }),
  workload(),
];

/** What has to stand before it can be named. */
function workload(): Fault {
  const control = "identity-no-admin-workload";
  const name = `${control}-alicloud`;
  return {
    control,
    cloud: "alicloud",
    name,
    also: [],
    echoes: [`${name}-given`],
    build(broken, opts) {
      const own = new alicloud.ram.Role(
        `${name}-role`,
        role("machine", { Service: ["ecs.aliyuncs.com"] }),
        opts,
      );
      const policyName = broken ? "AdministratorAccess" : "AliyunOSSReadOnlyAccess";
      const given = { roleName: own.roleName, policyName, policyType: "System" };
      new alicloud.ram.RolePolicyAttachment(`${name}-given`, given, opts);
      new alicloud.ecs.Instance(name, { ...instance, roleName: own.roleName }, opts);
    },
  };
}
