export { AlicloudIdentity } from "./alicloud.ts";
export { AlicloudBreakGlassAlarm } from "./alicloud-break-glass-alarm.ts";
export { AlicloudGeneratedSecrets } from "./alicloud-secrets.ts";
export { AwsIdentity } from "./aws.ts";
export { AwsBreakGlassAlarm } from "./aws-break-glass-alarm.ts";
export { AwsGeneratedSecrets } from "./aws-secrets.ts";
export {
  type AnalyzerArgs,
  type BastionArgs,
  type BreakGlassAlarmArgs,
  type CiArgs,
  type ElevationArgs,
  type GeneratedSecretsArgs,
  type GeneratedSecretsOutputs,
  type GrantArgs,
  type IdentityArgs,
  type IdentityOutputs,
  type PasswordArgs,
  type PeopleArgs,
  type Person,
  ROLE_KEYS,
  type RoleKey,
  type SecretArgs,
  type SecretRotation,
  type SsoArgs,
  type SsoAssignment,
  type StateArgs,
  type ThirdPartyArgs,
} from "./contract.ts";
export { type IdentityLayout, layoutIdentity } from "./layout.ts";
export { roleName } from "./roles.ts";
