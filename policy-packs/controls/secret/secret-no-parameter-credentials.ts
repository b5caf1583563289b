import { control } from "../../control.ts";
import { plainSettings } from "../../facts/written-secrets.ts";
import { judgeWritten } from "../../judgements/written.ts";

export const secretNoParameterCredentials = control({
  id: "secret-no-parameter-credentials",
  title: "No credentials in plain settings",
  clauses: ["1.1.5-a"],
  mlps: "8.1.4.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Plain parameters and configurations are made to be read by many, and show in every listing and log.",
  sameAs: [],
  fact: plainSettings,
  judge: (written) => judgeWritten(written, "make it a secure parameter or a secret"),
});
