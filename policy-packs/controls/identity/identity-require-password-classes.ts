import { control, UNKNOWN } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequirePasswordClasses = control({
  id: "identity-require-password-classes",
  title: "Passwords mix three classes of characters",
  clauses: ["1.1.1-c"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Passwords of one kind of character are found in minutes with a list of common ones.",
  // Other tools ask for each class by itself; the guide asks for any three.
  sameAs: [],
  fact: passwordPolicy,
  settings: {
    defaults: { minimum: 3 },
    schema: {
      minimum: { type: "integer", minimum: 1, description: "of lower, upper, digit and symbol, how many" },
    },
  },
  judge(policy, { settings }) {
    const classes = Object.values(policy.classes).map(({ required }) => required);
    const required = classes.filter((it) => it === true).length;
    if (required >= settings.minimum) return pass;
    const possible = required + classes.filter((it) => it === UNKNOWN).length;
    if (possible >= settings.minimum) return undecided("the password policy is known only after deployment");
    return fail(`asks for ${required} classes of characters`, `ask for ${settings.minimum}`);
  },
});
