import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { databaseZones } from "../../facts/database-zones.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireTwoZones = control({
  id: "db-require-two-zones",
  title: "Production databases keep a standby in a second zone",
  clauses: ["10.2.1-a", "8.4.1-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "When the zone fails, every till of every mall waits for one database until somebody has restored it elsewhere.",
  sameAs: ["CKV_AWS_157", "AwsSolutions-RDS3", "rds_instance_multi_az", "RDS_MULTI_AZ_SUPPORT"],
  fact: databaseZones,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge: (fact, { settings }) =>
    spare(
      requireTrue(
        fact.standby,
        "whether it has a standby in a second zone",
        "has no standby in a second availability zone",
        "give it a second zone",
      ),
      fact.environment,
      settings,
    ),
});
