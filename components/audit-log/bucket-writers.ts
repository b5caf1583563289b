import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import type { PolicyStatement } from "../policy-document.ts";
import { arnOf, type Bucket } from "./aws-arns.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { ACCESS_PREFIX, type ArchivePlace, type BucketKey, bucketName, trailName } from "./names.ts";

/** Who writes to a bucket of the archive, and where in it. */
export const WRITERS: Readonly<
  Record<
    BucketKey,
    (bucket: Bucket, place: ArchivePlace, args: AuditArchiveArgs) => readonly PolicyStatement[]
  >
> = {
  trail: (bucket, _, args) => trailsWrite(bucket, args),
  security: (bucket, _, args) => deliveryWrites(bucket, args),
  access: (bucket, place, args) => [
    ...balancersWrite(bucket, args),
    ...configWrites(bucket, args),
    accessLogsWrite(bucket, place, args),
  ],
};

/** CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail". */
function trailsWrite(bucket: Bucket, { region, writers, organization }: AuditArchiveArgs) {
  const trails = Object.entries(writers).map(([account, { home }]) =>
    arn({
      partition: requirePartition(region),
      service: "cloudtrail",
      region: home,
      account,
      resource: `trail/${trailName("aws", account)}`,
    }),
  );
  const owners = [...Object.keys(writers), ...(organization === undefined ? [] : [organization.id])];
  const Principal = { Service: servicePrincipal("cloudtrail", region) };
  return [
    {
      Sid: "TrailsFindBucket",
      Effect: "Allow",
      Principal,
      Action: ["s3:GetBucketAcl"],
      Resource: [arnOf(bucket)],
      Condition: { StringEquals: { "aws:SourceArn": trails } },
    },
    {
      Sid: "TrailsWrite",
      Effect: "Allow",
      Principal,
      Action: ["s3:PutObject"],
      Resource: owners.map((owner) => `${arnOf(bucket)}/AWSLogs/${owner}/*`),
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trails },
      },
    },
  ] as const satisfies readonly PolicyStatement[];
}

/** Flow, WAF, DNS query and network firewall logs. CloudWatch Logs user guide, "Logs sent to Amazon S3". */
function deliveryWrites(bucket: Bucket, { region, writers }: AuditArchiveArgs) {
  const accounts = Object.keys(writers);
  const Principal = { Service: servicePrincipal("delivery.logs", region) };
  const from = {
    ArnLike: {
      "aws:SourceArn": accounts.map((account) =>
        arn({ partition: requirePartition(region), service: "logs", region: "*", account, resource: "*" }),
      ),
    },
  };
  return [
    {
      Sid: "DeliveryFindsBucket",
      Effect: "Allow",
      Principal,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: [arnOf(bucket)],
      Condition: { StringEquals: { "aws:SourceAccount": accounts }, ...from },
    },
    {
      Sid: "DeliveryWrites",
      Effect: "Allow",
      Principal,
      Action: ["s3:PutObject"],
      Resource: accounts.map((account) => `${arnOf(bucket)}/AWSLogs/${account}/*`),
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": accounts },
        ...from,
      },
    },
  ] as const satisfies readonly PolicyStatement[];
}

/**
 * Elastic Load Balancing user guides, "Enable access logs": application balancers by their own name, network ones
 * by delivery. The first bring no source account along; what keeps strangers out is that the service itself puts
 * the sender's account into the key. A file of theirs directly below it tests the bucket.
 */
function balancersWrite(bucket: Bucket, args: AuditArchiveArgs): readonly PolicyStatement[] {
  const accounts = Object.keys(args.writers);
  return [
    {
      Sid: "BalancersWrite",
      Effect: "Allow",
      Principal: { Service: servicePrincipal("logdelivery.elasticloadbalancing", args.region) },
      Action: ["s3:PutObject"],
      Resource: accounts.map((account) => `${arnOf(bucket)}/AWSLogs/${account}/*`),
    },
    ...deliveryWrites(bucket, args),
  ];
}

/** AWS Config developer guide, "Permissions for the Amazon S3 bucket for the delivery channel". */
function configWrites(bucket: Bucket, { region, writers }: AuditArchiveArgs) {
  const accounts = Object.keys(writers);
  const Principal = { Service: servicePrincipal("config", region) };
  return [
    {
      Sid: "ConfigFindsBucket",
      Effect: "Allow",
      Principal,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: [arnOf(bucket)],
      Condition: { StringEquals: { "aws:SourceAccount": accounts } },
    },
    {
      Sid: "ConfigWrites",
      Effect: "Allow",
      Principal,
      Action: ["s3:PutObject"],
      Resource: accounts.map((account) => `${arnOf(bucket)}/AWSLogs/${account}/Config/*`),
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": accounts },
      },
    },
  ] as const satisfies readonly PolicyStatement[];
}

/** Who read the logs, as S3 itself writes it down. S3 user guide, "Enabling server access logging". @clause 1.10.4-b */
function accessLogsWrite(bucket: Bucket, place: ArchivePlace, args: AuditArchiveArgs): PolicyStatement {
  const sources = (["trail", "security", "results"] as const).map((key) =>
    arnOf({ name: bucketName(place, key, "log"), region: args.region }),
  );
  return {
    Sid: "AccessLogsWrite",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("logging.s3", args.region) },
    Action: ["s3:PutObject"],
    Resource: [`${arnOf(bucket)}/${ACCESS_PREFIX}*`],
    Condition: { StringEquals: { "aws:SourceAccount": args.account }, ArnLike: { "aws:SourceArn": sources } },
  };
}
