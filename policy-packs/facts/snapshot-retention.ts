import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, given, integer } from "../reading.ts";
import { snapshots } from "../views/alicloud-service-backups.ts";
import { defaultSnapshots, scheduled } from "../views/aws-service-backups.ts";

/** Fewest days that a policy keeps a snapshot; infinite where it deletes none. */
export const snapshotRetention = resourceFact<Known<number>>("snapshot-retention", {
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": (props) => {
    const details = at(props, "policyDetails");
    if (given(props, "defaultPolicy")) return defaultSnapshots(details).keptDays;
    const copies = scheduled(details);
    return copies.length === 0 ? undefined : fewest(copies.map(({ keptDays }) => keptDays));
  },
  "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy": (props) =>
    fewest(snapshots(props).map(({ keptDays }) => keptDays)),
  // -1, the default, keeps them for ever: nas.AutoSnapshotPolicy, typings of alicloud 3.108.
  "alicloud:nas/autoSnapshotPolicy:AutoSnapshotPolicy": (props) => {
    const days = integer(props, "retentionDays") ?? -1;
    return days === -1 ? Number.POSITIVE_INFINITY : days;
  },
});

function fewest(days: readonly Known<number>[]): Known<number> {
  const known = days.filter((each) => each !== UNKNOWN);
  return known.length === days.length ? Math.min(...known) : UNKNOWN;
}
