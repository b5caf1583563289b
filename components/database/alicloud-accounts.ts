import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { accountPassword, type PlannedAccount } from "./accounts.ts";
import type { AlicloudNode, Makers } from "./alicloud-parts.ts";
import type { DatabaseArgs } from "./contract.ts";
import type { AlicloudDatabaseLayout } from "./layout.ts";

/** Days in which a deleted secret can be called back. */
const RECOVERY_DAYS = 30;

export function makeDatabases(
  { stateful }: Makers,
  { kind, engine }: AlicloudDatabaseLayout,
  { databases }: DatabaseArgs,
  node: AlicloudNode,
): readonly pulumi.Resource[] {
  const { characterSet } = engine;
  if (characterSet === undefined) return [];
  return databases.map((name) =>
    kind === "cluster"
      ? stateful(
          alicloud.polardb.Database,
          `database-${name}`,
          { dbClusterId: node.id, dbName: name, characterSetName: characterSet },
          { dependsOn: [...node.whole] },
        )
      : stateful(alicloud.rds.Database, `database-${name}`, {
          instanceId: node.id,
          dataBaseName: name,
          characterSet,
        }),
  );
}

/** An account, its right on each database, and the secret that its application reads. @clause 10.4.1-a */
export function makeAccount(
  make: Makers,
  layout: AlicloudDatabaseLayout,
  args: DatabaseArgs,
  node: AlicloudNode,
  databases: readonly pulumi.Resource[],
  account: PlannedAccount,
): alicloud.kms.Secret {
  const { key } = account;
  const { result } = make.child(random.RandomPassword, `account-${key}`, accountPassword(account.since));
  const accountPasswordText = pulumi.secret(result);
  const made = accountAndRight(make, layout, node, databases, account, accountPasswordText);
  const byService = account.rotation.by === "service";
  return make.stateful(
    alicloud.kms.Secret,
    `account-${key}`,
    {
      secretName: account.secretName,
      description: account.purpose,
      encryptionKeyId: args.key.id,
      ...(args.kmsInstance === undefined ? {} : { dkmsInstanceId: args.kmsInstance }),
      // A new password is a new version: KMS refuses another value under the same id.
      versionId: `v-${account.since.replaceAll(" ", "-")}`,
      recoveryWindowInDays: RECOVERY_DAYS,
      ...(byService
        ? rotated(account, node, accountPasswordText)
        : kept(layout, node, account, accountPasswordText)),
    },
    // KMS tries the account when it takes it over, and writes the later versions itself.
    { dependsOn: [made], ...(byService ? { ignoreChanges: ["secretData", "versionId"] } : {}) },
  );
}

function accountAndRight(
  { child }: Makers,
  { kind }: AlicloudDatabaseLayout,
  node: AlicloudNode,
  databases: readonly pulumi.Resource[],
  { key, purpose, rotation, grant, databases: dbNames }: PlannedAccount,
  accountPasswordText: pulumi.Output<string>,
): pulumi.Resource {
  const common = { accountName: key, accountPassword: accountPasswordText, accountType: "Normal" };
  const accountDescription = describe(purpose);
  const opts = {
    dependsOn: [...node.whole, ...databases],
    ...(rotation.by === "service" ? { ignoreChanges: ["accountPassword"] } : {}),
  };
  if (kind === "cluster") {
    const account = child(
      alicloud.polardb.Account,
      `account-${key}`,
      { ...common, dbClusterId: node.id, accountDescription },
      opts,
    );
    if (grant === undefined) return account;
    return child(
      alicloud.polardb.AccountPrivilege,
      `account-${key}`,
      {
        dbClusterId: node.id,
        accountName: account.accountName,
        accountPrivilege: grant,
        dbNames: [...dbNames],
      },
      { dependsOn: [...databases] },
    );
  }
  const account = child(
    alicloud.rds.Account,
    `account-${key}`,
    { ...common, dbInstanceId: node.id, accountDescription },
    opts,
  );
  if (grant === undefined) return account;
  return child(
    alicloud.rds.AccountPrivilege,
    `account-${key}`,
    { instanceId: node.id, accountName: account.accountName, privilege: grant, dbNames: [...dbNames] },
    { dependsOn: [...databases] },
  );
}

/** CreateAccount: 2 to 256 signs, a letter first. */
function describe(purpose: string): string {
  return (/^[A-Za-z\u4e00-\u9fff]/.test(purpose) ? purpose : `For ${purpose}`).slice(0, 256);
}

/** KMS takes a new password to RDS by itself. @clause 1.1.2-c */
function rotated(account: PlannedAccount, node: AlicloudNode, password: pulumi.Output<string>) {
  return {
    secretType: "Rds",
    secretData: pulumi.secret(
      password.apply((value) =>
        JSON.stringify({ Accounts: [{ AccountName: account.key, AccountPassword: value }] }),
      ),
    ),
    extendedConfig: node.id.apply((id) => JSON.stringify({ SecretSubType: "SingleUser", DBInstanceId: id })),
    enableAutomaticRotation: true,
    rotationInterval: `${account.days}d`,
  };
}

function kept(
  { port }: AlicloudDatabaseLayout,
  node: AlicloudNode,
  account: PlannedAccount,
  password: pulumi.Output<string>,
) {
  return {
    secretType: "Generic",
    secretData: pulumi.secret(
      pulumi.all([password, node.endpoint]).apply(([value, host]) =>
        JSON.stringify({
          username: account.key,
          password: value,
          host,
          port,
          dbname: account.databases[0],
        }),
      ),
    ),
  };
}
