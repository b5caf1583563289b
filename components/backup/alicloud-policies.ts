import { acsArn } from "../partition/alicloud.ts";
import {
  type PlannedPolicy,
  type PolicyCondition,
  type PolicyDocument,
  type PolicyStatement,
  ramPolicy,
} from "../policy-document.ts";
import type { BackupArgs, ObjectCopyArgs } from "./contract.ts";
import { DRILL_TAG } from "./limits.ts";

/** What drills need to know of the layout's names. */
interface DrillPlace extends Pick<BackupArgs, "account" | "region" | "drills"> {
  /** Name of the component, in the tag of what its drills restore. */
  readonly owner: string;
  /** Parameters in which drills say that they went well. */
  readonly records: readonly string[];
}

/**
 * Finds the newest backup and restores it; searching cannot be bound to a vault ("SearchHistoricalSnapshots"). What it
 * deletes bears the tag of its drills; instances under deletion protection are refused by the service besides.
 */
export function drillPolicy(
  { account, region, drills, owner, records }: DrillPlace,
  vaults: readonly string[],
  instances: readonly string[],
): PolicyDocument {
  const { buckets = {}, databases = {}, machines = {} } = "off" in drills ? {} : drills;
  const named = (service: string) => (resource: string) => acsArn({ service, region, account, resource });
  const [hbr, rds, ecs, oos] = [named("hbr"), named("rds"), named("ecs"), named("oos")];
  const any = (map: object) => Object.keys(map).length > 0;
  return ramPolicy(
    ...(any(buckets)
      ? [
          allow(["hbr:DescribeRestoreJobs2", "hbr:SearchHistoricalSnapshots"], "*"),
          allow(
            "hbr:CreateRestoreJob",
            vaults.map((vault) => hbr(`vault/${vault}`)),
          ),
        ]
      : []),
    ...(any(databases)
      ? [
          allow(
            "rds:CloneDBInstance",
            instances.map((instance) => rds(`dbinstance/${instance}`)),
          ),
          allow(
            [
              "rds:DescribeBackups",
              "rds:DescribeDatabases",
              "rds:DescribeDBInstanceAttribute",
              "rds:DescribeDBInstances",
            ],
            "*",
          ),
          allow("rds:TagResources", rds("dbinstance/*"), {
            StringEquals: { [`acs:RequestTag/${DRILL_TAG}`]: owner },
          }),
          allow("rds:DeleteDBInstance", rds("dbinstance/*"), {
            StringEquals: { [`rds:ResourceTag/${DRILL_TAG}`]: owner },
          }),
        ]
      : []),
    ...(any(machines)
      ? [
          allow(["ecs:DescribeDisks", "ecs:DescribeSnapshots"], "*"),
          allow(["ecs:CreateDisk", "ecs:TagResources"], ecs("disk/*"), {
            StringEquals: { [`acs:RequestTag/${DRILL_TAG}`]: owner },
          }),
          allow("ecs:CreateDisk", ecs("snapshot/*")),
          allow("ecs:DeleteDisk", ecs("disk/*"), {
            StringEquals: { [`acs:ResourceTag/${DRILL_TAG}`]: owner },
          }),
        ]
      : []),
    allow(
      ["oos:GetParameter", "oos:UpdateParameter"],
      records.map((record) => oos(`parameter/${record}`)),
    ),
  );
}

function allow(
  Action: string | readonly string[],
  Resource: string | readonly string[],
  Condition?: PolicyCondition,
): PolicyStatement {
  return { Effect: "Allow", Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
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
