export * from "./account-defaults/index.ts";
export * from "./audit-log/index.ts";
export { Component, type ComponentSettings, type ComponentType, type Deletion } from "./component.ts";
export * from "./ipam-pools/index.ts";
export * from "./keys/index.ts";
export { globalName, physicalName } from "./naming/layout.ts";
export * from "./network/index.ts";
export { type Side, sideOf } from "./partition/alicloud.ts";
export { type Partition, partitionOf } from "./partition/aws.ts";
export { type TagFault, tagFaults } from "./tagging/check.ts";
export {
  ALLOWED_VALUES,
  DATA_CLASSES,
  type DataClass,
  ENVIRONMENTS,
  type Environment,
  PROTECTED_TAGS,
  REQUIRED_TAGS,
  SYSTEM_TIERS,
  TAG_KEYS,
  type TagKey,
  type TagPlan,
  type Tags,
} from "./tagging/contract.ts";
export { mergeTags } from "./tagging/layout.ts";
export { isRegional, tagForm } from "./tagging/taggable.ts";
