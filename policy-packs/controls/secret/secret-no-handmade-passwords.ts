import { control } from "../../control.ts";
import { givenPasswords } from "../../facts/handmade-passwords.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const secretNoHandmadePasswords = control({
  id: "secret-no-handmade-passwords",
  title: "Passwords of services come from a generator or a secret store",
  clauses: ["1.1.9-b", "1.1.5-a"],
  mlps: "8.1.4.1",
  severity: "high",
  // The engine shows judges no difference between a secret of the stack and a word in the program, so this asks
  // where a password comes from; a secret that somebody typed in counts as typed in.
  packs: { baseline: "disabled", payment: "mandatory" },
  why: "A password that somebody thought up is known to that person and to everybody who read it on its way; nobody can change it without asking them.",
  sameAs: ["CKV_AWS_295"],
  fact: givenPasswords,
  judge(passwords) {
    const byHand = passwords.filter(({ from }) => from === "hand").map(({ input }) => input);
    if (byHand.length > 0) {
      return fail(
        `${[...new Set(byHand)].join(", ")} is set by hand`,
        "let the service manage it, or take it from a generator or the secret store",
      );
    }
    return passwords.some(({ from }) => from === "unknown")
      ? undecided("where its password comes from is known only after deployment")
      : pass;
  },
});
