import { control } from "../../control.ts";
import { variables } from "../../facts/written-secrets.ts";
import { judgeWritten } from "../../judgements/written.ts";

export const secretNoVariableCredentials = control({
  id: "secret-no-variable-credentials",
  title: "No credentials in the variables of functions and containers",
  clauses: ["1.1.5-a", "8.3.1-a"],
  mlps: "8.1.4.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Everybody who may list functions or containers reads their variables; crash reports and child processes carry them further.",
  sameAs: ["CKV_AWS_45", "AwsSolutions-ECS2"],
  fact: variables,
  judge: (written) =>
    judgeWritten(written, "keep it in the secret store and let the role of the workload read it there"),
});
