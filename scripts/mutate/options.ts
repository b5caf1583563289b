import type { PartialStrykerOptions } from "@stryker-mutator/api/core";
import type { Asked } from "./asked.ts";

/** What Stryker is told, whichever files are changed. */
export function strykerOptions(
  name: string,
  mutate: readonly string[],
  atrium: Asked,
): PartialStrykerOptions {
  return {
    mutate: [...mutate],
    plugins: ["./scripts/mutate/test-runner.ts", "./scripts/mutate/chooser.ts"],
    testRunner: "tables",
    checkers: ["choice"],
    coverageAnalysis: "perTest",
    // Tables of type tokens are made when a module is loaded: each change of one would load all of them anew.
    ignoreStatic: true,
    // What the judge does not import stays out of the copies that are changed.
    ignorePatterns: [
      "**",
      "!policy-packs/**",
      "!ipam/**",
      "!guide/**",
      "!*.json",
      "!vitest.seed.ts",
      "**/node_modules",
    ],
    tempDirName: `.stryker-tmp/${name}`,
    reporters: ["progress-append-only"],
    concurrency: 1,
    // A machine that is busy is no endless loop; those are mostly seen by counting.
    timeoutMS: 10_000,
    timeoutFactor: 2,
    // Stryker knows no other options than its own; `atrium` is what the two plugins read.
    warnings: { preprocessorErrors: true, slow: true, unknownOptions: false, unserializableOptions: true },
    atrium,
  };
}
