import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeAnyPort } from "../../exposure.ts";
import { clusterGroups } from "../../facts/guarded-members.ts";

export const networkNoOpenClusterGroups = control({
  id: "network-no-open-cluster-groups",
  title: "Clusters for big data are entered from inside alone",
  clauses: ["11.4.1-a", "1.9.2-a"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Consoles and job interfaces of such clusters run whatever they are given.",
  sameAs: ["CKV2_AWS_7"],
  fact: clusterGroups,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) =>
    judgeAnyPort(rules, settings, "let the application servers and the bastion in, and nobody else"),
});
