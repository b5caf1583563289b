/** Resource options that change what is recorded, not what is asked of the cloud. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
  readonly key: aws.kms.Key;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:options:Group", name, { size: 2 }, opts);
    this.key = new aws.kms.Key(`${name}-key`, { description: name }, { parent: this });
    new aws.kms.Alias(`${name}-open`, { targetKeyId: this.key.id }, { parent: this, protect: false });
    this.registerOutputs({ keyId: this.key.id });
  }
}

const group = new Group("guarded", { protect: true });
const after = new aws.s3.Bucket("after", { bucketPrefix: "after-" }, { dependsOn: group });
new aws.s3.Bucket("after-many", {}, { dependsOn: [after, group.key] });
new aws.s3.Bucket(
  "kept",
  { tags: { a: "1" } },
  {
    retainOnDelete: true,
    deleteBeforeReplace: true,
    ignoreChanges: ["tags", 'tags["a b"]'],
    replaceOnChanges: ["bucket"],
    additionalSecretOutputs: ["arn"],
    customTimeouts: { create: "5m" },
  },
);
new aws.s3.BucketVersioning(
  "gone-with",
  { bucket: after.id, versioningConfiguration: { status: "Enabled" } },
  { deletedWith: after },
);
new aws.s3.Bucket(
  "renamed",
  {},
  { aliases: [{ name: "old-name" }, "urn:pulumi:dev::old::aws:s3/bucket:Bucket::x"] },
);
new Group("moved", { aliases: [{ type: "test:old:Group" }, { name: "was" }] });
new aws.s3.Bucket("orphan", {}, { parent: group, aliases: [{ parent: pulumi.rootStackResource }] });
new aws.s3.Bucket("versioned", {}, {
  version: "7.48.0",
  hideDiffs: ["tags"],
} as pulumi.CustomResourceOptions);
