import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import type { ObjectStoreArgs, StoreUserArgs } from "./contract.ts";

/** A bucket and what is in it. */
function ossArns(account: string, bucket: string): readonly [string, string] {
  const arn = acsArn({ service: "oss", region: "*", account, resource: bucket });
  return [arn, `${arn}/*`];
}

/** TLS alone; a denial for `*` spares the owner unless it has a condition, which this one has. @clause 1.1.5-b */
export function bucketPolicy(account: string, bucket: string): PolicyDocument {
  return ramPolicy({
    Effect: "Deny",
    Principal: "*",
    Action: ["oss:*"],
    Resource: ossArns(account, bucket),
    Condition: { Bool: { "acs:SecureTransport": ["false"] } },
  });
}

export const OSS_TRUST: PolicyDocument = ramPolicy({
  Effect: "Allow",
  Principal: { Service: [ramPrincipal("oss")] },
  Action: ["sts:AssumeRole"],
});

/** OSS writes down who read the buckets. @clause 1.10.4-b */
export function logPermissions(account: string, bucket: string, key: string): PolicyDocument {
  return ramPolicy(
    { Effect: "Allow", Action: ["oss:PutObject"], Resource: [ossArns(account, bucket)[1]] },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], Resource: [key] },
  );
}

/** "Introduction to data replication permissions", OSS user guide; without deletion: it is not copied. */
export function copyPermissions(
  account: string,
  buckets: { readonly sources: readonly string[]; readonly copies: readonly string[] },
  keys: { readonly here: string; readonly there: string },
): PolicyDocument {
  const of = (names: readonly string[]) => names.flatMap((name) => ossArns(account, name));
  return ramPolicy(
    { Effect: "Allow", Action: ["oss:ReplicateGet", "oss:ReplicateList"], Resource: of(buckets.sources) },
    {
      Effect: "Allow",
      Action: ["oss:ReplicateGet", "oss:ReplicateList", "oss:ReplicatePut"],
      Resource: of(buckets.copies),
    },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: [keys.here] },
    {
      Effect: "Allow",
      Action: ["kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
      Resource: [keys.there],
    },
  );
}

/** What an application may do: no versions, no settings, no other bucket. @clause 1.1.2-a */
export function userPolicy(
  { account }: ObjectStoreArgs,
  { reads = [], writes = [], deletes = [] }: StoreUserArgs,
  nameOf: (bucket: string) => string,
  key: string,
): PolicyDocument {
  const bucket = (names: readonly string[]) => names.map((name) => ossArns(account, nameOf(name))[0]);
  const inside = (names: readonly string[]) => names.map((name) => ossArns(account, nameOf(name))[1]);
  const allow = (Action: readonly string[], Resource: readonly string[]): PolicyStatement => ({
    Effect: "Allow",
    Action,
    Resource,
  });
  return ramPolicy(
    ...(reads.length === 0
      ? []
      : [
          allow(["oss:ListObjects"], bucket(reads)),
          allow(["oss:GetObject"], inside(reads)),
          allow(["kms:Decrypt"], [key]),
        ]),
    ...(writes.length === 0
      ? []
      : [
          allow(["oss:AbortMultipartUpload", "oss:PutObject"], inside(writes)),
          allow(["kms:Decrypt", "kms:GenerateDataKey"], [key]),
        ]),
    ...(deletes.length === 0 ? [] : [allow(["oss:DeleteObject"], inside(deletes))]),
  );
}
