import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { snapshotRetention } from "../../facts/snapshot-retention.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const storageRequireSnapshotRetention = control({
  id: "storage-require-snapshot-retention",
  title: "Snapshot policies keep a week of snapshots",
  clauses: ["1.6.2-b", "8.4.3-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Damage done on a Friday is noticed on a Monday; a policy that keeps two days has nothing sound left by then.",
  sameAs: [],
  fact: snapshotRetention,
  settings: {
    // @clause 1.6.2-b
    defaults: { minimumDays: 7 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep a snapshot" } },
  },
  judge(days, { settings }) {
    if (days === UNKNOWN) return undecided("how long it keeps snapshots is known only after deployment");
    if (days >= settings.minimumDays) return pass;
    const kept = Math.round(days * 10) / 10;
    return fail(
      `keeps snapshots ${counted(kept, "day")}`,
      `keep them ${counted(settings.minimumDays, "day")}`,
    );
  },
});
