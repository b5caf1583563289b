import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import { AwsObjectStore } from "../object-store/index.ts";
import type { ConfigBackupArgs, ConfigBackupOutputs } from "./contract.ts";
import { type AwsConfigBackupLayout, layoutAwsConfigBackup } from "./layout.ts";

/** Saved configurations on AWS. @clause 1.7.1-a @clause 1.7.3-a */
export class AwsConfigBackup extends Component implements ConfigBackupOutputs {
  readonly bucketNames: ConfigBackupOutputs["bucketNames"];
  readonly uploadRoles: ConfigBackupOutputs["uploadRoles"];
  readonly access: ConfigBackupOutputs["access"];
  readonly alarmTargets: ConfigBackupOutputs["alarmTargets"];

  constructor(name: string, args: ConfigBackupArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsConfigBackup(name, args);
    super(
      "atrium:config-backup:AwsConfigBackup",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const store = new AwsObjectStore(layout.storeName, layout.store, { parent: this });
    this.bucketNames = store.bucketNames;
    this.access = store.access;
    this.uploadRoles = Object.fromEntries(
      layout.uploads.map(({ key, role: roleName, purpose, trust, policy }) => {
        const role = this.child(aws.iam.Role, `upload-${key}`, {
          name: roleName,
          description: purpose,
          assumeRolePolicy: JSON.stringify(trust),
        });
        this.child(aws.iam.RolePolicy, `upload-${key}`, { role: role.name, policy: JSON.stringify(policy) });
        return [key, role.arn];
      }),
    );
    this.alarmTargets = { ...store.alarmTargets, ...this.#watches(layout, store) };
    this.registerOutputs({
      bucketNames: this.bucketNames,
      uploadRoles: this.uploadRoles,
      access: this.access,
      alarmTargets: this.alarmTargets,
    });
  }

  /** S3 counts the uploads of each device's folder. @clause 1.7.5-a */
  #watches(
    { watches }: AwsConfigBackupLayout,
    store: AwsObjectStore,
  ): Readonly<Record<string, MetricTarget>> {
    return Object.fromEntries(
      watches.map(({ device, retention, bucket, prefix }) => {
        const filter = this.child(aws.s3.BucketMetric, device, {
          bucket: store.bucketNames[retention] ?? bucket,
          name: device,
          filter: { prefix },
        });
        return [
          `config-${device.toLowerCase()}`,
          { kind: "config-upload", dimensions: { BucketName: bucket, FilterId: filter.name } },
        ];
      }),
    );
  }
}
