import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { UNDECIDED } from "../../policy-packs/settings/configuration.ts";
import { analyzeState } from "./analyze-state.ts";
import { findPulumiCli } from "./pulumi-cli.ts";

const BASELINE = fileURLToPath(new URL("../../policy-packs/baseline", import.meta.url));
vi.setConfig({ testTimeout: 120_000 });

const cli = findPulumiCli();
const title = cli.found
  ? `the real engine (pulumi ${cli.version}) with a configuration`
  : `the real engine with a configuration: skipped, ${cli.reason}`;

const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const ENCRYPTED = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: "v1:x:y",
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function resource(type: string, name: string, inputs: object, custom = true) {
  const urn = `urn:pulumi:dev::mall::${type}::${name}`;
  return { urn, type, custom, ...(custom && { id: name }), inputs, outputs: { ...inputs, id: name } };
}

const EXCEPTION = {
  control: "log-require-retention",
  resource: "till",
  reason: "kept by the archive",
  owner: "it",
  approver: "security",
  ticket: "OPS-1",
  expires: inDays(30),
};

/** What is found, without the controls that a test is not about. */
async function found(
  configuration: unknown,
  about: RegExp,
  ...resources: readonly object[]
): Promise<readonly string[]> {
  const state = {
    version: 3,
    deployment: {
      manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
      // Whose key is somewhere else: its secrets cannot be opened here.
      secrets_providers: { type: "service", state: { owner: "mall", project: "mall", stack: "dev" } },
      resources,
    },
  };
  const violations = await analyzeState(cli.found ? cli.folder : "", {
    state,
    pack: BASELINE,
    configuration,
  });
  return violations
    .filter(({ control }) => about.test(control))
    .map(({ control, urn, level }) => `${level} ${control} ${urn.split("::").at(-1)}`);
}

describe.skipIf(!cli.found)(title, () => {
  const till = resource(LOGS, "till", { retentionInDays: 200, tags: { "data-class": "restricted" } });
  const open = resource(LOGS, "open", { retentionInDays: 200, tags: {} });
  const retention = (configuration: unknown, ...more: readonly object[]) =>
    found(configuration, /^(log-require-retention|exception-.*)$/, ...more, till, open);

  test("holds each resource to the limits of its tags, at the level that is configured", async () => {
    const days = { minimumDays: 180, byDataClass: { restricted: { minimumDays: 365 } } };
    const set = (level: string) => ({ "log-require-retention": { enforcementLevel: level, ...days } });
    expect(await retention(set("mandatory"))).toEqual(["mandatory log-require-retention till"]);
    expect(await retention(set("advisory"))).toEqual(["advisory log-require-retention till"]);
    expect(await retention(set("disabled"))).toEqual([]);
  });

  test("is told everything that is wrong with the configuration, and judges nothing", async () => {
    // The engine itself holds values to the schemas, and we hold names to what there is.
    await expect(
      retention({
        "log-require-retention": { minimumDays: "many", byDataClass: { restricted: { days: 1 } } },
        [UNDECIDED]: { undecided: "maybe" },
      }),
    ).rejects.toThrow(/restricted.*days.*minimumDays.*undecided/s);
    await expect(
      retention({
        "log-require-retention": { days: 3 },
        "log-no-such": { enforcementLevel: "mandatory" },
      }),
    ).rejects.toThrow(/log-no-such: is no control.*log-require-retention\.days = 3: is no setting/s);
  });

  test("takes exceptions from it and from the program, and refuses the latter where it says so", async () => {
    const { control, ...written } = EXCEPTION;
    const strict = { minimumDays: 365 };
    const marker = resource("atrium:policy:Exception", "till-logs", EXCEPTION, false);
    const level = { enforcementLevel: "mandatory", ...strict };
    const both = ["mandatory log-require-retention open", "mandatory log-require-retention till"];
    const sorted = async (configuration: unknown, ...more: readonly object[]) =>
      (await retention(configuration, ...more)).toSorted();
    expect(await sorted({ [control]: level })).toEqual(both);
    expect(await sorted({ [control]: { ...level, exceptions: [written] } })).toEqual(both.slice(0, 1));
    expect(await sorted({ [control]: level }, marker)).toEqual(both.slice(0, 1));
    expect(await sorted({ [control]: { ...level, inCode: false } }, marker)).toEqual([
      "mandatory exception-require-approval till-logs",
      ...both,
    ]);
  });

  test("makes a failure of what critical controls cannot decide where it says so", async () => {
    const orders = resource("alicloud:rds/instance:Instance", "orders", {
      engine: "MySQL",
      securityIps: ENCRYPTED,
    });
    const about = /^(db-no-public-access|undecided-.*)$/;
    expect(await found({}, about, orders)).toEqual([`advisory ${UNDECIDED} orders`]);
    const strict = await found({ [UNDECIDED]: { undecided: "fail-critical" } }, about, orders);
    expect(strict).toContain("mandatory db-no-public-access orders");
  });
});
