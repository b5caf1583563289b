// Changes one thing at a time in the judge (`a < b` to `a <= b`, a branch left out) and asks which tests notice.
// `npm run mutate -- --mutate policy-packs/reach/routing.ts` for one file; globs and commas are taken.

export default {
  testRunner: "vitest",
  // Only tests that reach the changed file are run.
  vitest: { configFile: "vitest.config.ts", related: true },
  mutate: [
    "policy-packs/{facts,views,statements,reach,controls}/**/*.ts",
    "policy-packs/{judge,stack-view,reading}.ts",
    "policy-packs/{exceptions,judgements,settings}/*.ts",
    "!**/*.{test,cases}.ts",
    "!**/testing.ts",
    "!policy-packs/controls/index.ts",
  ],
  mutator: {
    // Sentences are read by people, and tests that pin every word of them are broken by every better word.
    excludedMutations: ["StringLiteral"],
  },
  // Tables of type tokens are made when a module is loaded: each change of one would run every test there is.
  ignoreStatic: true,
  // What the judge does not import stays out of the copies that are changed.
  ignorePatterns: [
    "**",
    "!policy-packs/**",
    "!ipam/**",
    "!guide/**",
    "!*.json",
    "!vitest.config.ts",
    "!vitest.seed.ts",
  ],
  tempDirName: ".stryker-tmp",
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  htmlReporter: { fileName: ".atrium/mutation/index.html" },
  jsonReporter: { fileName: ".atrium/mutation/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
  concurrency: 1,
  timeoutMS: 20_000,
  allowEmpty: false,
};
