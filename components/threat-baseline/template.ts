import { stringify } from "yaml";
import { TOLD } from "./aws-findings.ts";
import type { Chosen, RuleId } from "./catalogue.ts";
import { TEMPLATE_BYTES } from "./limits.ts";
import type { AwsManagedRule } from "./managed-rule.ts";

/** Name of a rule in Config; the service adds the pack's id. */
function ruleName(id: RuleId, severity: "high" | "medium" | "low"): string {
  return severity === "high" ? `${TOLD}${id}` : `atrium-${id}`;
}

/** The chosen rules as a conformance pack, each with the clauses that it checks. */
export function conformancePack(chosen: readonly Chosen<AwsManagedRule>[]): string {
  const resources = chosen.map(({ rule, managed: { identifier, parameters } }) => [
    logicalId(rule.id),
    {
      Type: "AWS::Config::ConfigRule",
      Properties: {
        ConfigRuleName: ruleName(rule.id, rule.severity),
        Description: `${rule.title} [${rule.clauses.map((clause) => `§${clause}`).join(", ")}]`,
        ...(parameters === undefined ? {} : { InputParameters: parameters }),
        Source: { Owner: "AWS", SourceIdentifier: identifier },
      },
    },
  ]);
  const text = stringify({ Resources: Object.fromEntries(resources) }, { lineWidth: 0 });
  // The catalogue's own fault, not the user's: a test renders all of it.
  if (Buffer.byteLength(text) > TEMPLATE_BYTES)
    throw new Error("the conformance pack is too long to be sent");
  return text;
}

/** CloudFormation takes letters and digits. */
function logicalId(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
