import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { searchKeys } from "../../facts/search-domain.ts";

export const searchRequireCustomerKey = control({
  id: "search-require-customer-key",
  title: "Search engines are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A snapshot of the index in another account opens with the service's key. A key of your own says who may.",
  sameAs: ["CKV_AWS_247"],
  absent: {
    alicloud:
      "Elasticsearch of Alibaba Cloud encrypts its disks with a key that the service holds; the provider has no input for another",
  },
  fact: searchKeys,
  judge: judgeCustomerKey,
});
