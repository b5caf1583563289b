import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { KeyRef } from "../keys/contract.ts";
import { accountPassword, type PlannedAccount } from "./accounts.ts";
import type { AwsNode } from "./aws-nodes.ts";
import type { Makers } from "./aws-surroundings.ts";
import type { AwsDatabaseLayout } from "./layout.ts";
import { ADMINISTRATOR } from "./limits.ts";

/** Days in which a deleted secret can be called back. */
const RECOVERY_DAYS = 30;

/**
 * A secret an application, in the shape that the rotation functions of Secrets Manager read. Its account is made
 * in SQL, which no interface of AWS speaks: `steps`. @clause 10.4.1-a
 */
export function makeAccount(
  { child, stateful }: Makers,
  { port, kind, engine }: AwsDatabaseLayout,
  key: KeyRef,
  node: AwsNode,
  account: PlannedAccount,
): aws.secretsmanager.Secret {
  const { rotation } = account;
  const secret = stateful(aws.secretsmanager.Secret, `account-${account.key}`, {
    name: account.secretName,
    description: account.purpose,
    kmsKeyId: key.arn,
    recoveryWindowInDays: RECOVERY_DAYS,
  });
  const { result } = child(random.RandomPassword, `account-${account.key}`, accountPassword(account.since));
  const version = child(
    aws.secretsmanager.SecretVersion,
    `account-${account.key}`,
    {
      secretId: secret.id,
      secretString: pulumi.secret(
        pulumi
          .all([result, node.endpoint, node.id, node.administratorSecret])
          .apply(([password, host, id, administrator]) =>
            JSON.stringify({
              engine: engine.engine
                .replace("aurora-", "")
                .replace(/^sqlserver.*/, "sqlserver")
                .replace("postgresql", "postgres"),
              host,
              port,
              username: account.key,
              password,
              dbname: account.databases[0],
              ...(kind === "cluster" ? { dbClusterIdentifier: id } : { dbInstanceIdentifier: id }),
              ...(administrator === undefined ? {} : { masterarn: administrator }),
            }),
          ),
      ),
    },
    // A function writes the later versions itself; the first value is then no longer ours to compare.
    rotation.by === "function" ? { ignoreChanges: ["secretString"] } : {},
  );
  if (rotation.by === "function") {
    child(
      aws.secretsmanager.SecretRotation,
      `account-${account.key}`,
      {
        secretId: secret.id,
        rotationLambdaArn: rotation.functionArn,
        rotationRules: { automaticallyAfterDays: account.days },
        // The account is made in SQL first; before that, the function would fail.
        rotateImmediately: false,
      },
      { dependsOn: [version] },
    );
  }
  return secret;
}

/** RDS keeps no password of a database that another region follows; then it is generated and kept here. */
export function makeAdministrator(
  { child, stateful }: Makers,
  { id, administrator }: AwsDatabaseLayout,
  secretName: string,
  key: KeyRef,
): { readonly password: pulumi.Output<string>; readonly secretArn: pulumi.Output<string> } | undefined {
  if (administrator === "service") return undefined;
  const secret = stateful(aws.secretsmanager.Secret, "administrator", {
    name: secretName,
    description: `Administrator of ${id}, for database administrators through the bastion`,
    kmsKeyId: key.arn,
    recoveryWindowInDays: RECOVERY_DAYS,
  });
  const { result } = child(
    random.RandomPassword,
    "administrator",
    accountPassword("rotated with the database"),
  );
  const password = pulumi.secret(result);
  child(aws.secretsmanager.SecretVersion, "administrator", {
    secretId: secret.id,
    secretString: pulumi.secret(
      password.apply((value) => JSON.stringify({ username: ADMINISTRATOR, password: value })),
    ),
  });
  return { password, secretArn: secret.arn };
}
