import { control } from "../../control.ts";
import { graphqlCache } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireGraphqlCacheEncryption = control({
  id: "storage-require-graphql-cache-encryption",
  title: "What GraphQL APIs cache is encrypted",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Answers with customers' data lie unencrypted in the cache.",
  sameAs: ["CKV_AWS_214"],
  absent: { alicloud: "it has no managed GraphQL service" },
  fact: graphqlCache,
  judge: (fact) =>
    requireTrue(
      fact.atRest,
      "how its cache is kept",
      "keeps answers unencrypted",
      "set atRestEncryptionEnabled",
    ),
});
