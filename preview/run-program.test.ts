import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { BadInput, type Diagnostic } from "../ipam/diagnostic.ts";
import { SealedSecret } from "./record.ts";
import { type RunOptions, runProgram } from "./run-program.ts";

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const run = (name: string, options: Partial<RunOptions> = {}) =>
  runProgram({ program: fixture(name), ...options });

async function faultsOf(name: string, options: Partial<RunOptions> = {}): Promise<readonly Diagnostic[]> {
  const error = await run(name, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BadInput);
  return (error as BadInput).diagnostics;
}

describe("what is recorded", () => {
  test("keeps URNs, parents, unknowns and the inputs that come back as outputs, on both clouds", async () => {
    const { resources, outputs } = await run("both-clouds");
    const stack = "urn:pulumi:dev::both-clouds::pulumi:pulumi:Stack::both-clouds-dev";
    const vpc = "urn:pulumi:dev::both-clouds::aws:ec2/vpc:Vpc::shop";
    expect(resources.map((resource) => resource.urn)).toEqual([
      stack,
      "urn:pulumi:dev::both-clouds::alicloud:vpc/network:Network::mall",
      "urn:pulumi:dev::both-clouds::alicloud:vpc/switch:Switch::mall-app",
      "urn:pulumi:dev::both-clouds::aws:ec2/subnet:Subnet::shop-app",
      vpc,
    ]);
    expect(resources.every((resource) => resource.urn === stack || resource.parent === stack)).toBe(true);
    expect(resources[1]).toMatchObject({ inputs: { cidrBlock: "10.8.0.0/16" }, dependencies: [vpc] });
    expect(resources[3]?.inputs).toMatchObject({ vpcId: { $unknown: true }, cidrBlock: "10.8.0.0/24" });
    expect(resources[3]?.propertyDependencies).toEqual({ cidrBlock: [], vpcId: [vpc] });
    expect(outputs).toEqual({ range: "10.8.0.0/16", subnetId: { $unknown: true } });
  });

  test("runs a program written as for ts-node: CommonJS with imports, enums, parameter properties", async () => {
    const { outputs, resources } = await run("typescript");
    expect(outputs).toEqual({ range: "10.1.0.0/16" });
    expect(resources.at(-1)?.inputs).toMatchObject({ tags: { folder: "typescript" } });
  });

  test("finds the TypeScript behind an import that ends in .js", async () => {
    expect((await run("js-ending")).outputs).toEqual({ names: "one two" });
  });

  test("gives the same record whatever order promises settle in", async () => {
    const [first, second] = await Promise.all([run("late"), run("late")]);
    expect(second).toEqual(first);
  });

  test("waits for what timers and packages create after the program's last line", async () => {
    const { resources } = await run("late");
    expect(resources.map((resource) => resource.name)).toEqual(
      expect.arrayContaining(["by-timer", "before-exit", "uploads", "scan"]),
    );
    expect(resources.map((resource) => resource.type)).toContain(
      "aws:s3/bucketNotification:BucketNotification",
    );
  });

  test("runs a program of CommonJS that exports a function", async () => {
    const { resources, outputs } = await run("commonjs");
    expect(resources.map((resource) => resource.name)).toEqual(["commonjs-dev", "shop"]);
    expect(outputs).toEqual({ range: "10.1.0.0/16" });
  });

  test("records a program that creates nothing as the stack alone", async () => {
    const { resources, outputs } = await run("empty");
    expect(resources.map((resource) => resource.type)).toEqual(["pulumi:pulumi:Stack"]);
    expect(outputs).toEqual({ nothing: "here" });
  });
});

describe("configuration", () => {
  test("joins Pulumi.yaml, the stack's file in stackConfigDir and the command line, the last word winning", async () => {
    const { resources, outputs, regions } = await run("settings", { config: { class: "db.r8g.large" } });
    const tills = resources.find((resource) => resource.name === "tills");
    expect(tills?.inputs).toMatchObject({ instanceClass: "db.r8g.large", username: "tills" });
    expect(tills?.inputs.tags).toMatchObject({ owner: "retail" });
    expect(resources.map((resource) => resource.name)).toEqual(expect.arrayContaining(["north", "south"]));
    expect(outputs).toEqual({ names: ["organization", "settings", "dev"], where: "src" });
    expect(regions).toEqual({ aws: "ap-east-1" });
  });

  test("holds a secret in memory and never prints it; an encrypted one is unknown and secret", async () => {
    const { resources } = await run("settings", { config: { token: "hunter2" } });
    const { password, tags } = resources.find((resource) => resource.name === "tills")?.inputs ?? {};
    expect(password).toBeInstanceOf(SealedSecret);
    expect((password as SealedSecret).reveal()).toEqual({ $unknown: true });
    const { token } = tags as unknown as { token: SealedSecret };
    expect(token.reveal()).toBe("hunter2");
    expect(JSON.stringify(resources)).not.toContain("hunter2");
    expect(JSON.parse(JSON.stringify(token))).toEqual({ $secret: true });
  });

  test("a stack without a file has no configuration, and the program says what it misses", async () => {
    const [fault] = await faultsOf("settings", { stack: "other" });
    expect(fault?.message).toContain("Missing required configuration variable 'settings:shops'");
  });
});

describe("what only a cloud knows", () => {
  test("leaves data sources, other stacks and read resources unknown, and names the data sources", async () => {
    const record = await run("lookups");
    const inputs = (name: string, type: string) =>
      record.resources.find((resource) => resource.name === name && resource.type === type)?.inputs;
    expect(inputs("first-zone", "aws:ec2/subnet:Subnet")?.availabilityZone).toEqual({ $unknown: true });
    expect(inputs("beside", "alicloud:vpc/switch:Switch")).toMatchObject({
      vpcId: { $unknown: true },
      zoneId: { $unknown: true },
    });
    expect(inputs("shared", "aws:s3/bucketVersioning:BucketVersioning")?.bucket).toBe("shared-bucket");
    expect(record.outputs).toEqual({ arn: { $unknown: true } });
    expect(record.lookups).toEqual([
      "alicloud:vpc/getSwitches:getSwitches",
      "aws:index/getAvailabilityZones:getAvailabilityZones",
    ]);
    expect(record.resources.filter((resource) => resource.external).map((resource) => resource.name)).toEqual(
      ["shared", "organization/network/prod"],
    );
  });

  test("refuses an awaited look-up at the line that asks, rather than answering with nothing", async () => {
    const faults = await faultsOf("awaited-lookup");
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line: 3, code: "program.threw" });
    expect(faults[0]?.file).toMatch(/fixtures\/awaited-lookup\/index\.ts$/);
    expect(faults[0]?.message).toContain("getCallerIdentityOutput");
  });
});

describe("a program at fault", () => {
  test.each([
    ["throws", 7, 'RangeError: no range for shop "south"'],
    ["exits", 4, "the program ended itself by process.exit(3)"],
    ["duplicate", 4, "Duplicate resource URN"],
  ])("%s: shows the user's own line and the message", async (name, line, message) => {
    const faults = await faultsOf(name);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line });
    expect(faults[0]?.file).toMatch(new RegExp(`fixtures/${name}/index\\.ts$`));
    expect(faults[0]?.message).toContain(message);
    expect(JSON.stringify(faults)).not.toContain("node_modules");
  });

  test("reports a rejected apply and a promise that nobody waits for, both with their lines", async () => {
    const faults = await faultsOf("rejects");
    expect(faults.map(({ line, message }) => [line, message])).toEqual(
      expect.arrayContaining([
        [7, "a promise nobody waits for"],
        [5, "range 10.1.0.0/16 is not for shops"],
      ]),
    );
  });

  test("names the resource and the input that a hanging program waits for", async () => {
    const faults = await faultsOf("hangs");
    expect(faults.map((fault) => fault.message)).toEqual([
      'waits (aws:ec2/vpc:Vpc) was never created: it waits for its input "cidrBlock"',
    ]);
  });

  test("names both resources that wait for each other", async () => {
    const faults = await faultsOf("circle");
    expect(faults.map((fault) => fault.message.split(" ")[0])).toEqual(["first", "second"]);
  });

  test("reports an await at the top that never ends", async () => {
    expect(await faultsOf("hangs-at-top")).toMatchObject([{ code: "program.hung" }]);
  });

  test("fails on an error that the program logs, as the engine does, and passes on what it prints", async () => {
    let printed = "";
    const onOutput = (text: string) => {
      printed += text;
    };
    expect(await faultsOf("logs-error", { onOutput })).toMatchObject([
      { code: "program.logged", message: "shop 13 has no owner" },
    ]);
    expect(printed).toContain("the lease of shop 12 ends soon");
  });

  test("names the line of the TypeScript that was written, not of what it was compiled to", async () => {
    const [fault] = await faultsOf("typescript-throws");
    expect(fault).toMatchObject({ line: 10, message: "no room in shop" });
    expect(fault?.file).toMatch(/typescript-throws\/index\.ts$/);
  });

  test.each([
    ["unknown-package", "nothing-of-the-kind", "npm ci"],
    ["enum", "enum", "a const object for an enum"],
    ["exit-code", "process.exitCode = 4", "throw an error"],
  ])("%s: says what to do", async (name, message, hint) => {
    const faults = await faultsOf(name);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain(message);
    expect(faults[0]?.hint).toContain(hint);
  });

  test("a program that leaves with zero when all is done is not at fault", async () => {
    const { resources } = await run("exits-at-ease");
    expect(resources.map((resource) => resource.name)).toEqual(["exits-at-ease-dev", "shop"]);
  });

  test("stops a program that never comes to an end", async () => {
    expect(await faultsOf("endless", { timeout: 1500 })).toMatchObject([{ code: "program.timeout" }]);
  });
});

describe("a project at fault", () => {
  test("names the missing Pulumi.yaml", async () => {
    const error = await runProgram({ program: "/" }).catch((thrown: unknown) => thrown);
    expect((error as BadInput).diagnostics).toMatchObject([{ code: "project.none" }]);
  });

  test.each([
    ["wrong-runtime", "project.runtime", "runtime"],
    ["wrong-main", "project.main", "main"],
    ["wrong-shape", "project.shape", "name"],
  ])("%s: points at the key in Pulumi.yaml", async (name, code, path) => {
    expect(await faultsOf(name)).toMatchObject([{ code, path, line: expect.any(Number) }]);
  });
});

test("previews several programs at once in one process without mixing them", async () => {
  const [one, two, three] = await Promise.all([
    run("both-clouds"),
    run("settings"),
    run("both-clouds", { stack: "prod" }),
  ]);
  expect([one, two, three].map((record) => `${record.project}/${record.stack}`)).toEqual([
    "both-clouds/dev",
    "settings/dev",
    "both-clouds/prod",
  ]);
  expect(new Set(three.resources.map((resource) => resource.urn.split("::")[0]))).toEqual(
    new Set(["urn:pulumi:prod"]),
  );
});
