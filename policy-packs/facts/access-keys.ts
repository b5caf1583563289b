import type { Known, ResourceFact } from "../control.ts";
import { UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { text } from "../reading.ts";

/** A key pair that works until somebody deletes it. */
export interface AccessKey {
  readonly active: Known<boolean>;
}

function read(props: unknown): AccessKey {
  const status = text(props, "status");
  return { active: status === UNKNOWN ? UNKNOWN : status !== "Inactive" };
}

export const accessKeys: ResourceFact<AccessKey> = resourceFact("access-keys", {
  "aws:iam/accessKey:AccessKey": read,
  "alicloud:ram/accessKey:AccessKey": read,
});
