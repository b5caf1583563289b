import { arn, requirePartition } from "../partition/aws.ts";
import { type ArchivePlace, replicationRole } from "./names.ts";

/** A bucket by what its ARN and policy need. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
}

export function bucketArn(region: string, name: string): string {
  return arn({ partition: requirePartition(region), service: "s3", resource: name });
}

export function replicationRoleArn(place: ArchivePlace): string {
  return roleArn(place.region, place.account, replicationRole(place));
}

export function roleArn(region: string, account: string, role: string): string {
  return arn({
    partition: requirePartition(region),
    service: "iam",
    account,
    resource: `role/${role}`,
  });
}

export function arnOf({ name, region }: Bucket): string {
  return bucketArn(region, name);
}

export function both(bucket: Bucket): readonly string[] {
  return [arnOf(bucket), `${arnOf(bucket)}/*`];
}

/** Keys of an account and region: which one it is, is known only once it is made. */
export function anyKey(region: string, account: string): string {
  return arn({ partition: requirePartition(region), service: "kms", region, account, resource: "key/*" });
}
