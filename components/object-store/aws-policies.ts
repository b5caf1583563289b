import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { ObjectStoreArgs, StoreUserArgs } from "./contract.ts";
import { ACCESS_PREFIX } from "./limits.ts";

export function s3Arn(region: string, bucket: string): string {
  return arn({ partition: requirePartition(region), service: "s3", resource: bucket });
}

/** TLS 1.2 or later, or nothing; and nobody passes a lock by. @clause 1.1.5-b @clause 1.6.3-b */
export function dataPolicy(region: string, bucket: string): PolicyDocument {
  return awsPolicy(...transport(region, bucket), {
    Sid: "LocksHold",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:BypassGovernanceRetention"],
    Resource: [`${s3Arn(region, bucket)}/*`],
  });
}

/** S3 writes down who read the buckets. S3 user guide, "Enabling server access logging". @clause 1.10.4-b */
export function logPolicy(
  { account, region }: ObjectStoreArgs,
  bucket: string,
  sources: readonly string[],
): PolicyDocument {
  return awsPolicy(...transport(region, bucket), {
    Sid: "AccessLogsWrite",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("logging.s3", region) },
    Action: ["s3:PutObject"],
    Resource: [`${s3Arn(region, bucket)}/${ACCESS_PREFIX}*`],
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": sources.map((source) => s3Arn(region, source)) },
    },
  });
}

function transport(region: string, bucket: string): readonly PolicyStatement[] {
  const Resource = [s3Arn(region, bucket), `${s3Arn(region, bucket)}/*`];
  const all = { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource } as const;
  return [
    { Sid: "TlsOnly", ...all, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "Tls12Only", ...all, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

/** What an application may do: no versions, no settings, no other bucket. @clause 1.1.2-a */
export function userPolicy(
  { account, region }: ObjectStoreArgs,
  { reads = [], writes = [], deletes = [] }: StoreUserArgs,
  nameOf: (bucket: string) => string,
): PolicyDocument {
  const arns = (names: readonly string[]) => names.map((name) => s3Arn(region, nameOf(name)));
  const inside = (names: readonly string[]) => arns(names).map((each) => `${each}/*`);
  const key = (Sid: string, Action: readonly string[], names: readonly string[]): PolicyStatement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource: [
      arn({ partition: requirePartition(region), service: "kms", region, account, resource: "key/*" }),
    ],
    Condition: {
      StringEquals: { "kms:ViaService": viaService("s3", region) },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": arns(names).flatMap((each) => [each, `${each}/*`]) },
    },
  });
  const allow = (Sid: string, Action: readonly string[], Resource: readonly string[]): PolicyStatement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
  });
  return awsPolicy(
    ...(reads.length === 0
      ? []
      : [
          allow("Lists", ["s3:ListBucket"], arns(reads)),
          allow("Reads", ["s3:GetObject"], inside(reads)),
          key("Decrypts", ["kms:Decrypt"], reads),
        ]),
    ...(writes.length === 0
      ? []
      : [
          allow("Writes", ["s3:AbortMultipartUpload", "s3:PutObject"], inside(writes)),
          // An upload in parts reads its own parts back.
          key("Encrypts", ["kms:Decrypt", "kms:GenerateDataKey"], writes),
        ]),
    ...(deletes.length === 0 ? [] : [allow("Deletes", ["s3:DeleteObject"], inside(deletes))]),
  );
}
