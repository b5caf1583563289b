import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { KeyOutput, KeysArgs, KeysOutputs } from "./contract.ts";
import { layoutKeys, type PlannedKey } from "./layout.ts";
import { DELETION_WINDOW_DAYS, ROTATION_DAYS } from "./limits.ts";

export interface AwsKeysPeers {
  /** Roles that the policies name: KMS refuses a policy with a principal that is not there yet. */
  readonly principals?: readonly pulumi.Resource[];
}

/** The customer keys of one account and region on AWS, each with its twin in a second region. */
export class AwsKeys extends Component implements KeysOutputs {
  readonly keys: KeysOutputs["keys"];
  readonly replicas: KeysOutputs["replicas"];

  constructor(
    name: string,
    args: KeysArgs,
    opts?: pulumi.ComponentResourceOptions,
    { principals = [] }: AwsKeysPeers = {},
  ) {
    const layout = layoutKeys(name, "aws", args);
    super(
      "atrium:keys:AwsKeys",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const dependsOn = [...principals];
    const keys = new Map(
      layout.keys.map((planned) => {
        const { domain, policy, description, alias, tags } = planned;
        const key = this.stateful(
          aws.kms.Key,
          domain,
          {
            description,
            enableKeyRotation: true,
            ...(layout.rotationDays === ROTATION_DAYS.default
              ? {}
              : { rotationPeriodInDays: layout.rotationDays }),
            deletionWindowInDays: DELETION_WINDOW_DAYS,
            // Fixed at birth: a key made without it can never be given a twin.
            multiRegion: true,
            policy: JSON.stringify(policy),
            tags,
          },
          { dependsOn },
        );
        this.child(aws.kms.Alias, domain, { name: alias, targetKeyId: key.keyId });
        return [domain, { planned, key }] as const;
      }),
    );
    const replicas = layout.replicas.flatMap((planned) => {
      const primary = keys.get(planned.domain)?.key;
      return primary === undefined ? [] : [this.#replica(planned, primary, dependsOn)];
    });
    this.keys = Object.fromEntries(
      [...keys].map(([domain, { planned, key }]) => [domain, output(planned, key)]),
    );
    this.replicas = Object.fromEntries(replicas);
    this.registerOutputs({ keys: this.keys, replicas: this.replicas });
  }

  /** Shares material and rotation with its primary; description, policy, tags and aliases are its own. */
  #replica(
    planned: PlannedKey,
    primary: aws.kms.Key,
    dependsOn: readonly pulumi.Resource[],
  ): readonly [string, KeyOutput] {
    const { domain, region, policy, description, alias, tags } = planned;
    const key = this.stateful(
      aws.kms.ReplicaKey,
      `${domain}-${region}`,
      {
        region,
        primaryKeyArn: primary.arn,
        description,
        deletionWindowInDays: DELETION_WINDOW_DAYS,
        policy: JSON.stringify(policy),
        tags,
      },
      { dependsOn: [...dependsOn] },
    );
    this.child(aws.kms.Alias, `${domain}-${region}`, { region, name: alias, targetKeyId: key.keyId });
    return [domain, output(planned, key)];
  }
}

function output({ domain, serves }: PlannedKey, { arn, keyId }: aws.kms.Key | aws.kms.ReplicaKey): KeyOutput {
  return { arn, id: keyId, serves, domain };
}
