import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { Component } from "../component.ts";
import type { GeneratedSecretsArgs, GeneratedSecretsOutputs } from "./contract.ts";
import { layoutSecrets, type PlannedSecret, passwordShape } from "./secrets.ts";

/** Generated passwords in Secrets Manager; the value is a secret from birth and never given out. @clause 1.1.9-b */
export class AwsGeneratedSecrets extends Component implements GeneratedSecretsOutputs {
  readonly secrets: GeneratedSecretsOutputs["secrets"];

  /** @param now a password that is too old by then is refused */
  constructor(
    name: string,
    args: GeneratedSecretsArgs,
    opts?: pulumi.ComponentResourceOptions,
    now: Date = new Date(),
  ) {
    const planned = layoutSecrets(name, "aws", args, now);
    super(
      "atrium:identity:AwsGeneratedSecrets",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    this.secrets = Object.fromEntries(planned.map((each) => [each.key, this.#secret(each, args).arn]));
    this.registerOutputs({ secrets: this.secrets });
  }

  #secret(planned: PlannedSecret, { key }: GeneratedSecretsArgs): aws.secretsmanager.Secret {
    const { rotation, days, username } = planned;
    const secret = this.stateful(aws.secretsmanager.Secret, planned.key, {
      name: planned.name,
      description: planned.purpose,
      kmsKeyId: key.arn,
      recoveryWindowInDays: 30,
    });
    const { result } = this.child(random.RandomPassword, planned.key, passwordShape(planned));
    const version = this.child(
      aws.secretsmanager.SecretVersion,
      planned.key,
      {
        secretId: secret.id,
        secretString: pulumi.secret(result.apply((password) => JSON.stringify({ username, password }))),
      },
      // A function writes the later versions itself; the first value is then no longer ours to compare.
      rotation.by === "function" ? { ignoreChanges: ["secretString"] } : {},
    );
    if (rotation.by === "function") {
      this.child(
        aws.secretsmanager.SecretRotation,
        planned.key,
        {
          secretId: secret.id,
          rotationLambdaArn: rotation.functionArn,
          rotationRules: { automaticallyAfterDays: days },
        },
        { dependsOn: [version] },
      );
    }
    return secret;
  }
}
