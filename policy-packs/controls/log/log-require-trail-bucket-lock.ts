import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { trailBucketLock } from "../../facts/bucket-keeping.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const logRequireTrailBucketLock = control({
  id: "log-require-trail-bucket-lock",
  title: "What the audit trail has written cannot be changed or deleted",
  clauses: ["1.10.2-d", "1.10.6-a"],
  mlps: "8.1.4.7",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever breaks in deletes the record of it first. Only a lock stops somebody who has the rights of an administrator.",
  sameAs: [],
  fact: trailBucketLock,
  settings: {
    // As long as the guide wants important logs to stand. @clause 1.10.2-a
    defaults: { minimumDays: 184 },
    schema: {
      minimumDays: { type: "integer", minimum: 1, description: "fewest days that a new object is locked" },
    },
  },
  judge(lock, { settings }) {
    if (lock === UNKNOWN || lock.on === UNKNOWN) return undecided("its lock is known only after deployment");
    if (!lock.on) {
      return fail(
        lock.written ? "its lock is not in force" : "nothing locks what the trail writes",
        "lock every new object by default (on OSS a rule holds only once its status is Locked)",
      );
    }
    if (lock.days === UNKNOWN) return undecided("how long it locks is known only after deployment");
    if (lock.days >= settings.minimumDays) return pass;
    const days = counted(lock.days, "day");
    return fail(
      lock.days === 0 ? "locks only objects that ask for it" : `locks new objects for ${days}`,
      `lock them for ${counted(settings.minimumDays, "day")} by default`,
    );
  },
});
