import { control, UNKNOWN } from "../../control.ts";
import { accountKind } from "../../facts/database-access.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoSuperAccount = control({
  id: "db-no-super-account",
  title: "Applications have accounts for their own databases only",
  clauses: ["10.4.1-a", "10.1.2-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "An account that may do everything turns one hole of one application into the loss of every database of the instance.",
  sameAs: [],
  absent: { aws: "accounts of RDS and Redshift are made inside the engine, which the provider does not see" },
  fact: accountKind,
  judge(kind) {
    if (kind === UNKNOWN) return undecided("the account's rights are known only after deployment");
    return kind.toLowerCase() === "super"
      ? fail(
          "may do everything in every database",
          "make it a normal account with rights on its own database",
        )
      : pass;
  },
});
