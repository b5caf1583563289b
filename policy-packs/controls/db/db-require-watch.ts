import { control } from "../../control.ts";
import { databaseWatch } from "../../facts/database-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireWatch = control({
  id: "db-require-watch",
  title: "What is done in databases is watched from outside them",
  clauses: ["10.4.4-a", "8.3.3-d"],
  mlps: "8.1.3.5",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "An administrator of the database can switch off what the database itself writes down. A watch from outside he cannot.",
  sameAs: [],
  fact: databaseWatch,
  judge: (value) =>
    requireTrue(
      value,
      "whether it is watched",
      "is watched by nobody outside it",
      "stream its activity, or put a database audit service before it",
    ),
});
