import { control, UNKNOWN } from "../../control.ts";
import { judgeDocuments } from "../../document-judgement.ts";
import { grantedPolicies } from "../../facts/granted-policies.ts";
import { escalations } from "../../statements/escalation.ts";
import { granting } from "../../statements/grants.ts";

export const identityNoPrivilegeEscalation = control({
  id: "identity-no-privilege-escalation",
  title: "No holder of policies can make itself an administrator",
  clauses: ["8.3.1-a", "1.2.1-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: ["CKV_AWS_286", "CKV2_AWS_40"],
  fact: grantedPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find(statements, { cloud }) {
        // Whoever may do everything needs no way up; that is another control's finding.
        const admin = granting(statements, { cloud, action: "*", resource: "*" });
        if (admin !== undefined) return admin === UNKNOWN ? [UNKNOWN] : [];
        const { open, unsure } = escalations(statements, cloud);
        const found = open.map(({ actions, how }) => `${actions.join(" with ")} ${how}`);
        return unsure.length > 0 ? [...found, UNKNOWN as typeof UNKNOWN] : found;
      },
      remedy: "name the resources these actions are for, or bind them to a boundary by a condition",
    }),
});
