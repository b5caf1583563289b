import { control, UNKNOWN } from "../../control.ts";
import { accessKeys } from "../../facts/access-keys.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityNoRootKeys = control({
  id: "identity-no-root-keys",
  title: "The owner of the account has no access keys",
  clauses: ["8.3.1-a", "8.3.1-b"],
  mlps: "8.1.4.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "No policy binds the owner of the account, so its key opens everything, and taking it back means talking to the provider.",
  sameAs: ["CKV_AWS_348", "iam_no_root_access_key", "ram_no_root_access_key"],
  fact: accessKeys,
  judge({ user }) {
    if (user === UNKNOWN) return undecided("whose key it is is known only after deployment");
    if (user === "" || user === undefined) {
      return fail(
        "is a key of whoever deploys, the owner of the account included",
        "name a user, or better a role",
      );
    }
    return user === "root" || user === "<root_account>"
      ? fail("is a key of the account's owner", "delete it, and let software take a role")
      : pass;
  },
});
