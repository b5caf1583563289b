import { control, UNKNOWN } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const identityRequireDifferentCharacters = control({
  id: "identity-require-different-characters",
  title: "A password does not repeat the same few characters",
  clauses: ["1.1.1-d"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Twelve times the same letter is twelve characters long and found at once.",
  sameAs: [],
  absent: {
    aws: "IAM cannot count the characters of a password; the directory that people sign in through can",
  },
  fact: passwordPolicy,
  settings: {
    // The guide forbids repeats and names no count; the service takes up to eight.
    defaults: { fewest: 4 },
    schema: { fewest: { type: "integer", minimum: 1, description: "fewest different characters" } },
  },
  judge({ different }, { settings }) {
    if (different === undefined)
      return notApplicable("this type of policy cannot say so; ram.PasswordPolicy can");
    if (different === UNKNOWN) return undecided("the password policy is known only after deployment");
    return different >= settings.fewest
      ? pass
      : fail(`asks for ${different} different characters`, `ask for ${settings.fewest}`);
  },
});
