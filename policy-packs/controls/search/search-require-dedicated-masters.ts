import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { searchMasters } from "../../facts/search-domain.ts";
import { requireTrue } from "../../judgement.ts";

export const searchRequireDedicatedMasters = control({
  id: "search-require-dedicated-masters",
  title: "Production search engines have dedicated masters",
  clauses: ["10.2.1-a", "10.2.1-b"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A data node that also leads the cluster loses the lead under load, just when the search is needed.",
  sameAs: [
    "CKV2_AWS_59",
    "AwsSolutions-OS4",
    "opensearch_service_domains_fault_tolerant_master_nodes",
    "OPENSEARCH_PRIMARY_NODE_FAULT_TOLERANCE",
  ],
  fact: searchMasters,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge: (fact, { settings }) =>
    spare(
      requireTrue(
        fact.dedicated,
        "whether it has dedicated masters",
        "has no dedicated masters",
        "give it three dedicated masters",
      ),
      fact.environment,
      settings,
    ),
});
