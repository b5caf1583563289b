import { control, UNKNOWN } from "../../control.ts";
import { apiDataTrace } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const logNoApiDataTrace = control({
  id: "log-no-api-data-trace",
  title: "REST APIs keep what customers type out of their logs",
  clauses: ["11.4.2-c", "12.6.2-c"],
  mlps: "8.1.4.11",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Passwords, card and telephone numbers of every call stand in the log for whoever may read it.",
  sameAs: ["CKV_AWS_276"],
  absent: { alicloud: "its API gateway has no such setting" },
  fact: apiDataTrace,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "whether whole calls are logged",
      "writes whole requests and answers into the log",
      "set dataTraceEnabled to false",
    ),
});
