import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { backupRequireVaultCustomerKey } from "./backup-require-vault-customer-key.ts";

const VAULT = "aws:backup/vault:Vault";
const HBR_VAULT = "alicloud:hbr/vault:Vault";
const REPLICATION_VAULT = "alicloud:hbr/replicationVault:ReplicationVault";

export const cases: ControlCases = {
  control: backupRequireVaultCustomerKey,
  aws: {
    pass: [
      example(VAULT, { kmsKeyArn: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example(VAULT, { kmsKeyArn: "arn:aws:kms:eu-west-1:1:key/1" }),
    ],
    fail: [example(VAULT, {}), example(VAULT, { kmsKeyArn: "arn:aws:kms:eu-west-1:1:alias/aws/backup" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(HBR_VAULT, { encryptType: "KMS", kmsKeyId: "key-1" }),
      example(
        REPLICATION_VAULT,
        { encryptType: "KMS", kmsKeyId: ref("key") },
        { name: "key", type: "alicloud:kms/key:Key" },
      ),
    ],
    fail: [
      example(HBR_VAULT, {}),
      example(HBR_VAULT, { encryptType: "HBR_PRIVATE" }),
      example(HBR_VAULT, { vaultType: "OTS_BACKUP", encryptType: "KMS" }),
      example(REPLICATION_VAULT, {}),
    ],
    unknown: [example(HBR_VAULT, { encryptType: UNKNOWN, kmsKeyId: "key-1" })],
    silent: [example(HBR_VAULT, { vaultType: "UDM_BACKUP" })],
  },
};
