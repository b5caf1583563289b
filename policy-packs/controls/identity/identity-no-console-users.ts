import { control, UNKNOWN } from "../../control.ts";
import { emergencyUsers, isEmergency } from "../../emergency-users.ts";
import { users } from "../../facts/users.ts";
import { forbid, notApplicable } from "../../judgement.ts";

export const identityNoConsoleUsers = control({
  id: "identity-no-console-users",
  title: "No user of the account has a password for the console",
  clauses: ["8.3.1-a", "1.2.5-a"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The console takes this password from anywhere in the world, past the directory with its second factor and its leavers' list.",
  sameAs: ["CKV2_AWS_22"],
  fact: users,
  settings: emergencyUsers,
  judge(user, { settings }) {
    const emergency = isEmergency(user, settings);
    if (emergency === true) return notApplicable("it is a user for emergencies");
    return forbid(
      emergency === UNKNOWN && user.console === true ? UNKNOWN : user.console,
      "who the console passwords of this stack are for",
      "has a password for the console",
      "let the person sign in through the directory",
    );
  },
});
