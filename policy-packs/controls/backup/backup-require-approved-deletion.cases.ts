import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { backupRequireApprovedDeletion } from "./backup-require-approved-deletion.ts";

const VAULT = "aws:backup/vault:Vault";
const policy = (statement: object, backupVaultName: unknown = ref("subject")): ResourceSpec => ({
  name: "policy",
  type: "aws:backup/vaultPolicy:VaultPolicy",
  props: {
    backupVaultName,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  },
});
const deny = { Effect: "Deny", Principal: "*", Action: "backup:DeleteRecoveryPoint", Resource: "*" };

export const cases: ControlCases = {
  control: backupRequireApprovedDeletion,
  aws: {
    pass: [
      example(VAULT, {}, policy(deny)),
      example(
        VAULT,
        {},
        policy({ ...deny, Action: ["backup:Delete*", "backup:UpdateRecoveryPointLifecycle"] }),
      ),
      example(
        VAULT,
        {},
        policy({
          ...deny,
          Principal: { AWS: "*" },
          Condition: {
            ArnNotEquals: { "aws:PrincipalArn": "arn:aws-cn:iam::111122223333:role/approved-deletion" },
          },
        }),
      ),
      example(
        VAULT,
        {},
        {
          name: "lock",
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          props: { backupVaultName: ref("subject"), minRetentionDays: 7 },
        },
      ),
    ],
    fail: [
      example(VAULT, {}),
      example(VAULT, {}, policy({ ...deny, Effect: "Allow" })),
      example(VAULT, {}, policy({ ...deny, Action: "backup:DeleteBackupVault" })),
      example(VAULT, {}, policy({ ...deny, Principal: { AWS: "arn:aws-cn:iam::111122223333:user/one" } })),
      example(VAULT, { name: "nightly" }, policy(deny, "weekly")),
      example(
        VAULT,
        {},
        {
          name: "policy",
          type: "aws:backup/vaultPolicy:VaultPolicy",
          props: { backupVaultName: ref("subject"), policy: "no policy" },
        },
      ),
    ],
    unknown: [
      example(VAULT, {}, policy(deny, UNKNOWN)),
      example(
        VAULT,
        {},
        {
          name: "policy",
          type: "aws:backup/vaultPolicy:VaultPolicy",
          props: { backupVaultName: ref("subject"), policy: UNKNOWN },
        },
      ),
      example(
        VAULT,
        {},
        {
          name: "lock",
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          props: { backupVaultName: UNKNOWN },
        },
      ),
    ],
  },
};
