import type { ResourceFact } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { type Read, text } from "../reading.ts";

/** What a role or policy says it is for. */
export interface Purpose {
  readonly words: Read<string>;
}

const read = (props: unknown): Purpose => ({ words: text(props, "description") });

export const purposes: ResourceFact<Purpose> = resourceFact("purposes", {
  "aws:iam/role:Role": read,
  "aws:iam/policy:Policy": read,
  "aws:ssoadmin/permissionSet:PermissionSet": read,
  "alicloud:ram/role:Role": read,
  "alicloud:ram/policy:Policy": read,
  "alicloud:cloudsso/accessConfiguration:AccessConfiguration": read,
});
