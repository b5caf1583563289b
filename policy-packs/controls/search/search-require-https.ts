import { control } from "../../control.ts";
import { searchHttps } from "../../facts/search-domain.ts";
import { requireTrue } from "../../judgement.ts";

export const searchRequireHttps = control({
  id: "search-require-https",
  title: "Search engines turn away plain requests",
  clauses: ["8.3.3-a", "11.4.2-a"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Queries and their results cross the network in plain text, with the password in every request.",
  sameAs: [
    "CKV_AWS_83",
    "CKV_AWS_220",
    "opensearch_service_domains_https_communications_enforced",
    "OPENSEARCH_HTTPS_REQUIRED",
  ],
  fact: searchHttps,
  judge: (value) => requireTrue(value, "whether it demands HTTPS", "answers plain requests", "demand HTTPS"),
});
