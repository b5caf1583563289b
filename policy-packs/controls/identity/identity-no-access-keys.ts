import { control, UNKNOWN } from "../../control.ts";
import { accessKeys } from "../../facts/access-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const identityNoAccessKeys = control({
  id: "identity-no-access-keys",
  title: "No long-lived access keys",
  clauses: ["8.3.1-a"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A key in a file, a laptop or a repository works for whoever copies it, from anywhere, until somebody notices. Most break-ins into cloud accounts begin with one.",
  sameAs: ["iam_user_accesskey_unused", "ram_rotate_access_key_90_days"],
  fact: accessKeys,
  judge: ({ active }) =>
    requireTrue(
      active === UNKNOWN ? UNKNOWN : !active,
      "whether the key is active",
      "is a long-lived access key",
      "give the software a role, and people single sign-on",
    ),
});
