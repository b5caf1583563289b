/** Parts of the judge that are changed, each with the files that are. What is generated or only data stays as it is. */
export const AREAS = {
  facts: ["policy-packs/facts/*.ts"],
  views: ["policy-packs/views/*.ts"],
  statements: ["policy-packs/statements/*.ts", "!policy-packs/statements/aws-actions.ts"],
  reach: ["policy-packs/reach/*.ts", "policy-packs/reach/{aws,alicloud}/*.ts"],
  controls: ["policy-packs/controls/*/*.ts"],
  judge: [
    "policy-packs/*.ts",
    "policy-packs/{judgements,settings,exceptions}/*.ts",
    "!policy-packs/{index,aliases}.ts",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Area = keyof typeof AREAS;

/** Every test reaches nearly all of it: which test reaches what would be a table of forty million rows. */
export const COARSE: Area = "judge";

/** Never changed: what asks, not what answers. */
export const ASKING = ["!**/*.{test,cases}.ts", "!**/testing.ts"];

/** Tests that are asked; what reads the provider's typings holds the examples to them and judges nothing. */
export const TESTS = ["policy-packs/**/*.test.ts"];
export const NOT_ASKED = ["policy-packs/case-typings.test.ts"];
