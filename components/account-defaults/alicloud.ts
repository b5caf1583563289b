import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { AccountDefaultsArgs, AccountDefaultsOutputs } from "./contract.ts";
import { layoutAccountDefaults } from "./layout.ts";

/** The secure defaults of an Alibaba Cloud account; `opts.provider` is the provider of the region. @clause 8.3.3-b */
export class AlicloudAccountDefaults extends Component implements AccountDefaultsOutputs {
  readonly settings: AccountDefaultsOutputs["settings"];
  readonly waived: AccountDefaultsOutputs["waived"];

  constructor(name: string, args: AccountDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAccountDefaults(name, "alicloud", args);
    super(
      "atrium:account-defaults:AlicloudAccountDefaults",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const keep = { retainOnDelete: layout.keep };
    const disks = layout.settings.has("disk-encryption")
      ? this.child(alicloud.ecs.DiskEncryptionByDefault, "disks", { encrypted: true }, keep)
      : undefined;
    if (disks !== undefined) {
      // ECS takes a default key only where encryption by default is on.
      const after = { ...keep, dependsOn: [disks] };
      this.child(alicloud.ecs.DiskDefaultKmsKey, "disks", { kmsKeyId: args.diskKey.id }, after);
    }
    const buckets = layout.settings.has("bucket-public-access")
      ? this.child(alicloud.oss.AccountPublicAccessBlock, "buckets", { blockPublicAccess: true }, keep)
      : undefined;
    this.settings = {
      ...(disks === undefined ? {} : { "disk-encryption": disks.id }),
      ...(buckets === undefined ? {} : { "bucket-public-access": buckets.id }),
    };
    this.waived = layout.waived;
    this.registerOutputs({ settings: this.settings, waived: this.waived });
  }
}
