import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { middlewareRequireEncryption } from "./middleware-require-encryption.ts";

const QUEUE = "aws:sqs/queue:Queue";
const TOPIC = "aws:sns/topic:Topic";
const STREAM = "aws:kinesis/stream:Stream";
const FIREHOSE_DELIVERY_STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const INSTANCE = "alicloud:amqp/instance:Instance";
const ROCKET_MQINSTANCE = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";

export const cases: ControlCases = {
  control: middlewareRequireEncryption,
  aws: {
    pass: [
      example(QUEUE, { sqsManagedSseEnabled: true }),
      example(QUEUE, { kmsMasterKeyId: "alias/aws/sqs", sqsManagedSseEnabled: false }),
      example(QUEUE, { kmsMasterKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example(TOPIC, { kmsMasterKeyId: "alias/aws/sns" }),
      example(STREAM, { encryptionType: "KMS" }),
      example(FIREHOSE_DELIVERY_STREAM, { serverSideEncryption: { enabled: true } }),
    ],
    fail: [
      example(QUEUE, {}),
      example(QUEUE, { kmsMasterKeyId: "" }),
      example(QUEUE, { sqsManagedSseEnabled: "false" }),
      example(TOPIC, {}),
      example(STREAM, {}),
      example(STREAM, { encryptionType: "NONE" }),
      example(FIREHOSE_DELIVERY_STREAM, {}),
      example(FIREHOSE_DELIVERY_STREAM, { serverSideEncryption: { enabled: false } }),
    ],
    unknown: [
      example(QUEUE, { sqsManagedSseEnabled: UNKNOWN }),
      example(STREAM, { encryptionType: UNKNOWN }),
      example(FIREHOSE_DELIVERY_STREAM, { serverSideEncryption: UNKNOWN }),
    ],
    silent: [
      example(FIREHOSE_DELIVERY_STREAM, {
        kinesisSourceConfiguration: { kinesisStreamArn: "arn:aws:kinesis:eu-west-1:1:stream/orders" },
      }),
    ],
  },
  alicloud: {
    pass: [
      example(INSTANCE, { encryptedInstance: true }),
      example(ROCKET_MQINSTANCE, { productInfo: { storageEncryption: true } }),
    ],
    fail: [
      example(INSTANCE, {}),
      example(ROCKET_MQINSTANCE, {}),
      example(ROCKET_MQINSTANCE, { productInfo: { storageEncryption: false } }),
    ],
    unknown: [example(ROCKET_MQINSTANCE, { productInfo: UNKNOWN })],
  },
};
