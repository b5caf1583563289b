import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { BackupArgs } from "./contract.ts";

/** AWS Backup takes the roles of backups and of drills. */
export function backupTrust(region: string): PolicyDocument {
  return awsPolicy({
    Sid: "BackupTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("backup", region) },
    Action: "sts:AssumeRole",
  });
}

/** The service's own policies, which AWS keeps up with what the service needs. */
export function managedPolicies(region: string, use: "backup" | "restore"): Readonly<Record<string, string>> {
  const of = (name: string) =>
    arn({ partition: requirePartition(region), service: "iam", account: "aws", resource: `policy/${name}` });
  return use === "backup"
    ? {
        all: of("service-role/AWSBackupServiceRolePolicyForBackup"),
        s3: of("AWSBackupServiceRolePolicyForS3Backup"),
      }
    : {
        all: of("service-role/AWSBackupServiceRolePolicyForRestores"),
        s3: of("AWSBackupServiceRolePolicyForS3Restore"),
      };
}

/** Reads which restores there were, and puts a report into its folder of one bucket. */
export function proofPolicy(
  { account, region }: Pick<BackupArgs, "account" | "region">,
  name: string,
  bucket: string | undefined,
): PolicyDocument {
  const partition = requirePartition(region);
  const keys = arn({ partition, service: "kms", region, account, resource: "key/*" });
  const looks: PolicyStatement = {
    Sid: "SeesRestores",
    Effect: "Allow",
    Action: ["backup:ListRestoreJobs"],
    Resource: "*",
  };
  if (bucket === undefined) return awsPolicy(looks);
  const bucketArn = arn({ partition, service: "s3", resource: bucket });
  return awsPolicy(
    looks,
    {
      Sid: "KeepsReports",
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: `${bucketArn}/restore-drills/${name}/*`,
    },
    {
      Sid: "EncryptsReports",
      Effect: "Allow",
      Action: "kms:GenerateDataKey",
      Resource: keys,
      Condition: {
        StringEquals: { "kms:ViaService": viaService("s3", region) },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] },
      },
    },
  );
}

/** The schedule takes its role, for schedules of this account alone. */
export function scheduleTrust({ account, region }: Pick<BackupArgs, "account" | "region">): PolicyDocument {
  return awsPolicy({
    Sid: "ScheduleTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("scheduler", region) },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  });
}

/** Starts one runbook, and hands it one role. */
export function schedulePolicy(
  { account, region }: Pick<BackupArgs, "account" | "region">,
  document: string,
  roleArn: string,
): PolicyDocument {
  const partition = requirePartition(region);
  const ssm = (resource: string) => arn({ partition, service: "ssm", region, account, resource });
  return awsPolicy(
    {
      Sid: "StartsProof",
      Effect: "Allow",
      Action: "ssm:StartAutomationExecution",
      Resource: [
        ssm(`automation-definition/${document}:*`),
        ssm(`document/${document}`),
        ssm("automation-execution/*"),
      ],
    },
    {
      Sid: "HandsOverItsRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: roleArn,
      Condition: { StringEquals: { "iam:PassedToService": servicePrincipal("ssm", region) } },
    },
  );
}

/** Nobody deletes a backup but who does so once it is approved. @clause 1.6.3-d */
export function vaultPolicy({ stewards, copiesFrom = [], region }: BackupArgs): PolicyDocument {
  const kept: PolicyStatement = {
    Sid: "NobodyDeletes",
    Effect: "Deny",
    Principal: "*",
    Action: [
      "backup:DeleteRecoveryPoint",
      "backup:DisassociateRecoveryPoint",
      "backup:DisassociateRecoveryPointFromParent",
      "backup:UpdateRecoveryPointLifecycle",
    ],
    Resource: "*",
    Condition: { ArnNotLike: { "aws:PrincipalArn": stewards } },
  };
  if (copiesFrom.length === 0) return awsPolicy(kept);
  return awsPolicy(kept, {
    Sid: "AccountsCopyHere",
    Effect: "Allow",
    Principal: {
      AWS: copiesFrom.map((account) =>
        arn({ partition: requirePartition(region), service: "iam", account, resource: "root" }),
      ),
    },
    Action: "backup:CopyIntoBackupVault",
    Resource: "*",
  });
}

/** DataSync takes the role that reads or writes a bucket, for tasks of this account alone. */
export function transferTrust({ account, region }: BackupArgs): PolicyDocument {
  const source = arn({
    partition: requirePartition(region),
    service: "datasync",
    region,
    account,
    resource: "*",
  });
  return awsPolicy({
    Sid: "DataSyncTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("datasync", region) },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": source } },
  });
}

/** "Required permissions for S3 locations", DataSync user guide; what leaves is only read. */
export function transferPolicy(
  bucket: string,
  direction: "out" | "in",
  keyArn: string | undefined,
): PolicyDocument {
  const writes = direction === "in";
  return awsPolicy(
    {
      Sid: "Bucket",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: [bucket],
    },
    {
      Sid: "Objects",
      Effect: "Allow",
      Action: [
        "s3:GetObject",
        "s3:GetObjectTagging",
        "s3:ListMultipartUploadParts",
        ...(writes ? ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectTagging"] : []),
      ],
      Resource: [`${bucket}/*`],
    },
    ...(keyArn === undefined
      ? []
      : [
          {
            Sid: "Key",
            Effect: "Allow" as const,
            Action: writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
            Resource: [keyArn],
          },
        ]),
  );
}

/**
 * Lets Backup's audit manager write its reports: a statement for the policy of the bucket that `audit.bucket` names.
 * "Allow AWS Backup to deliver reports", AWS Backup developer guide.
 */
export function reportStatement(place: {
  readonly account: string;
  readonly region: string;
  /** Name of the bucket. */
  readonly bucket: string;
}): PolicyStatement {
  const partition = requirePartition(place.region);
  const service = servicePrincipal("reports.backup", place.region);
  return {
    Sid: "BackupReports",
    Effect: "Allow",
    Principal: {
      AWS: arn({
        partition,
        service: "iam",
        account: place.account,
        resource: `role/aws-service-role/${service}/AWSServiceRoleForBackupReports`,
      }),
    },
    Action: "s3:PutObject",
    Resource: arn({ partition, service: "s3", resource: `${place.bucket}/*` }),
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
  };
}
