import { control } from "../../control.ts";
import { bucketNotifications } from "../../facts/bucket-notifications.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireEventNotifications = control({
  id: "storage-require-event-notifications",
  title: "Buckets tell somebody what happens in them",
  clauses: ["4.6.4-b"],
  severity: "low",
  // The guide wants access recorded, which the access log does; that an event is sent as well is for higher grades.
  packs: { baseline: "disabled", payment: "advisory", strict: "advisory" },
  why: "A mass deletion or a forbidden upload is noticed when somebody misses the data, unless the bucket says so while it happens.",
  sameAs: ["CKV2_AWS_62", "S3_EVENT_NOTIFICATIONS_ENABLED", "s3_bucket_event_notifications_enabled"],
  absent: { alicloud: "the provider sets no event rules of OSS; EventBridge takes them from ActionTrail" },
  fact: bucketNotifications,
  judge: (sent) =>
    requireTrue(
      sent,
      "whether it sends notifications",
      "sends no notification of what happens in it",
      "add a notification to a queue, a topic, a function or EventBridge",
    ),
});
