import { describe, expect, test } from "vitest";
import { baseline } from "../policy-packs/baseline/pack.ts";
import { type AnyControl, control, type Pack, UNKNOWN } from "../policy-packs/control.ts";
import { evaluate, failures, joinPacks } from "./evaluate.ts";
import { SealedSecret } from "./record.ts";
import { record, resource } from "./testing.ts";
import { viewOf } from "./view.ts";

describe("a record as judges see it", () => {
  test("shows unknowns as unknown, secrets as values that must not be repeated, assets as nothing", () => {
    const [, view] = viewOf(
      record(
        resource("aws:rds/instance:Instance", "db", {
          password: new SealedSecret("hunter2"),
          nested: { deep: [new SealedSecret({ key: "k3y-material" }), { $unknown: true }] },
          code: { $asset: { path: "x.zip" } },
          vpc: { $resource: "urn:pulumi:dev::mall::aws:ec2/vpc:Vpc::v" },
        }),
      ),
    );
    expect(view?.props).toEqual({
      password: "hunter2",
      nested: { deep: [{ key: "k3y-material" }, UNKNOWN] },
      code: {},
      vpc: UNKNOWN,
    });
    expect(view?.secrets).toEqual(["hunter2", "k3y-material"]);
  });

  test("takes a secret read back from a file for unknown", () => {
    const [, view] = viewOf(
      record(resource("aws:rds/instance:Instance", "db", { password: { $secret: true } })),
    );
    expect(view?.props).toEqual({ password: UNKNOWN });
  });

  test("shows a resource with the settings of its provider, whose default tags it will carry", () => {
    const provider = resource("pulumi:providers:aws", "singapore", {
      defaultTags: JSON.stringify({ tags: { owner: "network-team" } }),
    });
    const bucket = resource("aws:s3/bucket:Bucket", "b", {}, { provider: `${provider.urn}::id` });
    const view = viewOf(record(provider, bucket)).find(({ name }) => name === "b");
    expect(view?.providerProps).toEqual(provider.inputs);
  });

  test("leaves out what the program only reads", () => {
    const found = record(resource("aws:s3/bucket:Bucket", "shared", {}, { external: true }));
    expect(viewOf(found).map(({ name }) => name)).toEqual(["mall-dev"]);
  });
});

const TYPES = { aws: ["aws:s3/bucket:Bucket"], alicloud: ["alicloud:oss/bucket:Bucket"] };
const named: AnyControl = control<string>({
  id: "storage-require-name",
  title: "Buckets are named",
  clauses: ["10.4.1-a"],
  severity: "low",
  packs: { baseline: "advisory" },
  sameAs: [],
  fact: {
    name: "bucket-name",
    scope: "resource",
    types: TYPES,
    read: (subject) => (typeof subject.props.bucket === "string" ? subject.props.bucket : ""),
  },
  judge: (name) =>
    name === "" ? { status: "fail", message: "has no name", remedy: "name it" } : { status: "pass" },
});
const pack = (name: string, level: "advisory" | "mandatory"): Pack => ({
  name,
  title: name,
  description: name,
  entries: [{ control: named, level }],
});

describe("several packs", () => {
  test("judge a control that both hold once, at the stricter level, in either order", () => {
    const found = record(
      resource("aws:s3/bucket:Bucket", "plain"),
      resource("alicloud:oss/bucket:Bucket", "named", { bucket: "n" }),
    );
    for (const packs of [
      [pack("soft", "advisory"), pack("hard", "mandatory")],
      [pack("hard", "mandatory"), pack("soft", "advisory")],
    ]) {
      const verdicts = evaluate(found, packs);
      expect(verdicts.map(({ urn, status, level }) => [urn.split("::").at(-1), status, level])).toEqual([
        ["plain", "fail", "mandatory"],
        ["named", "pass", "mandatory"],
      ]);
    }
  });

  test("one pack stays the pack it is, and none judges nothing", () => {
    expect(joinPacks([baseline])).toBe(baseline);
    expect(evaluate(record(), [])).toEqual([]);
  });
});

test("advisory failures count only where they are asked for", () => {
  const verdicts = evaluate(record(resource("aws:s3/bucket:Bucket", "plain")), [pack("soft", "advisory")]);
  expect(failures(verdicts, "mandatory")).toEqual([]);
  expect(failures(verdicts, "advisory")).toHaveLength(1);
});
