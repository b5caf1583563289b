import { type Known, UNKNOWN } from "../control.ts";
import { anyOf, at, given } from "../reading.ts";
import { block, settled } from "../views/bucket.ts";
import { type BucketRoles, rolesOf } from "../views/bucket-roles.ts";
import { readsRecorded } from "../views/data-events.ts";
import { bucketFact } from "./bucket-fact.ts";

/** Does a bucket write down who reads and changes what is in it? */
export interface BucketLogging {
  readonly on: Known<boolean>;
  readonly roles: BucketRoles;
}

export const bucketLogging = bucketFact<BucketLogging>("bucket-logging", (bucket, stack) => ({
  on: anyOf([
    settled<boolean>(bucket, "logging", {
      split: (props) => given(props, "targetBucket"),
      inline: (props) => {
        const found = bucket.cloud === "aws" ? block(props, "logging") : at(props, "logging");
        return found === undefined || found === UNKNOWN ? found : given(found, "targetBucket");
      },
      absent: false,
    }),
    readsRecorded(stack, bucket),
  ]),
  roles: rolesOf(stack, bucket),
}));
