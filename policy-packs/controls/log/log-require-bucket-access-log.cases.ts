import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireBucketAccessLog } from "./log-require-bucket-access-log.ts";

const S3 = "aws:s3/bucket:Bucket";
const V2 = "aws:s3/bucketV2:BucketV2";
const OSS = "alicloud:oss/bucket:Bucket";
const logs = { name: "logs", type: S3 };
const ossLogs = { name: "logs", type: OSS };
const s3 = (
  targetBucket: unknown,
  bucket: unknown = ref("subject"),
  type = "aws:s3/bucketLogging:BucketLogging",
) => ({ name: "logging", type, props: { bucket, targetBucket, targetPrefix: "" } });
const trail = (props: object) => ({
  name: "trail",
  type: "aws:cloudtrail/trail:Trail",
  props: { s3BucketName: "trail", ...props },
});
const advanced = (...fields: readonly object[]) =>
  trail({
    advancedEventSelectors: [
      { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          ...fields,
        ],
      },
    ],
  });
const plain = (values: unknown, readWriteType = "All", type = "AWS::S3::Object") =>
  trail({ eventSelectors: [{ readWriteType, dataResources: [{ type, values }] }] });
const named = { bucket: "orders" };
const oss = (targetBucket: unknown, bucket: unknown = ref("subject")) => ({
  name: "logging",
  type: "alicloud:oss/bucketLogging:BucketLogging",
  props: { bucket, targetBucket },
});

export const cases: ControlCases = {
  control: logRequireBucketAccessLog,
  aws: {
    pass: [
      example(S3, {}, logs, s3(ref("logs"))),
      example(S3, {}, s3("logs", ref("subject"), "aws:s3/bucketLoggingV2:BucketLoggingV2")),
      example(S3, { logging: { targetBucket: ref("logs") } }, logs),
      example(V2, { loggings: [{ targetBucket: "logs" }] }),
      // A trail that records the reading of objects does it as well.
      example(S3, named, advanced({ field: "resources.ARN", startsWiths: ["arn:aws-cn:s3:::orders/"] })),
      example(S3, named, advanced({ field: "readOnly", equals: ["true"] })),
      example(S3, {}, advanced()),
      example(S3, {}, advanced({ field: "resources.ARN", startsWiths: ["arn:aws-cn:s3:::"] })),
      example(S3, named, plain(["arn:aws-cn:s3:::orders/"])),
      example(S3, named, plain(["arn:aws-cn:s3"], "ReadOnly")),
      example(S3, named, plain(["arn:aws-cn:s3:::others/", "arn:aws-cn:s3:::"])),
    ],
    fail: [
      example(S3, {}),
      example(S3, { bucket: UNKNOWN }, trail({})),
      example(S3, named, advanced({ field: "resources.ARN", startsWiths: ["arn:aws-cn:s3:::other/"] })),
      example(S3, named, advanced({ field: "readOnly", equals: ["false"] })),
      example(
        S3,
        named,
        trail({
          advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }],
        }),
      ),
      example(
        S3,
        named,
        trail({
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: ["AWS::Lambda::Function"] },
              ],
            },
          ],
        }),
      ),
      example(S3, named, plain(["arn:aws-cn:s3:::orders/"], "WriteOnly")),
      example(S3, named, plain(["arn:aws-cn:s3:::others/"])),
      example(S3, named, plain(["arn:aws-cn:lambda"], "All", "AWS::Lambda::Function")),
      example(V2, { loggings: [] }),
      example(S3, {}, logs, s3(ref("logs"), "another")),
      example(OSS.replace("alicloud:oss", "aws:s3"), { logging: {} }),
    ],
    unknown: [
      example(S3, {}, trail({ advancedEventSelectors: UNKNOWN })),
      example(S3, named, advanced({ field: "resources.ARN", startsWiths: [UNKNOWN] })),
      example(S3, named, advanced({ field: "resources.ARN", notStartsWiths: ["arn:aws-cn:s3:::x/"] })),
      example(S3, named, plain(UNKNOWN)),
      example(S3, named, advanced(UNKNOWN as never)),
      example(
        S3,
        named,
        trail({
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: UNKNOWN },
              ],
            },
          ],
        }),
      ),
      // Whatever the trail names, a bucket without a name yet may be meant.
      example(S3, { bucket: UNKNOWN }, plain(["arn:aws-cn:s3:::orders/"])),
      example(S3, { logging: UNKNOWN }),
      example(V2, { loggings: UNKNOWN }),
      example(S3, {}, s3("logs", UNKNOWN)),
    ],
    notApplicable: [
      example(S3, {}, { name: "orders", type: S3 }, s3(ref("subject"), ref("orders"))),
      example(S3, {}, { name: "orders", type: V2, props: { loggings: [{ targetBucket: ref("subject") }] } }),
    ],
  },
  alicloud: {
    pass: [example(OSS, {}, ossLogs, oss(ref("logs"))), example(OSS, { logging: { targetBucket: "logs" } })],
    fail: [example(OSS, {}), example(OSS, { loggingIsenable: true })],
    unknown: [example(OSS, { logging: UNKNOWN }), example(OSS, {}, oss("logs", UNKNOWN))],
    notApplicable: [
      example(OSS, {}, { name: "orders", type: OSS, props: { logging: { targetBucket: ref("subject") } } }),
    ],
  },
};
