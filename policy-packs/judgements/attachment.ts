import { type Judgement, type Known, UNKNOWN } from "../control.ts";
import { fail, notApplicable, pass, undecided } from "../judgement.ts";

/** Fails where one of the policies that are given is of the kind forbidden. */
export function judgeAttached(policies: readonly Known<string>[], forbidden: RegExp): Judgement {
  const found = policies.filter((policy) => policy !== UNKNOWN && forbidden.test(policy));
  if (found.length > 0) {
    return fail(`attaches ${found.map(String).join(", ")}`, "attach a policy that names what the work needs");
  }
  if (policies.includes(UNKNOWN)) return undecided("which policy it attaches is known only after deployment");
  return policies.length > 0 ? pass : notApplicable("its policy is judged by its document");
}
