import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireUploadAbort } from "./storage-require-upload-abort.ts";

const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const abort = { abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };
const s3 = (...rules: readonly object[]) => example(LIFECYCLE, { bucket: "orders", rules });
const rule = (more: object) => ({ id: "a", status: "Enabled", ...more });
const oss = (more: object) =>
  example(OSS, { lifecycleRules: [{ enabled: true, abortMultipartUploads: [{ days: 7 }], ...more }] });

export const cases: ControlCases = {
  control: storageRequireUploadAbort,
  aws: {
    pass: [
      s3(rule(abort)),
      s3(rule({ ...abort, filter: {} })),
      s3(rule({ ...abort, filter: { prefix: "" } })),
      s3(rule({ expiration: { days: 1 } }), rule(abort)),
      example(S3, { lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 7 }] }),
    ],
    fail: [
      s3(),
      s3(rule({ expiration: { days: 1 } })),
      s3({ ...rule(abort), status: "Disabled" }),
      s3(rule({ ...abort, prefix: "tmp/" })),
      s3(rule({ ...abort, filter: { prefix: "tmp/" } })),
      s3(rule({ ...abort, filter: { tag: { key: "a", value: "b" } } })),
      s3(rule({ ...abort, filter: { objectSizeGreaterThan: 1 } })),
      s3(rule({ ...abort, filter: { objectSizeLessThan: 1 } })),
      s3(rule({ ...abort, filter: { and: { prefix: "tmp/", tags: { a: "b" } } } })),
      example(S3, { lifecycleRules: [{ enabled: false, abortIncompleteMultipartUploadDays: 7 }] }),
      example(S3, { lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 0 }] }),
      example(S3, { lifecycleRules: [{ abortIncompleteMultipartUploadDays: 7 }] }),
    ],
    unknown: [
      example(LIFECYCLE, { bucket: "orders", rules: UNKNOWN }),
      s3(rule({ abortIncompleteMultipartUpload: UNKNOWN })),
      s3(rule({ ...abort, filter: UNKNOWN })),
      s3(rule({ ...abort, filter: { prefix: UNKNOWN } })),
      s3({ ...rule(abort), status: UNKNOWN }),
      example(LIFECYCLE, { bucket: "orders", rules: [UNKNOWN] }),
    ],
    silent: [example(S3, {})],
  },
  alicloud: {
    pass: [oss({}), oss({ prefix: "" })],
    fail: [
      oss({ enabled: false }),
      oss({ prefix: "tmp/" }),
      oss({ tags: { a: "b" } }),
      oss({ filter: { not: { prefix: "keep/" } } }),
      oss({ abortMultipartUploads: [] }),
    ],
    unknown: [oss({ enabled: UNKNOWN }), oss({ abortMultipartUploads: UNKNOWN })],
    silent: [example(OSS, {})],
  },
};
