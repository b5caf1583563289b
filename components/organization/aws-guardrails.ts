import { AWS_GUARDED } from "../guarded-actions.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { Guardrail } from "./contract.ts";

/** Roles of `components/identity` that change what others may not, under review or under alarm. */
const HANDS = ["role/atrium-ci-deploy", "role/atrium-break-glass"] as const;

interface Place {
  readonly region: string;
  readonly regions: readonly string[];
  readonly deployers?: readonly string[];
}

const deny = (
  Sid: string,
  Action: readonly string[],
  more: Partial<PolicyStatement> = {},
): PolicyStatement => ({
  Sid,
  Effect: "Deny",
  Action,
  Resource: "*",
  ...more,
});

/**
 * Guardrails in as few policies as their lengths allow: a target takes four beside the one that allows all. What
 * ends a record, a key or a vault is refused to everybody; what changes one is left to the pipeline and to
 * break-glass.
 */
export function awsGuardrails(
  place: Place,
  wanted: ReadonlySet<Guardrail>,
): Readonly<Record<string, PolicyDocument>> {
  const packs: Readonly<Record<string, readonly Guardrail[]>> = {
    baseline: ["organization", "audit", "roles", "root"],
    keys: ["keys"],
    regions: ["regions"],
    exposure: ["exposure"],
  };
  return Object.fromEntries(
    Object.entries(packs).flatMap(([key, guardrails]) => {
      const statements = guardrails
        .filter((guardrail) => wanted.has(guardrail))
        .flatMap((guardrail) => statementsOf(guardrail, place));
      return statements.length === 0 ? [] : [[key, awsPolicy(...statements)]];
    }),
  );
}

function statementsOf(
  guardrail: Guardrail,
  { region, regions, deployers = [] }: Place,
): readonly PolicyStatement[] {
  const partition = requirePartition(region);
  const iam = (resource: string): string => arn({ partition, service: "iam", account: "*", resource });
  const otherHands = { ArnNotLike: { "aws:PrincipalArn": [...HANDS.map(iam), ...deployers] } };
  switch (guardrail) {
    case "organization":
      return [deny("NobodyLeaves", ["organizations:LeaveOrganization", "account:CloseAccount"])];
    case "audit":
      return [
        deny("AuditIsNeverStopped", AWS_GUARDED.audit),
        deny("AuditChangesAreReviewed", AWS_GUARDED.auditSettings, { Condition: otherHands }),
      ];
    case "keys":
      return [
        deny("KeysAndVaultsAreNeverDeleted", AWS_GUARDED.keysAndVaults),
        deny("KeyAndVaultChangesAreReviewed", AWS_GUARDED.keyAndVaultSettings, { Condition: otherHands }),
      ];
    case "roles":
      return [
        deny("NoLongLivedKeys", AWS_GUARDED.longLivedKeys, { Condition: otherHands }),
        deny("OurRolesAreChangedByTheirProgram", ROLE_CHANGES, {
          Resource: iam("role/atrium-*"),
          Condition: otherHands,
        }),
      ];
    case "root":
      return [
        deny("NobodyIsRoot", ["*"], {
          // Central root sessions do one task that they were opened for.
          Condition: {
            ArnLike: { "aws:PrincipalArn": iam("root") },
            BoolIfExists: { "aws:AssumedRoot": "false" },
          },
        }),
      ];
    case "regions":
      return [
        {
          Sid: "OnlyRegionsOfTheEstate",
          Effect: "Deny",
          NotAction: GLOBAL,
          Resource: "*",
          Condition: { StringNotEquals: { "aws:RequestedRegion": regions } },
        },
      ];
    case "exposure":
      return [
        // @clause 10.4.1-c
        deny("NoPublicDatabase", PUBLIC_DATABASES, {
          Condition: { Bool: { "rds:PubliclyAccessible": "true" } },
        }),
        deny("SnapshotsAreNotShared", ["ec2:ModifySnapshotAttribute", "rds:ModifyDB*SnapshotAttribute"], {
          Condition: otherHands,
        }),
        deny("BlocksStay", BLOCKS, { Condition: otherHands }),
      ];
  }
}

const ROLE_CHANGES = [
  "iam:AttachRolePolicy",
  "iam:DeleteRole",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
] as const;

/**
 * Those that say whether the database is public (service authorization reference of RDS): ModifyDBInstance does not,
 * so a database that becomes public later is found by the config rule and has no way out of its subnets.
 */
const PUBLIC_DATABASES = [
  "rds:CreateDBInstance",
  "rds:CreateDBInstanceReadReplica",
  "rds:CreateDBShardGroup",
  "rds:RestoreDBInstance*",
] as const;

/** What keeps the public out of a whole account. */
const BLOCKS = [
  "ec2:DisableEbsEncryptionByDefault",
  "ec2:DisableImageBlockPublicAccess",
  "ec2:DisableSnapshotBlockPublicAccess",
  "ec2:EnableSerialConsoleAccess",
  "ec2:ModifyInstanceMetadataDefaults",
  "s3:PutAccountPublicAccessBlock",
] as const;

/**
 * Services without a region, or whose one region is somebody else's: refused there, they are refused everywhere.
 * After the list of "Deny access to AWS based on the requested Region" in the Organizations user guide.
 */
const GLOBAL = [
  "access-analyzer:*",
  "account:*",
  "artifact:*",
  "aws-portal:*",
  "bcm-data-exports:*",
  "billing:*",
  "budgets:*",
  "ce:*",
  "cloudfront:*",
  "cloudtrail:LookupEvents",
  "compute-optimizer:*",
  "consolidatedbilling:*",
  "cost-optimization-hub:*",
  "cur:*",
  "directconnect:*",
  "ec2:DescribeRegions",
  "fms:*",
  "freetier:*",
  "globalaccelerator:*",
  "health:*",
  "iam:*",
  "identitystore:*",
  "invoicing:*",
  "networkmanager:*",
  "organizations:*",
  "payments:*",
  "pricing:*",
  "route53-recovery-control-config:*",
  "route53-recovery-readiness:*",
  "route53:*",
  "route53domains:*",
  "s3:GetAccountPublicAccessBlock",
  "s3:ListAllMyBuckets",
  "s3:PutAccountPublicAccessBlock",
  "savingsplans:*",
  "shield:*",
  "sso:*",
  "sts:*",
  "support:*",
  "tax:*",
  "trustedadvisor:*",
  "waf:*",
  "wellarchitected:*",
] as const;
