import { control } from "../../control.ts";
import { zoneQueryLog } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireDnsQueryLog = control({
  id: "log-require-dns-query-log",
  title: "Public DNS zones write questions down",
  clauses: ["8.3.4-a"],
  mlps: "8.1.3.5",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Who looked for which name before an attack cannot be told.",
  sameAs: ["CKV2_AWS_39"],
  absent: {
    alicloud: "the provider has no resource for it: it is switched on for the domain in the console",
  },
  fact: zoneQueryLog,
  judge: (fact) =>
    requireTrue(fact, "whether questions are written down", "writes no questions down", "add a query log"),
});
