import * as alicloud from "@pulumi/alicloud";
import { ADMINISTRATOR } from "./administrator.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

const document = (...Statement: readonly object[]): string => JSON.stringify({ Version: "1", Statement });

const allow = (Action: string, Resource: string, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

const ACCOUNT = "acs:ram::1000000000000001:root";

const description = "Planted to show what one control finds";

const policy = (policyName: string, policyDocument: string): alicloud.ram.PolicyArgs => ({
  policyName,
  description,
  policyDocument,
  tags,
});
const reading = (policyName: string) =>
  policy(policyName, document(allow("oss:GetObject", "acs:oss:*:*:reports/*")));

function trust(roleName: string, Principal: object, Condition?: object): alicloud.ram.RoleArgs {
  return {
    roleName,
    description,
    assumeRolePolicyDocument: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal, Condition }),
    tags,
  };
}

const PARTNER = { RAM: ["acs:ram::2000000000000002:role/reader"] };
const PIPELINE = { Federated: ["acs:ram::1000000000000001:oidc-provider/pipeline"] };

const secret = (Principal: object): alicloud.kms.SecretArgs => ({
  secretName: "orders",
  secretData: "written by the rotation",
  versionId: "v1",
  encryptionKeyId: "key-hzz65f1cb66fa42zo1678",
  policy: document({
    ...allow("kms:GetSecretValue", "acs:kms:cn-shanghai:1000000000000001:secret/orders"),
    Principal,
  }),
  tags,
});

const key = (Principal: object): alicloud.kms.KeyArgs => ({
  automaticRotation: "Enabled",
  rotationInterval: "365d",
  deletionProtection: "Enabled",
  policy: document(
    { ...allow("kms:*", "*"), Principal: { RAM: [ACCOUNT] } },
    { ...allow("kms:Decrypt", "*"), Principal },
  ),
  tags,
});

const bucket = (Principal: readonly string[]): alicloud.oss.BucketPolicyArgs => ({
  bucket: "reports",
  policy: document({ ...allow("oss:GetObject", "acs:oss:*:1000000000000001:reports/*"), Principal }),
});

/** Everything that policies can say wrong, once each. */
export const alicloudDocumentFaults: readonly Fault[] = [
  plant("identity-no-admin-attachment", alicloud.ram.RolePolicyAttachment, {
    compliant: { roleName: "web", policyName: "AliyunOSSReadOnlyAccess", policyType: "System" },
    broken: { policyName: "AdministratorAccess" },
  }),
  plant("identity-no-not-action", alicloud.ram.Policy, {
    compliant: reading("not-action"),
    broken: {
      policyDocument: document({ Effect: "Allow", NotAction: "ram:*", Resource: "acs:oss:*:*:reports/*" }),
    },
  }),
  plant("identity-no-open-pass-role", alicloud.ram.Policy, {
    compliant: reading("open-pass-role"),
    broken: { policyDocument: document(allow("ram:PassRole", "*")) },
    also: ["identity-no-free-writes", "identity-no-wildcard-resource"],
  }),
  plant("identity-no-open-trust", alicloud.ram.Role, {
    compliant: trust("partner", PARTNER),
    broken: trust("partner", { RAM: ["*"] }),
  }),
  plant("identity-no-privilege-escalation", alicloud.ram.Policy, {
    compliant: reading("privilege-escalation"),
    broken: { policyDocument: document(allow("ram:AttachPolicyToUser", "*")) },
    also: ["identity-no-free-permission-changes", "identity-no-wildcard-resource"],
  }),
  plant("identity-no-public-resource-policy", alicloud.kms.Secret, {
    compliant: secret({ RAM: [ACCOUNT] }),
    broken: secret({ RAM: ["*"] }),
  }),
  plant("identity-no-service-wildcard", alicloud.ram.Policy, {
    compliant: reading("service-wildcard"),
    broken: { policyDocument: document(allow("oss:*", "*")) },
    also: [
      "identity-no-free-writes",
      "identity-no-data-exfiltration",
      "identity-no-free-permission-changes",
      "identity-no-wildcard-resource",
    ],
  }),
  plant("identity-no-free-writes", alicloud.ram.Policy, {
    compliant: reading("free-writes"),
    broken: { policyDocument: document(allow("oss:PutObject", "*")) },
    also: ["identity-no-wildcard-resource"],
  }),
  plant("identity-require-foreign-condition", alicloud.kms.Secret, {
    compliant: secret({ RAM: [ACCOUNT] }),
    broken: secret(PARTNER),
  }),
  plant("identity-no-user-policies", alicloud.resourcemanager.PolicyAttachment, {
    compliant: {
      policyName: "AliyunOSSReadOnlyAccess",
      policyType: "System",
      principalName: "readers@group.mall.onaliyun.com",
      principalType: "IMSGroup",
      resourceGroupId: "rg-1",
    },
    broken: { principalName: "robot@mall.onaliyun.com", principalType: "IMSUser" },
  }),
  plant("identity-no-wildcard-admin", alicloud.ram.Policy, {
    compliant: reading("wildcard-admin"),
    broken: { policyDocument: document(allow("*", "*")) },
    also: ADMINISTRATOR,
  }),
  plant("identity-require-bound-federation", alicloud.ram.Role, {
    compliant: trust("pipeline", PIPELINE, {
      StringEquals: { "oidc:sub": "repo:mall/landing-zone:ref:refs/heads/main" },
    }),
    broken: trust("pipeline", PIPELINE, { StringEquals: { "oidc:aud": "sts.aliyuncs.com" } }),
    also: ["identity-no-open-federation"],
  }),
  plant("identity-require-valid-policy", alicloud.ram.Policy, {
    compliant: reading("valid-policy"),
    broken: { policyDocument: "{ Version: 1 }" },
  }),
  plant("key-no-public-policy", alicloud.kms.Key, {
    compliant: key({ RAM: ["acs:ram::1000000000000001:role/pos"] }),
    broken: key({ RAM: ["*"] }),
  }),
  plant("storage-no-public-policy", alicloud.oss.BucketPolicy, {
    compliant: bucket(["20214760404935"]),
    broken: bucket(["*"]),
  }),
];
