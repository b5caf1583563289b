import type { Faults } from "../faults.ts";
import type { Waiver } from "./contract.ts";

/** Whoever leaves a default says why and answers for it. */
export function checkWaiver(faults: Faults, path: string, { reason, owner }: Waiver): void {
  for (const [field, text] of Object.entries({ reason, owner })) {
    if (text.trim() === "") {
      const hint = field === "owner" ? "name who answers for it" : "say why";
      faults.add("backup.waiver", `${path}.${field}`, text, "is empty", hint);
    }
  }
}
