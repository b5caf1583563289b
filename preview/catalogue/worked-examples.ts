import { readFileSync } from "node:fs";
import type { Cloud } from "../../policy-packs/control.ts";

/** What the cases of a control show of it on one cloud. */
export interface WorkedExample {
  /** Type token → inputs that the control asks for. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  /** TypeScript that the control fails, and the nearest that it passes. */
  readonly failing?: string;
  readonly fixed?: string;
}

/** Control id → cloud → example. Generated from the cases that test the controls. */
export type WorkedExamples = Readonly<Record<string, Readonly<Partial<Record<Cloud, WorkedExample>>>>>;

let known: WorkedExamples | undefined;

export function workedExamples(): WorkedExamples {
  known ??= JSON.parse(
    readFileSync(new URL("./worked-examples.json", import.meta.url), "utf8"),
  ) as WorkedExamples;
  return known;
}
