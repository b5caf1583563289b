import type { PolicyDocument } from "../policy-document.ts";
import { alicloudOperations, alicloudReader } from "./alicloud-readers.ts";
import { awsOperations, awsReader } from "./aws-readers.ts";
import type { OwnLogs } from "./contract.ts";
import type { ArchivePlace } from "./names.ts";

/**
 * Who reads which logs; whoever makes roles attaches these to them. Ordinary staff get none. @clause 1.10.4-a
 * - security and audit: everything in the archive, read-only, by query and by object;
 * - operations: the log groups or stores of their own systems, and never the archive.
 */
export function archiveReaderPolicy(place: ArchivePlace): PolicyDocument {
  return place.provider === "aws" ? awsReader(place) : alicloudReader(place);
}

/** What operations may read: their own systems, the archive denied whatever else allows it. */
export function operationsReaderPolicy(place: ArchivePlace, own: OwnLogs): PolicyDocument {
  return place.provider === "aws" ? awsOperations(place, own) : alicloudOperations(place, own);
}
