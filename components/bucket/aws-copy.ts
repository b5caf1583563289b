import * as aws from "@pulumi/aws";
import type { MakeChild } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { AwsBucket } from "./aws-bucket.ts";

/** Id of the one rule of each bucket; its metrics have it as a dimension. */
export const COPY_RULE = "off-site";

interface CopyArgs {
  readonly role: aws.iam.Role;
  readonly permissions: aws.iam.RolePolicy;
  readonly source: AwsBucket;
  readonly target: AwsBucket;
  readonly targetArn: string;
  readonly targetKey: KeyRef;
}

/** The second copy, with its own key, in the other region; what is deleted here is not deleted there. */
export function awsCopy(
  make: MakeChild,
  key: string,
  { role, permissions, source, target, targetArn, targetKey }: CopyArgs,
): aws.s3.BucketReplicationConfig {
  return make(
    aws.s3.BucketReplicationConfig,
    key,
    {
      bucket: source.bucket.bucket,
      role: role.arn,
      rules: [
        {
          id: COPY_RULE,
          status: "Enabled",
          priority: 0,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: targetArn,
            encryptionConfiguration: { replicaKmsKeyId: targetKey.arn },
            metrics: { status: "Enabled" },
          },
        },
      ],
    },
    { dependsOn: [permissions, source.versioning, target.versioning, target.encryption, target.policy] },
  );
}
