import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BadInput, type Diagnostic } from "../ipam/diagnostic.ts";
import { readState } from "./read-state.ts";
import { viewOf } from "./view.ts";

const URN = "urn:pulumi:dev::mall::aws:rds/instance:Instance::db";
const SECRET = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
};
const STACK = {
  urn: "urn:pulumi:dev::mall::pulumi:pulumi:Stack::mall-dev",
  custom: false,
  type: "pulumi:pulumi:Stack",
  outputs: { address: "10.0.0.1" },
};
const PROVIDER = {
  urn: "urn:pulumi:dev::mall::pulumi:providers:aws::default_7_48_0",
  custom: true,
  id: "p1",
  type: "pulumi:providers:aws",
  inputs: { region: "ap-east-1", __internal: {} },
};
const database = (more: object = {}) => ({
  urn: URN,
  custom: true,
  id: "db-1",
  type: "aws:rds/instance:Instance",
  inputs: { __defaults: [], engine: "mysql" },
  outputs: { arn: "arn:x", engine: "mysql", kmsKeyId: "a default key", name: "orders" },
  parent: STACK.urn,
  provider: `${PROVIDER.urn}::p1`,
  dependencies: ["b", "a"],
  propertyDependencies: { subnet: ["z", "y"], none: null },
  ...more,
});
const exported = (...resources: readonly object[]) =>
  JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });

const read = (text: string | Uint8Array) => readState(text, "state.json");

function faults(text: string | Uint8Array): readonly Diagnostic[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

describe("a state becomes a record", () => {
  test("with its inputs, the names that others know it by, and nothing that a provider worked out", () => {
    const { project, stack, regions, outputs, resources } = read(exported(STACK, PROVIDER, database()));
    expect({ project, stack, regions, outputs }).toEqual({
      project: "mall",
      stack: "dev",
      regions: { aws: "ap-east-1" },
      outputs: { address: "10.0.0.1" },
    });
    expect(resources.find(({ urn }) => urn === URN)).toEqual({
      urn: URN,
      type: "aws:rds/instance:Instance",
      name: "db",
      parent: STACK.urn,
      custom: true,
      id: "db-1",
      inputs: { engine: "mysql", arn: "arn:x", name: "orders" },
      dependencies: ["a", "b"],
      propertyDependencies: { subnet: ["y", "z"], none: [] },
      protect: false,
      provider: PROVIDER.urn,
    });
  });

  test("an input wins over the output of its name, and a key is known by its key id", () => {
    const key = database({
      type: "aws:kms/key:Key",
      urn: URN.replace("rds/instance:Instance", "kms/key:Key"),
      inputs: { name: "given" },
      outputs: { name: "made", keyId: "k-1" },
    });
    expect(read(exported(key)).resources[0]?.inputs).toEqual({ name: "given", keyId: "k-1" });
  });

  test("from the file of a backend, compressed or not", () => {
    const file = JSON.stringify({
      version: 3,
      checkpoint: { stack: "dev", latest: { resources: [STACK, database()] } },
    });
    expect(read(file)).toEqual(read(exported(STACK, database())));
    expect(read(gzipSync(file))).toEqual(read(file));
  });

  test("without what is only waiting to be deleted; what is only read is no subject", () => {
    const old = database({ delete: true });
    const lookedUp = database({ external: true });
    expect(read(exported(STACK, old)).resources).toHaveLength(1);
    expect(viewOf(read(exported(STACK, lookedUp))).map(({ name }) => name)).toEqual(["mall-dev"]);
  });

  test("encrypted secrets are unknown; those exported in the clear are judged and never shown", () => {
    const sealed = read(exported(database({ inputs: { password: { ...SECRET, ciphertext: "v1:x" } } })));
    expect(sealed.resources[0]?.inputs.password).toEqual({ $secret: true });
    const open = read(exported(database({ inputs: { password: { ...SECRET, plaintext: '"hunter2"' } } })));
    expect(JSON.stringify(open)).not.toContain("hunter2");
    expect(viewOf(open)[0]).toMatchObject({ props: { password: "hunter2" }, secrets: ["hunter2"] });
  });

  test("an empty stack is a record without resources", () => {
    for (const empty of [
      { version: 3, deployment: { manifest: {} } },
      { version: 3, deployment: null },
      { version: 3, checkpoint: { latest: null } },
    ]) {
      expect(read(JSON.stringify(empty)).resources).toEqual([]);
    }
  });
});

describe("what is no state", () => {
  test.each([
    ["", "is empty"],
    ["{", "is no JSON"],
    ["[]", "is no state of a stack"],
    ['{"name":"x"}', "is no state of a stack"],
    ['{"resources":[],"verdicts":[]}', "is a preview, not a state"],
    [gzipSync("x").subarray(0, 12), "is a damaged gzip file"],
    [Uint8Array.of(0xff, 0xfe, 0x41), "is no text in UTF-8"],
  ])("%j is refused, with what to do instead", (text, message) => {
    expect(faults(text)).toMatchObject([
      {
        file: "state.json",
        message: expect.stringContaining(message),
        hint: expect.stringContaining("stack export"),
      },
    ]);
  });

  test("every resource that is of no shape is named, ten at most", () => {
    const bad = { ...database(), urn: "db", inputs: [] };
    expect(faults(exported(STACK, bad)).map(({ path }) => path)).toEqual([
      "deployment.resources.1.urn",
      "deployment.resources.1.inputs",
    ]);
    expect(faults(exported(...Array.from({ length: 30 }, () => bad)))).toHaveLength(10);
  });
});
