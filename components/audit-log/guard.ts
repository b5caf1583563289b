import { acsArn } from "../partition/alicloud.ts";
import { type PlannedPolicy, ramPolicy } from "../policy-document.ts";
import { type ArchivePlace, BUCKET_KEYS, bucketName, projectName } from "./names.ts";

/**
 * Who may change how an archive on Alibaba Cloud is set up, as a control policy for the archive's account: a
 * bucket policy of OSS cannot except roles. On AWS the buckets' own policies say so. @clause 1.10.2-d
 */
export function archiveGuard(place: ArchivePlace, stewards: readonly string[]): PlannedPolicy {
  const buckets = BUCKET_KEYS.flatMap((key) => [
    bucketName(place, key, "log"),
    bucketName(place, key, "copy"),
  ]);
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
        Resource: buckets.flatMap((bucket) => {
          const name = acsArn({ service: "oss", region: "*", account: place.account, resource: bucket });
          return [name, `${name}/*`];
        }),
        Condition: others,
      },
      {
        Effect: "Deny",
        Action: ["log:DeleteIndex", "log:DeleteLogStore", "log:DeleteProject", "log:UpdateLogStore"],
        Resource: ["", "/*"].map((part) =>
          acsArn({
            service: "log",
            region: "*",
            account: place.account,
            resource: `project/${projectName(place)}${part}`,
          }),
        ),
        Condition: others,
      },
    ),
  };
}
