import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const results = process.env.VITEST_RESULTS;

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", ".stryker-tmp/**"],
    setupFiles: ["vitest.seed.ts"],
    // .ci/run counts from the JSON report.
    reporters: results ? ["default", ["json", { outputFile: results }]] : ["default"],
    // One for each processor: vitest leaves one idle, which on two is half of the machine.
    maxWorkers: availableParallelism(),
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
