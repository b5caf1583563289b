import { type Cloud, control, type Known, UNKNOWN } from "../../control.ts";
import { grantedPolicies } from "../../facts/granted-policies.ts";
import { judgeLimited, type LimitSettings, limitSettings } from "../../judgements/limited.ts";
import type { Statement } from "../../statements/document.ts";
import { granting } from "../../statements/grants.ts";

/** Two duties that one person must not have, by what each of them does. */
interface Conflict {
  readonly name: string;
  readonly one: readonly string[];
  readonly other: readonly string[];
}

const CONFLICTS: Readonly<Record<Cloud, readonly Conflict[]>> = {
  aws: [
    {
      name: "granting rights with erasing the trail",
      one: ["iam:AttachRolePolicy", "iam:CreatePolicyVersion", "iam:PutRolePolicy"],
      other: ["cloudtrail:DeleteTrail", "cloudtrail:StopLogging"],
    },
    {
      name: "deleting data with deleting its backups",
      one: ["dynamodb:DeleteTable", "rds:DeleteDBCluster", "rds:DeleteDBInstance", "s3:DeleteBucket"],
      other: ["backup:DeleteBackupVault", "backup:DeleteRecoveryPoint"],
    },
    {
      name: "keeping keys with decrypting",
      one: ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
      other: ["kms:Decrypt"],
    },
  ],
  alicloud: [
    {
      name: "granting rights with erasing the trail",
      one: ["ram:AttachPolicyToRole", "ram:AttachPolicyToUser", "ram:CreatePolicyVersion"],
      other: ["actiontrail:DeleteTrail", "actiontrail:StopLogging"],
    },
    {
      name: "deleting data with deleting its backups",
      one: ["oss:DeleteBucket", "polardb:DeleteDBCluster", "rds:DeleteDBInstance"],
      other: ["hbr:DeleteSnapshot", "hbr:DeleteVault"],
    },
    {
      name: "keeping keys with decrypting",
      one: ["kms:ScheduleKeyDeletion", "kms:SetKeyPolicy"],
      other: ["kms:Decrypt"],
    },
  ],
};

interface DutySettings extends LimitSettings {
  readonly together: readonly string[];
}

export const identityNoConflictingDuties = control({
  id: "identity-no-conflicting-duties",
  title: "Nobody holds two duties that keep each other in check",
  clauses: ["1.2.1-a"],
  mlps: "8.1.10.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever does the deed and keeps its record is checked by nobody: rights are granted and the trail is gone, data is deleted and its backup too.",
  sameAs: [],
  fact: grantedPolicies,
  settings: {
    defaults: { ...limitSettings.defaults, together: [] as readonly string[] },
    schema: {
      ...limitSettings.schema,
      together: {
        type: "array",
        items: { type: "string" },
        description: "conflicts that are accepted here, by the words that the finding names them with",
      },
    },
  },
  judge: (limited, { settings }: { readonly settings: DutySettings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        CONFLICTS[cloud]
          .filter(({ name }) => !settings.together.includes(name))
          .flatMap(({ name, one, other }): readonly Known<string>[] => {
            const sides = [one, other].map((actions) => holds(statements, cloud, actions));
            if (sides.includes(false)) return [];
            return [sides.includes(UNKNOWN) ? UNKNOWN : `joins ${name}`];
          }),
      remedy: "give each duty to a role of its own",
    }),
});

function holds(statements: readonly Statement[], cloud: Cloud, actions: readonly string[]): Known<boolean> {
  const answers = actions.map((action) => granting(statements, { cloud, action, resource: "*" }));
  if (answers.some((answer) => answer !== undefined && answer !== UNKNOWN)) return true;
  return answers.includes(UNKNOWN) ? UNKNOWN : false;
}
