import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { readSourcePrefix } from "../../address-space.ts";
import { control } from "../../control.ts";
import { privatePrefixes } from "../../facts/private-prefixes.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const networkRequirePlannedPrefix = control({
  id: "network-require-planned-prefix",
  title: "Networks and subnets take prefixes of the address plan",
  clauses: ["3.2.2-a", "3.2.2-b"],
  severity: "high",
  sameAs: [],
  fact: privatePrefixes,
  settings: {
    defaults: { prefixes: [] as readonly string[] },
    schema: {
      prefixes: {
        type: "array",
        items: { type: "string" },
        description: "prefixes of the plan; those of the estate's component where it has one",
      },
    },
    fromEstate: ({ plan }) =>
      plan
        ? { prefixes: plan.prefixes.filter((row) => row.status !== "deprecated").map((row) => row.prefix) }
        : {},
  },
  judge({ prefixes, openEnded }, { settings }) {
    if (settings.prefixes.length === 0) return notApplicable("no address plan is given");
    const plan = PrefixSet.of(settings.prefixes.flatMap((text) => readSourcePrefix(text) ?? []));
    const outside = prefixes.filter((prefix) => !plan.contains(prefix));
    if (outside.length > 0) {
      return fail(
        `prefix ${outside.join(", ")} is not in the address plan`,
        'add it to plan.yaml and run "atrium plan allocate", or take a planned one',
      );
    }
    return openEnded ? undecided("its prefix is known only after deployment") : pass;
  },
});
