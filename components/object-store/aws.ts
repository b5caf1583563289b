import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { type AwsBucket, awsBucket } from "../bucket/aws-bucket.ts";
import { awsCopy, COPY_RULE } from "../bucket/aws-copy.ts";
import { Component, type MakeChild } from "../component.ts";
import { s3Arn } from "./aws-policies.ts";
import type { ObjectStoreArgs, ObjectStoreOutputs } from "./contract.ts";
import { type AwsObjectStoreLayout, layoutAwsObjectStore } from "./layout.ts";

/** Buckets of S3, their log, and their copies in a second region. @clause 1.6.3-b */
export class AwsObjectStore extends Component implements ObjectStoreOutputs {
  readonly bucketNames: ObjectStoreOutputs["bucketNames"];
  readonly copyNames: ObjectStoreOutputs["copyNames"];
  readonly access: ObjectStoreOutputs["access"];
  readonly alarmTargets: ObjectStoreOutputs["alarmTargets"];

  constructor(name: string, args: ObjectStoreArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsObjectStore(name, args);
    super(
      "atrium:object-store:AwsObjectStore",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const child: MakeChild = (...made) => this.child(...made);
    const stateful: MakeChild = (...made) => this.stateful(...made);
    const made = new Map(layout.buckets.map((spec) => [spec.key, awsBucket({ child, stateful }, spec)]));
    this.#accessLogs(layout, made);
    const copies = Object.entries(layout.copies).map(
      ([key, spec]) => [key, awsBucket({ child, stateful }, spec)] as const,
    );
    this.#copies(layout, args, made, new Map(copies));
    this.bucketNames = Object.fromEntries(
      [...made].flatMap(([key, { policy }]) => (key in args.buckets ? [[key, policy.bucket]] : [])),
    );
    this.copyNames = Object.fromEntries(
      copies.flatMap(([key, { policy }]) => (key in args.buckets ? [[key, policy.bucket]] : [])),
    );
    this.access = Object.fromEntries(
      layout.users.map(({ key, name: policyName, purpose, document }) => [
        key,
        this.child(aws.iam.Policy, key, {
          name: policyName,
          description: purpose,
          policy: JSON.stringify(document),
        }).arn,
      ]),
    );
    this.alarmTargets = Object.fromEntries(
      copies.map(([key, { bucket }]): [string, MetricTarget] => [
        `${key}-copy`,
        {
          kind: "copy-failed",
          dimensions: {
            SourceBucket: of(made, key).bucket.bucket,
            DestinationBucket: bucket.bucket,
            RuleId: COPY_RULE,
          },
          ...layout.system,
        },
      ]),
    );
    this.registerOutputs({
      bucketNames: this.bucketNames,
      copyNames: this.copyNames,
      access: this.access,
      alarmTargets: this.alarmTargets,
    });
  }

  /** S3 checks on writing that it may deliver. @clause 1.10.4-b */
  #accessLogs({ logged }: AwsObjectStoreLayout, made: ReadonlyMap<string, AwsBucket>): void {
    const target = of(made, "access-log");
    for (const [key, targetPrefix] of Object.entries(logged)) {
      this.child(
        aws.s3.BucketLogging,
        key,
        { bucket: of(made, key).bucket.bucket, targetBucket: target.policy.bucket, targetPrefix },
        { dependsOn: [target.policy] },
      );
    }
  }

  #copies(
    layout: AwsObjectStoreLayout,
    { offSite, offSiteKey }: ObjectStoreArgs,
    made: ReadonlyMap<string, AwsBucket>,
    copies: ReadonlyMap<string, AwsBucket>,
  ): void {
    if (copies.size === 0) return;
    const role = this.child(aws.iam.Role, "copies", {
      name: layout.roles.copies,
      description: "S3 copies the buckets to their second region with it",
      assumeRolePolicy: JSON.stringify(layout.copyTrust),
    });
    const permissions = this.child(aws.iam.RolePolicy, "copies", {
      role: role.name,
      policy: JSON.stringify(layout.copyPermissions),
    });
    for (const [key, spec] of Object.entries(layout.copies)) {
      awsCopy((...given) => this.child(...given), key, {
        role,
        permissions,
        source: of(made, key),
        target: of(copies, key),
        targetArn: s3Arn(offSite, spec.name),
        targetKey: offSiteKey,
      });
    }
  }
}

function of<T>(buckets: ReadonlyMap<string, T>, key: string): T {
  const found = buckets.get(key);
  if (found === undefined) throw new Error(`the layout names "${key}", which it did not plan`);
  return found;
}
