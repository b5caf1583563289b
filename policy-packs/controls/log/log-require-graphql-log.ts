import { control } from "../../control.ts";
import { graphqlLogs } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireGraphqlLog = control({
  id: "log-require-graphql-log",
  title: "GraphQL APIs write calls down",
  clauses: ["11.4.4-a"],
  mlps: "8.1.3.5",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Nobody can tell who asked for what.",
  sameAs: ["CKV_AWS_193"],
  absent: { alicloud: "it has no managed GraphQL service" },
  fact: graphqlLogs,
  judge: (fact) =>
    requireTrue(fact, "whether it writes calls down", "writes no log", "give it a logging role"),
});
