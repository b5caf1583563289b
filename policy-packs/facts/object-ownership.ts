import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { text } from "../reading.ts";

/** Who owns objects that others put into a bucket; a bucket that says nothing of it owns them itself, since 2023-04. */
export const objectOwnership = resourceFact<Known<string>>("object-ownership", {
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": (props) =>
    text(props, "rule", "objectOwnership") ?? UNKNOWN,
});
