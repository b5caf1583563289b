export { type AlicloudArchivePeers, AlicloudAuditArchive } from "./alicloud.ts";
export { AlicloudAuditTrail } from "./alicloud-trail.ts";
export { AwsAuditArchive } from "./aws.ts";
export { archiveReaderOpens } from "./aws-readers.ts";
export { AwsAuditTrail } from "./aws-trail.ts";
export type {
  AlicloudLogSink,
  ArchiveRef,
  AuditArchiveArgs,
  AuditArchiveOutputs,
  AuditTrailArgs,
  AuditTrailOutputs,
  AwsLogSink,
  CollectArgs,
  DataEventArgs,
  DisposalApproval,
  LogSink,
  LogSource,
  OwnLogs,
  TrailOrganization,
} from "./contract.ts";
export { archiveDocuments, trailDocuments } from "./documents.ts";
export { archiveGuard } from "./guard.ts";
export { incidentPolicy } from "./incidents.ts";
export { archiveKeyDomain } from "./key-domains.ts";
export { archivePlace, layoutArchive, layoutTrail } from "./layout.ts";
export { type ArchivePlace, trailLogGroup, trailName, trailStore } from "./names.ts";
export { archiveReaderPolicy, operationsReaderPolicy } from "./readers.ts";
export { LOG_CLASSES, type LockMode, type LogClass } from "./retention.ts";
export { awsSinks } from "./sinks.ts";
