import type { Diagnostic } from "../diagnostic.ts";
import type { Plan } from "../plan.ts";
import type { FaultText, Path } from "../source.ts";

/** Takes down a fault at a key path of the plan. */
export type Report = (path: Path, text: FaultText) => void;

export function reporter(
  plan: Pick<Plan, "fault">,
  into: Diagnostic[],
  severity: Diagnostic["severity"] = "error",
): Report {
  return (path, text) => into.push(plan.fault({ path }, { ...text, severity }));
}
