import { control } from "../../control.ts";
import { auditTrail } from "../../facts/audit-trail.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const logRequireTrailEvents = control({
  id: "log-require-trail-events",
  title: "Audit trails record what is read as well as what is changed",
  clauses: ["1.10.1-a", "8.3.4-a"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A theft of data changes nothing: it shows in reads alone, and a trail of changes is blind to it.",
  sameAs: ["CKV_ALI_5", "cloudtrail_multi_region_enabled_logging_management_events"],
  fact: auditTrail,
  judge: ({ readsAndWrites }) =>
    readsAndWrites === undefined
      ? notApplicable("it records events of data alone; operations of management are another trail's")
      : requireTrue(
          readsAndWrites,
          "which operations the trail records",
          "trail leaves out reads or writes",
          "record both",
        ),
});
