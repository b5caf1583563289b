/** Every verdict of every control goes through these. */
const CORE = [
  "policy-packs/{control,environment,estate-inputs,fact,judge,judgement,reading,stack-view}.ts",
  "policy-packs/{exceptions,settings}/*.ts",
];

/** Parts of the judge that are changed, each with the files that are. What is generated or only data stays as it is. */
export const AREAS = {
  facts: ["policy-packs/facts/*.ts"],
  views: ["policy-packs/views/*.ts"],
  statements: ["policy-packs/statements/*.ts", "!policy-packs/statements/aws-actions.ts"],
  // The interpreter that walks packets is what the engine is held against: a test of it.
  reach: ["policy-packs/reach/*.ts", "!policy-packs/reach/packet-walk.ts"],
  readers: ["policy-packs/reach/{aws,alicloud}/*.ts"],
  controls: ["policy-packs/controls/*/*.ts"],
  judgements: [
    "policy-packs/*.ts",
    "policy-packs/judgements/*.ts",
    "!policy-packs/{index,aliases}.ts",
    ...without(CORE),
  ],
  judge: CORE,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Area = keyof typeof AREAS;

/** Never changed: what asks, not what answers. */
export const ASKING = ["!**/*.{test,cases}.ts", "!**/testing.ts"];

/** What reads the provider's typings holds the examples to them and judges nothing. */
const NOT_ASKED = ["policy-packs/case-typings.test.ts"];

/** Inputs of any shape, asked of every control: seconds for each mutant that they do not notice. */
const SLOW = [
  "policy-packs/{odd-shapes,unknown-values}.test.ts",
  "policy-packs/facts/{network-shapes,identity-facts}.test.ts",
  "policy-packs/reach/hostile-inputs.test.ts",
  "policy-packs/views/*.properties.test.ts",
];

export interface Asking {
  readonly tests: readonly string[];
  readonly without: readonly string[];
  readonly grain: "test" | "suite";
}

const TESTS = ["policy-packs/**/*.test.ts"];

/**
 * Tests that are asked of an area: all of them, where that can be afforded. Every test reaches nearly all of `judge`,
 * and which test reaches what would be a table of tens of millions of rows, so that a suite counts as one test there.
 */
export function askingOf(area: string): Asking {
  switch (area) {
    case "judge":
      return { tests: TESTS, without: [...NOT_ASKED, ...SLOW, "policy-packs/reach/**"], grain: "suite" };
    case "reach":
    case "readers":
      return { tests: TESTS, without: [...NOT_ASKED, ...SLOW], grain: "test" };
    default:
      return { tests: TESTS, without: NOT_ASKED, grain: "test" };
  }
}

function without(globs: readonly string[]): readonly string[] {
  return globs.map((glob) => `!${glob}`);
}
