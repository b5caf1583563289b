import { arn, requirePartition, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import { anyKey, bucketArn } from "./aws-arns.ts";
import type { OwnLogs } from "./contract.ts";
import { type ArchivePlace, BUCKET_KEYS, bucketName, QUERY_DATABASE, workgroupName } from "./names.ts";
import { trailGroupArn } from "./role-policies.ts";

/** Security and audit: everything, by object and by query. */
export function awsReader(place: ArchivePlace): PolicyDocument {
  const partition = requirePartition(place.region);
  const here = { partition, region: place.region, account: place.account };
  const logs = awsBuckets(place);
  const results = bucketArn(place.region, bucketName(place, "results", "log"));
  return awsPolicy(
    {
      Sid: "ReadsLogs",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: logs.map((bucket) => `${bucket}/*`),
    },
    {
      Sid: "ListsLogs",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
      Resource: [...logs, results],
    },
    decrypts("DecryptsLogs", ["kms:Decrypt", "kms:GenerateDataKey"], place.region, place, [
      ...bucketsOf(place, "log"),
      results,
    ]),
    decrypts("DecryptsCopies", ["kms:Decrypt"], place.offSite, place, bucketsOf(place, "copy")),
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
      Resource: [arn({ ...here, service: "athena", resource: `workgroup/${workgroupName(place)}` })],
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
      Resource: ["catalog", `database/${QUERY_DATABASE}`, `table/${QUERY_DATABASE}/*`].map((resource) =>
        arn({ ...here, service: "glue", resource }),
      ),
    },
    {
      // An answer is written where the work group says, and nowhere else.
      Sid: "KeepsAnswers",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
      Resource: [`${results}/*`],
    },
  );
}

/** With the keys of one region, what lies in its buckets: a bucket key names the bucket, any other the object. */
function decrypts(
  Sid: string,
  Action: readonly string[],
  region: string,
  { account }: ArchivePlace,
  buckets: readonly string[],
): PolicyStatement {
  return {
    Sid,
    Effect: "Allow",
    Action,
    Resource: [anyKey(region, account)],
    Condition: {
      StringEquals: { "kms:ViaService": viaService("s3", region) },
      // One pattern for both: a role's inline policies have 10,240 characters in all, and names may be long.
      StringLike: { "kms:EncryptionContext:aws:s3:arn": buckets.map((bucket) => `${bucket}*`) },
    },
  };
}

/** Operations: their own systems, neither the trail nor the archive. */
export function awsOperations(place: ArchivePlace, own: OwnLogs): PolicyDocument {
  const partition = requirePartition(place.region);
  const groups = own.regions.flatMap((region) =>
    own.names.map((name) =>
      arn({ partition, service: "logs", region, account: own.account, resource: `log-group:${name}` }),
    ),
  );
  return awsPolicy(
    {
      Sid: "ReadsOwnSystems",
      Effect: "Allow",
      Action: [
        "logs:DescribeLogStreams",
        "logs:FilterLogEvents",
        "logs:GetLogEvents",
        "logs:GetLogGroupFields",
        "logs:StartQuery",
      ],
      Resource: groups.flatMap((group) => [group, `${group}:*`]),
    },
    {
      Sid: "FollowsOwnQueries",
      Effect: "Allow",
      Action: ["logs:DescribeLogGroups", "logs:GetQueryResults", "logs:StopQuery"],
      Resource: ["*"],
    },
    {
      // The trail's live group lies in everybody's account.
      Sid: "NotTheTrail",
      Effect: "Deny",
      Action: ["logs:FilterLogEvents", "logs:GetLogEvents", "logs:GetLogRecord", "logs:StartQuery"],
      Resource: own.regions.flatMap((region) => {
        const group = trailGroupArn({ account: own.account, region });
        return [group, `${group}:*`];
      }),
    },
    {
      Sid: "NotTheArchive",
      Effect: "Deny",
      Action: ["s3:*"],
      Resource: awsBuckets(place).flatMap((bucket) => [bucket, `${bucket}/*`]),
    },
  );
}

/** Every bucket that holds logs. */
export function awsBuckets(place: ArchivePlace): readonly string[] {
  return [...bucketsOf(place, "log"), ...bucketsOf(place, "copy")];
}

function bucketsOf(place: ArchivePlace, side: "log" | "copy"): readonly string[] {
  const region = side === "log" ? place.region : place.offSite;
  return BUCKET_KEYS.map((key) => bucketArn(region, bucketName(place, key, side)));
}

/**
 * AWS: what roles that otherwise open no data have to be let into, for the policy above to speak: buckets, the keys
 * that they lie under, and the answers to queries.
 */
export function archiveReaderOpens(place: ArchivePlace): readonly string[] {
  if (place.provider === "alicloud") return [];
  const { account, region, offSite } = place;
  const results = bucketArn(region, bucketName(place, "results", "log"));
  const resource = `workgroup/${workgroupName(place)}`;
  return [
    ...[...awsBuckets(place), results].map((bucket) => `${bucket}*`),
    ...[region, offSite].map((each) => anyKey(each, account)),
    arn({ partition: requirePartition(region), service: "athena", region, account, resource }),
  ];
}
