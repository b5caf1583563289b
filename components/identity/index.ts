export { AlicloudIdentity } from "./alicloud.ts";
export { AwsIdentity } from "./aws.ts";
export {
  type AnalyzerArgs,
  type BastionArgs,
  type CiArgs,
  type ElevationArgs,
  type GrantArgs,
  type IdentityArgs,
  type IdentityOutputs,
  type OptOut,
  type PasswordArgs,
  type PeopleArgs,
  type Person,
  ROLE_KEYS,
  type RoleKey,
  type SecretArgs,
  type SecretRotation,
  type SsoArgs,
  type SsoAssignment,
  type ThirdPartyArgs,
} from "./contract.ts";
export { type IdentityLayout, layoutIdentity } from "./layout.ts";
