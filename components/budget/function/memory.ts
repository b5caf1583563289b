import { createHash } from "node:crypto";
import { type AlertMemory, NOTHING_TOLD, readMemory } from "../../../finops/alert-memory.ts";
import type { Charges } from "./charges.ts";

/** What the function knows from before: months whose bill is final, and what was said of budgets. */
export interface Memory {
  /** Keys that the months were read by; others would find nothing in them. */
  readonly readBy: string;
  readonly months: Readonly<Record<string, readonly Charges[]>>;
  readonly alerts: AlertMemory;
}

export function fingerprint(wanted: ReadonlySet<string>): string {
  return createHash("sha256")
    .update([...wanted].sort().join("\n"))
    .digest("hex");
}

/**
 * What an object holds. Months that were read by other keys are read anew; a memory that is none is an empty one:
 * people are better told twice than never.
 */
export function memoryOf(text: string | undefined, readBy: string): Memory {
  const empty: Memory = { readBy, months: {}, alerts: NOTHING_TOLD };
  if (text === undefined) return empty;
  try {
    const found = JSON.parse(text) as Partial<Memory>;
    const alerts = readMemory(JSON.stringify(found.alerts ?? null)) ?? NOTHING_TOLD;
    return found.readBy === readBy && typeof found.months === "object" && found.months !== null
      ? { readBy, months: found.months, alerts }
      : { ...empty, alerts };
  } catch {
    return empty;
  }
}
