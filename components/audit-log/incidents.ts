import { acsArn } from "../partition/alicloud.ts";
import { viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";
import { anyKey, bucketArn } from "./aws-arns.ts";
import { awsBuckets } from "./aws-readers.ts";
import { type ArchivePlace, bucketName } from "./names.ts";
import { ossArns } from "./oss-policies.ts";

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
