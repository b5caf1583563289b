import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MakeChild } from "../component.ts";
import type { IdentityArgs } from "./contract.ts";
import type { IdentityLayout } from "./layout.ts";
import { type PlannedSecret, passwordShape } from "./secrets.ts";

/** Generated passwords in KMS; the value is a secret from birth and never given out. @clause 1.1.9-b */
export function alicloudSecrets(
  make: MakeChild,
  keep: MakeChild,
  { secrets }: IdentityLayout,
  { key, kmsInstance }: IdentityArgs,
): Readonly<Record<string, alicloud.kms.Secret>> {
  if (key === undefined) return {};
  return Object.fromEntries(
    secrets.map((planned) => {
      const password = make(random.RandomPassword, planned.key, passwordShape(planned));
      const secret = keep(alicloud.kms.Secret, planned.key, {
        secretName: planned.name,
        description: planned.purpose,
        encryptionKeyId: key.id,
        ...(kmsInstance === undefined ? {} : { dkmsInstanceId: kmsInstance }),
        // A new password is a new version: KMS refuses another value under the same id.
        versionId: `v-${planned.since.replaceAll(" ", "-")}`,
        recoveryWindowInDays: 30,
        ...kind(planned, password.result),
      });
      return [planned.key, secret];
    }),
  );
}

/** RDS takes its new password from KMS; any other is changed by a deployment. @clause 1.1.2-c */
function kind({ username, days, rotation }: PlannedSecret, password: pulumi.Output<string>) {
  const hidden = (shape: (value: string) => object): pulumi.Output<string> =>
    pulumi.secret(password.apply((value) => JSON.stringify(shape(value))));
  if (rotation.by !== "rds") {
    return { secretType: "Generic", secretData: hidden((value) => ({ username, password: value })) };
  }
  return {
    secretType: "Rds",
    secretData: hidden((value) => ({ Accounts: [{ AccountName: username, AccountPassword: value }] })),
    extendedConfig: JSON.stringify({ SecretSubType: "SingleUser", DBInstanceId: rotation.instance }),
    enableAutomaticRotation: true,
    rotationInterval: `${days}d`,
  };
}
