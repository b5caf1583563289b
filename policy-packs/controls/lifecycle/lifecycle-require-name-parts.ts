import { control, UNKNOWN } from "../../control.ts";
import { physicalNames } from "../../facts/physical-names.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/**
 * What it is, and which or where: parts joined by hyphens, as in Oracle-19c-APP01 and CRM-Prod-Shanghai.
 * @clause 2.2.1-a
 */
const CONVENTION = "[A-Za-z0-9]+(-[A-Za-z0-9.]+)+";

export const lifecycleRequireNameParts = control({
  id: "lifecycle-require-name-parts",
  title: "Names of configuration items follow the convention",
  clauses: ["2.2.1-a"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "At night in an alarm the name is all there is: test2 may be anybody's, crm-prod-shanghai is one system in one place.",
  sameAs: [],
  fact: physicalNames,
  settings: {
    defaults: { pattern: CONVENTION },
    schema: {
      pattern: {
        type: "string",
        description: "regular expression that a chosen name matches from end to end",
      },
    },
  },
  judge(name, { settings }) {
    if (name === UNKNOWN) return undecided("its name is known only after deployment");
    const expression = compiled(settings.pattern);
    if (expression === undefined) return undecided("the pattern set for names is no regular expression");
    return expression.test(name)
      ? pass
      : fail(
          `its name "${name}" does not follow the convention`,
          `join what it is and where or which it is with hyphens, so that it matches ${settings.pattern}`,
        );
  },
});

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return undefined;
  }
}
