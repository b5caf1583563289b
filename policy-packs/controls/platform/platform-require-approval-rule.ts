import { control } from "../../control.ts";
import { approvalRule } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireApprovalRule = control({
  id: "platform-require-approval-rule",
  title: "Changes of repositories must be approved",
  clauses: ["8.5.3-b", "11.5.2-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "What is merged is deployed. Without a rule whoever can write to the repository decides what runs.",
  sameAs: ["CKV2_AWS_37"],
  absent: { alicloud: "code there is kept in Cloud Effect, which the provider does not manage" },
  fact: approvalRule,
  judge: (value) =>
    requireTrue(
      value,
      "whether changes are approved",
      "its changes need no approval",
      "attach an approval rule template",
    ),
});
