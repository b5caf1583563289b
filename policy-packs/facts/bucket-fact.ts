import { CLOUDS, type Cloud, type ResourceView, type StackFact, type StackView } from "../control.ts";
import { BUCKETS, type Bucket, buckets } from "../views/bucket.ts";

/** A bucket of this stack, its resource at hand. */
export interface MadeBucket extends Bucket {
  readonly resource: ResourceView;
}

/** A fact of every bucket that the stack makes; `undefined`: this bucket is no subject. */
export function bucketFact<F>(
  name: string,
  read: (bucket: MadeBucket, stack: StackView) => F | undefined,
  clouds: readonly Cloud[] = CLOUDS,
): StackFact<F> {
  return {
    name,
    scope: "stack",
    types: {
      aws: clouds.includes("aws") ? [BUCKETS.aws] : [],
      alicloud: clouds.includes("alicloud") ? [BUCKETS.alicloud] : [],
    },
    read: (stack) =>
      buckets(stack).flatMap((bucket) => {
        if (!isMade(bucket) || !clouds.includes(bucket.cloud)) return [];
        const fact = read(bucket, stack);
        return fact === undefined ? [] : [{ resource: bucket.resource, fact }];
      }),
  };
}

function isMade(bucket: Bucket): bucket is MadeBucket {
  return bucket.resource !== undefined;
}
