import { type Judgement, type Known, type Settings, UNKNOWN } from "./control.ts";
import { notApplicable, undecided } from "./judgement.ts";

/** Environments whose resources may do without; a resource without the tag counts as production. */
export interface Exempt {
  readonly exemptEnvironments: readonly string[];
}

export const exemptDefaults: Exempt = { exemptEnvironments: ["development", "test", "staging"] };

export const exemptSchema: Settings<Exempt>["schema"] = {
  exemptEnvironments: {
    type: "array",
    items: { type: "string" },
    description: "values of the environment tag that are not asked this",
  },
};

/** Spares exempt environments a failure; what passes anyway passes everywhere. */
export function spare(
  judgement: Judgement,
  environment: Known<string> | undefined,
  { exemptEnvironments }: Exempt,
): Judgement {
  if (judgement.status === "pass" || judgement.status === "not-applicable") return judgement;
  if (environment === UNKNOWN) return undecided("its environment is known only after deployment");
  return environment !== undefined && exemptEnvironments.includes(environment)
    ? notApplicable(`not asked in the environment "${environment}"`)
    : judgement;
}
