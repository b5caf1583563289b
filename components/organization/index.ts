export { AlicloudOrganization } from "./alicloud.ts";
export { AwsOrganization } from "./aws.ts";
export {
  GUARDRAILS,
  type Guardrail,
  type NewAccountArgs,
  type OrganizationArgs,
  type OrganizationOutputs,
  type OrganizationRoot,
  type UnitArgs,
} from "./contract.ts";
export { layoutOrganization, type OrganizationLayout } from "./layout.ts";
