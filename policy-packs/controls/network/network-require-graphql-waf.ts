import { control } from "../../control.ts";
import { graphqlFirewall } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireGraphqlWaf = control({
  id: "network-require-graphql-waf",
  title: "GraphQL APIs on the internet have a web application firewall",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Injections and floods of queries reach the resolvers as they are sent.",
  sameAs: ["CKV2_AWS_33"],
  absent: { alicloud: "it has no managed GraphQL service" },
  fact: graphqlFirewall,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether a web application firewall is before it",
      "is reached from the internet without a web application firewall",
      "associate a web ACL with it",
    ),
});
