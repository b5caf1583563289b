import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { type PlannedPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";
import type { BackupArgs, ObjectCopyArgs } from "./contract.ts";

/** The orchestration service takes the role of drills. */
export const DRILL_TRUST: PolicyDocument = ramPolicy({
  Effect: "Allow",
  Principal: { Service: [ramPrincipal("oos")] },
  Action: "sts:AssumeRole",
});

/** Finds the newest backup and restores it; searching cannot be bound to a vault ("SearchHistoricalSnapshots"). */
export function drillPolicy(
  { account, region }: Pick<BackupArgs, "account" | "region">,
  vaults: readonly string[],
): PolicyDocument {
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["hbr:DescribeRestoreJobs2", "hbr:SearchHistoricalSnapshots"],
      Resource: "*",
    },
    {
      Effect: "Allow",
      Action: "hbr:CreateRestoreJob",
      Resource: vaults.map((vault) =>
        acsArn({ service: "hbr", region, account, resource: `vault/${vault}` }),
      ),
    },
  );
}

/** What the other cloud may do with a bucket: read what leaves, write what comes, delete nothing, and by TLS alone. */
export function doorPolicy(account: string, { bucket, direction }: ObjectCopyArgs): PolicyDocument {
  const arn = acsArn({ service: "oss", region: "*", account, resource: bucket });
  const Condition = { Bool: { "acs:SecureTransport": "true" } };
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["oss:GetBucketInfo", "oss:GetBucketLocation", "oss:ListObjects"],
      Resource: [arn],
      Condition,
    },
    {
      Effect: "Allow",
      Action: [
        "oss:GetObject",
        "oss:GetObjectTagging",
        ...(direction === "in"
          ? ["oss:AbortMultipartUpload", "oss:ListParts", "oss:PutObject", "oss:PutObjectTagging"]
          : []),
      ],
      Resource: [`${arn}/*`],
      Condition,
    },
  );
}

/**
 * Who may delete backups, as a control policy for the account: vaults of Cloud Backup take no policy of their own.
 * Give it to `AlicloudOrganization`. @clause 1.6.3-d
 */
export function vaultGuard({ account, stewards }: Pick<BackupArgs, "account" | "stewards">): PlannedPolicy {
  return {
    key: "vault-guard",
    kind: "control",
    document: ramPolicy({
      Effect: "Deny",
      Action: [
        "hbr:DeleteBackupPlan",
        "hbr:DeletePolicyV2",
        "hbr:DeleteSnapshot",
        "hbr:DeleteUdmSnapshot",
        "hbr:DeleteVault",
      ],
      Resource: acsArn({ service: "hbr", region: "*", account, resource: "*" }),
      Condition: { StringNotLike: { "acs:PrincipalARN": stewards } },
    }),
  };
}
