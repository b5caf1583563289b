import { control } from "../../control.ts";
import { searchNodeTls } from "../../facts/search-domain.ts";
import { requireTrue } from "../../judgement.ts";

export const searchRequireNodeTls = control({
  id: "search-require-node-tls",
  title: "Nodes of search engines speak TLS with each other",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Every document crosses the network again on its way to the other nodes, in plain text.",
  sameAs: [
    "CKV_AWS_6",
    "opensearch_service_domains_node_to_node_encryption_enabled",
    "OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
    "ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
  ],
  absent: {
    alicloud:
      "nodes of Elasticsearch of Alibaba Cloud stand in a network of the service; the provider has no switch for it",
  },
  fact: searchNodeTls,
  judge: (value) =>
    requireTrue(
      value,
      "whether its nodes speak TLS with each other",
      "lets its nodes speak without TLS",
      "switch node-to-node encryption on",
    ),
});
