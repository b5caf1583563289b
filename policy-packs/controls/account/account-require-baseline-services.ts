import { control } from "../../control.ts";
import { baselineServices } from "../../facts/recorder.ts";
import { askedDefaults, askedSchema, judgePresence } from "../../presence.ts";

export const accountRequireBaselineServices = control({
  id: "account-require-baseline-services",
  title: "The stack of an account's trail records changes and detects threats",
  clauses: ["8.3.5-a", "8.1.3-a"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "advisory", strict: "mandatory" },
  why: "A trail writes down what happened and tells nobody. The recorder says what changed, the detector what is wrong, the centre where to begin.",
  sameAs: ["securityhub_enabled"],
  fact: baselineServices,
  settings: { defaults: askedDefaults, schema: askedSchema },
  judge: (presence, { settings }) =>
    judgePresence(
      presence,
      settings,
      "add it beside the trail, or say in `asked` that another stack holds it",
    ),
});
