import { expect, test } from "vitest";
import type { RecordedResource } from "../record.ts";
import { differences, valueDifferences } from "./compare.ts";

const bucket: RecordedResource = {
  urn: "urn:pulumi:dev::p::aws:s3/bucket:Bucket::b",
  type: "aws:s3/bucket:Bucket",
  name: "b",
  custom: true,
  inputs: { tags: { owner: "a", list: ["x", { $unknown: true }] } },
  dependencies: [],
  propertyDependencies: { tags: [] },
  protect: false,
  aliases: ["one", "two"],
};

test("names the resource, the path inside it, and both values", () => {
  const other = { ...bucket, inputs: { tags: { owner: "b", list: ["x", "y"] } } };
  expect(differences([bucket], [other])).toEqual([
    `${bucket.urn} inputs.tags.list.1: ours {"$unknown":true}, engine's "y"`,
    `${bucket.urn} inputs.tags.owner: ours "a", engine's "b"`,
  ]);
});

test("names resources that only one side has", () => {
  const other = { ...bucket, urn: `${bucket.urn}-2` };
  expect(differences([bucket], [other])).toEqual([
    `${bucket.urn}-2: missing in the offline preview`,
    `${bucket.urn}: the engine has no such resource`,
  ]);
});

test("takes an input that depends on nothing for one that is not listed, and aliases for a set", () => {
  expect(
    differences([bucket], [{ ...bucket, propertyDependencies: {}, aliases: ["two", "one", "two"] }]),
  ).toEqual([]);
});

test.each([
  ["protect", { protect: true }],
  ["parent", { parent: "urn" }],
  ["dependencies", { dependencies: ["urn"] }],
  ["propertyDependencies", { propertyDependencies: { tags: ["urn"] } }],
  ["aliases", { aliases: ["one"] }],
  ["provider", { provider: "urn" }],
  ["ignoreChanges", { ignoreChanges: ["tags"] }],
  ["deleteBeforeReplace", { deleteBeforeReplace: false }],
])("sees a difference of %s", (_field, change) => {
  expect(differences([bucket], [{ ...bucket, ...change }])).toHaveLength(1);
});

test.each([
  ["false", false],
  ["null", null],
  ["an empty object", {}],
  ["an empty list", []],
  ["an empty text", ""],
  ["zero", 0],
])("tells %s from an absent value", (_name, value) => {
  expect(valueDifferences("inputs", { a: value }, {})).toHaveLength(1);
  expect(valueDifferences("inputs", {}, { a: value })).toHaveLength(1);
});

test("tells a list from an object with the same keys, and a secret from an unknown", () => {
  expect(valueDifferences("inputs", { a: ["x"] }, { a: { 0: "x" } })).toHaveLength(1);
  expect(valueDifferences("inputs", { a: { $secret: true } }, { a: { $unknown: true } })).not.toEqual([]);
});
