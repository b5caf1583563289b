import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireReplication } from "./storage-require-replication.ts";

const S3 = "aws:s3/bucket:Bucket";
const V2 = "aws:s3/bucketV2:BucketV2";
const OSS = "alicloud:oss/bucket:Bucket";
const CONFIG = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const target = { name: "target", type: S3, props: { bucket: "elsewhere" } };
const rule = (status: unknown = "Enabled", bucket: unknown = ref("target")) => ({
  status,
  destination: { bucket },
});
const config = (rules: unknown, bucket: unknown = ref("subject")) => ({
  name: "replication",
  type: CONFIG,
  props: { bucket, role: "r", rules },
});
const oss = (bucket: unknown = ref("subject")) => ({
  name: "replication",
  type: "alicloud:oss/bucketReplication:BucketReplication",
  props: { bucket, destination: { bucket: ref("target"), location: "oss-cn-beijing" } },
});
const ossTarget = { name: "target", type: OSS };
const incoming = (type: string, to: unknown, name = "incoming") => ({
  name,
  type,
  props: {
    bucket: "far",
    role: "r",
    rules: [rule("Disabled", "arn:aws-cn:s3:::other"), rule("Enabled", to)],
  },
});

export const cases: ControlCases = {
  control: storageRequireReplication,
  aws: {
    pass: [
      example(S3, {}, target, config([rule()])),
      example(S3, {}, config([rule("Disabled", "arn:aws-cn:s3:::a"), rule("Enabled", "arn:aws-cn:s3:::b")])),
      example(S3, { replicationConfiguration: { role: "r", rules: [rule("Enabled", "arn:aws-cn:s3:::b")] } }),
      example(V2, {
        replicationConfigurations: [
          { role: "r", rules: [{ status: "Enabled", destinations: [{ bucket: "b" }] }] },
        ],
      }),
    ],
    fail: [
      example(S3, {}),
      example(S3, {}, target, config([rule("Disabled")])),
      example(S3, {}, target, config([])),
      example(S3, { replicationConfiguration: { role: "r", rules: [rule("Disabled", "b")] } }),
      example(S3, { tags: { "data-class": "internal" } }),
      // Whose copy it is, is another bucket's matter.
      example(S3, {}, target, config([rule()], ref("target"))),
    ],
    unknown: [
      example(S3, {}, config(UNKNOWN)),
      example(S3, {}, target, config([rule(UNKNOWN)])),
      example(S3, {}, target, config([rule("maybe")])),
      example(S3, { replicationConfiguration: UNKNOWN }),
      example(S3, { tags: UNKNOWN }),
      example(S3, {}, config([rule()], UNKNOWN), target),
    ],
    notApplicable: [
      example(S3, { tags: { "data-class": "public" } }),
      example(S3, { bucket: "copy" }, incoming(CONFIG, "arn:aws-cn:s3:::copy")),
      example(S3, {}, incoming(CONFIG, ref("subject"))),
      example(
        S3,
        { bucket: "answers" },
        {
          name: "queries",
          type: "aws:athena/workgroup:Workgroup",
          props: { configuration: { resultConfiguration: { outputLocation: "s3://answers/queries/" } } },
        },
      ),
      example(
        S3,
        {},
        {
          name: "log",
          type: "aws:s3/bucketLogging:BucketLogging",
          props: { bucket: "orders", targetBucket: ref("subject") },
        },
      ),
    ],
  },
  alicloud: {
    pass: [example(OSS, {}, ossTarget, oss())],
    fail: [example(OSS, {})],
    unknown: [example(OSS, {}, ossTarget, oss(UNKNOWN))],
    notApplicable: [
      example(OSS, { tags: { "data-class": "public" } }),
      example(
        OSS,
        {},
        {
          name: "incoming",
          type: "alicloud:oss/bucketReplication:BucketReplication",
          props: { bucket: "orders", destination: { bucket: ref("subject"), location: "oss-cn-beijing" } },
        },
      ),
    ],
  },
};
