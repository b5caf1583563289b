import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { KeyRef } from "../keys/contract.ts";
import { inside, type Makers, type PasswordRule, type PlannedAccount, passwordArgs } from "./account.ts";

/** A password that is kept nowhere: whoever has the account cannot sign in. */
export function alicloudPassword({ child }: Makers, key: string, rule: PasswordRule): pulumi.Output<string> {
  return pulumi.secret(child(random.RandomPassword, key, passwordArgs({ since: "first" }, rule)).result);
}

/** A generated password, and the secret that keeps it. @clause 1.1.9-b */
export function alicloudAccount(
  { child, stateful }: Makers,
  account: PlannedAccount,
  { key, kmsInstance }: { readonly key: KeyRef; readonly kmsInstance?: string },
  rule: PasswordRule,
): { readonly password: pulumi.Output<string>; readonly secret: alicloud.kms.Secret } {
  const { result } = child(random.RandomPassword, account.key, passwordArgs(account, rule));
  const password = pulumi.secret(result);
  const secret = stateful(alicloud.kms.Secret, account.key, {
    secretName: account.secret,
    description: account.purpose,
    secretType: "Generic",
    secretData: inside(account, password),
    // A new password is a new version: KMS refuses another value under the same id.
    versionId: `v-${account.since.replaceAll(/[^A-Za-z0-9-]/g, "-")}`,
    encryptionKeyId: key.id,
    ...(kmsInstance === undefined ? {} : { dkmsInstanceId: kmsInstance }),
    recoveryWindowInDays: 30,
  });
  return { password, secret };
}
