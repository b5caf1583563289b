import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnyControl, UNKNOWN } from "../control.ts";
import { controls } from "../controls/index.ts";
import { judge } from "../judge.ts";
import { stackView } from "../stack-view.ts";
import { exampleResources, exampleStack, packOf, type ResourceSpec, ref } from "../testing.ts";
import { type Database, databaseFact } from "./database.ts";
import { effectiveParameters, isSwitchedOn, parameter } from "./parameters.ts";

const RDS = "aws:rds/instance:Instance";
const GROUP = "aws:rds/parameterGroup:ParameterGroup";

/** The view of one database in a stack. */
function viewOf(
  specs: readonly ResourceSpec[],
  name = "db",
  phase: "preview" | "deployed" = "preview",
): Database {
  const types = [...new Set(specs.map(({ type }) => type))];
  const readers = Object.fromEntries(types.map((type) => [type, (database: Database) => database]));
  const found = databaseFact("view", readers)
    .read(exampleStack(specs, phase))
    .find(({ resource }) => resource.name === name);
  if (!found) throw new Error(`no database called ${name}`);
  return found.fact;
}

const set = (...parameters: readonly (readonly [string, unknown])[]) => ({
  parameters: parameters.map(([name, value]) => ({ name, value })),
});

describe("the view of a database", () => {
  const stack: readonly ResourceSpec[] = [
    { name: "group", type: GROUP, props: { family: "postgres15", ...set(["rds.force_ssl", "1"]) } },
    { name: "db", type: RDS, props: { parameterGroupName: ref("group") } },
  ];

  test.each(["preview", "deployed"] as const)("takes engine and parameters from its group: %s", (phase) => {
    const { engine, version, parameters } = viewOf(stack, "db", phase);
    expect([engine, version]).toEqual(["postgres15", "postgres15"]);
    expect(parameter(parameters, "RDS.FORCE_SSL")).toBe("1");
    expect(parameter(parameters, "log_statement")).toBeUndefined();
  });

  test("leaves parameters open where another stack holds the group, and closed where the service does", () => {
    const open = viewOf([{ name: "db", type: RDS, props: { parameterGroupName: "shared" } }]);
    expect(parameter(open.parameters, "rds.force_ssl")).toBe(UNKNOWN);
    const byService = viewOf([
      { name: "db", type: RDS, props: { parameterGroupName: "default.postgres15" } },
    ]);
    expect(parameter(byService.parameters, "rds.force_ssl")).toBeUndefined();
  });

  test("finds what is set beside it, and tells the setting whose it is", () => {
    const specs: readonly ResourceSpec[] = [
      { name: "db", type: "alicloud:rds/instance:Instance" },
      { name: "other", type: "alicloud:rds/instance:Instance" },
      { name: "policy", type: "alicloud:rds/backupPolicy:BackupPolicy", props: { instanceId: ref("db") } },
      { name: "stray", type: "alicloud:rds/backupPolicy:BackupPolicy", props: { instanceId: "elsewhere" } },
    ];
    const policies = (name: string) =>
      viewOf(specs, name)
        .beside("alicloud:rds/backupPolicy:BackupPolicy")
        .map((policy) => policy.name);
    expect([policies("db"), policies("other")]).toEqual([["policy"], []]);
    expect([viewOf(specs, "policy"), viewOf(specs, "stray")].map((view) => view.isJudgedElsewhere)).toEqual([
      true,
      false,
    ]);
  });

  test("follows dependencies of the resource where a state records no others", () => {
    const [group, db, ...others] = exampleResources(
      [...stack, { name: "vpc", type: "aws:ec2/vpc:Vpc", props: { family: "mysql8.0" } }],
      "preview",
    ).map((view) => ({ ...view, propertyDependencies: {} }));
    if (!group || !db) throw new Error("the stack has a group and a database");
    const depends = {
      ...db,
      dependencies: [...others.map(({ urn }) => urn), ...db.dependencies, "urn:gone"],
    };
    const views = [group, depends, ...others];
    const fact = databaseFact("view", {
      [RDS]: (database) => parameter(database.parameters, "rds.force_ssl"),
    });
    expect(fact.read(stackView(views)).map((subject) => subject.fact)).toEqual(["1"]);
  });

  test("takes no dependency of another input for the group", () => {
    const found = viewOf([
      { name: "group", type: GROUP, props: set(["rds.force_ssl", "1"]) },
      { name: "db", type: RDS, props: { parameterGroupName: "shared", optionGroupName: ref("group") } },
    ]);
    expect(parameter(found.parameters, "rds.force_ssl")).toBe(UNKNOWN);
  });
});

describe("parameters", () => {
  test("of the database win over those of its group", () => {
    const both = effectiveParameters([set(["a", "1"], ["b", "1"]), set(["b", "0"])]);
    expect([parameter(both, "a"), parameter(both, "b")]).toEqual(["1", "0"]);
  });

  test("with names still to come leave every other one open", () => {
    const open = effectiveParameters([set([UNKNOWN as never, "1"], ["a", "0"])]);
    expect([parameter(open, "a"), parameter(open, "b")]).toEqual(["0", UNKNOWN]);
  });

  test("are on in every spelling of an engine", () => {
    for (const on of ["1", "ON", "true", "yes", "Enabled", 1, true]) {
      expect(isSwitchedOn(effectiveParameters([set(["a", on])]), "a"), String(on)).toBe(true);
    }
    for (const off of ["0", "OFF", "", "10", "no"]) {
      expect(isSwitchedOn(effectiveParameters([set(["a", off])]), "a"), off).toBe(false);
    }
  });
});

const OF_DATABASES = Object.values(controls).filter(({ id }) =>
  /^(db|cache|search)-/.test(id),
) as AnyControl[];
const TYPES = [...new Set(OF_DATABASES.flatMap(({ fact }) => [...fact.types.aws, ...fact.types.alicloud]))];
/** Names of inputs that the facts read, so that random values land where they hurt. */
const INPUTS = [
  ...["engine", "engineVersion", "parameters", "parameterGroupName", "storageEncrypted", "kmsKeyId", "tags"],
  ...["clusterConfig", "encryptAtRest", "vpcOptions", "domainEndpointOptions", "logPublishingOptions"],
  ...["securityIps", "dbClusterIpArrays", "ipWhitelists", "enabledCloudwatchLogsExports", "variableMap"],
  ...["backupRetentionPeriod", "backupPeriods", "maintenanceWindow", "maintainTime", "backupWindow", "port"],
  ...["pointInTimeRecovery", "serverSideEncryption", "configParameters", "family", "instanceId", "zoneId"],
  ...["username", "publiclyAccessible", "sslAction", "sqlCollectorStatus", "sqlCollectorConfigValue"],
];

test("no shape of any input makes a control of databases fail itself", () => {
  const value = fc.oneof(
    { maxDepth: 4 },
    fc.anything({ withNullPrototype: false }),
    fc.constant(UNKNOWN),
    fc.array(fc.record({ name: fc.anything(), value: fc.anything(), logType: fc.anything() })),
  );
  const resource = fc.record({
    type: fc.constantFrom(...TYPES),
    props: fc.dictionary(fc.constantFrom(...INPUTS), value),
  });
  fc.assert(
    fc.property(fc.array(resource, { minLength: 1, maxLength: 6 }), (specs) => {
      const resources = specs.map(({ type, props }, index) => ({
        urn: `urn:pulumi:test::test::${type}::r${index}`,
        type,
        name: `r${index}`,
        custom: true,
        props,
        dependencies: [],
        propertyDependencies: {},
        protect: false,
      }));
      const verdicts = judge(packOf(...OF_DATABASES), stackView(resources));
      const crashed = verdicts.filter(({ message }) => message.includes("the control itself failed"));
      expect(crashed.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
