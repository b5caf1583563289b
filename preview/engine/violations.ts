import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Verdict } from "../../policy-packs/control.ts";
import { UNDECIDED } from "../../policy-packs/settings/configuration.ts";

export interface EngineViolation {
  readonly control: string;
  readonly urn: string;
  readonly level: "advisory" | "mandatory";
  readonly message: string;
}

export function violationOf(event: NonNullable<EngineEvent["policyEvent"]>): EngineViolation {
  return {
    control: event.policyName,
    urn: event.resourceUrn ?? "",
    level: event.enforcementLevel === "mandatory" ? "mandatory" : "advisory",
    // The policy's description comes first, on a line of its own.
    message: event.message.slice(event.message.indexOf("\n") + 1).trim(),
  };
}

/** Level, control, resource and words of each violation, and the resources that have something undecided. */
export interface Judged {
  readonly violations: readonly string[];
  readonly undecided: readonly string[];
}

export function judgedByUs(verdicts: readonly Verdict[]): Judged {
  const undecided = verdicts.filter(({ status }) => status === "unknown").map(({ urn }) => urn);
  return {
    violations: verdicts
      .filter(({ status }) => status === "fail")
      .map(({ control, urn, level, message }) => `${level} ${control} ${urn} ${message}`)
      .sort(),
    undecided: [...new Set(undecided)].sort(),
  };
}

export function judgedByEngine(violations: readonly EngineViolation[]): Judged {
  const isUndecided = ({ control }: EngineViolation): boolean => control === UNDECIDED;
  return {
    violations: violations
      .filter((violation) => !isUndecided(violation))
      .map(({ control, urn, level, message }) => `${level} ${control} ${urn} ${message}`)
      .sort(),
    undecided: violations
      .filter(isUndecided)
      .map(({ urn }) => urn)
      .sort(),
  };
}
