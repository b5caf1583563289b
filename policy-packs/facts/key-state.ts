import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag, integer, type Read, text } from "../reading.ts";

/** Whether a key works, and how hard it is to lose. */
export interface KeyState {
  readonly enabled: Known<boolean>;
  /** Days between the order to delete it and its end; undefined where the provider refuses to order it. */
  readonly deletionDays: Known<number> | undefined;
  /** Undefined where the cloud has no such switch. */
  readonly protected: Known<boolean> | undefined;
}

/** kms.Key.deletionWindowInDays, typings of aws 7.48. */
const AWS_DAYS = 30;

const aws =
  (input: string) =>
  (props: unknown): KeyState => ({
    enabled: flag(props, input) ?? true,
    deletionDays: integer(props, "deletionWindowInDays") ?? AWS_DAYS,
    protected: undefined,
  });

export const keyState: ResourceFact<KeyState> = resourceFact("key-state", {
  "aws:kms/key:Key": aws("isEnabled"),
  "aws:kms/replicaKey:ReplicaKey": aws("enabled"),
  "alicloud:kms/key:Key": (props) => ({
    enabled: state(text(props, "status") ?? text(props, "keyState"), flag(props, "isEnabled")),
    // Without either input the provider refuses to schedule the deletion (resource_alicloud_kms_key.go).
    deletionDays: integer(props, "pendingWindowInDays") ?? integer(props, "deletionWindowInDays"),
    protected: flag(props, "deletionProtection") ?? false,
  }),
});

/** Keys are enabled where nothing is said (kms.Key.status, typings of alicloud 3.108). */
function state(status: Read<string>, enabled: Read<boolean>): Known<boolean> {
  if (status === undefined) return enabled ?? true;
  return status === UNKNOWN ? UNKNOWN : status === "Enabled";
}
