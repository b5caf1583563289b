import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import { loadEstate } from "../load.ts";

const EXAMPLE = new URL("../../examples/mall-group/", import.meta.url).pathname;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "accounts-"));
  for (const file of ["estate.yaml", "plan.yaml", "plan.lock.yaml", "exceptions.yaml", "costs.yaml"]) {
    cpSync(join(EXAMPLE, file), join(folder, file));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = () => loadEstate(join(folder, "estate.yaml")).estate;

function edit(from: string | RegExp, to: string): void {
  const path = join(folder, "estate.yaml");
  const text = readFileSync(path, "utf8");
  const edited = text.replace(from, to);
  expect(edited, `${from} is not in the estate`).not.toBe(text);
  writeFileSync(path, edited);
}

function faults() {
  try {
    load();
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
  return [];
}

test("an account has its own regions and those of its networks, the home region first", () => {
  const { governance } = load();
  expect(governance["aws-main"]?.account).toMatchObject({
    name: "aws-main",
    id: "111122223333",
    regions: ["ap-southeast-1", "ap-northeast-1"],
    tags: { department: "it", environment: "production" },
  });
});

test("tags of an account win over the estate's", () => {
  edit(
    /purpose: workload, home: ap-southeast-1[^}]*\}/,
    "purpose: workload, home: ap-southeast-1, tags: { owner: x } }",
  );
  expect(load().governance["aws-main"]?.account.tags.owner).toBe("x");
});

test.each([
  ["an id of the other cloud", '"111122224444"', '"1111222244445555"', "accounts.aws-logs.id", "16 digits"],
  [
    "an unknown home",
    "home: ap-southeast-1, regions",
    "home: ap-southeast-77, regions",
    "accounts.aws-logs.home",
    "no region of AWS",
  ],
  [
    "an unknown region",
    "regions: [cn-beijing]",
    "regions: [cn-bejing]",
    "accounts.ali-logs.regions[0]",
    "no region of Alibaba Cloud",
  ],
  [
    "a region of another partition",
    "regions: [ap-northeast-1]",
    "regions: [cn-north-1]",
    "accounts.aws-logs.regions[0]",
    "another partition",
  ],
  [
    "one account twice",
    '"111122224444"',
    '"111122223333"',
    "accounts.aws-main.id",
    'account of "aws-logs" already',
  ],
  [
    "an account that no entry governs",
    '"111122223333", purpose',
    '"111122225555", purpose',
    "networks.aws-singapore.account",
    "none of accounts:",
  ],
  [
    "a role of another account",
    "111122220000:role",
    "999999999999:role",
    "accounts.aws-org.assumeRole",
    "no role of the account",
  ],
  [
    "a tag that no bill knows",
    "regions: [cn-beijing] }",
    "regions: [cn-beijing], tags: { department: catering } }",
    "accounts.ali-logs.tags.department",
    "not an allowed value",
  ],
  [
    "an unknown purpose",
    "purpose: log-archive, home: cn",
    "purpose: logs, home: cn",
    "accounts.ali-logs.purpose",
    "",
  ],
])("%s is refused where it stands, with a remedy", (_name, from, to, path, message) => {
  edit(from, to);
  const found = faults();
  expect(found.map((fault) => fault.path)).toContain(path);
  const fault = found.find((each) => each.path === path) ?? expect.fail("no such fault");
  expect(fault.message).toContain(message);
  expect(fault).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  expect(fault.hint).not.toBe("");
});

test("a network on one cloud may not name an account of the other", () => {
  edit('id: "1000000000000001"', 'id: "1000000000000009"');
  edit(/(ali-shanghai:\n {4}account: )"1000000000000001"/, '$1"111122223333"');
  expect(faults().map(({ code }) => code)).toContain("estate.account-cloud");
});
