import { control } from "../../control.ts";
import { writtenSecrets } from "../../facts/written-secrets.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const secretNoLiterals = control({
  id: "secret-no-literals",
  title: "No credentials in user data and variables",
  clauses: ["1.1.5-a", "8.3.1-a"],
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_45", "CKV_AWS_46"],
  fact: writtenSecrets,
  judge({ found, openEnded }) {
    if (found.length > 0) {
      const what = found.map(({ input, kind }) => `${input} holds what looks like ${kind}`).join(", ");
      return fail(what, "keep it in the secret store and let the role of the machine read it there");
    }
    return openEnded ? undecided("part of it is known only after deployment") : pass;
  },
});
