import { isCustomerKey } from "../at-rest.ts";
import { type Known, type StackFact, UNKNOWN } from "../control.ts";
import { anyOf, text } from "../reading.ts";
import { namedBuckets } from "../views/bucket.ts";
import { defaultEncryption, usesCustomerKey } from "../views/bucket-encryption.ts";

const OBJECTS = {
  aws: [
    "aws:s3/bucketObject:BucketObject",
    "aws:s3/bucketObjectv2:BucketObjectv2",
    "aws:s3/objectCopy:ObjectCopy",
  ],
  alicloud: ["alicloud:oss/bucketObject:BucketObject"],
} as const;

/** Whether one object is under a customer key, its own or the one its bucket gives by default. */
export const objectEncryption: StackFact<Known<boolean>> = {
  name: "object-encryption",
  scope: "stack",
  types: OBJECTS,
  read: (stack) =>
    stack.ofType(...OBJECTS.aws, ...OBJECTS.alicloud).map((resource) => {
      const name = text(resource.props, "bucket");
      const [bucket] = namedBuckets(stack, resource, "bucket", [name]);
      const byBucket = bucket ? usesCustomerKey(defaultEncryption(bucket)) : name === UNKNOWN && UNKNOWN;
      return { resource, fact: anyOf([isCustomerKey(resource.props, "kmsKeyId"), byBucket]) };
    }),
};
