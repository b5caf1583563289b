import { control, type Known, UNKNOWN } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";
import { granting } from "../../statements/grants.ts";

export const identityNoWildcardAdmin = control({
  id: "identity-no-wildcard-admin",
  title: "No policy allows everything on everything",
  clauses: ["8.3.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever gets hold of this identity owns the account: its data, its backups, its audit trail and its bill. One leaked token or one mistaken command is enough.",
  sameAs: ["CKV_AWS_62", "CKV_AWS_1", "IAMPolicyNoStatementsWithAdminAccess"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find(statements, { cloud }): readonly Known<string>[] {
        const found = granting(statements, { cloud, action: "*", resource: "*" });
        if (found === undefined) return [];
        return [found === UNKNOWN ? UNKNOWN : `${found.label} allows every action on every resource`];
      },
      remedy: "name the actions and resources that the work needs",
    }),
});
