import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { searchEncryption } from "../../facts/search-domain.ts";

export const searchRequireEncryption = control({
  id: "search-require-encryption",
  title: "Search engines are encrypted at rest",
  clauses: ["10.4.2-b", "8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "An index repeats what the database behind it protects. Its disks and snapshots give the same rows away.",
  sameAs: [
    "CKV_AWS_5",
    "AwsSolutions-OS8",
    "opensearch_service_domains_encryption_at_rest_enabled",
    "OPENSEARCH_ENCRYPTED_AT_REST",
    "ELASTICSEARCH_ENCRYPTED_AT_REST",
  ],
  fact: searchEncryption,
  judge: judgeEncrypted,
});
