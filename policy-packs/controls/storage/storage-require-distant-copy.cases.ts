import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireDistantCopy } from "./storage-require-distant-copy.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const target = (region?: unknown, name = "target") => ({
  name,
  type: S3,
  props: region === undefined ? {} : { region },
});
const config = (...rules: readonly unknown[]) => ({
  name: "replication",
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  props: { bucket: ref("subject"), role: "r", rules },
});
const rule = (bucket: unknown = ref("target"), status: unknown = "Enabled") => ({
  status,
  destination: { bucket },
});
const s3 = (from: unknown, to: unknown) => example(S3, { region: from }, target(to), config(rule()));
/** OSS tells the region of a bucket by its provider alone. */
const oss = (location: unknown, region: unknown = "cn-shenzhen") => ({
  subject: "subject",
  resources: [
    { name: "subject", type: OSS, providerProps: { region } },
    {
      name: "replication",
      type: "alicloud:oss/bucketReplication:BucketReplication",
      props: { bucket: ref("subject"), destination: { bucket: "copy", location } },
    },
  ],
});

export const cases: ControlCases = {
  control: storageRequireDistantCopy,
  aws: {
    pass: [
      s3("cn-north-1", "cn-northwest-1"),
      // One of two copies is far enough.
      example(
        S3,
        { region: "cn-north-1" },
        target("cn-north-1"),
        target("cn-northwest-1", "far"),
        config(rule()),
        {
          name: "second",
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
          props: { bucket: ref("subject"), role: "r", rules: [rule(ref("far"))] },
        },
      ),
    ],
    fail: [s3("cn-north-1", "cn-north-1")],
    unknown: [
      s3(UNKNOWN, "cn-north-1"),
      s3("cn-north-1", UNKNOWN),
      s3("cn-north-1", "mars-north-1"),
      example(S3, { region: "cn-north-1" }, config(rule("arn:aws-cn:s3:::made-elsewhere"))),
      example(S3, { region: "cn-north-1" }, target("cn-northwest-1"), config(rule(ref("target"), UNKNOWN))),
      example(S3, { region: "cn-north-1" }, config(UNKNOWN)),
    ],
    notApplicable: [
      example(S3, { region: "cn-north-1" }),
      example(S3, { region: "cn-north-1" }, target("cn-north-1"), config(rule(ref("target"), "Disabled"))),
    ],
  },
  alicloud: {
    pass: [oss("oss-cn-guangzhou"), oss("oss-cn-beijing")],
    fail: [oss("oss-cn-hongkong"), oss("oss-cn-shenzhen")],
    unknown: [oss(UNKNOWN), oss("oss-cn-beijing", UNKNOWN), oss("oss-cn-nowhere")],
    notApplicable: [example(OSS, {})],
  },
};
