import { expect, test } from "vitest";
import { type AnyControl, control, UNKNOWN } from "./control.ts";
import { computeRequireMetadataTokens } from "./controls/compute/compute-require-metadata-tokens.ts";
import { controls } from "./controls/index.ts";
import { tagRequireKeys } from "./controls/tag/tag-require-keys.ts";
import { resourceFact } from "./fact.ts";
import { judge } from "./judge.ts";
import { fail, pass } from "./judgement.ts";
import { UNDECIDED } from "./settings/configuration.ts";
import { stackView } from "./stack-view.ts";
import {
  EXAMPLE_NOW,
  exampleResources,
  exampleStack,
  packOf,
  type ResourceSpec,
  reportsOf,
} from "./testing.ts";

const machine = (name: string, props: object = {}): ResourceSpec => ({
  name,
  type: "aws:ec2/instance:Instance",
  props: { ...props },
});

function thrower(where: "fact" | "judge"): AnyControl {
  return control({
    id: "test-no-crash",
    title: "never throws",
    clauses: ["8.1.2-b"],
    severity: "low",
    packs: { baseline: "advisory" },
    sameAs: [],
    fact: resourceFact("crash", {
      "aws:ec2/instance:Instance": (props) => {
        if (where === "fact" && props.bad) throw new TypeError("secret-value");
        return props;
      },
    }),
    judge: (props) => {
      if (where === "judge" && props.bad) throw new RangeError("secret-value");
      return pass;
    },
  });
}

test.each(["fact", "judge"] as const)(
  "a control whose %s throws becomes a finding and stops nothing",
  (where) => {
    const pack = packOf(thrower(where), computeRequireMetadataTokens);
    const stack = exampleStack([machine("good"), machine("evil", { bad: true })]);
    const found = judge(pack, stack, { now: EXAMPLE_NOW });
    expect(found.map(({ control, urn, status }) => `${control} ${urn.split("::").at(-1)} ${status}`)).toEqual(
      [
        "test-no-crash good pass",
        "test-no-crash evil fail",
        "compute-require-metadata-tokens good fail",
        "compute-require-metadata-tokens evil fail",
      ],
    );
    expect(found[1]?.message).toContain("could not be judged");
    expect(found[1]?.message).not.toContain("secret-value");
    expect(reportsOf(pack, exampleResources([machine("evil", { bad: true })], "preview"))).toHaveLength(2);
  },
);

test("levels and settings may be overruled, and a disabled control says nothing", () => {
  const stack = exampleStack([machine("m", { tags: { team: "a" } })]);
  const pack = packOf(tagRequireKeys, computeRequireMetadataTokens);
  const found = judge(pack, stack, {
    now: EXAMPLE_NOW,
    levels: { "compute-require-metadata-tokens": "disabled", "tag-require-keys": "advisory" },
    settings: { "tag-require-keys": { required: ["team", "site"] } },
  });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ level: "advisory", status: "fail" });
  expect(found[0]?.message).toContain("has no tag site;");
});

test("the estate's tag plan replaces the default one", () => {
  const estate = {
    name: "mall",
    type: "atrium:estate:Estate",
    props: { tagPlan: { required: ["team"], allowed: {} } },
  };
  const found = judge(packOf(tagRequireKeys), exampleStack([estate, machine("m", { tags: { team: "a" } })]));
  expect(found.map((verdict) => verdict.status)).toEqual(["pass"]);
});

test("default tags of an AWS provider count, as an object or as the engine's JSON text", () => {
  const [view] = exampleResources([machine("m", { tags: { team: "a" } })], "preview");
  if (!view) throw new Error("no resource");
  for (const defaultTags of [{ tags: { site: "hq" } }, JSON.stringify({ tags: { site: "hq" } })]) {
    const stack = stackView([{ ...view, providerProps: { defaultTags } }]);
    const settings = { "tag-require-keys": { required: ["team", "site"] } };
    expect(judge(packOf(tagRequireKeys), stack, { settings }).map((verdict) => verdict.status)).toEqual([
      "pass",
    ]);
  }
});

test("a secret is judged and never repeated", () => {
  const telling = control({
    id: "test-no-telling",
    title: "tells",
    clauses: ["8.1.2-b"],
    severity: "low",
    packs: { baseline: "advisory" },
    sameAs: [],
    fact: resourceFact("props", { "aws:ec2/instance:Instance": (props) => props }),
    judge: (props) => fail(`password ${String(props.password)}`, `replace ${String(props.password)}`),
  });
  const [view] = exampleResources([machine("m", { password: "hunter22" })], "preview");
  if (!view) throw new Error("no resource");
  const [verdict] = judge(packOf(telling), stackView([{ ...view, secrets: ["hunter22"] }]));
  expect(JSON.stringify(verdict)).not.toContain("hunter22");
  expect(verdict?.message).toContain("password [secret]; replace [secret]");
});

test("in the engine, what is unknown is one advisory line a resource and no violation of what asks for it", () => {
  const pack = packOf(...Object.values(controls));
  const props = { metadataOptions: UNKNOWN, tags: UNKNOWN, rootBlockDevice: UNKNOWN };
  const reports = reportsOf(pack, exampleResources([machine("m", props)], "preview"));
  const undecided = reports.filter(({ policy }) => policy === UNDECIDED);
  expect(undecided).toHaveLength(1);
  expect(reports.map(({ policy }) => policy)).not.toContain("compute-require-metadata-tokens");
  expect(undecided[0]?.message).toMatch(
    /^m: \d+ undecided before deployment \(.*compute-require-metadata-tokens/,
  );
});

test("with every value unknown, no control fails for what it cannot see, and none throws", () => {
  for (const it of Object.values(controls) as AnyControl[]) {
    for (const type of [...it.fact.types.aws, ...it.fact.types.alicloud].slice(0, 40)) {
      const everything = new Proxy({}, { get: () => UNKNOWN, has: () => true }) as Record<string, unknown>;
      const [view] = exampleResources([{ name: "m", type }], "preview");
      if (!view) throw new Error("no resource");
      const found = judge(packOf(it), stackView([{ ...view, props: everything }]), { now: EXAMPLE_NOW });
      expect(found.filter((verdict) => verdict.message.includes("could not be judged"))).toEqual([]);
    }
  }
});
