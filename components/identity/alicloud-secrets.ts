import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { Component } from "../component.ts";
import type { GeneratedSecretsArgs, GeneratedSecretsOutputs } from "./contract.ts";
import { layoutSecrets, type PlannedSecret, passwordShape } from "./secrets.ts";

/** Generated passwords in KMS; the value is a secret from birth and never given out. @clause 1.1.9-b */
export class AlicloudGeneratedSecrets extends Component implements GeneratedSecretsOutputs {
  readonly secrets: GeneratedSecretsOutputs["secrets"];

  /** @param now a password that is too old by then is refused */
  constructor(
    name: string,
    args: GeneratedSecretsArgs,
    opts?: pulumi.ComponentResourceOptions,
    now: Date = new Date(),
  ) {
    const planned = layoutSecrets(name, "alicloud", args, now);
    super(
      "atrium:identity:AlicloudGeneratedSecrets",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    this.secrets = Object.fromEntries(planned.map((each) => [each.key, this.#secret(each, args).secretName]));
    this.registerOutputs({ secrets: this.secrets });
  }

  #secret(planned: PlannedSecret, { key, kmsInstance }: GeneratedSecretsArgs): alicloud.kms.Secret {
    const { result } = this.child(random.RandomPassword, planned.key, passwordShape(planned));
    return this.stateful(alicloud.kms.Secret, planned.key, {
      secretName: planned.name,
      description: planned.purpose,
      encryptionKeyId: key.id,
      ...(kmsInstance === undefined ? {} : { dkmsInstanceId: kmsInstance }),
      // A new password is a new version: KMS refuses another value under the same id.
      versionId: `v-${planned.since.replaceAll(" ", "-")}`,
      recoveryWindowInDays: 30,
      ...kind(planned, result),
    });
  }
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
