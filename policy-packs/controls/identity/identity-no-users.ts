import { control, UNKNOWN } from "../../control.ts";
import { emergencyUsers, isEmergency } from "../../emergency-users.ts";
import { users } from "../../facts/users.ts";
import { fail, pass, undecided } from "../../judgement.ts";

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
  settings: emergencyUsers,
  judge(user, { settings }) {
    const emergency = isEmergency(user, settings);
    if (emergency === true) return pass;
    return emergency === UNKNOWN
      ? undecided("its name is known only after deployment")
      : fail(
          "is a user of the account itself",
          "let the person sign in through the directory, and software take a role",
        );
  },
});
