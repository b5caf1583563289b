import { control } from "../../control.ts";
import { auditTrail } from "../../facts/audit-trail.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireTrailRegions = control({
  id: "log-require-trail-regions",
  title: "Audit trails record all regions",
  clauses: ["8.3.4-a", "1.10.1-a"],
  mlps: "8.1.5.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever wants to stay unseen works in a region that nobody looks at. A trail of one region misses it, and sign-ins with it.",
  sameAs: [
    "CKV_AWS_67",
    "CKV_ALI_4",
    "actiontrail_multi_region_enabled",
    "cloudtrail_multi_region_enabled",
    "MultiRegionCloudTrailEnabled",
  ],
  fact: auditTrail,
  judge: ({ allRegions }) =>
    requireTrue(
      allRegions,
      "which regions the trail records",
      "trail leaves out regions or global services",
      "record all regions, global services among them",
    ),
});
