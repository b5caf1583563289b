import { control } from "../../control.ts";
import { providerKeys } from "../../facts/written-secrets.ts";
import { judgeWritten } from "../../judgements/written.ts";

export const secretNoProviderKeys = control({
  id: "secret-no-provider-keys",
  title: "The program tells its provider no keys",
  clauses: ["8.3.1-a", "1.1.5-a"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Keys of the deployment are the strongest there are, and in the program they are in every checkout, log and state.",
  sameAs: ["CKV_AWS_41"],
  fact: providerKeys,
  judge: (written) => judgeWritten(written, "let the pipeline take a role with its token, or name a profile"),
});
