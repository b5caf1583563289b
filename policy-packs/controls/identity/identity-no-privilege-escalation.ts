import { control, UNKNOWN } from "../../control.ts";
import { grantedPolicies } from "../../facts/granted-policies.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";
import { escalations } from "../../statements/escalation.ts";

export const identityNoPrivilegeEscalation = control({
  id: "identity-no-privilege-escalation",
  title: "No holder of policies can make itself an administrator",
  clauses: ["8.3.1-a", "1.2.1-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Each of these actions looks small. Together, or alone on every resource, they end in full rights over the account, without anybody having granted them.",
  sameAs: ["CKV_AWS_286", "CKV_AWS_110"],
  fact: grantedPolicies,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find(statements, { cloud }) {
        const { open, unsure } = escalations(statements, cloud);
        const found = open.map(({ actions, how }) => `${actions.join(" with ")} ${how}`);
        return unsure.length > 0 ? [...found, UNKNOWN as typeof UNKNOWN] : found;
      },
      remedy: "name the resources these actions are for, or bind them to a boundary by a condition",
    }),
});
