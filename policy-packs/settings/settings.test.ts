import { expect, test } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { type AnyControl, control, type ResourceView, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { judge } from "../judge.ts";
import { fail, pass } from "../judgement.ts";
import { stackView } from "../stack-view.ts";
import { EXAMPLE_NOW, exampleResources, packOf, ref } from "../testing.ts";

interface Days {
  readonly minimumDays: number;
}

/** Says the limit it was judged with, so that a test can read it. */
const kept: AnyControl = control<number, Days>({
  id: "log-require-days",
  title: "logs are kept",
  clauses: ["1.10.2-a"],
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: [],
  settings: {
    defaults: { minimumDays: 30 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "days" } },
    fromEstate: ({ tagPlan }) => (tagPlan ? { minimumDays: 40 } : {}),
    byEnvironment: { production: { minimumDays: 180 }, test: { minimumDays: 7 } },
    byDataClass: { restricted: { minimumDays: 365 } },
  },
  fact: resourceFact("days", { "aws:cloudwatch/logGroup:LogGroup": ({ days }) => Number(days ?? 0) }),
  judge: (days, { settings }) =>
    days >= settings.minimumDays ? pass : fail(`limit ${settings.minimumDays}`, "keep it longer"),
});

const pack = packOf(kept);
const ESTATE = { tagPlan: { required: ["team"], allowed: {} }, exceptions: [] };

function group(tags: unknown, more: Partial<ResourceView> = {}, days = 0): ResourceView {
  const [view] = exampleResources([{ name: "g", type: "aws:cloudwatch/logGroup:LogGroup" }], "deployed");
  if (!view) throw new Error("no resource");
  return { ...view, props: { days, ...(tags === undefined ? {} : { tags }) }, ...more };
}

function limit(view: ResourceView, options: Parameters<typeof judge>[2] = {}, judged = pack) {
  const [verdict] = judge(judged, stackView([view]), { now: EXAMPLE_NOW, ...options });
  return Number(/limit (\d+)/.exec(verdict?.message ?? "")?.[1]);
}

test("a resource is judged by the presets for what it is tagged with, the data class before the environment", () => {
  expect(limit(group(undefined))).toBe(30);
  expect(limit(group({ environment: "production" }))).toBe(180);
  expect(limit(group({ environment: "Production" }))).toBe(180);
  expect(limit(group({ environment: "staging" }))).toBe(30);
  expect(limit(group({ "data-class": "restricted", environment: "test" }))).toBe(365);
  expect(limit(group({ DataClass: "restricted" }))).toBe(365);
  expect(limit(group({ environment: "test", Environment: "production" }))).toBe(7);
});

test("tags that the provider adds count", () => {
  const providerProps = { defaultTags: JSON.stringify({ tags: { environment: "test" } }) };
  expect(limit(group(undefined, { providerProps }))).toBe(7);
});

test("each source wins over the one before: control, estate, presets, pack and its presets, configuration and its presets", () => {
  const production = group({ environment: "production" });
  expect(limit(group(undefined), { estate: ESTATE })).toBe(40);
  expect(limit(production, { estate: ESTATE })).toBe(180);
  const packed = {
    ...pack,
    entries: [{ control: kept, level: "advisory", settings: { minimumDays: 60 } }],
  } as const;
  expect(limit(production, {}, packed)).toBe(60);
  const presets = { minimumDays: 60, byEnvironment: { production: { minimumDays: 61 } } };
  const preset = { ...pack, entries: [{ control: kept, level: "advisory", settings: presets }] } as const;
  expect(limit(production, {}, preset)).toBe(61);
  expect(limit(production, { settings: { [kept.id]: { minimumDays: 90 } } }, preset)).toBe(90);
  const configured = { minimumDays: 90, byDataClass: { internal: { minimumDays: 91 } } };
  const internal = group({ environment: "production", "data-class": "internal" });
  expect(limit(internal, { settings: { [kept.id]: configured } }, preset)).toBe(91);
  expect(limit(production, { settings: { [kept.id]: configured } }, preset)).toBe(90);
});

test("what takes no tags is held to those of the one resource it belongs to", () => {
  const policy = "alicloud:rds/backupPolicy:BackupPolicy";
  const ofStack: AnyControl = {
    ...kept,
    fact: {
      name: "policies",
      scope: "stack",
      types: { aws: [], alicloud: [policy] },
      read: (stack) => stack.ofType(policy).map((resource) => ({ resource, fact: 0 })),
    },
  };
  const database = (name: string, environment: string) => ({
    name,
    type: "alicloud:rds/instance:Instance",
    props: { tags: { environment } },
  });
  const limitWith = (
    props: Readonly<Record<string, unknown>>,
    ...databases: readonly ReturnType<typeof database>[]
  ) => {
    const stack = stackView(exampleResources([{ name: "p", type: policy, props }, ...databases], "deployed"));
    return judge(packOf(ofStack), stack, { now: EXAMPLE_NOW })[0]?.message;
  };
  const one = database("one", "production");
  expect(limitWith({ instanceId: ref("one") }, one)).toContain("limit 180");
  expect(limitWith({ instanceId: "elsewhere" }, one)).toContain("limit 30");
  // Two that say different things say nothing.
  const both = { instanceId: ref("one"), other: ref("two") };
  expect(limitWith(both, one, database("two", "test"))).toContain("limit 30");
});

test("where the tag that decides is unknown, only what holds in every case is decided", () => {
  const status = (days: number, tags: unknown) =>
    judge(pack, stackView([group(tags, {}, days)]), { now: EXAMPLE_NOW }).map((each) => each.status);
  for (const tags of [UNKNOWN, { environment: UNKNOWN, "data-class": UNKNOWN }]) {
    expect(status(365, tags)).toEqual(["pass"]);
    expect(status(364, tags)).toEqual(["unknown"]);
    expect(status(7, tags)).toEqual(["unknown"]);
    expect(status(6, tags)).toEqual(["fail"]);
  }
  // One that is known leaves only the other open.
  expect(status(180, { environment: UNKNOWN, "data-class": "internal" })).toEqual(["pass"]);
});

test("settings that no control takes are one fault that names all of them", () => {
  const settings = { [kept.id]: { minimumDays: 0, maximumDays: 3, byEnvironment: { test: { days: 3 } } } };
  let found: unknown;
  try {
    limit(group(undefined), { settings });
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(BadInput);
  expect((found as BadInput).diagnostics.map(({ path, message }) => `${path} ${message}`)).toEqual([
    "log-require-days.minimumDays is below 1",
    "log-require-days.maximumDays is no setting of this control",
    "log-require-days.byEnvironment.test.days is no setting of this control",
  ]);
});
