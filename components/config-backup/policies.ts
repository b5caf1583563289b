import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";
import type { CollectorArgs, ConfigBackupArgs } from "./contract.ts";
import { namePattern } from "./file-name.ts";
import { type Retention, retentionOf } from "./limits.ts";

/** Bucket of each retention. */
export type Buckets = Readonly<Partial<Record<Retention, string>>>;

/** Puts files of its own devices, by names as the guide has them; reads, lists and deletes nothing. @clause 1.7.3-b */
export function awsUpload(
  { account, region }: ConfigBackupArgs,
  { devices }: CollectorArgs,
  buckets: Buckets,
): PolicyDocument {
  const partition = requirePartition(region);
  const bucketArn = (name: string) => arn({ partition, service: "s3", resource: name });
  const used = namesOf(devices, buckets).map(bucketArn);
  return awsPolicy(
    {
      Sid: "Puts",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: Object.entries(devices).map(
        ([device, about]) => `${bucketArn(buckets[retentionOf(about)] ?? "")}/${namePattern("aws", device)}`,
      ),
    },
    {
      Sid: "Encrypts",
      Effect: "Allow",
      // An upload in parts reads its own parts back.
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [arn({ partition, service: "kms", region, account, resource: "key/*" })],
      Condition: {
        StringEquals: { "kms:ViaService": viaService("s3", region) },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": used.flatMap((each) => [each, `${each}/*`]) },
      },
    },
  );
}

/** The same; OSS asks KMS with the rights of whoever uploads. */
export function alicloudUpload(
  { account }: ConfigBackupArgs,
  { devices }: CollectorArgs,
  buckets: Buckets,
  keyArn: string,
): PolicyDocument {
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["oss:AbortMultipartUpload", "oss:PutObject"],
      Resource: Object.entries(devices).map(([device, about]) =>
        acsArn({
          service: "oss",
          region: "*",
          account,
          resource: `${buckets[retentionOf(about)] ?? ""}/${namePattern("alicloud", device)}`,
        }),
      ),
      Condition: { Bool: { "acs:SecureTransport": "true" } },
    },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: [keyArn] },
  );
}

function namesOf(devices: CollectorArgs["devices"], buckets: Buckets): readonly string[] {
  return [...new Set(Object.values(devices).flatMap((device) => buckets[retentionOf(device)] ?? []))];
}

/** Who becomes the collector: one role, or whoever holds the certificate that bears its name. */
export function awsTrust(region: string, name: string, takenBy: CollectorArgs["takenBy"]): PolicyDocument {
  if (typeof takenBy === "string") {
    return awsPolicy({
      Sid: "CollectorTakesRole",
      Effect: "Allow",
      Principal: { AWS: takenBy },
      Action: "sts:AssumeRole",
    });
  }
  return awsPolicy({
    Sid: "CertificateTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("rolesanywhere", region) },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
    Condition: {
      StringEquals: { "aws:PrincipalTag/x509Subject/CN": name },
      ArnEquals: { "aws:SourceArn": takenBy.certificates },
    },
  });
}

export function alicloudTrust(takenBy: string): PolicyDocument {
  return ramPolicy({ Effect: "Allow", Principal: { RAM: [takenBy] }, Action: "sts:AssumeRole" });
}
