import { IDLE_DAYS, PASSWORD } from "../identity/limits.ts";
import { passwordPolicy } from "../identity/password-policy.ts";
import type { CatalogueRule } from "./managed-rule.ts";

const { minimumLength, maxAgeDays, history } = passwordPolicy();
const ACCOUNT = ["ACS::::Account"] as const;
const USER = ["ACS::RAM::User"] as const;

/** Who may come in: passwords, second factors, keys, roles. */
export const IDENTITY_RULES = [
  {
    id: "password-policy",
    clauses: ["1.1.1-a", "1.1.1-b", "1.1.1-c", "1.1.2-a", "1.1.3-a", "1.1.12-b"],
    title: "Passwords are long, mixed, renewed and never used again",
    titleZh: "密码长度、复杂度、有效期与历史符合要求",
    severity: "medium",
    scope: "account",
    aws: {
      identifier: "IAM_PASSWORD_POLICY",
      parameters: {
        MinimumPasswordLength: String(minimumLength),
        MaxPasswordAge: String(maxAgeDays),
        PasswordReusePrevention: String(history),
        RequireLowercaseCharacters: "true",
        RequireUppercaseCharacters: "true",
        RequireNumbers: "true",
        RequireSymbols: "true",
      },
    },
    alicloud: {
      identifier: "ram-password-policy-check",
      trigger: "daily",
      resourceTypes: ACCOUNT,
      parameters: {
        hardExpire: "false",
        maxLoginAttemps: String(PASSWORD.attempts),
        maxPasswordAge: String(maxAgeDays),
        minimumPasswordLength: String(minimumLength),
        passwordReusePrevention: String(history),
        requireLowercaseCharacters: "true",
        requireNumbers: "true",
        requireSymbols: "true",
        requireUppercaseCharacters: "true",
      },
    },
  },
  {
    id: "root-keys",
    clauses: ["8.3.1-a", "8.3.1-b"],
    title: "The account's owner has no access key",
    titleZh: "主账号没有访问密钥",
    severity: "high",
    scope: "account",
    aws: { identifier: "IAM_ROOT_ACCESS_KEY_CHECK" },
    alicloud: { identifier: "root-ak-check", trigger: "daily", resourceTypes: ACCOUNT },
  },
  {
    id: "root-mfa",
    clauses: ["1.1.8-a", "8.3.1-b"],
    title: "The account's owner signs in with a second factor",
    titleZh: "主账号启用多因素认证",
    severity: "high",
    scope: "account",
    // Root users of China and GovCloud have no console sign-in of their own.
    aws: { identifier: "ROOT_ACCOUNT_MFA_ENABLED", notIn: ["aws-cn", "aws-us-gov"] },
    alicloud: { identifier: "root-mfa-check", trigger: "daily", resourceTypes: ACCOUNT },
  },
  {
    id: "user-mfa",
    clauses: ["1.1.8-a", "1.1.12-b", "8.3.1-b"],
    title: "People sign in to the console with a second factor",
    titleZh: "控制台用户启用多因素认证",
    severity: "high",
    scope: "account",
    aws: { identifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS" },
    alicloud: { identifier: "ram-user-mfa-check", trigger: "change", resourceTypes: USER },
  },
  {
    id: "unused-credentials",
    clauses: ["1.2.2-b", "1.2.3-a", "8.3.1-c"],
    title: "Nobody keeps a password or key that is not used",
    titleZh: "长期未使用的凭据已停用",
    severity: "medium",
    scope: "account",
    // A quarter: the guide's rhythm of reviews.
    aws: {
      identifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
      parameters: { maxCredentialUsageAge: String(IDLE_DAYS) },
    },
    alicloud: { none: "RAM shuts idle users by itself after the days of the identity component" },
  },
  {
    id: "key-age",
    clauses: ["1.1.2-a", "8.3.1-a"],
    title: "Access keys are renewed as passwords are",
    titleZh: "访问密钥按期轮换",
    severity: "medium",
    scope: "account",
    aws: { identifier: "ACCESS_KEYS_ROTATED", parameters: { maxAccessKeyAge: String(PASSWORD.maxAgeDays) } },
    alicloud: {
      identifier: "ram-user-ak-create-date-expired-check",
      trigger: "daily",
      resourceTypes: USER,
      parameters: { days: String(PASSWORD.maxAgeDays) },
    },
  },
  {
    id: "admin-policies",
    clauses: ["1.2.1-a", "8.3.1-a"],
    title: "No policy of ours allows everything",
    titleZh: "自定义策略不授予全部权限",
    severity: "high",
    scope: "account",
    aws: { identifier: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS" },
    alicloud: {
      identifier: "ram-policy-no-statements-with-admin-access-check",
      trigger: "change",
      resourceTypes: ["ACS::RAM::Policy"],
    },
  },
  {
    id: "user-policies",
    clauses: ["1.2.5-b"],
    title: "Rights come by role or group, never by user",
    titleZh: "权限通过角色或用户组授予",
    severity: "low",
    scope: "account",
    aws: { identifier: "IAM_USER_NO_POLICIES_CHECK" },
    alicloud: { identifier: "ram-user-no-policy-check", trigger: "change", resourceTypes: USER },
  },
  {
    id: "host-roles",
    clauses: ["8.3.1-a"],
    title: "Hosts act with a role, not with a key",
    titleZh: "云服务器使用实例角色",
    severity: "low",
    scope: "region",
    aws: { identifier: "EC2_INSTANCE_PROFILE_ATTACHED", notIn: ["aws-cn", "aws-us-gov"] },
    alicloud: {
      identifier: "ecs-instance-ram-role-attached",
      trigger: "change",
      resourceTypes: ["ACS::ECS::Instance"],
    },
  },
  {
    id: "metadata-tokens",
    clauses: ["8.3.1-a", "8.3.3-d"],
    title: "Hosts give their role's keys against a token only",
    titleZh: "实例元数据仅支持加固模式访问",
    severity: "high",
    scope: "region",
    aws: { identifier: "EC2_IMDSV2_CHECK" },
    alicloud: {
      identifier: "ecs-instance-meta-data-mode-check",
      trigger: "change",
      resourceTypes: ["ACS::ECS::Instance"],
    },
  },
] as const satisfies readonly CatalogueRule[];
