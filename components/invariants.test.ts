import { readdirSync, readFileSync } from "node:fs";
import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { nameFault } from "./naming/layout.ts";
import { NAME_RULES, type NameRule } from "./naming/limits.ts";
import { PROTECTED_TAGS, REQUIRED_TAGS } from "./tagging/contract.ts";
import { isRegional, tagForm } from "./tagging/taggable.ts";
import { type ComponentCase, type Recording, recordComponent } from "./testing.ts";

/**
 * What holds for every component, whoever wrote it. A folder with a leaf for some cloud is a component, and
 * finds itself in here; it brings `<folder>.cases.ts`.
 */
const ROOT = new URL("./", import.meta.url);
const LEAVES = ["aws", "alicloud"] as const;

const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, files: readdirSync(new URL(`${name}/`, ROOT)) }));
const components = folders.filter(
  ({ files }) =>
    files.includes("contract.ts") &&
    files.includes("layout.ts") &&
    LEAVES.some((leaf) => files.includes(`${leaf}.ts`)),
);
const sources = folders.flatMap(({ name, files }) =>
  files
    .filter((file) => file.endsWith(".ts") && !/\.(test|cases)\.ts$|^testing\.ts$|^taggable\.ts$/.test(file))
    .map((file) => ({
      path: `${name}/${file}`,
      text: readFileSync(new URL(`${name}/${file}`, ROOT), "utf8"),
    })),
);

/** Types that hold data or keys: what they held cannot be made again. */
const STATEFUL =
  /:(?:LogGroup|Key|ReplicaKey|Store|Project|Bucket|Secret|Table|Vault|Instance|ReplicationGroup|TairInstance|Cluster|GlobalCluster|ManagedKubernetes)$/;

/** Scaling groups of AWS take a list; whether it reaches what they launch is asked of their own component. */
function tagMap(tags: unknown): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(tags)) return tags as Readonly<Record<string, string>> | undefined;
  return Object.fromEntries(
    tags.map(({ key, value }: { readonly key: string; readonly value: string }) => [key, value]),
  );
}

it("finds the components by itself", () => {
  expect(components.map(({ name }) => name)).toContain("network");
});

describe.each(components)("component $name", ({ name, files }) => {
  it("has a contract, a layout, a leaf for each cloud, a README, and cases", () => {
    expect(files).toEqual(
      expect.arrayContaining([
        "contract.ts",
        "layout.ts",
        ...LEAVES.map((leaf) => `${leaf}.ts`),
        "README.md",
        `${name}.cases.ts`,
      ]),
    );
  });

  it("keeps Pulumi out of its layout", () => {
    for (const { path, text } of sources.filter((source) => source.path === `${name}/layout.ts`)) {
      expect([path, /from "@pulumi\//.test(text)]).toEqual([path, false]);
    }
  });
});

describe("sources", () => {
  it("name no partition, ARN prefix or service domain outside the partition helpers", () => {
    const literal = /\barn:aws|amazonaws\.com|aliyuncs\.com|\bacs:[a-z]+:/;
    const found = sources.filter(({ path, text }) => !path.startsWith("partition/") && literal.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it("look nothing up", () => {
    const lookup = /\b(?:aws|alicloud)(?:\.\w+)*\.get[A-Z]\w*\(|runtime\.invoke|\.\w+\.get\(\s*["'`]/;
    expect(sources.filter(({ text }) => lookup.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

const loaded = await Promise.all(
  components.map(async ({ name }) => {
    const module = (await import(`./${name}/${name}.cases.ts`)) as {
      readonly cases: readonly ComponentCase[];
    };
    return module.cases.map((each) => ({ ...each, name, title: `${name}: ${each.title}` }));
  }),
);

describe.each(loaded.flat())("$title", ({ build, cloud, region, regions = [] }) => {
  /** Region → its provider; Alibaba Cloud alone needs one a region. */
  let providers: Readonly<Record<string, pulumi.ProviderResource>> = {};
  let recording: Recording;

  beforeAll(async () => {
    recording = await recordComponent((transform) => {
      const bound = cloud === "alicloud" ? [region, ...regions] : [];
      providers = Object.fromEntries(
        bound.map((each) => [each, new alicloud.Provider(`in-${each}`, { region: each })]),
      );
      const { [region]: provider, ...others } = providers;
      const opts = { transformations: [transform], ...(provider === undefined ? {} : { provider }) };
      return build("sut", opts, others);
    });
  });

  it("gives every child a parent inside the component", () => {
    const { resources } = recording;
    const [root, ...children] = resources;
    const inside = new Set(
      resources.filter(({ type }) => type.startsWith("atrium:")).map(({ type, name }) => `${type} ${name}`),
    );
    expect(root?.parent).toBeUndefined();
    expect(children.filter(({ parent }) => parent === undefined || !inside.has(parent))).toEqual([]);
  });

  it("registers every resource once", () => {
    const { resources } = recording;
    const keys = resources.map(({ type, name }) => `${type} ${name}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("names children after itself", () => {
    const { resources } = recording;
    expect(resources.slice(1).filter(({ name }) => !name.startsWith("sut-"))).toEqual([]);
  });

  it("passes transformations on to every child", () => {
    expect(recording.resources.length).toBeGreaterThan(1);
    expect(recording.escaped).toEqual([]);
  });

  it("passes on its region: by argument on AWS, by provider on Alibaba Cloud", async () => {
    const { resources } = recording;
    // A random password is made by neither cloud.
    const own = resources.filter(({ type }) => !/^(?:atrium|random):/.test(type));
    if (cloud === "aws") {
      const allowed = (type: string): readonly unknown[] =>
        isRegional(type) ? [region, ...regions] : [undefined];
      const wrong = own.filter(({ type, inputs }) => !allowed(type).includes(inputs.region));
      expect(wrong.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
    } else {
      const urns = await Promise.all(
        Object.values(providers).map(
          ({ urn }) => new Promise<string>((resolve) => urn.apply((value) => resolve(value))),
        ),
      );
      const wrong = own.filter((child) => !urns.some((urn) => child.provider.startsWith(`${urn}::`)));
      expect(wrong.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
    }
  });

  it("tags every child that can carry tags, and no other", () => {
    const { resources } = recording;
    for (const { type, name, inputs } of resources.filter(({ type }) => !type.startsWith("atrium:"))) {
      const tags = tagMap(inputs.tags);
      const expected = tagForm(type) === undefined ? undefined : { ...tags, ...PROTECTED_TAGS };
      expect([type, name, tags]).toEqual([type, name, expected]);
      if (tags === undefined) continue;
      expect([type, name, REQUIRED_TAGS.filter((key) => !tags[key])]).toEqual([type, name, []]);
      expect([type, name, Object.keys(tags).length <= (cloud === "alicloud" ? 20 : 50)]).toEqual([
        type,
        name,
        true,
      ]);
    }
  });

  it("registers its outputs last, and all of them", () => {
    const { component, resources, outputs } = recording;
    const owned = [...outputs.keys()];
    const made = resources.filter(({ type }) => type.startsWith("atrium:")).length;
    expect(owned).toHaveLength(made);
    const given = outputs.get(component);
    expect(given?.after).toBe(resources.length);
    for (const [owner, { keys }] of outputs) {
      const own = Object.keys(owner).filter((key) => !key.startsWith("__") && key !== "urn");
      expect(own.filter((key) => !keys.includes(key))).toEqual([]);
    }
  });

  it("writes names that the services take", () => {
    const { resources } = recording;
    const rules: Readonly<Record<string, NameRule>> = NAME_RULES;
    const faults = resources.flatMap(({ type, inputs }) => {
      const rule = rules[type];
      const value = rule === undefined ? undefined : inputs[rule.property];
      const fault = rule === undefined ? undefined : nameFault(rule, typeof value === "string" ? value : "");
      return fault === undefined ? [] : [`${type} ${String(value)} ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  it("speaks of its own partition alone", () => {
    const { resources } = recording;
    const text = JSON.stringify(resources.map(({ inputs }) => inputs));
    const foreign = [...text.matchAll(/\barn:(aws[a-z-]*):/g)].map(([, partition]) => partition);
    const own = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    expect(foreign.filter((partition) => partition !== own)).toEqual([]);
  });

  it("protects what holds data, unless deletion was allowed with a reason that shows", () => {
    const { resources } = recording;
    const stateful = resources.filter(({ type }) => STATEFUL.test(type));
    const waivers = stateful.flatMap(({ inputs }) => {
      const waiver = (inputs.tags as Readonly<Record<string, string>> | undefined)?.["waiver-deletion"];
      return waiver === undefined ? [] : [waiver];
    });
    for (const { type, protect } of stateful) expect([type, protect]).toEqual([type, waivers.length === 0]);
  });
});
