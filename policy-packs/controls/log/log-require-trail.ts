import { control, UNKNOWN } from "../../control.ts";
import { auditTrail } from "../../facts/audit-trail.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const logRequireTrail = control({
  id: "log-require-trail",
  title: "Audit trails are on and record reads and writes in all regions",
  clauses: ["8.3.4-a", "1.10.1-a"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_67", "CKV_AWS_251", "CKV_ALI_4", "CKV_ALI_5", "actiontrail_multi_region_enabled"],
  fact: auditTrail,
  judge(trail) {
    const gaps = [
      trail.on === false ? "is switched off" : "",
      trail.allRegions === false ? "leaves out regions or global services" : "",
      trail.readsAndWrites === false ? "leaves out reads or writes" : "",
    ].filter(Boolean);
    if (gaps.length > 0) {
      return fail(`trail ${gaps.join(" and ")}`, "switch it on for all regions and all events");
    }
    return Object.values(trail).includes(UNKNOWN)
      ? undecided("what the trail records is known only after deployment")
      : pass;
  },
});
