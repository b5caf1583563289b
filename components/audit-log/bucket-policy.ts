import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import { arnOf, type Bucket, both, replicationRoleArn } from "./aws-arns.ts";
import { WRITERS } from "./bucket-writers.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { type ArchivePlace, type BucketKey, bucketName } from "./names.ts";

/** Policy of one bucket of the archive: who writes, and what nobody may. */
export function bucketPolicy(
  place: ArchivePlace,
  args: AuditArchiveArgs,
  key: BucketKey,
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
