import { control } from "../../control.ts";
import { policyAttachments } from "../../facts/policy-attachments.ts";
import { judgeAttached } from "../../judgements/attachment.ts";

/** "AWS managed policy: IAMFullAccess"; "System policies", RAM user guide. */
const IDENTITY = /(^|:policy\/)(IAMFullAccess|AliyunRAMFullAccess)$/;

export const identityNoIdentityAttachment = control({
  id: "identity-no-identity-attachment",
  title: "No provider's policy for all of identity management is attached",
  clauses: ["8.3.1-a", "1.2.1-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Its holder gives itself every right that it lacks, so this is the administrator's policy with one step more.",
  sameAs: ["CKV2_AWS_56"],
  fact: policyAttachments,
  judge: ({ policies }) => judgeAttached(policies, IDENTITY),
});
