import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { middlewareRequireCustomerKey } from "./middleware-require-customer-key.ts";

const QUEUE = "aws:sqs/queue:Queue";
const TOPIC = "aws:sns/topic:Topic";
const STREAM = "aws:kinesis/stream:Stream";
const FIREHOSE_DELIVERY_STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const VIDEO_STREAM = "aws:kinesis/videoStream:VideoStream";
const BROKER = "aws:mq/broker:Broker";
const CLUSTER = "aws:msk/cluster:Cluster";
const SERVICE_QUEUE = "alicloud:message/serviceQueue:ServiceQueue";
const INSTANCE = "alicloud:alikafka/instance:Instance";
const AMQP_INSTANCE = "alicloud:amqp/instance:Instance";
const ROCKET_MQINSTANCE = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";

export const cases: ControlCases = {
  control: middlewareRequireCustomerKey,
  aws: {
    pass: [
      example(QUEUE, { kmsMasterKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example(TOPIC, { kmsMasterKeyId: "alias/orders" }),
      example(STREAM, { kmsKeyId: "alias/orders" }),
      example(FIREHOSE_DELIVERY_STREAM, {
        serverSideEncryption: {
          enabled: true,
          keyType: "CUSTOMER_MANAGED_CMK",
          keyArn: "arn:aws:kms:eu-west-1:1:key/1",
        },
      }),
      example(VIDEO_STREAM, { kmsKeyId: "key-1" }),
      example(BROKER, { encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: "key-1" } }),
      example(CLUSTER, { encryptionInfo: { encryptionAtRestKmsKeyArn: "arn:aws:kms:eu-west-1:1:key/1" } }),
    ],
    fail: [
      example(QUEUE, { kmsMasterKeyId: "alias/aws/sqs" }),
      example(TOPIC, { kmsMasterKeyId: "alias/aws/sns" }),
      example(STREAM, {}),
      example(STREAM, { kmsKeyId: "alias/aws/kinesis" }),
      example(FIREHOSE_DELIVERY_STREAM, {}),
      example(FIREHOSE_DELIVERY_STREAM, { serverSideEncryption: { enabled: true } }),
      example(FIREHOSE_DELIVERY_STREAM, {
        serverSideEncryption: { enabled: false, keyType: "CUSTOMER_MANAGED_CMK", keyArn: "k" },
      }),
      example(FIREHOSE_DELIVERY_STREAM, {
        serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK" },
      }),
      example(VIDEO_STREAM, {}),
      example(BROKER, {}),
      example(BROKER, { encryptionOptions: { useAwsOwnedKey: true } }),
      example(CLUSTER, {}),
    ],
    unknown: [
      example(FIREHOSE_DELIVERY_STREAM, {
        serverSideEncryption: { enabled: true, keyType: UNKNOWN, keyArn: "k" },
      }),
    ],
    silent: [
      example(QUEUE, {}),
      example(QUEUE, { sqsManagedSseEnabled: true }),
      example(TOPIC, {}),
      example(FIREHOSE_DELIVERY_STREAM, { kinesisSourceConfiguration: { kinesisStreamArn: "a" } }),
    ],
  },
  alicloud: {
    pass: [
      example(SERVICE_QUEUE, { enableSse: true, sseType: "KMS", kmsKeyId: "key-1" }),
      example(INSTANCE, { kmsKeyId: "key-1" }),
      example(
        AMQP_INSTANCE,
        { encryptedInstance: true, kmsKeyId: ref("key") },
        { name: "key", type: "alicloud:kms/key:Key" },
      ),
      example(ROCKET_MQINSTANCE, { productInfo: { storageSecretKey: "key-1" } }),
    ],
    fail: [
      example(SERVICE_QUEUE, {}),
      example(SERVICE_QUEUE, { enableSse: true, sseType: "SMQ" }),
      example(SERVICE_QUEUE, { sseType: "KMS" }),
      example(INSTANCE, {}),
      example(AMQP_INSTANCE, { kmsKeyId: "key-1" }),
      example(AMQP_INSTANCE, { encryptedInstance: true }),
      example(ROCKET_MQINSTANCE, { productInfo: { storageEncryption: true } }),
    ],
    unknown: [example(SERVICE_QUEUE, { sseType: UNKNOWN, kmsKeyId: "key-1" })],
  },
};
