import { type Known, type ResourceFact, type ResourceView, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { type Read, text } from "../reading.ts";

/** A key pair that works until somebody deletes it. */
export interface AccessKey {
  readonly active: Known<boolean>;
  /** Whom it belongs to; undefined where that is left out, which means whoever deploys. */
  readonly user: Read<string>;
}

const reader =
  (user: string) =>
  (props: unknown, { propertyDependencies }: ResourceView): AccessKey => {
    const status = text(props, "status");
    const named = text(props, user);
    const [given] = propertyDependencies[user] ?? [];
    return {
      active: status === UNKNOWN ? UNKNOWN : status !== "Inactive",
      // A user that this stack makes has a name, whatever it is.
      user: named === UNKNOWN && given !== undefined ? given : named,
    };
  };

export const accessKeys: ResourceFact<AccessKey> = resourceFact("access-keys", {
  "aws:iam/accessKey:AccessKey": reader("user"),
  "alicloud:ram/accessKey:AccessKey": reader("userName"),
});
