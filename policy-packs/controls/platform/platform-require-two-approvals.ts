import { control, UNKNOWN } from "../../control.ts";
import { approvals } from "../../facts/platform.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const platformRequireTwoApprovals = control({
  id: "platform-require-two-approvals",
  title: "Two people agree before code is merged",
  clauses: ["8.5.3-b", "11.5.2-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "One pair of eyes overlooks what it wrote itself; one stolen account should not change what the tills run.",
  sameAs: ["CKV_AWS_257"],
  absent: { alicloud: "code there is kept in Cloud Effect, which the provider does not manage" },
  fact: approvals,
  settings: {
    defaults: { fewestApprovals: 2 },
    schema: { fewestApprovals: { type: "integer", minimum: 1, description: "fewest people who must agree" } },
  },
  judge(approvals, { settings }) {
    if (approvals === UNKNOWN) return undecided("how many must agree is known only after deployment");
    return approvals >= settings.fewestApprovals
      ? pass
      : fail(`only ${approvals} must agree before code is merged`, `ask for ${settings.fewestApprovals}`);
  },
});
