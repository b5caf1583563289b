import { control } from "../../control.ts";
import { userData } from "../../facts/written-secrets.ts";
import { judgeWritten } from "../../judgements/written.ts";

export const secretNoUserDataCredentials = control({
  id: "secret-no-user-data-credentials",
  title: "No credentials in the scripts that machines start with",
  clauses: ["1.1.5-a", "8.3.1-a"],
  mlps: "8.1.4.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Everybody who may look at the machine reads its start script, and so does every program on it; it also stays in images, templates and the state.",
  sameAs: ["CKV_AWS_46"],
  fact: userData,
  judge: (written) =>
    judgeWritten(written, "keep it in the secret store and let the role of the machine read it there"),
});
