import { acsArn } from "../partition/alicloud.ts";
import { type PolicyDocument, ramPolicy } from "../policy-document.ts";
import type { OwnLogs } from "./contract.ts";
import { type ArchivePlace, BUCKET_KEYS, bucketName, projectName } from "./names.ts";
import { ossArns } from "./oss-policies.ts";

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

/** Security and audit: everything, by object and by search. */
export function alicloudReader(place: ArchivePlace): PolicyDocument {
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

/** Operations: their own systems, never the archive. */
export function alicloudOperations(place: ArchivePlace, own: OwnLogs): PolicyDocument {
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
