import { control, UNKNOWN } from "../../control.ts";
import { effectiveKeys } from "../../facts/effective-keys.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const keyRequirePolicy = control({
  id: "key-require-policy",
  title: "A key has a policy of its own",
  clauses: ["8.3.3-e"],
  mlps: "8.1.4.2",
  severity: "low",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The policy that the cloud gives a key hands it to the whole account: whoever may write policies there may use it, and nobody wrote down who should.",
  sameAs: ["CKV2_AWS_64"],
  fact: effectiveKeys,
  judge({ policies, takesPolicy, mayHaveMore }) {
    if (policies.length > 0) return pass;
    if (takesPolicy === UNKNOWN) return undecided("whether it takes a policy is known only after deployment");
    if (mayHaveMore) return undecided("which key a policy beside it is for is known only after deployment");
    return takesPolicy
      ? fail(
          "is left to the policy that the cloud gives it",
          "write one that names who administers and who uses it",
        )
      : notApplicable("keys outside a KMS instance take no policy");
  },
});
