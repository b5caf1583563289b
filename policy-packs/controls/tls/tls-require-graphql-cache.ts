import { control } from "../../control.ts";
import { graphqlCache } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireGraphqlCache = control({
  id: "tls-require-graphql-cache",
  title: "GraphQL APIs speak TLS to their cache",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Answers cross the network to the cache in clear text.",
  sameAs: ["CKV_AWS_215"],
  absent: { alicloud: "it has no managed GraphQL service" },
  fact: graphqlCache,
  judge: (fact) =>
    requireTrue(
      fact.inTransit,
      "how its cache is reached",
      "speaks clear text to its cache",
      "set transitEncryptionEnabled",
    ),
});
