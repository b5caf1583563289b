import { control, UNKNOWN } from "../../control.ts";
import { purposes } from "../../facts/purposes.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequirePurpose = control({
  id: "identity-require-purpose",
  title: "Roles and policies say what they are for",
  clauses: ["1.2.5-b", "1.2.1-b"],
  mlps: "8.1.4.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Roles are looked through once a year; one that says nothing is kept, because nobody dares to delete it.",
  sameAs: [],
  fact: purposes,
  settings: {
    defaults: { fewestCharacters: 10 },
    schema: {
      fewestCharacters: {
        type: "integer",
        minimum: 1,
        description: "shortest description that says something",
      },
    },
  },
  judge({ words }, { settings }) {
    if (words === UNKNOWN) return undecided("its description is known only after deployment");
    const length = words?.trim().length ?? 0;
    if (length >= settings.fewestCharacters) return pass;
    return fail(
      length === 0 ? "does not say what it is for" : `says only "${words?.trim() ?? ""}" of what it is for`,
      "describe who needs it, and for which work",
    );
  },
});
