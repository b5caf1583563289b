import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import {
  type ArchivePlace,
  archiveRole,
  type BucketKey,
  bucketName,
  projectName,
  replicationRole,
} from "./names.ts";

/** Names of keys: known only once made, so these documents are functions of them. */
export interface ArchiveKeys {
  readonly log: string;
  readonly copy: string;
}

const COPIED: readonly BucketKey[] = ["trail", "security", "access"];

/**
 * TLS alone, and no deletion by anybody. A denial for `*` spares the bucket's owner unless it has a condition
 * (OSS user guide, "Bucket Policy"), hence the second condition, which holds for every request that the first
 * statement leaves. Bucket policies cannot except roles, so who may change settings is the control policy's
 * (`guard.ts`). @clause 1.1.5-b @clause 1.10.2-d
 */
export function ossPolicy(args: AuditArchiveArgs, bucket: string): PolicyDocument {
  const whole = ossArns(args.account, bucket);
  const tls: PolicyStatement = {
    Effect: "Deny",
    Principal: "*",
    Action: ["oss:*"],
    Resource: whole,
    Condition: { Bool: { "acs:SecureTransport": ["false"] } },
  };
  if (typeof args.deletion === "object") return ramPolicy(tls);
  return ramPolicy(tls, {
    Effect: "Deny",
    Principal: "*",
    Action: ["oss:AbortBucketWorm", "oss:DeleteObject", "oss:DeleteObjectVersion"],
    Resource: whole,
    Condition: { Bool: { "acs:SecureTransport": ["true"] } },
  });
}

/** A service takes a role of this account. */
export function serviceTrust(...services: readonly string[]): PolicyDocument {
  return ramPolicy({
    Effect: "Allow",
    Principal: { Service: services },
    Action: ["sts:AssumeRole"],
  });
}

/**
 * ActionTrail delivers for each account that writes here; for other accounts it names them before its own name.
 */
export function trailRoleTrust(args: AuditArchiveArgs): PolicyDocument {
  const own = ramPrincipal("actiontrail");
  return serviceTrust(
    ...Object.keys(args.writers).map((account) => (account === args.account ? own : `${account}@${own}`)),
  );
}

/** What ActionTrail's own policy AliyunActionTrailDeliveryPolicy says, for this bucket, project and key alone. */
export function trailRolePermissions(place: ArchivePlace, keys: ArchiveKeys): PolicyDocument {
  const bucket = ossArns(place.account, bucketName(place, "trail", "log"));
  const project = logArn(place, "");
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["oss:GetBucketInfo", "oss:GetBucketLifecycle", "oss:GetBucketLocation", "oss:PutObject"],
      Resource: bucket,
    },
    keyUse(keys.log),
    { Effect: "Allow", Action: ["log:GetProject"], Resource: [project] },
    {
      Effect: "Allow",
      Action: [
        "log:CreateIndex",
        "log:CreateLogstore",
        "log:GetIndex",
        "log:GetLogStoreLogs",
        "log:GetLogstore",
        "log:PostLogStoreLogs",
        "log:UpdateIndex",
      ],
      // One name a trail, as ActionTrail gives them; a list of all would outgrow a policy's 6,144 characters.
      Resource: [logArn(place, "/logstore/actiontrail_*")],
    },
    {
      Effect: "Allow",
      Action: ["log:CreateDashboard", "log:UpdateDashboard"],
      Resource: [logArn(place, "/dashboard/*")],
    },
    {
      Effect: "Allow",
      Action: ["log:CreateSavedSearch", "log:UpdateSavedSearch"],
      Resource: [logArn(place, "/savedsearch/actiontrail_*")],
    },
  );
}

/** "Introduction to data replication permissions", OSS user guide; without deletion: it is not copied. */
export function ossReplicationPermissions(place: ArchivePlace, keys: ArchiveKeys): PolicyDocument {
  const of = (side: "log" | "copy"): readonly string[] =>
    COPIED.flatMap((key) => ossArns(place.account, bucketName(place, key, side)));
  return ramPolicy(
    { Effect: "Allow", Action: ["oss:ReplicateGet", "oss:ReplicateList"], Resource: of("log") },
    {
      Effect: "Allow",
      Action: ["oss:ReplicateGet", "oss:ReplicateList", "oss:ReplicatePut"],
      Resource: of("copy"),
    },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: [keys.log] },
    {
      Effect: "Allow",
      Action: ["kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
      Resource: [keys.copy],
    },
  );
}

/** Log Service encrypts its stores with the archive's key. */
export function storeKeyPermissions(keys: ArchiveKeys): PolicyDocument {
  return ramPolicy({
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
    Resource: [keys.log],
  });
}

/** Log Service reads its stores and writes them to the bucket. "Create an OSS data shipping job", SLS user guide. */
export function exportPermissions(place: ArchivePlace, keys: ArchiveKeys): PolicyDocument {
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["log:GetCursorOrData", "log:ListShards"],
      Resource: [logArn(place, "/logstore/*")],
    },
    {
      Effect: "Allow",
      Action: ["oss:PutObject"],
      Resource: ossArns(place.account, bucketName(place, "security", "log")).slice(1),
    },
    keyUse(keys.log),
  );
}

/** OSS writes down who read the logs. @clause 1.10.4-b */
export function accessLogPermissions(place: ArchivePlace, keys: ArchiveKeys): PolicyDocument {
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["oss:PutObject"],
      Resource: ossArns(place.account, bucketName(place, "access", "log")).slice(1),
    },
    keyUse(keys.log),
  );
}

function keyUse(key: string): PolicyStatement {
  return {
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
    Resource: [key],
  };
}

/** A bucket and what is in it. */
export function ossArns(account: string, bucket: string): readonly string[] {
  const arn = acsArn({ service: "oss", region: "*", account, resource: bucket });
  return [arn, `${arn}/*`];
}

function logArn(place: ArchivePlace, part: string): string {
  return acsArn({
    service: "log",
    region: place.region,
    account: place.account,
    resource: `project/${projectName(place)}${part}`,
  });
}

export function ramRoleArn(account: string, role: string): string {
  return acsArn({ service: "ram", account, resource: `role/${role.toLowerCase()}` });
}

/** ARN of the roles of the archive that trails and rules name. */
export function trailRoleArn(place: ArchivePlace): string {
  return ramRoleArn(place.account, archiveRole(place, "trail"));
}

export function ossReplicationRoleArn(place: ArchivePlace): string {
  return ramRoleArn(place.account, replicationRole(place));
}
