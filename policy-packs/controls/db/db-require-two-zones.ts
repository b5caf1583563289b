import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { databaseZones } from "../../facts/database-zones.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireTwoZones = control({
  id: "db-require-two-zones",
  title: "Production databases keep a standby in a second zone",
  clauses: ["10.2.1-a", "8.4.1-a"],
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: ["CKV_AWS_157", "CKV2_AWS_50", "AwsSolutions-RDS3"],
  fact: databaseZones,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge: ({ standby, environment }, { settings }) =>
    spare(
      requireTrue(
        standby,
        "whether it has a standby in a second zone",
        "has no standby in a second availability zone",
        "give it a second zone",
      ),
      environment,
      settings,
    ),
});
