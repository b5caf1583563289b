import { control } from "../../control.ts";
import { fineGrainedAccess } from "../../facts/search-domain.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireFineGrainedAccess = control({
  id: "db-require-fine-grained-access",
  title: "Search engines and ledgers give rights on parts, not on everything",
  clauses: ["10.4.1-a", "11.4.1-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Whoever reaches it may read and delete every index, as there are no users inside. One leaked role is all of it.",
  sameAs: [
    "CKV2_AWS_52",
    "CKV_AWS_170",
    "opensearch_service_domains_access_control_enabled",
    "opensearch_service_domains_internal_user_database_enabled",
    "OPENSEARCH_ACCESS_CONTROL_ENABLED",
  ],
  absent: { alicloud: "users and roles of X-Pack are always on in Elasticsearch of Alibaba Cloud" },
  fact: fineGrainedAccess,
  judge: (value) =>
    requireTrue(
      value,
      "whether rights are given on parts of it",
      "knows no users of its own",
      "switch fine-grained access control on",
    ),
});
