import { control } from "../../control.ts";
import { sessionLogs } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireSessionLogs = control({
  id: "platform-require-session-logs",
  title: "Sessions on machines are recorded, and the records encrypted",
  clauses: ["12.6.2-a", "12.6.3-a"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Who did what on a machine must be told afterwards; without a record every operator is a suspect.",
  sameAs: ["CKV_AWS_113"],
  absent: {
    alicloud:
      "sessions there go over the bastion or the cloud assistant, which are always encrypted and recorded by the service",
  },
  fact: sessionLogs,
  judge: (value) =>
    requireTrue(
      value,
      "whether sessions are recorded",
      "sessions are not recorded in an encrypted place",
      "name an encrypted log group or bucket in the document",
    ),
});
