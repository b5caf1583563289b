import { control } from "../../control.ts";
import { graphqlFieldLogs } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireGraphqlFieldLog = control({
  id: "log-require-graphql-field-log",
  title: "GraphQL APIs log which fields fail",
  clauses: ["11.4.4-a"],
  mlps: "8.1.3.5",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A query fails in one of many fields, and nobody sees in which.",
  sameAs: ["CKV_AWS_194"],
  absent: { alicloud: "it has no managed GraphQL service" },
  fact: graphqlFieldLogs,
  judge: (fact) =>
    requireTrue(
      fact,
      "what it logs of fields",
      "logs nothing of its fields",
      "set fieldLogLevel to ERROR or ALL",
    ),
});
