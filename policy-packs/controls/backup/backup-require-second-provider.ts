import { control, type Known, UNKNOWN } from "../../control.ts";
import { type Exempt, exemptDefaults, exemptSchema } from "../../environment.ts";
import { type SecondCopy, secondCopies } from "../../facts/second-copies.ts";
import { fail, notApplicable, pass, undecided, whereAsked } from "../../judgement.ts";
import { isReason, ofKept } from "../../judgements/backup.ts";

interface Core extends Exempt {
  readonly coreSystems: readonly string[];
}

export const backupRequireSecondProvider = control({
  id: "backup-require-second-provider",
  title: "Data of core systems has a copy outside its cloud",
  clauses: ["1.6.6-b"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "advisory", strict: "mandatory" },
  why: "An account that is locked, a contract that ends or a fault of the whole provider takes the data and every backup of it at once.",
  sameAs: [],
  fact: secondCopies,
  settings: {
    defaults: { ...exemptDefaults, coreSystems: [] } as Core,
    schema: {
      ...exemptSchema,
      coreSystems: {
        type: "array",
        items: { type: "string" },
        description:
          "values of the system tag of core systems; those of the estate that are core or of tier 1",
      },
    },
    fromEstate: ({ coreSystems }) => (coreSystems ? { coreSystems } : {}),
  },
  judge(copy, { settings }) {
    const core = isCore(copy, settings);
    if (core === false) return notApplicable("its system is not declared core");
    return ofKept(copy, settings, () => {
      if (copy.carried === true) return pass;
      if (copy.said !== undefined && copy.said !== UNKNOWN && isReason(copy.said)) return pass;
      if (copy.carried === UNKNOWN || copy.said === UNKNOWN) {
        return undecided("whether a copy leaves its cloud is known only after deployment");
      }
      const judgement = fail(
        "has no copy outside its cloud",
        "transfer it to the other cloud or to a site on a schedule, or tag it second-copy with where its copy lies",
      );
      return whereAsked(core, judgement, "whether its system is core");
    });
  },
});

function isCore({ system }: SecondCopy, { coreSystems }: Core): Known<boolean> {
  if (coreSystems.length === 0) return false;
  return system === UNKNOWN ? UNKNOWN : system !== undefined && coreSystems.includes(system);
}
