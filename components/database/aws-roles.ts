import { physicalName } from "../naming/layout.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy, type PolicyDocument } from "../policy-document.ts";
import type { DatabaseArgs } from "./contract.ts";

export interface AwsRoles {
  /** By which RDS writes what the machine below the database does. */
  readonly monitoring: {
    readonly name: string;
    readonly trust: PolicyDocument;
    readonly managedPolicy: string;
  };
  /** SQL Server: by which RDS writes audit files into their bucket. */
  readonly audit?: {
    readonly name: string;
    readonly trust: PolicyDocument;
    readonly use: (bucketArn: string, keyArn: string) => PolicyDocument;
  };
  readonly policies: readonly PlannedPolicy[];
}

/** Files of one database lie under its own name. */
const AUDIT_FILES = "audit";

export function auditPlace(bucketArn: string, id: string): string {
  return `${bucketArn}/${AUDIT_FILES}/${id}`;
}

export function awsRoles(name: string, id: string, { account, region, auditBucket }: DatabaseArgs): AwsRoles {
  const partition = requirePartition(region);
  // Roles are the account's, not the region's.
  const role = (kind: string): string => physicalName("aws:iam/role:Role", name, kind, region);
  const roleArn = (of: string): string => arn({ partition, service: "iam", account, resource: `role/${of}` });
  const monitoring = {
    name: role("database-monitoring"),
    trust: trust("monitoring.rds", region, account),
    managedPolicy: arn({
      partition,
      service: "iam",
      account: "aws",
      resource: "policy/service-role/AmazonRDSEnhancedMonitoringRole",
    }),
  };
  const monitoringPolicy: PlannedPolicy = {
    key: "monitoring-trust",
    kind: "trust",
    resource: roleArn(monitoring.name),
    document: monitoring.trust,
  };
  if (auditBucket === undefined) return { monitoring, policies: [monitoringPolicy] };
  const rds = (resource: string): string => arn({ partition, service: "rds", region, account, resource });
  const audit = {
    name: role("database-audit"),
    trust: trust("rds", region, account, [rds(`db:${id}`), rds(`og:${id}-*`)]),
    use: (bucketArn: string, keyArn: string) => auditUse(bucketArn, keyArn, id),
  };
  const bucket = arn({ partition, service: "s3", resource: "*" });
  const key = arn({ partition, service: "kms", region, account, resource: "key/*" });
  return {
    monitoring,
    audit,
    policies: [
      monitoringPolicy,
      { key: "audit-trust", kind: "trust", resource: roleArn(audit.name), document: audit.trust },
      { key: "audit", kind: "identity", principal: roleArn(audit.name), document: audit.use(bucket, key) },
    ],
  };
}

/** Nobody else's database takes the role on. */
function trust(
  service: string,
  region: string,
  account: string,
  sources?: readonly string[],
): PolicyDocument {
  return awsPolicy({
    Effect: "Allow",
    Principal: { Service: servicePrincipal(service, region) },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ...(sources === undefined ? {} : { ArnLike: { "aws:SourceArn": sources } }),
    },
  });
}

/** "SQL Server Audit", RDS user guide: what the role needs, and of the bucket's key what an upload takes. */
function auditUse(bucketArn: string, keyArn: string, id: string): PolicyDocument {
  return awsPolicy(
    { Sid: "Find", Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
    {
      Sid: "Bucket",
      Effect: "Allow",
      Action: ["s3:ListBucket", "s3:GetBucketAcl", "s3:GetBucketLocation"],
      Resource: bucketArn,
    },
    {
      Sid: "Files",
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
      Resource: `${auditPlace(bucketArn, id)}/*`,
    },
    { Sid: "Key", Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: keyArn },
  );
}
