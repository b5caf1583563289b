import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { internetWidth, readSourcePrefix } from "../../address-space.ts";
import { control, UNKNOWN } from "../../control.ts";
import { applicationPolicies } from "../../facts/application-policies.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const keyNoOpenApplicationPolicy = control({
  id: "key-no-open-application-policy",
  title: "Applications use the keys and secrets that they need, from networks that are named",
  clauses: ["8.3.3-e"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever copies the client key of one application then reads what every other one keeps, from wherever the key service can be reached.",
  sameAs: [],
  absent: {
    aws: "a grant there names one key and one principal; what roles may do with keys is judged with their policies",
  },
  fact: applicationPolicies,
  judge({ resources, networkRules, prefixes }) {
    const wide = resources === UNKNOWN ? [] : resources.filter((one) => one !== UNKNOWN && /\*/.test(one));
    const faults = [
      ...(wide.length > 0 ? [`lets applications use ${wide.map(String).join(" and ")}`] : []),
      ...(networkRules !== UNKNOWN && networkRules.length === 0
        ? ["names no network that they come from"]
        : []),
      ...(isEverywhere(prefixes.filter((one) => one !== UNKNOWN)) ? ["lets them come from everywhere"] : []),
    ];
    if (faults.length > 0) {
      return fail(
        faults.join(" and "),
        "name the keys and secrets, and a network rule with the application's subnets",
      );
    }
    const open = resources === UNKNOWN || networkRules === UNKNOWN;
    return open || resources.includes(UNKNOWN) || prefixes.includes(UNKNOWN)
      ? undecided("which keys it is about, or from where, is known only after deployment")
      : pass;
  },
});

/** A prefix of no use to name an application: it holds addresses of the internet. */
function isEverywhere(prefixes: readonly string[]): boolean {
  const set = PrefixSet.of(prefixes.flatMap((text) => readSourcePrefix(text) ?? []));
  return internetWidth(set, "ipv4") !== undefined;
}
