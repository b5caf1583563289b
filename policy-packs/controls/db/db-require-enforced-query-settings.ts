import { control } from "../../control.ts";
import { enforcedQuerySettings } from "../../facts/database-copies.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireEnforcedQuerySettings = control({
  id: "db-require-enforced-query-settings",
  title: "Clients cannot override the settings of their workgroup",
  clauses: ["8.1.2-b", "8.3.3-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A client that may choose its own settings writes results where it likes and without encryption, whatever the workgroup says.",
  sameAs: ["CKV_AWS_82", "athena_workgroup_enforce_configuration"],
  absent: {
    alicloud: "MaxCompute takes encryption and limits from the project alone; a session cannot weaken them",
  },
  fact: enforcedQuerySettings,
  judge: (value) =>
    requireTrue(
      value,
      "whether its settings are enforced",
      "lets clients override its settings",
      "leave enforceWorkgroupConfiguration on",
    ),
});
