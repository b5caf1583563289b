/** Transforms and transformations of the stack, of a component and of one resource, in their order. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

pulumi.runtime.registerResourceTransform((args) =>
  args.custom && args.type.startsWith("aws:")
    ? {
        props: { ...args.props, tags: { ...(args.props as { tags?: object }).tags, stack: "yes" } },
        opts: args.name === "plain" ? { ...args.opts, protect: true } : args.opts,
      }
    : undefined,
);
pulumi.runtime.registerResourceTransform(async (args) => {
  if (args.type !== "aws:s3/bucket:Bucket") return undefined;
  await new Promise((resolve) => setTimeout(resolve, 1));
  const tags = (args.props as { tags?: Record<string, string> }).tags ?? {};
  return { props: { ...args.props, tags: { ...tags, own: String("own" in tags) } }, opts: args.opts };
});
pulumi.runtime.registerStackTransformation((args) => ({
  props: args.type === "aws:s3/bucket:Bucket" ? { ...args.props, forceDestroy: false } : args.props,
  opts: args.opts,
}));

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:transforms:Group", name, {}, opts);
    const key = new aws.kms.Key(`${name}-key`, { enableKeyRotation: true }, { parent: this });
    new aws.kms.Alias(`${name}-alias`, { targetKeyId: key.keyId, name: `alias/${name}` }, { parent: this });
    new aws.s3.Bucket(`${name}-bucket`, { tags: { own: "1" } }, { parent: this });
  }
}

new aws.s3.Bucket("plain", {});
new Group("changed", {
  transforms: [
    (args) => ({ props: { ...args.props, description: `by ${args.name}` }, opts: args.opts }),
    async (args) =>
      args.name.endsWith("-bucket")
        ? { props: args.props, opts: { ...args.opts, retainOnDelete: true } }
        : undefined,
  ],
});
new aws.s3.Bucket(
  "single",
  { tags: { own: "1" } },
  {
    transforms: [
      (args) => ({
        props: { ...args.props, bucketPrefix: "single-" },
        opts: { ...args.opts, ignoreChanges: ["tags"] },
      }),
    ],
  },
);
