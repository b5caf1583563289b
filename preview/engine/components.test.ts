import { expect, test } from "vitest";
import { exampleCases } from "./example-cases.ts";
import { describeSameAsEngine } from "./same-as-engine.ts";

const cases = exampleCases().filter(({ config }) => !("atrium:estate" in config));

test("finds examples of components used alone", () => {
  expect(cases.length).toBeGreaterThan(3);
});

describeSameAsEngine(cases);
