export { AlicloudTagging, type AlicloudTaggingPeers } from "./alicloud.ts";
export { AwsTagging } from "./aws.ts";
export { type TagFault, tagFaults } from "./check.ts";
export {
  ALLOWED_VALUES,
  BILLED_TAGS,
  DATA_CLASSES,
  type DataClass,
  ENVIRONMENTS,
  type Environment,
  PROTECTED_TAGS,
  REQUIRED_TAGS,
  SYSTEM_TIERS,
  TAG_KEYS,
  type TaggingArgs,
  type TaggingOutputs,
  type TagKey,
  type TagPlan,
  type Tags,
} from "./contract.ts";
export {
  type CostCentre,
  type FinanceList,
  knownValues as financeValues,
  parseFinanceList,
  rowOf,
} from "./finance-list.ts";
export { mergeTags } from "./layout.ts";
export {
  alicloudTagPolicy,
  awsTagPolicy,
  type TagPolicyDocument,
  type TagPolicyOptions,
} from "./policy-documents.ts";
export {
  COPY_TO_SNAPSHOT,
  type GroupTag,
  type LaunchTags,
  launchTemplateTags,
  recoveryPointTags,
  scalingGroupTags,
  snapshotScheduleTags,
} from "./propagation.ts";
export { isRegional, tagForm } from "./taggable.ts";
