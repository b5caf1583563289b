import { BadInput } from "../../ipam/index.ts";

/** Codes of everything that a layout has against its arguments; none where it takes them. */
export function codesOf(layout: () => unknown): readonly string[] {
  try {
    layout();
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    // A fault without a value to look at, a place or a way out helps nobody.
    for (const { path, message, hint } of error.diagnostics) {
      if (path === "" || message === "" || hint === "")
        throw new Error(`a fault at "${path}" says too little`);
    }
    return [...new Set(error.diagnostics.map(({ code }) => code))];
  }
}
