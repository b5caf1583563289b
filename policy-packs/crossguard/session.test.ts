import { describe, expect, test } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { type AnyControl, control, type Severity, UNKNOWN } from "../control.ts";
import { computeRequireMetadataTokens } from "../controls/compute/compute-require-metadata-tokens.ts";
import { resourceFact } from "../fact.ts";
import { judge } from "../judge.ts";
import { fail, pass, undecided } from "../judgement.ts";
import { UNDECIDED } from "../settings/configuration.ts";
import { stackView } from "../stack-view.ts";
import { EXAMPLE_NOW, exampleResources, packOf, type ResourceSpec } from "../testing.ts";
import { askAsEngine, type EngineQuestion } from "./requests.ts";

const MACHINE = "aws:ec2/instance:Instance";
const tokens = computeRequireMetadataTokens.id;
const legacy: ResourceSpec = { name: "legacy", type: MACHINE };

function ask(
  specs: readonly ResourceSpec[],
  question: EngineQuestion = {},
  ...judged: readonly AnyControl[]
) {
  const pack = packOf(...(judged.length > 0 ? judged : [computeRequireMetadataTokens]));
  return askAsEngine(pack, exampleResources(specs, "preview"), { now: EXAMPLE_NOW, ...question });
}
const told = (reports: ReturnType<typeof ask>) =>
  reports.map(({ policy, urn, level }) => `${policy} ${urn.split("::").at(-1)} ${level}`);

function marker(change: object = {}): ResourceSpec {
  const props = {
    control: tokens,
    resource: "legacy",
    reason: "the vendor's agent knows no tokens until release 9",
    owner: "it",
    approver: "security",
    ticket: "OPS-1",
    expires: "2026-12-31",
    ...change,
  };
  return { name: "legacy-pos", type: "atrium:policy:Exception", props };
}

function asks(severity: Severity, inCode?: boolean): AnyControl {
  return control({
    id: `test-no-${severity}`,
    title: "is safe",
    clauses: ["8.1.2-b"],
    severity,
    packs: { baseline: "mandatory" },
    sameAs: [],
    ...(inCode === undefined ? {} : { inCode }),
    fact: resourceFact(severity, { [MACHINE]: ({ safe }) => ({ safe }) }),
    judge: ({ safe }) =>
      safe === UNKNOWN
        ? undecided("safe is not known yet")
        : safe
          ? pass
          : fail("is not safe", "make it safe"),
  });
}

describe("levels and settings", () => {
  test("each control is told at the level that is configured for it, and not at all where it is disabled", () => {
    const configured = (level: string) =>
      told(ask([legacy], { configuration: { [tokens]: { enforcementLevel: level } } }));
    expect(told(ask([legacy]))).toEqual([`${tokens} legacy mandatory`]);
    expect(configured("advisory")).toEqual([`${tokens} legacy advisory`]);
    expect(configured("disabled")).toEqual([]);
    expect(configured("remediate")).toEqual([`${tokens} legacy mandatory`]);
  });

  test("what cannot be configured stops the pack with everything that is wrong", () => {
    const configuration = {
      [tokens]: { tokens: 3 },
      "compute-no-such": { days: 1 },
      [UNDECIDED]: { undecided: "x" },
    };
    let found: unknown;
    try {
      ask([legacy], { configuration });
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(BadInput);
    expect((found as BadInput).diagnostics.map(({ path }) => path)).toEqual([
      "compute-no-such",
      `${tokens}.tokens`,
      "undecided-until-deployed.undecided",
    ]);
  });
});

describe("an exception in the program", () => {
  test.each(["preview", "deployment", "analysis"] as const)("excuses in a %s", (operation) => {
    expect(told(ask([marker(), legacy], { operation }))).toEqual([]);
  });

  test("that comes after its resource excuses in a preview, which warns that an update would not wait", () => {
    const reports = ask([legacy, marker()]);
    expect(told(reports)).toEqual(["exception-require-approval legacy-pos mandatory"]);
    expect(reports[0]?.message).toContain("comes after legacy, which a deployment judges first");
    expect(told(ask([legacy, marker()], { operation: "deployment" }))).toContain(
      `${tokens} legacy mandatory`,
    );
    expect(told(ask([legacy, marker()], { operation: "analysis" }))).toEqual([]);
  });

  test.each([
    ["expired", { expires: "2026-11-01" }, "expired on 2026-11-01"],
    ["too long", { expires: "2027-11-01" }, "more than 92 days"],
    ["approved by its owner", { approver: "IT " }, "approved by its own owner"],
    ["unused", { resource: "other" }, "is not used"],
  ])("%s is a finding at its marker and excuses nothing", (_, change, message) => {
    const reports = ask([marker(change), legacy]);
    expect(told(reports).sort()).toEqual([
      `${tokens} legacy mandatory`,
      "exception-require-approval legacy-pos mandatory",
    ]);
    expect(reports.find(({ policy }) => policy !== tokens)?.message).toMatch(
      new RegExp(`^exception legacy-pos \\(.*${message}`),
    );
  });

  test("is refused by critical controls, unless the control or the configuration allows it", () => {
    const excused = (it: AnyControl, configuration = {}) =>
      told(ask([marker({ control: it.id }), legacy], { configuration }, it));
    const refused = (id: string) => [
      `${id} legacy mandatory`,
      "exception-require-approval legacy-pos mandatory",
    ];
    expect(excused(asks("high"))).toEqual([]);
    expect(excused(asks("critical"))).toEqual(refused("test-no-critical"));
    expect(excused(asks("critical", true))).toEqual([]);
    expect(excused(asks("high", false))).toEqual(refused("test-no-high"));
    expect(excused(asks("high"), { "test-no-high": { inCode: false } })).toEqual(refused("test-no-high"));
    expect(excused(asks("critical"), { "test-no-critical": { inCode: true } })).toEqual([]);
    const [, finding] = ask([marker({ control: "test-no-critical" }), legacy], {}, asks("critical"));
    expect(finding?.message).toContain("stands in the program, which test-no-critical does not allow");
  });
});

describe("what only a deployment can decide", () => {
  const open: ResourceSpec = { name: "open", type: MACHINE, props: { safe: UNKNOWN } };

  test("is one advisory line a resource", () => {
    expect(told(ask([open, { ...open, name: "too" }], {}, asks("high"), asks("critical")))).toEqual([
      `${UNDECIDED} open advisory`,
      `${UNDECIDED} too advisory`,
    ]);
  });

  test.each([
    ["report", [`${UNDECIDED} open advisory`]],
    ["fail-critical", ["test-no-critical open mandatory", `${UNDECIDED} open advisory`]],
    ["fail", ["test-no-critical open mandatory", "test-no-high open mandatory"]],
  ])("is what the configuration %s says", (undecidedMode, expected) => {
    const configuration = { [UNDECIDED]: { undecided: undecidedMode } };
    expect(told(ask([open], { configuration }, asks("high"), asks("critical"))).sort()).toEqual(expected);
  });

  test("is settled by a look at what was deployed", () => {
    const deployed = exampleResources([{ ...open, props: { safe: false } }], "deployed");
    expect(
      told(askAsEngine(packOf(asks("high")), deployed, { operation: "analysis", now: EXAMPLE_NOW })),
    ).toEqual(["test-no-high open mandatory"]);
  });
});

test("a secret in what the engine sends is judged and never told", () => {
  const telling = control({
    ...asks("high"),
    fact: resourceFact("all", { [MACHINE]: (props) => props }),
    judge: (props) => fail(`password ${String((props as { password?: string }).password)}`, "replace it"),
  });
  const [view] = exampleResources([{ ...legacy, props: { password: "hunter22" } }], "preview");
  if (!view) throw new Error("no resource");
  const [report] = askAsEngine(packOf(telling), [{ ...view, secrets: ["hunter22"] }], { now: EXAMPLE_NOW });
  expect(report?.message).toContain("password [secret]");
});

test("a control that throws is told as a finding, stops nothing, and keeps the order", () => {
  const throwing = {
    ...asks("high"),
    id: "test-no-crash",
    judge: () => {
      throw new TypeError("secret-value");
    },
  };
  const reports = ask(
    [legacy, { ...legacy, name: "other" }],
    { operation: "deployment" },
    throwing,
    asks("low"),
  );
  expect(told(reports)).toEqual([
    "test-no-crash legacy mandatory",
    "test-no-low legacy mandatory",
    "test-no-crash other mandatory",
    "test-no-low other mandatory",
  ]);
  expect(reports[0]?.message).toContain("could not be judged");
  expect(reports[0]?.message).not.toContain("secret-value");
});

test("in a state the estate may be shown after what belongs to it, and its exceptions still excuse", () => {
  const [estate, machine] = exampleResources(
    [
      { name: "mall", type: "atrium:estate:Estate", props: { exceptions: [marker().props] } },
      { name: "legacy", type: MACHINE },
    ],
    "deployed",
  );
  if (!estate || !machine) throw new Error("no resource");
  const urn = machine.urn.replace(MACHINE, `atrium:estate:Estate$${MACHINE}`);
  const views = [{ ...machine, urn }, estate];
  const pack = packOf(computeRequireMetadataTokens);
  expect(askAsEngine(pack, views, { operation: "analysis", now: EXAMPLE_NOW })).toEqual([]);
  expect(judge(pack, stackView(views), { now: EXAMPLE_NOW }).map(({ status }) => status)).toEqual([
    "excepted",
  ]);
});
