import { control, UNKNOWN } from "../../control.ts";
import { prepaid } from "../../facts/charges.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const costNoPrepaidTest = control({
  id: "cost-no-prepaid-test",
  title: "What is temporary is not paid for months ahead",
  clauses: ["8.2.3-b", "8.1.5-a"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "A subscription is paid to its end, and the clean-up cannot end it: what was bought for a test of two weeks costs a year.",
  sameAs: [],
  fact: prepaid,
  settings: {
    defaults: { temporaryEnvironments: ["development", "test"] as readonly string[] },
    schema: {
      temporaryEnvironments: {
        type: "array",
        items: { type: "string" },
        description: "values of the environment tag whose resources are temporary",
      },
    },
  },
  judge({ holds, environment }, { settings }) {
    if (holds === false || environment === undefined) return pass;
    if (environment !== UNKNOWN && !settings.temporaryEnvironments.includes(environment)) return pass;
    return holds === UNKNOWN || environment === UNKNOWN
      ? undecided("how it is paid for, and for which environment, is known only after deployment")
      : fail(
          `is paid for ahead in the environment "${environment}"`,
          "pay for it by use, and let its expiry tag end it",
        );
  },
});
