import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import { BILL_PREFIX, CHARGES_PREFIX } from "./limits.ts";

export interface AwsPlace {
  readonly account: string;
  readonly region: string;
  readonly bills: string;
  readonly answers: string;
  readonly database: string;
  readonly workgroup: string;
}

export function s3Arn(region: string, bucket: string): string {
  return arn({ partition: requirePartition(region), service: "s3", resource: bucket });
}

/** Where exports are defined, whatever region they are delivered to. */
function billingRegion(region: string): string {
  return requirePartition(region) === "aws-cn" ? "cn-northwest-1" : "us-east-1";
}

/**
 * The two services that export write below one prefix, for exports of this account alone; before they do they read the
 * policy. "Setting up an Amazon S3 bucket for data exports", read on 2026-11-24. @clause 1.1.5-b
 */
export function awsBillsPolicy({ account, region, bills }: AwsPlace): PolicyDocument {
  const bucket = s3Arn(region, bills);
  const defined = (service: string, resource: string) =>
    arn({ partition: requirePartition(region), service, region: billingRegion(region), account, resource });
  const legacy = requirePartition(region) === "aws-cn";
  const services = legacy ? ["billingreports"] : ["bcm-data-exports", "billingreports"];
  const from = {
    Principal: { Service: services.map((service) => servicePrincipal(service, region)) },
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: {
        "aws:SourceArn": [
          defined("cur", "definition/*"),
          ...(legacy ? [] : [defined("bcm-data-exports", "export/*")]),
        ],
      },
    },
  } as const;
  return awsPolicy(
    ...transport(region, bills),
    {
      Sid: "ExportsLook",
      Effect: "Allow",
      Action: ["s3:GetBucketAcl", "s3:GetBucketPolicy"],
      Resource: [bucket],
      ...from,
    },
    {
      Sid: "ExportsWrite",
      Effect: "Allow",
      Action: ["s3:PutObject"],
      Resource: [`${bucket}/${BILL_PREFIX}/*`],
      ...from,
    },
  );
}

export function awsAnswersPolicy({ region, answers }: AwsPlace): PolicyDocument {
  return awsPolicy(...transport(region, answers));
}

function transport(region: string, bucket: string): readonly PolicyStatement[] {
  const Resource = [s3Arn(region, bucket), `${s3Arn(region, bucket)}/*`];
  const all = { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource } as const;
  return [
    { Sid: "TlsOnly", ...all, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "Tls12Only", ...all, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

/** Asks in this workgroup, and in no other: its limit, its bucket and its encryption bind whoever asks. @clause 1.1.2-a */
export function awsReaderPolicy(place: AwsPlace): PolicyDocument {
  const { account, region, bills, answers, database, workgroup } = place;
  const partition = requirePartition(region);
  const here = { partition, region, account };
  const [from, into] = [s3Arn(region, bills), s3Arn(region, answers)];
  return awsPolicy(
    {
      Sid: "Asks",
      Effect: "Allow",
      Action: [
        "athena:BatchGetNamedQuery",
        "athena:BatchGetQueryExecution",
        "athena:GetNamedQuery",
        "athena:GetQueryExecution",
        "athena:GetQueryResults",
        "athena:GetWorkGroup",
        "athena:ListNamedQueries",
        "athena:ListQueryExecutions",
        "athena:StartQueryExecution",
        "athena:StopQueryExecution",
      ],
      Resource: [arn({ ...here, service: "athena", resource: `workgroup/${workgroup}` })],
    },
    {
      Sid: "KnowsTables",
      Effect: "Allow",
      Action: [
        "glue:GetDatabase",
        "glue:GetPartition",
        "glue:GetPartitions",
        "glue:GetTable",
        "glue:GetTables",
      ],
      Resource: ["catalog", `database/${database}`, `table/${database}/*`].map((resource) =>
        arn({ ...here, service: "glue", resource }),
      ),
    },
    {
      Sid: "FindsBuckets",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: [from, into],
    },
    { Sid: "ReadsBills", Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${from}/*`] },
    {
      Sid: "KeepsAnswers",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
      Resource: [`${into}/*`],
    },
    {
      Sid: "EncryptsAnswers",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [arn({ ...here, service: "kms", resource: "key/*" })],
      Condition: {
        StringEquals: { "kms:ViaService": viaService("s3", region) },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [into, `${into}/*`] },
      },
    },
  );
}

/** TLS alone; a denial for `*` spares the owner unless it has a condition. @clause 1.1.5-b */
export function ossBillsPolicy(account: string, bucket: string): PolicyDocument {
  return ramPolicy({
    Effect: "Deny",
    Principal: "*",
    Action: ["oss:*"],
    Resource: ossArns(account, bucket),
    Condition: { Bool: { "acs:SecureTransport": ["false"] } },
  });
}

/** "STS authorization", MaxCompute user guide: the service itself, for a bucket of the same account. */
export const MAXCOMPUTE_TRUST: PolicyDocument = ramPolicy({
  Effect: "Allow",
  Principal: { Service: [ramPrincipal("odps")] },
  Action: "sts:AssumeRole",
});

/** Reads loaded months and nothing else of the bucket; a question writes nothing there. */
export function maxcomputeReads(account: string, bucket: string): PolicyDocument {
  const [whole] = ossArns(account, bucket);
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["oss:ListObjects"],
      Resource: [whole],
      Condition: { StringLike: { "oss:Prefix": [`${CHARGES_PREFIX}/*`] } },
    },
    { Effect: "Allow", Action: ["oss:GetObject"], Resource: [`${whole}/${CHARGES_PREFIX}/*`] },
  );
}

/** Fetches bills to load them. What somebody asks of MaxCompute is for its own roles to allow. @clause 1.1.2-a */
export function ossReaderPolicy(account: string, bucket: string): PolicyDocument {
  const [whole, inside] = ossArns(account, bucket);
  return ramPolicy(
    { Effect: "Allow", Action: ["oss:ListObjects"], Resource: [whole] },
    { Effect: "Allow", Action: ["oss:GetObject"], Resource: [inside] },
  );
}

function ossArns(account: string, bucket: string): readonly [string, string] {
  const whole = acsArn({ service: "oss", region: "*", account, resource: bucket });
  return [whole, `${whole}/*`];
}
