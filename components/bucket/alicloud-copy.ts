import * as alicloud from "@pulumi/alicloud";
import type { MakeChild } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { OssBucket } from "./alicloud-bucket.ts";

interface CopyArgs {
  readonly role: alicloud.ram.Role;
  readonly granted: alicloud.ram.RolePolicyAttachment;
  readonly source: OssBucket;
  readonly target: OssBucket;
  readonly region: string;
  readonly targetKey: KeyRef;
}

/** The second copy, with its own key, in the other region; what is deleted here is not deleted there. */
export function ossCopy(
  make: MakeChild,
  key: string,
  { role, granted, source, target, region, targetKey }: CopyArgs,
): alicloud.oss.BucketReplication {
  return make(
    alicloud.oss.BucketReplication,
    key,
    {
      bucket: source.bucket.id,
      action: "PUT",
      historicalObjectReplication: "enabled",
      destination: { bucket: target.bucket.id, location: `oss-${region}` },
      syncRole: role.roleName,
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
      encryptionConfiguration: { replicaKmsKeyId: targetKey.id },
    },
    { dependsOn: [granted, source.versioning, target.versioning, target.encryption] },
  );
}
