import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { type ArchivePlace, bucketName, replicationRole, trailName } from "./names.ts";

export type LogBucket = "trail" | "security" | "access";

interface Bucket {
  readonly name: string;
  readonly region: string;
}

/** Policy of one bucket of the archive: who writes, and what nobody may. */
export function bucketPolicy(
  place: ArchivePlace,
  args: AuditArchiveArgs,
  key: LogBucket,
  side: "log" | "copy",
): PolicyDocument {
  const bucket: Bucket = {
    name: bucketName(place, key, side),
    region: side === "log" ? args.region : args.offSite,
  };
  return awsPolicy(
    ...transport(bucket),
    ...untouchable(bucket, args),
    ...(args.readers === undefined ? [] : [readersAlone(bucket, place, args.readers)]),
    // Nothing but the replication role writes to the copy, and that has its own policy.
    ...(side === "copy" ? [] : WRITERS[key](bucket, place, args)),
  );
}

/** Policy of the bucket of query results: an answer is as confidential as the logs it comes from. */
export function resultsPolicy(place: ArchivePlace, { readers }: AuditArchiveArgs): PolicyDocument {
  const bucket: Bucket = { name: bucketName(place, "results", "log"), region: place.region };
  return awsPolicy(
    ...transport(bucket),
    ...(readers === undefined ? [] : [readersAlone(bucket, place, readers)]),
  );
}

const WRITERS: Readonly<
  Record<
    LogBucket,
    (bucket: Bucket, place: ArchivePlace, args: AuditArchiveArgs) => readonly PolicyStatement[]
  >
> = {
  trail: (bucket, _, args) => trailsWrite(bucket, args),
  security: (bucket, _, args) => [...deliveryWrites(bucket, args), ...firehoseWrites(bucket, args)],
  access: (bucket, place, args) => [
    ...balancersWrite(bucket, args),
    ...configWrites(bucket, args),
    accessLogsWrite(bucket, place, args),
  ],
};

/** TLS 1.2 or later, or nothing. @clause 1.1.5-b */
function transport(bucket: Bucket): readonly PolicyStatement[] {
  const all = { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource: both(bucket) } as const;
  return [
    { Sid: "TlsOnly", ...all, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "Tls12Only", ...all, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

/**
 * Nobody empties the archive: no version is deleted, no lock passed by, no hold lifted, and only stewards
 * change how it is set up. The account's owner may still replace this policy, which the trail records and an
 * alarm tells; the lock holds even then. @clause 1.10.2-d @clause 1.10.6-a
 */
function untouchable(bucket: Bucket, { stewards, deletion }: AuditArchiveArgs): readonly PolicyStatement[] {
  const notStewards = { ArnNotLike: { "aws:PrincipalArn": stewards } };
  const dropped = typeof deletion === "object";
  return [
    {
      Sid: "NobodyEmpties",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"],
      Resource: [`${arnOf(bucket)}/*`],
      // Once deletion is allowed with a reason, the stewards take the archive down.
      ...(dropped ? { Condition: notStewards } : {}),
    },
    {
      // Security places a hold in an incident; lifting it is the stewards'.
      Sid: "HoldsStay",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:PutObjectLegalHold"],
      Resource: [`${arnOf(bucket)}/*`],
      Condition: { StringEquals: { "s3:object-lock-legal-hold": "OFF" }, ...notStewards },
    },
    {
      Sid: "StewardsAloneConfigure",
      Effect: "Deny",
      Principal: "*",
      Action: CONFIGURE,
      Resource: [arnOf(bucket)],
      Condition: notStewards,
    },
  ];
}

const CONFIGURE = [
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketLogging",
  "s3:PutBucketObjectLockConfiguration",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutReplicationConfiguration",
];

/** Ordinary staff see nothing, even where an administrator's policy says `s3:*`. @clause 1.10.4-a */
function readersAlone(bucket: Bucket, place: ArchivePlace, readers: readonly string[]): PolicyStatement {
  return {
    Sid: "ReadersAloneRead",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: ["s3:GetObject", "s3:GetObjectVersion"],
    Resource: [`${arnOf(bucket)}/*`],
    Condition: {
      ArnNotLike: { "aws:PrincipalArn": [...readers, replicationRoleArn(place)] },
      // Services read by their own name, not as a role.
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  };
}

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

/** Firehose writes as a role of the sender's account, each under its own account's prefix. */
function firehoseWrites(bucket: Bucket, { region, writers, organization }: AuditArchiveArgs) {
  const roots = Object.keys(writers).map((account) =>
    arn({ partition: requirePartition(region), service: "iam", account, resource: "root" }),
  );
  const inside =
    organization === undefined
      ? {}
      : { Condition: { StringEquals: { "aws:PrincipalOrgID": organization.id } } };
  return [
    {
      Sid: "FirehoseFindsBucket",
      Effect: "Allow",
      Principal: { AWS: roots },
      Action: ["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      Resource: [arnOf(bucket)],
      ...inside,
    },
    {
      Sid: "FirehoseWrites",
      Effect: "Allow",
      Principal: { AWS: roots },
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      // The account is a variable that IAM fills in.
      Resource: [`${arnOf(bucket)}/firehose/\${aws:PrincipalAccount}/*`],
      ...inside,
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

/** Prefix of S3's own access logs. */
export const ACCESS_PREFIX = "object-access/";

export function bucketArn(region: string, name: string): string {
  return arn({ partition: requirePartition(region), service: "s3", resource: name });
}

export function replicationRoleArn(place: ArchivePlace): string {
  return roleArn(place.region, place.account, replicationRole(place));
}

export function roleArn(region: string, account: string, role: string): string {
  return arn({
    partition: requirePartition(region),
    service: "iam",
    account,
    resource: `role/${role}`,
  });
}

function arnOf({ name, region }: Bucket): string {
  return bucketArn(region, name);
}

function both(bucket: Bucket): readonly string[] {
  return [arnOf(bucket), `${arnOf(bucket)}/*`];
}
