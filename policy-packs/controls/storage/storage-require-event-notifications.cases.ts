import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireEventNotifications } from "./storage-require-event-notifications.ts";

const S3 = "aws:s3/bucket:Bucket";
const notification = (bucket: unknown) => ({
  name: "notification",
  type: "aws:s3/bucketNotification:BucketNotification",
  props: { bucket, eventbridge: true },
});

export const cases: ControlCases = {
  control: storageRequireEventNotifications,
  aws: {
    pass: [
      example(S3, {}, notification(ref("subject"))),
      example("aws:s3/bucketV2:BucketV2", { bucket: "orders" }, notification("orders")),
    ],
    fail: [example(S3, {}), example(S3, {}, notification("another"))],
    unknown: [example(S3, {}, notification(UNKNOWN))],
  },
};
