import { globSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalType } from "../aliases.ts";
import { CLOUDS, type ResourceView, UNKNOWN } from "../control.ts";
import { controls } from "../controls/index.ts";
import { remedyAsEngine } from "../crossguard/requests.ts";
import { UNKNOWN_SENTINEL } from "../crossguard/values.ts";
import { judge } from "../judge.ts";
import { remediate } from "../remediate/pack.ts";
import { stackView } from "../stack-view.ts";
import { type ControlCases, EXAMPLE_NOW, type Example, exampleResources, packOf } from "../testing.ts";
import { mendsOf } from "./apply.ts";
import { REMEDIES } from "./index.ts";

const root = new URL("../controls/", import.meta.url);
const byId = new Map(Object.values(controls).map((control) => [control.id as string, control]));

async function casesOf(id: string): Promise<ControlCases> {
  const [file = ""] = globSync(`*/${id}.cases.ts`, { cwd: root });
  return ((await import(new URL(file, root).href)) as { cases: ControlCases }).cases;
}

/** A tag's value is never guessed, so the tests say some. */
const FILL = { owner: "ops", department: "it", project: "p", environment: "production" };
const SETTINGS = {
  "tag-require-keys": { fill: { ...FILL, "business-line": "retail", "data-class": "internal" } },
};

function mended(resources: readonly ResourceView[]): readonly ResourceView[] {
  return resources.map((resource) => ({
    ...resource,
    props: Object.assign(
      {},
      resource.props,
      ...mendsOf(remediate, resource, { settings: SETTINGS }).map(({ changes }) => changes),
    ),
  }));
}

const statusOf = (id: string, { subject }: Example, resources: readonly ResourceView[]) =>
  judge(packOf(byId.get(id) ?? raise(id)), stackView(resources), { now: EXAMPLE_NOW, settings: {} }).find(
    ({ urn, control }) => control === id && urn.endsWith(`::${subject}`),
  )?.status;

function raise(id: string): never {
  throw new Error(`no control ${id}`);
}

for (const { title, controls: asked, mends } of REMEDIES) {
  describe(title, () => {
    const types = Object.keys(mends);

    test("has types of both clouds", () => {
      for (const cloud of CLOUDS)
        expect(
          types.some((type) => type.startsWith(`${cloud}:`)),
          cloud,
        ).toBe(true);
      expect(types.map(canonicalType)).toEqual(types);
    });

    test.each([...asked])("%s: cures what it changes, and nothing that passed fails", async (id) => {
      const cases = await casesOf(id);
      let cured = 0;
      for (const cloud of CLOUDS) {
        for (const example of cases[cloud]?.fail ?? []) {
          const before = exampleResources(example.resources, "preview");
          const after = mended(before);
          if (JSON.stringify(after) === JSON.stringify(before)) continue;
          if (statusOf(id, example, after) === "pass") cured += 1;
        }
        for (const example of cases[cloud]?.pass ?? []) {
          const after = mended(exampleResources(example.resources, "preview"));
          expect(statusOf(id, example, after), `${id} ${JSON.stringify(example.resources)}`).toBe("pass");
        }
      }
      expect(cured).toBeGreaterThan(0);
    });
  });
}

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(
      UNKNOWN,
      true,
      false,
      "true",
      "",
      0,
      7,
      "HTTPS",
      "tls_cipher_policy_1_0",
      null,
      undefined,
    ),
    fc.string(),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 2 }),
  ),
})).value;

const INPUTS = [
  "blockPublicAcls",
  "blockPublicAccess",
  "protocol",
  "listenerProtocol",
  "sslPolicy",
  "securityPolicyId",
  "tlsCipherPolicy",
  "viewerCertificate",
  "securityPolicy",
  "retentionInDays",
  "retentionPeriod",
  "tags",
  "sqsManagedSseEnabled",
  "kmsMasterKeyId",
  "enabled",
  "encrypted",
];
const types = [
  ...new Set(REMEDIES.slice(1).flatMap(({ mends }) => Object.keys(mends))),
  "aws:autoscaling/group:Group",
];
const anyResource = fc.record({
  type: fc.constantFrom(...types),
  props: fc.dictionary(fc.constantFrom(...INPUTS), value, { maxKeys: 6 }),
});

const resource = (type: string, props: object): ResourceView => ({
  urn: `urn:pulumi:t::t::${type}::x`,
  type,
  name: "x",
  custom: true,
  props: props as ResourceView["props"],
  dependencies: [],
  propertyDependencies: {},
  protect: false,
});

describe("whatever the inputs are", () => {
  test("remedies never throw, touch nothing unknown, and have nothing left to do the second time", () => {
    fc.assert(
      fc.property(anyResource, ({ type, props }) => {
        const before = resource(type, props);
        const [after = before] = mended([before]);
        for (const [input, held] of Object.entries(props)) {
          if (held === UNKNOWN) expect(after.props[input]).toBe(UNKNOWN);
        }
        expect(mendsOf(remediate, after, { settings: SETTINGS })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("without values for tags none is written", () => {
    expect(mendsOf(remediate, resource("aws:ec2/vpc:Vpc", {}))).toEqual([]);
  });

  test("a log store that is kept longer than asked is left alone", () => {
    const store = (retentionPeriod: unknown) =>
      mendsOf(remediate, resource("alicloud:log/store:Store", { retentionPeriod }));
    expect(store(30).map(({ changes }) => changes)).toEqual([{ retentionPeriod: 184 }]);
    expect([store(184), store(3650), store(UNKNOWN)]).toEqual([[], [], []]);
  });
});

describe("in the engine", () => {
  const listener = resource("aws:lb/listener:Listener", {
    protocol: "HTTPS",
    certificateArn: UNKNOWN,
    alpnPolicy: "hunter2",
  });

  test("the inputs come back whole, with secrets and unknowns as they were", () => {
    const [first, ...others] = remedyAsEngine(remediate, { ...listener, secrets: ["hunter2"] });
    expect(others).toEqual([]);
    expect(first).toEqual({
      policy: "tls-require-balancer-version",
      inputs: {
        protocol: "HTTPS",
        certificateArn: UNKNOWN_SENTINEL,
        alpnPolicy: {
          "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
          value: "hunter2",
        },
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      },
    });
  });

  test("another level than remediate only judges", () => {
    const level = (enforcementLevel: string) =>
      remedyAsEngine(remediate, listener, { "tls-require-balancer-version": { enforcementLevel } }).length;
    expect([level("remediate"), level("mandatory"), level("disabled")]).toEqual([1, 0, 0]);
  });

  test("several remedies of one resource follow on each other", () => {
    const queue = resource("aws:sqs/queue:Queue", { tags: {} });
    const done = remedyAsEngine(remediate, queue, SETTINGS);
    expect(done.map(({ policy }) => policy)).toEqual(["tag-require-keys", "middleware-require-encryption"]);
    expect(done[1]?.inputs).toMatchObject({ sqsManagedSseEnabled: true, tags: { owner: "ops" } });
  });
});
