import { control, UNKNOWN } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { spot } from "../../facts/charges.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const costNoSpotProduction = control({
  id: "cost-no-spot-production",
  title: "Production runs on no spot capacity",
  clauses: ["8.2.3-c"],
  mlps: "8.1.4.9",
  severity: "medium",
  // The guide keeps spot for what may be interrupted; what in production may be is for its owner to except.
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "The provider takes spot machines back at minutes' notice, most of all on the days when everybody sells.",
  sameAs: [],
  fact: spot,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge({ holds, environment }, { settings }) {
    const judgement =
      holds === UNKNOWN
        ? undecided("how it is paid for is known only after deployment")
        : holds
          ? fail(
              "takes spot capacity, which the provider may take back",
              "run it on demand, or on reserved capacity",
            )
          : pass;
    return spare(judgement, environment, settings);
  },
});
