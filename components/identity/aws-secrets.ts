import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MakeChild } from "../component.ts";
import type { IdentityArgs } from "./contract.ts";
import type { IdentityLayout } from "./layout.ts";
import { passwordShape } from "./secrets.ts";

/** Generated passwords in Secrets Manager; the value is a secret from birth and never given out. @clause 1.1.9-b */
export function awsSecrets(
  make: MakeChild,
  keep: MakeChild,
  { secrets }: IdentityLayout,
  { key }: IdentityArgs,
): Readonly<Record<string, aws.secretsmanager.Secret>> {
  if (key === undefined) return {};
  return Object.fromEntries(
    secrets.map((planned) => {
      const secret = keep(aws.secretsmanager.Secret, planned.key, {
        name: planned.name,
        description: planned.purpose,
        kmsKeyId: key.arn,
        recoveryWindowInDays: 30,
      });
      const password = make(random.RandomPassword, planned.key, passwordShape(planned));
      const { rotation, days, username } = planned;
      // A function writes the later versions itself; the first value is then no longer ours to compare.
      const ignoreChanges = rotation.by === "function" ? { ignoreChanges: ["secretString"] } : {};
      const version = make(
        aws.secretsmanager.SecretVersion,
        planned.key,
        {
          secretId: secret.id,
          secretString: pulumi.secret(
            password.result.apply((value) => JSON.stringify({ username, password: value })),
          ),
        },
        ignoreChanges,
      );
      if (rotation.by === "function") {
        make(
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
      return [planned.key, secret];
    }),
  );
}
