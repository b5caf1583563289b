import { type Known, type ResourceView, UNKNOWN } from "../control.ts";
import { anyOf } from "../reading.ts";
import type { Bucket } from "../views/bucket.ts";
import { copiesOf } from "../views/bucket-copies.ts";
import { type BucketRoles, rolesOf } from "../views/bucket-roles.ts";
import { kilometres, regionOf } from "../views/place.ts";
import { bucketFact } from "./bucket-fact.ts";
import { tagsOf } from "./tags.ts";

/** How a bucket is copied away. */
export interface BucketCopies {
  /** Some copy is set up and on. */
  readonly copied: Known<boolean>;
  /** How far away the copies are that are on, in kilometres. */
  readonly kilometres: Known<readonly Known<number>[]>;
  /** Its tag `data-class`; undefined where it has none. */
  readonly dataClass: Known<string> | undefined;
  readonly roles: BucketRoles;
}

export const bucketCopies = bucketFact<BucketCopies>("bucket-copies", (bucket, stack) => {
  const copies = copiesOf(stack, bucket);
  return {
    copied: copies === UNKNOWN ? UNKNOWN : anyOf(copies.map(({ on }) => on)),
    kilometres:
      copies === UNKNOWN
        ? UNKNOWN
        : copies
            .filter(({ on }) => on !== false)
            .map(({ region }) => distance(bucket, bucket.resource, region)),
    dataClass: dataClassOf(bucket.resource),
    roles: rolesOf(stack, bucket),
  };
});

function distance({ cloud }: Bucket, from: ResourceView, to: Known<string>): Known<number> {
  return kilometres(cloud, regionOf(from), to);
}

function dataClassOf(resource: ResourceView): Known<string> | undefined {
  const tags = tagsOf(resource);
  return tags === UNKNOWN ? UNKNOWN : tags.get("data-class");
}
