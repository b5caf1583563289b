import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { text } from "../reading.ts";
import { type Tags, tags, tagsOf } from "./tags.ts";

/** What a resource carries, and the time at which the service itself releases it, where it has been told one. */
export interface Expiring {
  readonly tags: Tags;
  readonly released: Known<string> | undefined;
}

const INSTANCE = "alicloud:ecs/instance:Instance";

export const expiring: ResourceFact<Expiring> = {
  name: "expiring",
  scope: "resource",
  types: tags.types,
  read: (resource) => ({ tags: tagsOf(resource), released: releaseOf(resource) }),
};

/** `2026-12-31T16:00:00Z`; the tag tells the day, and so does this. */
function releaseOf({ type, props }: Parameters<typeof tagsOf>[0]): Known<string> | undefined {
  const time = type === INSTANCE ? text(props, "autoReleaseTime") : undefined;
  return time === undefined || time === UNKNOWN ? time : time.slice(0, 10) || undefined;
}
