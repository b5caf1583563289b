export { AlicloudSystem, type AlicloudSystemPeers } from "./alicloud.ts";
export { AwsSystem } from "./aws.ts";
export type {
  BackupPromise,
  SiteTier,
  SystemArgs,
  SystemFacts,
  SystemOutputs,
  SystemSite,
} from "./contract.ts";
export { backupClassOf, CHANGE_CLASSES, isCore, systemTags } from "./facts.ts";
export { layoutSystem, type SystemLayout } from "./layout.ts";
export type { PartFacts, PartKind, PartOutputs, PartSite, Recovery } from "./part.ts";
export { PART_KINDS, type PartKindName, type PartRequests, type RequestOf } from "./parts.ts";
