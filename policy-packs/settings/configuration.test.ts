import { expect, test } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { baseline } from "../baseline/pack.ts";
import { control, UNKNOWN } from "../control.ts";
import { cost } from "../cost/pack.ts";
import { resourceFact } from "../fact.ts";
import { judge } from "../judge.ts";
import { undecided } from "../judgement.ts";
import { payment } from "../payment/pack.ts";
import { strict } from "../strict/pack.ts";
import { EXAMPLE_NOW, exampleStack, packOf } from "../testing.ts";
import { checkPack, readConfiguration, UNDECIDED } from "./configuration.ts";

function faults(raw: unknown): readonly string[] {
  try {
    readConfiguration(baseline, raw, "policies.json");
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ path, value, message }) => `${path} = ${value}: ${message}`);
  }
}

test("levels, settings, exceptions and limits are read from one file", () => {
  const exception = {
    resource: "x",
    reason: "r",
    owner: "o",
    approver: "a",
    ticket: "T",
    expires: "2026-12-01",
  };
  const read = readConfiguration(
    baseline,
    {
      "network-no-public-ssh": "disabled",
      "log-require-retention": {
        enforcementLevel: "advisory",
        minimumDays: 365,
        exceptions: [exception],
        inCode: false,
      },
      [UNDECIDED]: { undecided: "fail-critical" },
      "exception-require-approval": { longestDays: 30 },
    },
    "policies.json",
  );
  expect(read).toEqual({
    levels: { "network-no-public-ssh": "disabled", "log-require-retention": "advisory" },
    settings: { "log-require-retention": { minimumDays: 365 } },
    exceptions: [{ ...exception, control: "log-require-retention", source: "configuration" }],
    inCode: { "log-require-retention": false },
    exceptionLimits: { longestDays: 30, widest: 10 },
    undecided: "fail-critical",
  });
});

test("one level for all of them is overruled by a control's own", () => {
  const { levels } = readConfiguration(
    packOf(...baseline.entries.slice(0, 2).map((entry) => entry.control)),
    {
      [baseline.entries[0]?.control.id ?? ""]: "mandatory",
      all: "advisory",
    },
    "f",
  );
  expect(Object.values(levels)).toEqual(["mandatory", "advisory"]);
});

test("everything wrong is told at once, by path", () => {
  expect(
    faults({
      "network-no-such": "mandatory",
      "network-no-public-ssh": "severe",
      "log-require-retention": {
        enforcementLevel: "x",
        minimumDays: "many",
        inCode: 1,
        exceptions: [{ who: "x" }],
      },
      [UNDECIDED]: { undecided: "maybe" },
      "exception-require-approval": { widest: 0 },
    }),
  ).toEqual([
    "network-no-such = undefined: is no control of this pack",
    'network-no-public-ssh = "severe": is no enforcement level',
    'log-require-retention.minimumDays = "many": is no whole number',
    "log-require-retention.inCode = 1: is no boolean",
    'log-require-retention.exceptions[0].who = "x": is no setting of this control',
    'log-require-retention.enforcementLevel = "x": is no enforcement level',
    'undecided-until-deployed.undecided = "maybe": is none of the words it can be',
    "exception-require-approval.widest = 0: is below 1",
  ]);
  expect(faults([])).toEqual([" = []: is no map of controls"]);
  expect(faults({ "network-no-public-ssh": 3 })).toEqual([
    "network-no-public-ssh = 3: is neither a level nor a map of settings",
  ]);
});

test.each([baseline, strict, payment, cost])("$name sets only what its controls take", (pack) => {
  expect(() => checkPack(pack)).not.toThrow();
});

const open = (severity: "high" | "critical") =>
  control({
    id: `test-no-${severity}`,
    title: "open",
    clauses: ["8.1.2-b"],
    severity,
    packs: { baseline: "mandatory" },
    sameAs: [],
    fact: resourceFact(severity, { "aws:ec2/instance:Instance": ({ x }) => x === UNKNOWN }),
    judge: () => undecided("x is known only after deployment"),
  });

test.each([
  ["report", ["unknown", "unknown"]],
  ["fail-critical", ["unknown", "fail"]],
  ["fail", ["fail", "fail"]],
] as const)("what is undecided is, with %s, %j", (mode, statuses) => {
  const stack = exampleStack([{ name: "m", type: "aws:ec2/instance:Instance", props: { x: UNKNOWN } }]);
  const found = judge(packOf(open("high"), open("critical")), stack, { now: EXAMPLE_NOW, undecided: mode });
  expect(found.map(({ status }) => status)).toEqual(statuses);
  for (const { status, message } of found) {
    expect(message.includes("counts as failed here"), message).toBe(status === "fail");
    expect(message).toContain("x is known only after deployment");
  }
});
