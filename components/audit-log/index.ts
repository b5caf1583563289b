export { type AlicloudArchivePeers, AlicloudAuditArchive } from "./alicloud.ts";
export { AlicloudAuditTrail } from "./alicloud-trail.ts";
export { AwsAuditArchive } from "./aws.ts";
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
  TrailOrganization,
} from "./contract.ts";
export { archiveDocuments, trailDocuments } from "./documents.ts";
export { type ArchivePlace, trailLogGroup } from "./names.ts";
export { archiveReaderPolicy, type OwnLogs, operationsReaderPolicy } from "./readers.ts";
export { LOG_CLASSES, type LockMode, type LogClass } from "./retention.ts";
