import { acsArn } from "../partition/alicloud.ts";
import { type PlannedPolicy, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { type ArchivePlace, archiveRole, BUCKET_KEYS, bucketName, projectName } from "./names.ts";
import { ossArns, ramRoleArn } from "./oss-policies.ts";

/**
 * Who may change how an archive on Alibaba Cloud is set up, as a control policy for the archive's account: a
 * bucket policy of OSS cannot except roles. On AWS the buckets' own policies say so. @clause 1.10.2-d
 */
export function archiveGuard(
  place: ArchivePlace,
  { stewards, readers }: Pick<AuditArchiveArgs, "stewards" | "readers">,
): PlannedPolicy {
  const others = { StringNotLike: { "acs:PrincipalARN": stewards } };
  return {
    key: "archive-guard",
    kind: "control",
    document: ramPolicy(
      {
        Effect: "Deny",
        Action: [
          "oss:AbortBucketWorm",
          "oss:DeleteBucket",
          "oss:DeleteBucketEncryption",
          "oss:DeleteBucketLogging",
          "oss:DeleteBucketPolicy",
          "oss:DeleteBucketReplication",
          "oss:DeleteObject",
          "oss:DeleteObjectVersion",
          "oss:PutBucketAcl",
          "oss:PutBucketEncryption",
          "oss:PutBucketLifecycle",
          "oss:PutBucketLogging",
          "oss:PutBucketPolicy",
          "oss:PutBucketVersioning",
        ],
        Resource: bucketsOf(place).flatMap((bucket) => ossArns(place.account, bucket)),
        Condition: others,
      },
      {
        Effect: "Deny",
        Action: ["log:DeleteIndex", "log:DeleteLogStore", "log:DeleteProject", "log:UpdateLogStore"],
        Resource: projectOf(place),
        Condition: others,
      },
      ...(readers === undefined ? [] : readersAlone(place, readers)),
    ),
  };
}

/** Ordinary staff see nothing, whatever their own policies say; services read by the archive's roles. @clause 1.10.4-a */
function readersAlone(place: ArchivePlace, readers: readonly string[]): readonly PolicyStatement[] {
  const services = (["trail", "export"] as const).map((user) =>
    ramRoleArn(place.account, archiveRole(place, user)),
  );
  const Condition = { StringNotLike: { "acs:PrincipalARN": [...readers, ...services] } };
  return [
    {
      Effect: "Deny",
      Action: ["oss:GetObject", "oss:GetObjectVersion"],
      Resource: bucketsOf(place).map((bucket) => ossArns(place.account, bucket)[1] ?? ""),
      Condition,
    },
    {
      Effect: "Deny",
      Action: [
        "log:GetCursorOrData",
        "log:GetLogStoreHistogram",
        "log:GetLogStoreLogs",
        "log:GetProjectLogs",
      ],
      Resource: projectOf(place),
      Condition,
    },
  ];
}

function bucketsOf(place: ArchivePlace): readonly string[] {
  return BUCKET_KEYS.flatMap((key) => [bucketName(place, key, "log"), bucketName(place, key, "copy")]);
}

function projectOf(place: ArchivePlace): readonly string[] {
  return ["", "/*"].map((part) =>
    acsArn({
      service: "log",
      region: "*",
      account: place.account,
      resource: `project/${projectName(place)}${part}`,
    }),
  );
}
