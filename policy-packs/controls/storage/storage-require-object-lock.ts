import { control, UNKNOWN } from "../../control.ts";
import { bucketLock } from "../../facts/bucket-keeping.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const storageRequireObjectLock = control({
  id: "storage-require-object-lock",
  title: "A bucket's lock is in force where one is written",
  clauses: ["1.6.3-d", "1.10.2-d"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A lock that is written but not switched on looks like one in every list, until somebody deletes what it was to keep.",
  sameAs: ["CKV_AWS_143"],
  fact: bucketLock,
  judge: (lock) =>
    lock === UNKNOWN
      ? requireTrue(lock, "its lock", "", "")
      : lock.written
        ? requireTrue(
            lock.on,
            "whether its lock is on",
            "its lock is written but not in force",
            "enable it; on OSS, lock the rule within a day",
          )
        : notApplicable("has no lock, which log-require-trail-bucket-lock asks of the buckets that need one"),
});
