import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MakeChild } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";

/** An application's account of a service: its password is made here and lies in the secret store alone. */
export interface PlannedAccount {
  readonly key: string;
  readonly username: string;
  readonly purpose: string;
  /** Name of the secret. */
  readonly secret: string;
  /** Another text makes another password. */
  readonly since: string;
}

export interface PasswordRule {
  readonly length: number;
  /** Signs that the service takes; none where it takes none. */
  readonly special: string;
}

/** By which a component makes its children. */
export interface Makers {
  readonly child: MakeChild;
  readonly stateful: MakeChild;
}

/** @clause 1.1.9-a @clause 1.1.1-c */
export function accountPassword(
  { child }: Makers,
  { key, since }: PlannedAccount,
  { length, special }: PasswordRule,
): pulumi.Output<string> {
  const { result } = child(random.RandomPassword, key, {
    length,
    minUpper: 2,
    minLower: 2,
    minNumeric: 2,
    ...(special === "" ? { special: false } : { minSpecial: 2, overrideSpecial: special }),
    keepers: { since },
  });
  return pulumi.secret(result);
}

/** @clause 1.1.9-b */
export function awsAccountSecret(
  { child, stateful }: Makers,
  account: PlannedAccount,
  key: KeyRef,
  password: pulumi.Output<string>,
): aws.secretsmanager.Secret {
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
  return secret;
}

/** @clause 1.1.9-b */
export function alicloudAccountSecret(
  { stateful }: Makers,
  account: PlannedAccount,
  { key, kmsInstance }: { readonly key: KeyRef; readonly kmsInstance?: string },
  password: pulumi.Output<string>,
): alicloud.kms.Secret {
  return stateful(alicloud.kms.Secret, account.key, {
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
}

function inside({ username }: PlannedAccount, password: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.secret(password.apply((value) => JSON.stringify({ username, password: value })));
}
