import { control, type Known, UNKNOWN } from "../../control.ts";
import { type User, users } from "../../facts/users.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { covers } from "../../statements/pattern.ts";

export const identityNoUsers = control({
  id: "identity-no-users",
  title: "People sign in through the directory, not as users of the account",
  clauses: ["8.3.1-a", "1.2.5-a"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A user of the account is one more password to lose, and stays when its person leaves: the directory that freezes leavers does not know it.",
  sameAs: ["CKV_AWS_273"],
  fact: users,
  settings: {
    // Somebody has to be able to come in when the directory is down. @clause 1.2.6-a
    defaults: { emergencyUsers: ["*break-glass*"] as readonly string[] },
    schema: {
      emergencyUsers: {
        type: "array",
        items: { type: "string" },
        description: "names of users for emergencies",
      },
    },
  },
  judge({ names }, { settings }) {
    if (settings.emergencyUsers.some((pattern) => isNamed(names, pattern))) return pass;
    return names.includes(UNKNOWN)
      ? undecided("its name is known only after deployment")
      : fail(
          "is a user of the account itself",
          "let the person sign in through the directory, and software take a role",
        );
  },
});

function isNamed(names: User["names"], pattern: string): boolean {
  return names.some((name: Known<string>) => name !== UNKNOWN && covers(pattern, name));
}
