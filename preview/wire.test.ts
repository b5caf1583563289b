import fc from "fast-check";
import { expect, test } from "vitest";
import {
  outputDependencies,
  secret,
  UNKNOWN_SENTINEL,
  type Wire,
  wireCase,
  withDependencies,
  withOutputs,
  withoutOutputs,
  withoutReferences,
} from "./wire.ts";

const wire = fc.letrec<{ wire: Wire }>((tie) => ({
  wire: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Wire>(null, true, 3, "a", UNKNOWN_SENTINEL),
    fc.array(tie("wire"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("x", "y"), tie("wire"), { maxKeys: 2 }),
    tie("wire")
      .filter((inner) => wireCase(inner).kind !== "secret")
      .map(secret),
  ),
})).wire;

test("a value handed to a transform and back is the value", () => {
  fc.assert(
    fc.property(wire, (value) => {
      expect(withoutOutputs(withOutputs(value))).toEqual(value);
    }),
  );
});

test("dependencies put on a value are found again, and do not change it", () => {
  const urns = fc.uniqueArray(fc.constantFrom("urn:a", "urn:b", "urn:c"));
  fc.assert(
    fc.property(wire, urns, (value, of) => {
      const dependent = withDependencies(withOutputs(value), of);
      expect([...outputDependencies(dependent)].sort()).toEqual([...of].sort());
      expect(withoutOutputs(dependent)).toEqual(value);
    }),
  );
});

test("a text that holds an undecryptable secret is unknown as a whole", () => {
  expect(wireCase(`postgres://user:${UNKNOWN_SENTINEL}@host`)).toEqual({ kind: "unknown" });
});

test("a reference becomes the id of a resource, unknown before it exists, and the URN of a component", () => {
  const signed = (fields: Record<string, Wire>) => ({
    "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
    ...fields,
  });
  const values = [
    signed({ urn: "urn:a", id: "i-1" }),
    signed({ urn: "urn:b", id: "" }),
    signed({ urn: "urn:c" }),
  ];
  expect(withoutReferences(values)).toEqual(["i-1", UNKNOWN_SENTINEL, "urn:c"]);
});
