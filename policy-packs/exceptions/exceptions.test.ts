import { describe, expect, test } from "vitest";
import type { Exception } from "../control.ts";
import { computeRequireMetadataTokens } from "../controls/compute/compute-require-metadata-tokens.ts";
import { keyRequireRotation } from "../controls/key/key-require-rotation.ts";
import { judge } from "../judge.ts";
import {
  EXAMPLE_NOW,
  exampleResources,
  exampleStack,
  packOf,
  type ResourceSpec,
  reportsOf,
} from "../testing.ts";
import { covers, formFaults, soundExceptions } from "./exceptions.ts";

const valid: Exception = {
  control: "compute-require-metadata-tokens",
  resource: "legacy",
  reason: "the vendor's agent knows no tokens until release 9",
  owner: "it",
  approver: "security",
  ticket: "OPS-1",
  expires: "2026-12-31",
};
const legacy: ResourceSpec = { name: "legacy", type: "aws:ec2/instance:Instance" };

function verdicts(exceptions: readonly Exception[], ...specs: readonly ResourceSpec[]) {
  return judge(packOf(computeRequireMetadataTokens), exampleStack(specs), { now: EXAMPLE_NOW, exceptions });
}
const findings = (exceptions: readonly Exception[], ...specs: readonly ResourceSpec[]) =>
  verdicts(exceptions, ...specs)
    .filter((verdict) => verdict.control === soundExceptions.id)
    .map((verdict) => verdict.message);

describe("a sound exception", () => {
  test("turns the failure into an excepted one that says who agreed to it, and why, until when", () => {
    const [verdict, ...rest] = verdicts([valid], legacy);
    expect(rest).toEqual([]);
    expect(verdict?.status).toBe("excepted");
    expect(verdict?.message).toContain(
      "excepted until 2026-12-31 by security (OPS-1): the vendor's agent knows no tokens",
    );
  });

  test("leaves other resources and other controls as they are", () => {
    const stack = exampleStack([
      legacy,
      { ...legacy, name: "other" },
      { name: "legacy-key", type: "aws:kms/key:Key" },
    ]);
    const found = judge(packOf(computeRequireMetadataTokens, keyRequireRotation), stack, {
      now: EXAMPLE_NOW,
      exceptions: [valid],
    });
    expect(found.map(({ urn, status }) => [urn.split("::").at(-1), status])).toEqual([
      ["legacy", "excepted"],
      ["other", "fail"],
      ["legacy-key", "fail"],
    ]);
  });

  test("holds through its last day and no longer", () => {
    expect(formFaults({ ...valid, expires: "2026-11-23" }, new Date("2026-11-23T23:59:59Z"))).toEqual([]);
    expect(formFaults({ ...valid, expires: "2026-11-23" }, new Date("2026-11-24T00:00:00Z"))).toHaveLength(1);
  });
});

describe("an unsound exception excuses nothing and is a violation of its own", () => {
  test.each([
    ["expired", { expires: "2026-11-01" }, /expired on 2026-11-01/],
    ["too long", { expires: "2027-11-01" }, /more than 92 days/],
    ["no end", { expires: "" }, /has no end/],
    ["no date", { expires: "2026-02-30" }, /is no date/],
    ["no reason", { reason: " " }, /has no reason/],
    ["no owner and no ticket", { owner: "", ticket: "" }, /has no owner, no ticket/],
    ["approved by its owner", { approver: "it" }, /approved by its own owner/],
    ["covers everything", { resource: "*" }, /covers every resource/],
  ])("%s", (_, change, message) => {
    const found = verdicts([{ ...valid, ...change }], legacy);
    expect(found[0]?.status).toBe("fail");
    expect(findings([{ ...valid, ...change }], legacy).join("\n")).toMatch(message);
  });
});

test("an exception that nothing needs is a violation", () => {
  const mended = { ...legacy, props: { metadataOptions: { httpTokens: "required" } } };
  expect(findings([valid], mended)).toEqual([
    "exception OPS-1 (compute-require-metadata-tokens on legacy): is not used: nothing it names fails; remove it [exception-require-approval §5.2.2-a]",
  ]);
});

test("an exception from a control that the pack does not have is a violation", () => {
  expect(findings([{ ...valid, control: "compute-no-such" }], legacy).join()).toContain("does not have");
});

test("an exception over more than ten resources is a violation", () => {
  const many = Array.from({ length: 11 }, (_, i) => ({ ...legacy, name: `legacy-${i}` }));
  expect(findings([{ ...valid, resource: "legacy-*" }], ...many).join()).toContain("excuses 11 resources");
});

test("a pattern matches the name or the whole URN, and is no regular expression", () => {
  const urn = "urn:pulumi:dev::mall::aws:ec2/instance:Instance::pos.db";
  const on = (resource: string) => covers({ ...valid, resource }, valid.control, urn);
  expect(on("pos.db")).toBe(true);
  expect(on("pos*")).toBe(true);
  expect(on("*::aws:ec2/instance:Instance::*")).toBe(true);
  expect(on("posxdb")).toBe(false);
  expect(on("pos")).toBe(false);
  expect(on("pos.d+")).toBe(false);
});

describe("in the engine", () => {
  const estate = (exceptions: readonly Exception[]): ResourceSpec => ({
    name: "mall",
    type: "atrium:estate:Estate",
    props: { exceptions: exceptions.map((exception) => ({ ...exception })) },
  });
  const policies = (specs: readonly ResourceSpec[], configs = {}) =>
    reportsOf(packOf(computeRequireMetadataTokens), exampleResources(specs, "preview"), configs).map(
      (report) => report.policy,
    );

  test("exceptions of the estate excuse", () => {
    expect(policies([estate([]), legacy])).toEqual(["compute-require-metadata-tokens"]);
    expect(policies([estate([valid]), legacy])).toEqual([]);
  });

  test("exceptions of the pack's configuration excuse", () => {
    const { control: _, ...written } = valid;
    expect(policies([legacy], { "compute-require-metadata-tokens": { exceptions: [written] } })).toEqual([]);
  });

  test("an unsound one is reported beside the failure", () => {
    expect(policies([estate([{ ...valid, expires: "2026-01-01" }]), legacy])).toEqual([
      "compute-require-metadata-tokens",
      "exception-require-approval",
    ]);
  });
});
