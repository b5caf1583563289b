import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import { bucketArn } from "./bucket-policy.ts";
import {
  type ArchivePlace,
  BUCKET_KEYS,
  bucketName,
  projectName,
  QUERY_DATABASE,
  workgroupName,
} from "./names.ts";
import { ossArns } from "./oss-policies.ts";
import { anyKey, trailGroupArn } from "./role-policies.ts";

/**
 * Who reads which logs; whoever makes roles attaches these to them. Ordinary staff get none. @clause 1.10.4-a
 * - security and audit: everything in the archive, read-only, by query and by object;
 * - operations: the log groups or stores of their own systems, and never the archive.
 */
export function archiveReaderPolicy(place: ArchivePlace): PolicyDocument {
  return place.provider === "aws" ? awsReader(place) : alicloudReader(place);
}

/** AWS: what roles that otherwise open no data have to be let into, for the policy above to speak. */
export function archiveReaderOpens(place: ArchivePlace): readonly string[] {
  if (place.provider === "alicloud") return [];
  const results = bucketArn(place.region, bucketName(place, "results", "log"));
  return [...awsBuckets(place), results].flatMap((bucket) => [bucket, `${bucket}/*`]);
}

/** Names of log groups (AWS) or projects (Alibaba Cloud) of one's own systems; `*` allowed. */
export interface OwnLogs {
  readonly account: string;
  readonly regions: readonly string[];
  readonly names: readonly string[];
}

/** What operations may read: their own systems, the archive denied whatever else allows it. */
export function operationsReaderPolicy(place: ArchivePlace, own: OwnLogs): PolicyDocument {
  return place.provider === "aws" ? awsOperations(place, own) : alicloudOperations(place, own);
}

/** Folder of the security bucket that an incident's logs are kept in apart. */
const INCIDENTS = "incidents/";

/**
 * What security does with logs in an incident: holds on what is touched, copies kept apart, nothing removed. Lifting
 * a hold is the stewards'. @clause 1.10.6-a @clause 1.10.6-b
 */
export function incidentPolicy(place: ArchivePlace): PolicyDocument {
  return place.provider === "aws" ? awsIncident(place) : alicloudIncident(place);
}

function awsIncident(place: ArchivePlace): PolicyDocument {
  const security = bucketArn(place.region, bucketName(place, "security", "log"));
  return awsPolicy(
    {
      Sid: "HoldsLogs",
      Effect: "Allow",
      Action: ["s3:GetObjectLegalHold", "s3:GetObjectRetention", "s3:PutObjectLegalHold"],
      // A hold takes a bucket with object lock, so in the others it is placed on the copy.
      Resource: awsBuckets(place).map((bucket) => `${bucket}/*`),
      Condition: { StringEqualsIfExists: { "s3:object-lock-legal-hold": "ON" } },
    },
    {
      Sid: "KeepsIncidentsApart",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: [`${security}/${INCIDENTS}*`],
    },
    {
      Sid: "EncryptsIncidents",
      Effect: "Allow",
      Action: ["kms:GenerateDataKey"],
      Resource: [anyKey(place.region, place.account)],
      Condition: {
        StringEquals: { "kms:ViaService": viaService("s3", place.region) },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [security, `${security}/${INCIDENTS}*`] },
      },
    },
  );
}

/** OSS has no holds on single objects; its lock covers all of them for as long as they are kept. */
function alicloudIncident(place: ArchivePlace): PolicyDocument {
  const [, objects = ""] = ossArns(place.account, bucketName(place, "security", "log"));
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["oss:AbortMultipartUpload", "oss:PutObject"],
      Resource: [objects.replace(/\*$/, `${INCIDENTS}*`)],
    },
    {
      Effect: "Allow",
      Action: ["kms:GenerateDataKey"],
      Resource: [acsArn({ service: "kms", region: place.region, account: place.account, resource: "key/*" })],
    },
  );
}

function awsReader(place: ArchivePlace): PolicyDocument {
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
    ...[place.region, place.offSite].map(
      (region, index): PolicyStatement => ({
        Sid: index === 0 ? "DecryptsLogs" : "DecryptsCopies",
        Effect: "Allow",
        Action: index === 0 ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
        Resource: [anyKey(region, place.account)],
        Condition: {
          StringEquals: { "kms:ViaService": viaService("s3", region) },
          StringLike: {
            "kms:EncryptionContext:aws:s3:arn": [...logs, results].flatMap((bucket) => [
              bucket,
              `${bucket}/*`,
            ]),
          },
        },
      }),
    ),
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

function awsOperations(place: ArchivePlace, own: OwnLogs): PolicyDocument {
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

function awsBuckets(place: ArchivePlace): readonly string[] {
  return BUCKET_KEYS.flatMap((key) => [
    bucketArn(place.region, bucketName(place, key, "log")),
    bucketArn(place.offSite, bucketName(place, key, "copy")),
  ]);
}

const READ_STORES = [
  "log:GetCursorOrData",
  "log:GetDashboard",
  "log:GetIndex",
  "log:GetLogStore",
  "log:GetLogStoreHistogram",
  "log:GetLogStoreLogs",
  "log:GetProjectLogs",
  "log:GetSavedSearch",
  "log:ListDashboard",
  "log:ListLogStores",
  "log:ListSavedSearch",
  "log:ListShards",
];

function alicloudReader(place: ArchivePlace): PolicyDocument {
  return ramPolicy(
    {
      Effect: "Allow",
      Action: [
        "oss:GetBucketInfo",
        "oss:GetBucketLocation",
        "oss:GetObject",
        "oss:GetObjectVersion",
        "oss:ListObjectVersions",
        "oss:ListObjects",
      ],
      Resource: ossBuckets(place),
    },
    { Effect: "Allow", Action: ["log:GetProject", ...READ_STORES], Resource: stores(place, "") },
    { Effect: "Allow", Action: ["log:ListProject"], Resource: ["*"] },
    // OSS decrypts for whoever may use the key; which key it is, is known only once made.
    {
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: [place.region, place.offSite].map((region) =>
        acsArn({ service: "kms", region, account: place.account, resource: "key/*" }),
      ),
    },
    {
      Effect: "Allow",
      Action: ["actiontrail:DescribeTrails", "actiontrail:GetTrailStatus", "actiontrail:LookupEvents"],
      Resource: ["*"],
    },
  );
}

function alicloudOperations(place: ArchivePlace, own: OwnLogs): PolicyDocument {
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["log:GetProject", ...READ_STORES],
      Resource: own.regions.flatMap((region) =>
        own.names.flatMap((name) =>
          ["", "/*"].map((part) =>
            acsArn({ service: "log", region, account: own.account, resource: `project/${name}${part}` }),
          ),
        ),
      ),
    },
    { Effect: "Deny", Action: ["log:*"], Resource: stores(place, "*") },
    { Effect: "Deny", Action: ["oss:*"], Resource: ossBuckets(place) },
  );
}

function stores(place: ArchivePlace, region: string): readonly string[] {
  return ["", "/*"].map((part) =>
    acsArn({
      service: "log",
      region: region === "" ? place.region : region,
      account: place.account,
      resource: `project/${projectName(place)}${part}`,
    }),
  );
}

function ossBuckets(place: ArchivePlace): readonly string[] {
  return BUCKET_KEYS.flatMap((key) => [
    ...ossArns(place.account, bucketName(place, key, "log")),
    ...ossArns(place.account, bucketName(place, key, "copy")),
  ]);
}
