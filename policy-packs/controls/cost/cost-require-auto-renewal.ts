import { control, UNKNOWN } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { renewal } from "../../facts/charges.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const costRequireAutoRenewal = control({
  id: "cost-require-auto-renewal",
  title: "Production that is paid for ahead renews itself",
  clauses: ["8.2.3-b", "8.6.2-a"],
  mlps: "8.1.10.2",
  severity: "high",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "At the end of a subscription the provider stops the instance and soon releases it with its data; the reminder goes to whoever bought it.",
  sameAs: [],
  absent: {
    aws: "reservations and savings plans only change a price: when they end, what they covered runs on at the price on demand",
  },
  fact: renewal,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge({ holds, environment }, { settings }) {
    const judgement =
      holds === UNKNOWN
        ? undecided("how it is paid for and renewed is known only after deployment")
        : holds
          ? pass
          : fail(
              "is paid for ahead and not renewed: it stops on its last day",
              "let it renew itself, or pay by use",
            );
    return spare(judgement, environment, settings);
  },
});
