import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exampleCases, STACK } from "./engine/example-cases.ts";
import { typingsOf } from "./engine/sdk-outputs.ts";
import { replacesOn } from "./immutable.ts";
import { CHANGED_IN_PLACE, IMMUTABLE_INPUTS, NOT_READ } from "./immutable-inputs.ts";
import { runProgram } from "./run-program.ts";

const SDKS = dirname(dirname(fileURLToPath(import.meta.resolve("@pulumi/pulumi/package.json")))).replace(
  /@pulumi$/,
  "",
);

/** Names of the arguments that the installed SDK declares for a type; undefined: it declares no such type. */
function argumentsOf(type: string): readonly string[] | undefined {
  const [, args] = typingsOf(SDKS, type)?.split(/^export interface \w+Args \{$/m) ?? [];
  if (args === undefined) return undefined;
  return [
    ...args
      .split(/^\}/m, 1)
      .join("")
      .matchAll(/^ {4}(\w+)\??: /gm),
  ].map(([, name = ""]) => name);
}

test.each(Object.entries(IMMUTABLE_INPUTS))(
  "%s takes the inputs that it is said to be replaced on",
  (type, inputs) => {
    const roots = inputs.split(" ").map((input) => input.split(".")[0]);
    expect(argumentsOf(type)).toEqual(expect.arrayContaining(roots));
  },
);

test("what was not read is said to be neither replaced nor changed in place", () => {
  expect(NOT_READ.filter((type) => type in IMMUTABLE_INPUTS || CHANGED_IN_PLACE.includes(type))).toEqual([]);
  expect(NOT_READ).toEqual([...new Set(NOT_READ)].sort());
});

test.each(CHANGED_IN_PLACE)("%s is a type of the installed SDK and not also said to be replaced", (type) => {
  expect(argumentsOf(type)).not.toBeUndefined();
  expect(IMMUTABLE_INPUTS).not.toHaveProperty(type);
});

test("types and inputs are sorted, each named once", () => {
  for (const list of [
    Object.keys(IMMUTABLE_INPUTS),
    CHANGED_IN_PLACE,
    ...Object.values(IMMUTABLE_INPUTS).map((inputs) => inputs.split(" ")),
  ]) {
    expect(list).toEqual([...new Set(list)].toSorted());
  }
});

describe("a change at", () => {
  test.each([
    ["aws:kms/key:Key", "multiRegion", true],
    ["aws:kms/key:Key", "policy", false],
    ["aws:kms/key:Key", "region", true],
    ["alicloud:log/store:Store", "encryptConf.userCmkInfo.cmkKeyId", true],
    ["alicloud:log/store:Store", "encryptConf.enable", false],
    ["alicloud:oss/bucketReplication:BucketReplication", "destination.location", true],
    ["alicloud:vpc/network:Network", "cidrBlock", false],
    ["alicloud:vpc/network:Network", "region", false],
  ])("%s's %s replaces: %s", (type, path, replaced) => {
    expect(replacesOn({ type }, path)).toBe(replaced);
  });
});

/** Its program is written against controls, not with components. */
const made = exampleCases().filter(({ name }) => name !== "non-compliant");

test.each(made)("of every type in $name it is known what replaces it", async ({ folder, config }) => {
  const { resources } = await runProgram({ program: folder, stack: STACK, config });
  const types = new Set(resources.filter(({ custom }) => custom).map(({ type }) => type));
  const known = new Set([...Object.keys(IMMUTABLE_INPUTS), ...CHANGED_IN_PLACE, ...NOT_READ]);
  expect([...types].filter((type) => !known.has(type) && !type.startsWith("pulumi:"))).toEqual([]);
});
