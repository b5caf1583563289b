import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import {
  copierClaims,
  defaultSnapshots,
  lifecycleClaims,
  ownCopies,
  scheduled,
} from "./aws-service-backups.ts";
import type { BackupCopy } from "./backup-copy.ts";
import { dataHolders, machineHolder } from "./protected-data.ts";

/** Store, region, days kept, hours between. */
const told = (copies: readonly BackupCopy[]) =>
  copies.map(({ store, region, keptDays, everyHours }) => [store, region, keptDays, everyHours]);

function own(type: string, props: object) {
  const stack = exampleStack([{ name: "data", type, props: { ...props } }]);
  const [holder] = dataHolders(stack);
  return holder && told(ownCopies(holder));
}

test.each([
  ["aws:rds/instance:Instance", "backupRetentionPeriod", 0, 0],
  ["aws:rds/cluster:Cluster", "backupRetentionPeriod", 1, 0],
  ["aws:docdb/cluster:Cluster", "backupRetentionPeriod", 1, 0],
  ["aws:neptune/cluster:Cluster", "backupRetentionPeriod", 1, 0],
  ["aws:redshift/cluster:Cluster", "automatedSnapshotRetentionPeriod", 1, 8],
  ["aws:fsx/windowsFileSystem:WindowsFileSystem", "automaticBackupRetentionDays", 7, 24],
  ["aws:fsx/lustreFileSystem:LustreFileSystem", "automaticBackupRetentionDays", 0, 24],
  ["aws:fsx/openZfsFileSystem:OpenZfsFileSystem", "automaticBackupRetentionDays", 0, 24],
  ["aws:fsx/ontapFileSystem:OntapFileSystem", "automaticBackupRetentionDays", 0, 24],
])("%s keeps what %s says, %i days by default", (type, input, byDefault, every) => {
  const base = { deploymentType: "PERSISTENT_2" };
  expect(own(type, base)).toEqual(byDefault === 0 ? [] : [["snapshot", "same", byDefault, every]]);
  expect(own(type, { ...base, [input]: 35 })).toEqual([["snapshot", "same", 35, every]]);
  expect(own(type, { ...base, [input]: 0 })).toEqual([]);
  expect(own(type, { ...base, [input]: UNKNOWN })).toEqual([["snapshot", "same", UNKNOWN, every]]);
});

describe("a table", () => {
  const table = (props: object) => own("aws:dynamodb/table:Table", props);

  test("is restored to any point where that is on, 35 days back unless told otherwise", () => {
    expect(table({})).toEqual([]);
    expect(table({ pointInTimeRecovery: { enabled: false } })).toEqual([]);
    expect(table({ pointInTimeRecovery: { enabled: true } })).toEqual([["snapshot", "same", 35, 0]]);
    expect(table({ pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 } })).toEqual([
      ["snapshot", "same", 7, 0],
    ]);
    expect(table({ pointInTimeRecovery: { enabled: UNKNOWN } })).toEqual([["snapshot", "same", UNKNOWN, 0]]);
  });

  test("has its replicas", () => {
    expect(table({ replicas: [{ regionName: "eu-west-1" }, {}] })).toEqual([
      ["replica", "eu-west-1", 0, 0],
      ["replica", UNKNOWN, 0, 0],
    ]);
    expect(table({ replicas: UNKNOWN })).toEqual([["replica", UNKNOWN, 0, 0]]);
  });
});

test("buckets are not copied of their own accord", () => {
  expect(own("aws:s3/bucket:Bucket", {})).toEqual([]);
});

describe("what further resources copy", () => {
  const claims = (...specs: readonly ResourceSpec[]) =>
    copierClaims(exampleStack(specs)).map(({ means, copies, holders }) => ({
      means,
      copies: told(copies),
      holders: [...holders].map(([{ name }, holds]) => [name, holds]),
    }));
  const west = { providerProps: { region: "eu-west-1" } };
  const copier = (type: string, props: object) => ({ name: "copier", type, props: { ...props }, ...west });
  const data = (type: string) => ({ name: "data", type, props: {} });
  const db = data("aws:rds/instance:Instance");
  const files = data("aws:efs/fileSystem:FileSystem");

  test("backups of a database in the region where the copy is made", () => {
    const type = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
    const source = { sourceDbInstanceArn: ref("data") };
    expect(claims(db, copier(type, source))).toEqual([
      { means: "service", copies: [["snapshot", "eu-west-1", 7, 0]], holders: [["data", true]] },
    ]);
    expect(claims(db, copier(type, { ...source, retentionPeriod: 30 }))).toMatchObject([
      { copies: [["snapshot", "eu-west-1", 30, 0]] },
    ]);
    expect(claims(db, copier(type, { sourceDbInstanceArn: "another" }))).toEqual([]);
  });

  test.each([
    ["aws:rds/instance:Instance", "replicateSourceDb", "aws:rds/instance:Instance"],
    ["aws:rds/cluster:Cluster", "replicationSourceIdentifier", "aws:rds/cluster:Cluster"],
    ["aws:rds/cluster:Cluster", "replicationSourceIdentifier", "aws:rds/instance:Instance"],
    ["aws:dynamodb/tableReplica:TableReplica", "globalTableArn", "aws:dynamodb/table:Table"],
  ])("a replica: %s by %s", (type, input, of) => {
    expect(claims(data(of), copier(type, { [input]: ref("data") }))).toEqual([
      { means: "replication", copies: [["replica", "eu-west-1", 0, 0]], holders: [["data", true]] },
    ]);
  });

  test("snapshots of a warehouse in another region", () => {
    const warehouse = data("aws:redshift/cluster:Cluster");
    const copied = (props: object) =>
      claims(
        warehouse,
        copier("aws:redshift/snapshotCopy:SnapshotCopy", { clusterIdentifier: ref("data"), ...props }),
      );
    expect(copied({ destinationRegion: "eu-north-1" })).toEqual([
      { means: "service", copies: [["snapshot", "eu-north-1", 7, 8]], holders: [["data", true]] },
    ]);
    expect(copied({ retentionPeriod: 30 })).toMatchObject([{ copies: [["snapshot", UNKNOWN, 30, 8]] }]);
  });

  test("files in a vault while the service's own backups are on", () => {
    const policy = (status: unknown) =>
      claims(
        files,
        copier("aws:efs/backupPolicy:BackupPolicy", { fileSystemId: ref("data"), backupPolicy: { status } }),
      );
    expect(policy("ENABLED")).toEqual([
      { means: "plan", copies: [["vault", "same", 35, 24]], holders: [["data", true]] },
    ]);
    expect(policy(UNKNOWN)).toMatchObject([{ means: "plan", copies: [["vault", "same", UNKNOWN, 24]] }]);
    expect(policy("DISABLED")).toMatchObject([{ copies: [] }]);
    expect(policy(undefined)).toMatchObject([{ copies: [] }]);
  });

  test("files in another file system", () => {
    const replicated = (destination: object) =>
      claims(
        files,
        copier("aws:efs/replicationConfiguration:ReplicationConfiguration", {
          sourceFileSystemId: ref("data"),
          destination,
        }),
      );
    expect(replicated({ region: "eu-north-1" })).toMatchObject([
      { means: "replication", copies: [["replica", "eu-north-1", 0, 0]] },
    ]);
    expect(replicated({})).toMatchObject([{ copies: [["replica", "same", 0, 0]] }]);
  });
});

describe("a lifecycle policy", () => {
  const volume = (name: string, tags: unknown) => ({ name, type: "aws:ebs/volume:Volume", props: { tags } });
  const machine = { name: "till", type: "aws:ec2/instance:Instance", props: { tags: { tier: "db" } } };
  const rest = [
    volume("db", { tier: "db" }),
    volume("web", { tier: "web" }),
    volume("dark", UNKNOWN),
    volume("half", { tier: UNKNOWN }),
    volume("bare", {}),
    { name: "files", type: "aws:efs/fileSystem:FileSystem", props: { tags: { tier: "db" } } },
    { name: "disk", type: "alicloud:ecs/disk:Disk", props: { tags: { tier: "db" } } },
    machine,
  ];
  const details = {
    resourceTypes: ["VOLUME"],
    targetTags: { tier: "db" },
    schedules: [{ createRule: { interval: 12 }, retainRule: { count: 14 } }],
  };
  const claims = (props: object) => {
    const policy = { name: "policy", type: "aws:dlm/lifecyclePolicy:LifecyclePolicy", props: { ...props } };
    const stack = exampleStack([...rest, policy]);
    const till = stack.ofType("aws:ec2/instance:Instance").map(machineHolder);
    return lifecycleClaims(stack, [...dataHolders(stack), ...till]).map(({ means, copies, holders }) => ({
      means,
      copies: told(copies),
      holders: [...holders].map(([{ name }, holds]) => `${holds === true ? "+" : "?"}${name}`),
    }));
  };

  test("takes volumes that carry one of its tags", () => {
    expect(claims({ policyDetails: details })).toEqual([
      { means: "service", copies: [["snapshot", "same", 7, 12]], holders: ["+db", "?dark", "?half"] },
    ]);
    const or = { ...details, targetTags: { site: "a", tier: "db" } };
    expect(claims({ policyDetails: or })[0]?.holders).toEqual(["+db", "?dark", "?half"]);
    const number = { ...details, targetTags: { tier: 7 } };
    expect(claims({ policyDetails: number })[0]?.holders).toEqual(["?dark", "?half"]);
    const open = { ...details, targetTags: { tier: UNKNOWN } };
    expect(claims({ policyDetails: open })[0]?.holders).toEqual(["?db", "?web", "?dark", "?half"]);
    for (const targetTags of [undefined, "tier"]) {
      expect(claims({ policyDetails: { ...details, targetTags } })[0]?.holders).toEqual(["?dark"]);
    }
    expect(claims({ policyDetails: { ...details, targetTags: UNKNOWN } })[0]?.holders).toHaveLength(5);
  });

  test("takes machines where it names them", () => {
    const holders = (resourceTypes: unknown) =>
      claims({ policyDetails: { ...details, resourceTypes } })[0]?.holders;
    expect(holders(["INSTANCE"])).toEqual(["+till"]);
    expect(holders(["VOLUME", "INSTANCE"])).toEqual(["+db", "?dark", "?half", "+till"]);
    expect(holders([UNKNOWN])).toEqual(["?db", "?dark", "?half", "?till"]);
    expect(holders(UNKNOWN)).toEqual(["?db", "?dark", "?half", "?till"]);
    expect(holders([])).toEqual([]);
  });

  test("takes everything of its kind by default", () => {
    expect(claims({ defaultPolicy: "VOLUME", policyDetails: {} })).toEqual([
      {
        means: "service",
        copies: [["snapshot", "same", 7, 24]],
        holders: ["+db", "+web", "+dark", "+half", "+bare"],
      },
    ]);
    expect(claims({ defaultPolicy: "INSTANCE", policyDetails: {} })[0]?.holders).toEqual(["+till"]);
    expect(claims({ defaultPolicy: UNKNOWN, policyDetails: {} })[0]?.holders).toHaveLength(6);
  });

  test("does nothing while it is off", () => {
    expect(claims({ state: "DISABLED", policyDetails: details })).toEqual([]);
    expect(claims({ state: "ENABLED", policyDetails: details })).toHaveLength(1);
  });

  test("snapshots daily and keeps a week by default", () => {
    expect(told([defaultSnapshots({})])).toEqual([["snapshot", "same", 7, 24]]);
    expect(told([defaultSnapshots({ createInterval: 2, retainInterval: 14 })])).toEqual([
      ["snapshot", "same", 14, 48],
    ]);
    expect(told([defaultSnapshots({ createInterval: UNKNOWN })])).toEqual([["snapshot", "same", 7, UNKNOWN]]);
  });

  const copies = (...schedules: readonly unknown[]) => told(scheduled({ schedules }));

  test("keeps so long, or so many", () => {
    const every = { interval: 6 };
    const kept = (retainRule: unknown) => copies({ createRule: every, retainRule })[0]?.[2];
    expect(kept({ interval: 3, intervalUnit: "DAYS" })).toBe(3);
    expect(kept({ interval: 3, intervalUnit: "WEEKS" })).toBe(21);
    expect(kept({ interval: 3, intervalUnit: "MONTHS" })).toBe(90);
    expect(kept({ interval: 3, intervalUnit: "YEARS" })).toBe(1095);
    expect(kept({ interval: 3 })).toBe(UNKNOWN);
    expect(kept({ count: 8 })).toBe(2);
    expect(kept({ count: UNKNOWN })).toBe(UNKNOWN);
    expect(kept(undefined)).toBe(UNKNOWN);
    expect(copies({ retainRule: { count: 8 } })[0]?.[2]).toBe(UNKNOWN);
  });

  test("snapshots by hours or by a schedule", () => {
    const every = (createRule: unknown) => copies({ createRule })[0]?.[3];
    expect(every({ interval: 6, intervalUnit: "HOURS" })).toBe(6);
    expect(every({ cronExpression: "cron(0 3 * * ? *)" })).toBe(24);
    expect(every({ cronExpression: "now and then" })).toBe(UNKNOWN);
    expect(every({ cronExpression: UNKNOWN, interval: 6 })).toBe(UNKNOWN);
    expect(every({})).toBe(UNKNOWN);
  });

  test("copies on into the regions that it names", () => {
    const schedule = { createRule: { interval: 24 }, retainRule: { count: 7 } };
    const abroad = (rule: unknown) => copies({ ...schedule, crossRegionCopyRules: [rule] }).slice(1);
    const retainRule = { interval: 3, intervalUnit: "WEEKS" };
    expect(abroad({ target: "eu-west-1", retainRule })).toEqual([["snapshot", "eu-west-1", 21, 24]]);
    expect(abroad({ targetRegion: "eu-west-1" })).toEqual([["snapshot", "eu-west-1", 7, 24]]);
    const outpost = "arn:aws-cn:outposts:cn-north-1:111122223333:outpost/op-1";
    expect(abroad({ target: outpost })).toEqual([["snapshot", "cn-north-1", 7, 24]]);
    expect(abroad({})).toEqual([["snapshot", UNKNOWN, 7, 24]]);
    expect(copies({ ...schedule, crossRegionCopyRules: UNKNOWN }).slice(1)).toEqual([
      ["snapshot", UNKNOWN, UNKNOWN, 24],
    ]);
  });

  test("copies somewhere where its schedules are not known", () => {
    expect(told(scheduled({ schedules: UNKNOWN }))).toEqual([
      ["snapshot", "same", UNKNOWN, UNKNOWN],
      ["snapshot", UNKNOWN, UNKNOWN, UNKNOWN],
    ]);
  });
});
