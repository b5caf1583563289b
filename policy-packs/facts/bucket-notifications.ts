import type { Known } from "../control.ts";
import { settled } from "../views/bucket.ts";
import { bucketFact } from "./bucket-fact.ts";

/** Does a bucket tell anybody what happens in it? */
export const bucketNotifications = bucketFact<Known<boolean>>(
  "bucket-notifications",
  (bucket) =>
    settled<boolean>(bucket, "notification", { split: () => true, inline: () => undefined, absent: false }),
  ["aws"],
);
