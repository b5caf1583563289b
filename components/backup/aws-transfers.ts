import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { ossEndpoint } from "../partition/alicloud.ts";
import type { AwsBackupLayout, AwsTransfer } from "./layout.ts";

/**
 * Objects between the two clouds, each night or every so many days, by DataSync: without agents, over TLS, and
 * nothing is deleted on the other side. @clause 1.6.6-b
 */
export function makeTransfers(child: MakeChild, { transfers, transferTrust }: AwsBackupLayout): void {
  for (const each of transfers) {
    const role = child(aws.iam.Role, `transfer-${each.key}`, {
      name: each.role,
      description: "Reads or writes one bucket for the copy in the other cloud",
      assumeRolePolicy: JSON.stringify(transferTrust),
    });
    const policy = child(aws.iam.RolePolicy, `transfer-${each.key}`, {
      role: role.name,
      policy: pulumi.output(each.copy.bucketKey).apply((keyArn) => JSON.stringify(each.policy(keyArn))),
    });
    transfer(child, each, role, policy);
  }
}

function transfer(child: MakeChild, each: AwsTransfer, role: aws.iam.Role, policy: aws.iam.RolePolicy): void {
  const { key, copy, bucketArn, schedule } = each;
  const { other } = copy;
  const here = child(
    aws.datasync.S3Location,
    `transfer-${key}`,
    { s3BucketArn: bucketArn, subdirectory: "/", s3Config: { bucketAccessRoleArn: role.arn } },
    // The service looks whether the role may reach the bucket.
    { dependsOn: [policy] },
  );
  const there = child(aws.datasync.LocationObjectStorage, `transfer-${key}`, {
    serverHostname: ossEndpoint(other.region),
    serverProtocol: "HTTPS",
    serverPort: 443,
    bucketName: other.bucket,
    // The layout refuses to go on without them.
    accessKey: pulumi.secret(pulumi.output(other.accessKeyId).apply(String)),
    secretKey: pulumi.secret(pulumi.output(other.accessKeySecret).apply(String)),
  });
  const [from, to] = copy.direction === "out" ? [here, there] : [there, here];
  child(aws.datasync.Task, `transfer-${key}`, {
    name: each.role,
    sourceLocationArn: from.arn,
    destinationLocationArn: to.arn,
    // Cross-cloud transfers without agents are of this mode alone.
    taskMode: "ENHANCED",
    schedule: { scheduleExpression: schedule },
    options: {
      // What was deleted here by mistake or malice stays there.
      preserveDeletedFiles: "PRESERVE",
      overwriteMode: "ALWAYS",
      transferMode: "CHANGED",
      verifyMode: "ONLY_FILES_TRANSFERRED",
      objectTags: "NONE",
      posixPermissions: "NONE",
      uid: "NONE",
      gid: "NONE",
      atime: "BEST_EFFORT",
      mtime: "PRESERVE",
      logLevel: "OFF",
    },
  });
}
