import { control } from "../../control.ts";
import { type Exempt, exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { zoneRedundancy } from "../../facts/zone-redundancy.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const storageRequireZoneRedundancy = control({
  id: "storage-require-zone-redundancy",
  title: "Storage outlives the loss of one availability zone",
  clauses: ["4.5.2-a", "4.5.1-b"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A zone is one building: with it go all data that lie in it alone, and every shop that works with them.",
  sameAs: ["EFS_IN_MULTI_AZ", "efs_multi_az_enabled", "FSX_WINDOWS_DEPLOYMENT_TYPE_CHECK"],
  fact: zoneRedundancy,
  settings: { defaults: exemptDefaults as Exempt, schema: exemptSchema },
  judge({ redundant, instead, environment }, { settings }) {
    if (redundant !== true && instead !== undefined) return notApplicable(instead);
    return spare(
      requireTrue(
        redundant,
        "in how many zones it lies",
        "keeps its data in one zone",
        "take the zone-redundant kind, which has to be chosen when it is made",
      ),
      environment,
      settings,
    );
  },
});
