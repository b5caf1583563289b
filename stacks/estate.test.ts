import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allocate, BadInput, emptyLock, parseLock, parsePlan, printLock } from "../ipam/index.ts";
import { loadEstate } from "./load.ts";

const EXAMPLE = new URL("../examples/mall-group/", import.meta.url).pathname;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-"));
  for (const file of ["estate.yaml", "plan.yaml", "plan.lock.yaml", "exceptions.yaml", "costs.yaml"]) {
    cpSync(join(EXAMPLE, file), join(folder, file));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = () => loadEstate(join(folder, "estate.yaml"));

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const edited = text.replace(from, to);
  expect(edited, `${from} is not in ${file}`).not.toBe(text);
  writeFileSync(path, edited);
}

/** Networks alone: what runs in them would have a say of its own. */
function withoutSystems(): void {
  edit("estate.yaml", /\nsystems:[\s\S]*?(?=\n\w|$)/, "\n");
  edit("estate.yaml", /\nworkloads:[\s\S]*?(?=\n\w|$)/, "\n");
}

/** What `atrium plan allocate` would write. */
function reallocate(): void {
  const read = (file: string) => readFileSync(join(folder, file));
  const plan = parsePlan(read("plan.yaml"), "plan.yaml");
  const { lock } = allocate(plan, parseLock(read("plan.lock.yaml"), "plan.lock.yaml"));
  writeFileSync(join(folder, "plan.lock.yaml"), printLock(lock));
}

function faults(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
  return [];
}

test("reads the example: every network has its addresses, accounts and flows", () => {
  const { estate } = load();
  expect(Object.keys(estate.networks)).toEqual(["ali-shanghai", "ali-beijing", "aws-singapore", "aws-tokyo"]);
  const { args } = estate.networks["aws-singapore"] ?? expect.fail("no such network");
  expect(Object.keys(args.addresses.azs)).toEqual(["apse1-az1", "apse1-az2", "apse1-az3"]);
  expect(args.tags).toMatchObject({
    department: "it",
    environment: "production",
    "data-class": "restricted",
  });
  expect(args.peers?.stores?.ipv4).toHaveLength(4);
});

test("freezes are read, and the ones that cannot be are named where they stand", () => {
  edit(
    "estate.yaml",
    /^networks:/m,
    "changeFreezes:\n  eleven: { from: 2026-11-09, until: 2026-11-12, reason: Campaign }\n\nnetworks:",
  );
  expect(load().estate.changeFreezes).toEqual({
    eleven: { from: "2026-11-09", until: "2026-11-12", reason: "Campaign" },
  });
  edit("estate.yaml", "until: 2026-11-12", "until: 2026-11-08");
  expect(faults(load).map(({ path, message, value }) => [path, message, value])).toEqual([
    ["changeFreezes.eleven.until", "lies before from", "2026-11-08"],
  ]);
});

test("a flow of the estate is left out where a network lacks one of its ends", () => {
  edit(
    "plan.yaml",
    /(aws-singapore:[\s\S]*?tiers: )\*tiers/,
    "$1{ web: { hosts: 50 }, batch: { hosts: 20 } }",
  );
  withoutSystems();
  edit("estate.yaml", "from: web, to: app,", "from: web, to: batch,");
  edit("estate.yaml", /( {2}aws-singapore:\n)/, "$1    tiers: { batch: { role: app } }\n");
  edit("estate.yaml", "ssm: ssm }\n      tier: app", "ssm: ssm }\n      tier: batch");
  reallocate();
  const { estate } = load();
  const flowsOf = (network: string) => Object.keys(estate.networks[network]?.args.flows ?? {});
  expect(flowsOf("aws-singapore")).toContain("web-app");
  expect(flowsOf("aws-tokyo")).not.toContain("web-app");
});

test("a peer has the zones of its addresses, whoever wrote them down", () => {
  edit("estate.yaml", "peers:\n", "peers:\n  till: { description: One till, ipv4: [ TILL/32 ] }\n");
  edit(
    "estate.yaml",
    "\nnetworks:",
    "  till-web: { from: till, to: web, ports: [443], reason: Trial, owner: web-team@mall.example }\n\nnetworks:",
  );
  const till = /bj-chaoyang\/pos\/ipv4: \{prefix: ([\d.]+)/.exec(
    readFileSync(join(folder, "plan.lock.yaml"), "utf8"),
  );
  edit("estate.yaml", "TILL", till?.[1] ?? "");
  const { peers, zones } = load().estate.networks["aws-tokyo"]?.args ?? expect.fail("no such network");
  expect(peers?.till?.zones).toEqual(["pos"]);
  expect(peers?.operators?.zones).toEqual(["management"]);
  expect(peers?.stores?.zones).toHaveLength(9);
  expect(zones).toBeUndefined();
});

test("a zone of the plan's own is open as far as the plan says", () => {
  edit("plan.yaml", "templates:", "zones: { kiosk: { vlans: 500-519 } }\ntemplates:");
  edit(
    "plan.yaml",
    "bj-chaoyang: { template: standard }",
    "bj-chaoyang: { template: standard, zones: { kiosk: { hosts: 9 } } }",
  );
  edit("estate.yaml", "zone: management }", "zones: [management, kiosk] }");
  edit("estate.yaml", "sites: [head-office]", "sites: [head-office, bj-chaoyang]");
  reallocate();
  expect(faults(load).map(({ path, message }) => `${path} ${message}`)).toEqual([
    expect.stringMatching(/^flows\.operators-management lets kiosk reach management: .*\[§3\.4\.1-c\]/),
  ]);
  edit("plan.yaml", "500-519 }", "500-519, isolation: { reaches: { management: status } } }");
  expect(load().estate.networks["aws-tokyo"]?.args.zones).toMatchObject({
    kiosk: { reaches: { management: "status" } },
  });
});

describe("one fault in estate.yaml gives one message with place, value and remedy", () => {
  const one: readonly [
    name: string,
    from: string | RegExp,
    to: string,
    path: string,
    says: RegExp,
    hint: RegExp,
  ][] = [
    ["a misspelt key", "businessLines:", "buisnessLines:", "buisnessLines", /not known/, /businessLines/],
    ["a wrong version", "atrium/v1", "atrium/v2", "apiVersion", /not known/, /atrium\/v1/],
    [
      "an account as a number",
      'account: "111122223333"',
      "account: 111122223333",
      "networks.aws-singapore.account",
      /text|string/i,
      /quote|text/i,
    ],
    [
      "an account with letters",
      'account: "111122223333"',
      'account: "1111-2222-3333"',
      "networks.aws-singapore.account",
      /./,
      /digits/,
    ],
    [
      "a role of another account",
      'account: "111122223333"\n',
      'account: "111122223333"\n    assumeRole: arn:aws:iam::444455556666:role/deploy\n',
      "networks.aws-singapore.assumeRole",
      /no role of the account 111122223333/,
      /role of that account/,
    ],
    [
      "a KMS instance on AWS",
      "    egress: { mode: regional }",
      "    egress: { mode: regional }\n    flowLogs: { kmsInstance: kst-1 }",
      "networks.aws-tokyo.flowLogs.kmsInstance",
      /./,
      /./,
    ],
    [
      "an account too short",
      'account: "111122223333"',
      'account: "1111"',
      "networks.aws-singapore.account",
      /account/,
      /12 digits/,
    ],
    [
      "an unknown environment",
      "environment: production",
      "environment: prod",
      "networks.ali-shanghai.environment",
      /./,
      /production/,
    ],
    [
      "an unknown way out",
      "mode: per-az",
      "mode: per-zone",
      "networks.aws-singapore.egress.mode",
      /./,
      /per-az/,
    ],
    [
      "a gateway in a zone that is not there",
      "az: cn-beijing-h",
      "az: cn-beijing-z",
      "networks.ali-beijing.egress.az",
      /zone/,
      /cn-beijing-h/,
    ],
    [
      "a network the plan lacks",
      "  aws-tokyo:\n    account",
      "  aws-osaka:\n    account",
      "networks.aws-osaka",
      /no such network/,
      /aws-/,
    ],
    [
      "a flow from nobody",
      "from: web, to: app,",
      "from: wbe, to: app,",
      "flows.web-app.from",
      /no such tier or peer/,
      /web/,
    ],
    [
      "a port written as a text range",
      /(from: web, to: app,.*?ports: )\[[^\]]*\]/,
      '$1["8443-8450"]',
      "flows.web-app.ports[0]",
      /does not fit/,
      /from: 8000, to: 8100/,
    ],
    [
      "a fraction of a port",
      /(from: web, to: app,.*?ports: )\[[^\]]*\]/,
      "$1[44.3]",
      "flows.web-app.ports[0]",
      /does not fit/,
      /1 to 65535/,
    ],
    [
      "a plan that is not there",
      /^plan: plan\.yaml$/m,
      "plan: plans/nowhere.yaml",
      "plan",
      /no such plan/,
      /relative to this file/,
    ],
    [
      "a plan by an absolute path",
      /^plan: plan\.yaml$/m,
      "plan: /etc/plan.yaml",
      "plan",
      /no such plan/,
      /relative to this file/,
    ],
    [
      "a folder as the plan",
      /^plan: plan\.yaml$/m,
      "plan: .",
      "plan",
      /is a folder/,
      /relative to this file/,
    ],
    [
      "exceptions that are not there",
      /^exceptions: .*$/m,
      "exceptions: nowhere.yaml",
      "exceptions",
      /no such file/,
      /relative to this file/,
    ],
    [
      "a department nobody knows",
      "department: property\n",
      "department: propertys\n",
      "systems.parking.department",
      /no such department/,
      /property/,
    ],
    [
      "a business line nobody knows",
      "businessLine: supermarket",
      "businessLine: supermarkt",
      "systems.purchasing.businessLine",
      /no such business line/,
      /supermarket/,
    ],
    [
      "a system in a network that is not built",
      "networks: [aws-singapore, aws-tokyo]\n",
      "networks: [aws-sydney, aws-tokyo]\n",
      "systems.membership.networks[0]",
      /no such network/,
      /./,
    ],
    [
      "a fourth tier of systems",
      "tier: 3, department: it",
      "tier: 4, department: it",
      "systems.oa.tier",
      /./,
      /1|2|3/,
    ],
    [
      "an unknown data class",
      "dataClass: internal, exposure",
      "dataClass: secret, exposure",
      "systems.oa.dataClass",
      /./,
      /restricted/,
    ],
    ["a recovery time below zero", "rtoMinutes: 480", "rtoMinutes: -1", "systems.oa.rtoMinutes", /./, /./],
    [
      "a tag value outside the list",
      "department: it\n",
      "department: itt\n",
      "tags.department",
      /itt|not|allowed/i,
      /it/,
    ],
    ["a required tag left out", "  project: landing-zone\n", "", "tags", /project/, /project/],
    [
      "a misspelt tag",
      "department: it\n",
      "departmant: it\n",
      "tags.departmant",
      /no key of the tag plan, and department is required/,
      /did you mean "department"/,
    ],
    [
      "a port out of range",
      "ports: [22]",
      "ports: [70000]",
      "flows.management-app.ports[0]",
      /./,
      /65535|port/,
    ],
    [
      "a flow from nowhere in one network",
      "    endpoints: { gateway: [oss] }",
      "    flows: { odd: { from: nowhere, to: app, ports: [1], reason: none, owner: me } }\n    endpoints: { gateway: [oss] }",
      "networks.ali-shanghai.flows.odd.from",
      /./,
      /web|app/,
    ],
    [
      "a flow without a reason",
      ", reason: Entry to applications over TLS",
      "",
      "flows.web-app.reason",
      /missing|required/i,
      /./,
    ],
    [
      "a flow into the db tier from the internet",
      "from: stores, to: web",
      "from: internet, to: db",
      "flows.stores-web.to",
      /./,
      /./,
    ],
    [
      "a region of stores that the plan lacks",
      "north, south, west] }",
      "north, south, west, centre] }",
      "peers.stores.plan.regions[4]",
      /no such region/,
      /./,
    ],
    [
      "a zone that the plan lacks",
      "zone: management }",
      "zone: managment }",
      "peers.operators.plan.zone",
      /no such zone/,
      /management/,
    ],
    [
      "zones of which the plan lacks one",
      "zone: management }",
      "zones: [management, offices] }",
      "peers.operators.plan.zones[1]",
      /no such zone/,
      /office/,
    ],
    [
      "a flow between zones that the guide keeps apart",
      "{ from: internet, to: web, ports: [443],",
      "{ from: internet, to: web, ports: [80],",
      "flows.stores-web",
      /lets guest-wifi reach server: .* \[§3\.4\.1-d\]/,
      /only cctv, iot, .* exception: \{ reason, approver \}/,
    ],
    [
      "an exception that excuses nothing",
      "  web-app: {",
      "  web-app: { exception: { reason: old habit, approver: ciso },",
      "flows.web-app.exception",
      /excuses nothing/,
      /delete it/,
    ],
    [
      "flow logs kept for too short",
      "    egress: { mode: regional }",
      "    egress: { mode: regional }\n    flowLogs: { retentionDays: 30 }",
      "networks.aws-tokyo.flowLogs.retentionDays",
      /./,
      /184|365/,
    ],
    [
      "flow logs off without a reason",
      "    egress: { mode: regional }",
      "    egress: { mode: regional }\n    flowLogs: { off: { owner: me } }",
      "networks.aws-tokyo.flowLogs.off.reason",
      /missing|required/i,
      /./,
    ],
    [
      "a service without a gateway endpoint",
      "gateway: [oss]",
      "gateway: [s3]",
      "networks.ali-shanghai.endpoints.gateway[0]",
      /gateway endpoint/,
      /oss/,
    ],
    [
      "a doubled network",
      /(\n {2}aws-tokyo:\n(?: {4}.*\n)+)/,
      "$1  aws-tokyo: {}\n",
      "networks.aws-tokyo",
      /twice|already|double/i,
      /./,
    ],
    ["a tab as indentation", "  department: it\n", "\tdepartment: it\n", "", /tab/i, /space/i],
  ];
  test.each(one)("%s", (_name, from, to, path, says, hint) => {
    edit("estate.yaml", from, to);
    const found = faults(load);
    expect(found.map(({ path: at }) => at)).toEqual([path]);
    expect(found[0]).toMatchObject({ severity: "error", file: expect.stringMatching(/estate\.yaml$/) });
    expect(found[0]?.line).toBeGreaterThan(0);
    expect(found[0]?.message).toMatch(says);
    expect(found[0]?.hint).toMatch(hint);
  });
});

test("two networks of one Alibaba Cloud account and region need a KMS instance for the second key", () => {
  withoutSystems();
  edit("plan.yaml", "region: cn-beijing", "region: cn-shanghai");
  edit(
    "plan.yaml",
    "azs: { cn-beijing-h: 0, cn-beijing-k: 1 }",
    "azs: { cn-shanghai-b: 0, cn-shanghai-g: 1 }",
  );
  edit("estate.yaml", "az: cn-beijing-h", "az: cn-shanghai-b");
  writeFileSync(join(folder, "plan.lock.yaml"), printLock(emptyLock("plan.lock.yaml")));
  reallocate();
  expect(faults(load).map(({ path, message }) => [path, message])).toEqual([
    ["networks.ali-beijing.flowLogs", expect.stringContaining("which ali-shanghai takes")],
  ]);
  edit(
    "estate.yaml",
    "mode: regional, az: cn-shanghai-b }",
    "mode: regional, az: cn-shanghai-b }\n    flowLogs: { kmsInstance: kst-shh6459example }",
  );
  expect(faults(load)).toEqual([]);
});

test("all faults of the file come at once, in its order", () => {
  edit("estate.yaml", "  owner: cloud-team@mall.example\n", "");
  edit("estate.yaml", "az: cn-beijing-h", "az: cn-beijing-z");
  edit("estate.yaml", "department: property\n", "department: propertys\n");
  expect(faults(load).map(({ path }) => path)).toEqual([
    "tags",
    "networks.ali-beijing.egress.az",
    "systems.parking.department",
  ]);
});

describe("files around the estate", () => {
  const whole: readonly [name: string, spoil: () => void, file: RegExp, says: RegExp, hint: RegExp][] = [
    ["an empty estate", () => writeFileSync(join(folder, "estate.yaml"), ""), /estate\.yaml$/, /empty/, /./],
    [
      "a binary estate",
      () => writeFileSync(join(folder, "estate.yaml"), new Uint8Array([0, 1, 2, 255])),
      /estate\.yaml$/,
      /./,
      /./,
    ],
    [
      "an estate of 10 MB",
      () => writeFileSync(join(folder, "estate.yaml"), "a: b\n".repeat(2_000_000)),
      /estate\.yaml$/,
      /large|big|MiB/i,
      /./,
    ],
    [
      "a plan that is not there",
      () => rmSync(join(folder, "plan.yaml")),
      /estate\.yaml$/,
      /no such plan/,
      /relative to this file/,
    ],
    [
      "a plan that was never allocated",
      () => rmSync(join(folder, "plan.lock.yaml")),
      /plan\.lock\.yaml$/,
      /never allocated/,
      /atrium plan allocate/,
    ],
    [
      "exceptions that are not there",
      () => rmSync(join(folder, "exceptions.yaml")),
      /estate\.yaml$/,
      /no such file/,
      /relative to this file/,
    ],
    [
      "a plan that grew since its lock",
      () =>
        edit(
          "plan.yaml",
          "      dc-chengdu:",
          "      dc-kunming: { template: data-room }\n      dc-chengdu:",
        ),
      /plan\.lock\.yaml$/,
      /does not hold every address/,
      /atrium plan allocate/,
    ],
    [
      "an exception without an end",
      () =>
        writeFileSync(
          join(folder, "exceptions.yaml"),
          "apiVersion: atrium/v1\nkind: Exceptions\nexceptions:\n  - { control: a, resource: b, reason: c, owner: d, approver: e, ticket: f, expires: soon }\n",
        ),
      /exceptions\.yaml$/,
      /no day/,
      /YYYY-MM-DD/,
    ],
    [
      "a tier 1 system in a single zone",
      () => {
        edit("plan.yaml", "azs: { cn-beijing-h: 0, cn-beijing-k: 1 }", "azs: { cn-beijing-h: 0 }");
      },
      /./,
      /./,
      /./,
    ],
  ];
  test.each(whole)("%s", (_name, spoil, file, says, hint) => {
    spoil();
    const before = readdirSync(folder).sort();
    const found = faults(load);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.file).toMatch(file);
    expect(found[0]?.message).toMatch(says);
    expect(found[0]?.hint).toMatch(hint);
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});
