import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { KeyRef } from "../keys/contract.ts";
import { inside, type Makers, type PasswordRule, type PlannedAccount, passwordArgs } from "./account.ts";

/** A password that is kept nowhere: whoever has the account cannot sign in. */
export function awsPassword({ child }: Makers, key: string, rule: PasswordRule): pulumi.Output<string> {
  return pulumi.secret(child(random.RandomPassword, key, passwordArgs({ since: "first" }, rule)).result);
}

/** A generated password, and the secret that keeps it. @clause 1.1.9-b */
export function awsAccount(
  { child, stateful }: Makers,
  account: PlannedAccount,
  key: KeyRef,
  rule: PasswordRule,
): { readonly password: pulumi.Output<string>; readonly secret: aws.secretsmanager.Secret } {
  const { result } = child(random.RandomPassword, account.key, passwordArgs(account, rule));
  const password = pulumi.secret(result);
  const secret = stateful(aws.secretsmanager.Secret, account.key, {
    name: account.secret,
    description: account.purpose,
    kmsKeyId: key.arn,
    recoveryWindowInDays: 30,
  });
  child(aws.secretsmanager.SecretVersion, account.key, {
    secretId: secret.id,
    secretString: inside(account, password),
  });
  return { password, secret };
}
