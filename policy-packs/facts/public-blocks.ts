import { type Cloud, type Known, type StackFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, anyOf, at, flag, text } from "../reading.ts";
import { bucketOf, buckets, mayMean, namedBuckets } from "../views/bucket.ts";
import { accountSwitch, isOn, SWITCHES, type Switch, switchOf } from "../views/bucket-access.ts";
import { bucketFact } from "./bucket-fact.ts";

/** Which public grants are refused. */
export type PublicBlock = Readonly<Record<Switch, Known<boolean>>>;

function block(read: (name: Switch) => Known<boolean>): PublicBlock {
  return {
    blockPublicAcls: read("blockPublicAcls"),
    blockPublicPolicy: read("blockPublicPolicy"),
    ignorePublicAcls: read("ignorePublicAcls"),
    restrictPublicBuckets: read("restrictPublicBuckets"),
  };
}

/** What refuses public grants of a bucket, its account's block included. */
export const bucketBlocks = bucketFact<PublicBlock>("bucket-blocks", (bucket, stack) =>
  block((name) => switchOf(stack, bucket, name)),
);

const S3_POINT = "aws:s3/accessPoint:AccessPoint";
const OSS_POINT = "alicloud:oss/accessPoint:AccessPoint";
const S3_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";

/** The switches of one block of S3, with what its account refuses anyway. */
export const blockSwitches: StackFact<PublicBlock> = {
  name: "block-switches",
  scope: "stack",
  types: { aws: [S3_BLOCK], alicloud: [] },
  read: (stack) =>
    stack.ofType(S3_BLOCK).map((resource) => {
      const bucket = bucketOf(stack, resource);
      return {
        resource,
        fact: block((name) => (bucket ? switchOf(stack, bucket, name) : isOn(resource.props, "aws", name))),
      };
    }),
};

/** Blocks that hold for a whole account. */
export const accountBlocks = resourceFact<Known<boolean>>("account-blocks", {
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": (props) => all(props, "aws"),
  "alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock": (props) => all(props, "alicloud"),
});

function all(props: unknown, cloud: Cloud): Known<boolean> {
  return allOf(SWITCHES.map((name) => isOn(props, cloud, name)));
}

/** What refuses the public at an access point: its own block, its bucket's or its account's. */
export const accessPointBlocks: StackFact<Known<boolean>> = {
  name: "access-point-blocks",
  scope: "stack",
  types: { aws: [S3_POINT], alicloud: [OSS_POINT] },
  read: (stack) =>
    stack.ofType(S3_POINT, OSS_POINT).map((resource) => {
      const cloud = resource.type.startsWith("aws:") ? "aws" : "alicloud";
      const own = at(resource.props, "publicAccessBlockConfiguration");
      const names: readonly (Known<string> | undefined)[] = [text(resource.props, "bucket")];
      const [bucket] = namedBuckets(stack, resource, "bucket", names);
      const open = buckets(stack, cloud).some((each) => mayMean(each, cloud, [], names));
      const fact = allOf(
        SWITCHES.map((name) =>
          anyOf([
            // On until it is set on S3 (s3.AccessPoint, typings of aws 7.48), off on OSS ("PutAccessPointPublicAccessBlock").
            own === undefined || own === UNKNOWN
              ? (own ?? cloud === "aws")
              : (flag(own, cloud === "aws" ? name : "blockPublicAccess") ?? cloud === "aws"),
            bucket
              ? switchOf(stack, bucket, name)
              : anyOf([accountSwitch(stack, cloud, resource, name), open ? UNKNOWN : false]),
          ]),
        ),
      );
      return { resource, fact };
    }),
};
