import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import { copierClaims, disksOf, ownCopies, snapshots } from "./alicloud-service-backups.ts";
import type { BackupCopy } from "./backup-copy.ts";
import { dataHolders } from "./protected-data.ts";

/** Store, region, days kept, hours between. */
const told = (copies: readonly BackupCopy[]) =>
  copies.map(({ store, region, keptDays, everyHours }) => [store, region, keptDays, everyHours]);

function own(subject: ResourceSpec, ...more: readonly ResourceSpec[]) {
  const stack = exampleStack([subject, ...more]);
  const holder = dataHolders(stack).find(({ resource }) => resource.name === subject.name);
  return holder && told(ownCopies(stack, holder));
}
const rds: ResourceSpec = { name: "db", type: "alicloud:rds/instance:Instance", props: {} };
const polardb: ResourceSpec = { name: "db", type: "alicloud:polardb/cluster:Cluster", props: {} };

describe("RDS", () => {
  const withPolicy = (props: object) =>
    own(rds, {
      name: "policy",
      type: "alicloud:rds/backupPolicy:BackupPolicy",
      props: { instanceId: ref("db"), ...props },
    })?.[0];

  test("keeps seven days and every change unless told otherwise", () => {
    expect(own(rds)).toEqual([["snapshot", "same", 7, 0]]);
    expect(withPolicy({})).toEqual(["snapshot", "same", 7, 0]);
    expect(withPolicy({ instanceId: "another", backupRetentionPeriod: 30 })).toEqual([
      "snapshot",
      "same",
      7,
      0,
    ]);
  });

  test("keeps as long as its policy says, by the new name of the input or by the old one", () => {
    expect(withPolicy({ backupRetentionPeriod: 30 })).toEqual(["snapshot", "same", 30, 0]);
    expect(withPolicy({ retentionPeriod: 20 })).toEqual(["snapshot", "same", 20, 0]);
    expect(withPolicy({ backupRetentionPeriod: 30, retentionPeriod: 20 })).toEqual([
      "snapshot",
      "same",
      30,
      0,
    ]);
  });

  test("copies by the days of the week where the log is off", () => {
    const off = { enableBackupLog: false };
    expect(withPolicy(off)).toEqual(["snapshot", "same", 7, 24]);
    expect(withPolicy({ logBackup: false })).toEqual(["snapshot", "same", 7, 24]);
    expect(withPolicy({ enableBackupLog: true, logBackup: false })).toEqual(["snapshot", "same", 7, 0]);
    expect(withPolicy({ enableBackupLog: UNKNOWN })).toEqual(["snapshot", "same", 7, UNKNOWN]);
    expect(withPolicy({ ...off, preferredBackupPeriods: ["Monday"] })).toEqual(["snapshot", "same", 7, 168]);
    expect(withPolicy({ ...off, backupPeriods: ["Monday"] })).toEqual(["snapshot", "same", 7, 168]);
    const both = { preferredBackupPeriods: ["Monday", "Thursday"], backupPeriods: ["Monday"] };
    expect(withPolicy({ ...off, ...both })).toEqual(["snapshot", "same", 7, 96]);
  });

  test("reads days in any order and case, as words or as numbers", () => {
    const every = (...days: readonly unknown[]) =>
      withPolicy({ enableBackupLog: false, preferredBackupPeriods: days })?.[3];
    expect(every("thursday", "MONDAY")).toBe(96);
    expect(every("Friday", "Monday", "Wednesday")).toBe(72);
    expect(every("Sunday", "Saturday")).toBe(144);
    expect(every("Tuesday", "Tuesday")).toBe(168);
    expect(every("1", "7")).toBe(144);
    expect(every("2", "4", "6")).toBe(72);
    for (const odd of ["Someday", "0", "8", "11", "a1", UNKNOWN]) expect(every("Monday", odd)).toBe(UNKNOWN);
    expect(withPolicy({ enableBackupLog: false, preferredBackupPeriods: UNKNOWN })?.[3]).toBe(UNKNOWN);
  });
});

describe("PolarDB", () => {
  const withPolicy = (props: object) =>
    own(polardb, {
      name: "policy",
      type: "alicloud:polardb/backupPolicy:BackupPolicy",
      props: { dbClusterId: ref("db"), ...props },
    });
  const first = ["snapshot", "same", 7, 0];

  test("keeps seven days unless told otherwise", () => {
    expect(own(polardb)).toEqual([first]);
    expect(withPolicy({})).toEqual([first]);
    expect(withPolicy({ backupRetentionPeriod: 9 })).toEqual([["snapshot", "same", 9, 0]]);
    expect(withPolicy({ dataLevel1BackupRetentionPeriod: 14, backupRetentionPeriod: 9 })).toEqual([
      ["snapshot", "same", 14, 0],
    ]);
  });

  test("has a second level where its days are said", () => {
    const second = (days: unknown) => withPolicy({ dataLevel2BackupRetentionPeriod: days })?.[1];
    expect(second(30)).toEqual(["vault", "same", 30, 24]);
    expect(second(1)).toEqual(["vault", "same", 1, 24]);
    expect(second(-1)).toEqual(["vault", "same", Number.POSITIVE_INFINITY, 24]);
    expect(second(UNKNOWN)).toEqual(["vault", "same", UNKNOWN, 24]);
    expect(second(0)).toBeUndefined();
    expect(
      withPolicy({ dataLevel2BackupRetentionPeriod: 30, dataLevel2BackupPeriods: ["Monday"] })?.[1],
    ).toEqual(["vault", "same", 30, 168]);
  });

  test("has copies in another region where region and days are said", () => {
    const abroad = {
      dataLevel2BackupAnotherRegionRegion: "cn-beijing",
      dataLevel2BackupAnotherRegionRetentionPeriod: 90,
      dataLevel2BackupPeriods: ["Monday"],
    };
    expect(withPolicy(abroad)).toEqual([first, ["vault", "cn-beijing", 90, 168]]);
    expect(withPolicy({ ...abroad, dataLevel2BackupAnotherRegionRegion: undefined })).toEqual([first]);
    expect(withPolicy({ ...abroad, dataLevel2BackupAnotherRegionRetentionPeriod: 0 })).toEqual([first]);
    expect(withPolicy({ ...abroad, dataLevel2BackupAnotherRegionRetentionPeriod: undefined })).toEqual([
      first,
    ]);
    expect(withPolicy({ ...abroad, dataLevel2BackupAnotherRegionRegion: UNKNOWN })?.[1]?.[1]).toBe(UNKNOWN);
  });
});

test.each(["alicloud:mongodb/instance:Instance", "alicloud:mongodb/shardingInstance:ShardingInstance"])(
  "%s keeps thirty days, and changes where the log is on",
  (type) => {
    const copies = (props: object) => own({ name: "db", type, props: { ...props } })?.[0];
    expect(copies({})).toEqual(["snapshot", "same", 30, 24]);
    expect(copies({ backupRetentionPeriod: 7, backupPeriods: ["Monday"] })).toEqual([
      "snapshot",
      "same",
      7,
      168,
    ]);
    expect(copies({ enableBackupLog: 1 })).toEqual(["snapshot", "same", 30, 0]);
    expect(copies({ enableBackupLog: 0 })).toEqual(["snapshot", "same", 30, 24]);
    expect(copies({ enableBackupLog: UNKNOWN })).toEqual(["snapshot", "same", 30, UNKNOWN]);
  },
);

test("disks, files and buckets are not copied of their own accord", () => {
  expect(own({ name: "disk", type: "alicloud:ecs/disk:Disk", props: {} })).toEqual([]);
});

describe("what further resources copy", () => {
  const claims = (...specs: readonly ResourceSpec[]) =>
    copierClaims(exampleStack(specs)).map(({ means, copies, holders }) => ({
      means,
      copies: told(copies),
      holders: [...holders].map(([{ name }, holds]) => [name, holds]),
    }));

  test("backups of RDS in another region", () => {
    const cross = (props: object) =>
      claims(rds, {
        name: "cross",
        type: "alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy",
        props: { instanceId: ref("db"), crossBackupRegion: "cn-beijing", ...props },
      });
    expect(cross({})).toEqual([
      { means: "service", copies: [["snapshot", "cn-beijing", 7, 24]], holders: [["db", true]] },
    ]);
    expect(cross({ retention: 30, logBackupEnabled: true })).toMatchObject([
      { copies: [["snapshot", "cn-beijing", 30, 0]] },
    ]);
    expect(cross({ logBackupEnabled: false })).toMatchObject([
      { copies: [["snapshot", "cn-beijing", 7, 24]] },
    ]);
    expect(cross({ crossBackupRegion: undefined })).toMatchObject([
      { copies: [["snapshot", UNKNOWN, 7, 24]] },
    ]);
    expect(cross({ instanceId: "another" })).toEqual([]);
  });

  test("a replica that is read", () => {
    const type = "alicloud:rds/readOnlyInstance:ReadOnlyInstance";
    expect(claims(rds, { name: "copy", type, props: { masterDbInstanceId: ref("db") } })).toEqual([
      { means: "replication", copies: [["replica", "same", 0, 0]], holders: [["db", true]] },
    ]);
  });

  test("snapshots of a disk by a policy that is attached", () => {
    const disk = { name: "disk", type: "alicloud:ecs/disk:Disk", props: {} };
    const policy = {
      name: "policy",
      type: "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy",
      props: { retentionDays: 7, repeatWeekdays: ["1"] },
    };
    const attached = (id: unknown) => ({
      name: "attachment",
      type: "alicloud:ecs/ecsAutoSnapshotPolicyAttachment:EcsAutoSnapshotPolicyAttachment",
      props: { diskId: ref("disk"), autoSnapshotPolicyId: id },
    });
    expect(claims(disk, policy, attached(ref("policy")))).toEqual([
      { means: "service", copies: [["snapshot", "same", 7, 168]], holders: [["disk", true]] },
    ]);
    expect(claims(disk, attached("sp-1"))).toEqual([
      { means: "service", copies: [["snapshot", "same", UNKNOWN, UNKNOWN]], holders: [["disk", true]] },
    ]);
  });
});

test("a policy of snapshots copies on into the regions it names", () => {
  const policy = {
    repeatWeekdays: ["1", "4"],
    retentionDays: 7,
    enableCrossRegionCopy: true,
    targetCopyRegions: ["cn-beijing", "cn-chengdu"],
    copiedSnapshotsRetentionDays: 30,
  };
  const copies = (more: object) => told(snapshots({ ...policy, ...more }));
  expect(copies({})).toEqual([
    ["snapshot", "same", 7, 96],
    ["snapshot", "cn-beijing", 30, 96],
    ["snapshot", "cn-chengdu", 30, 96],
  ]);
  expect(copies({ copiedSnapshotsRetentionDays: undefined })[1]).toEqual(["snapshot", "cn-beijing", 7, 96]);
  expect(copies({ copiedSnapshotsRetentionDays: -1 })[1]?.[2]).toBe(Number.POSITIVE_INFINITY);
  expect(copies({ retentionDays: -1 })[0]?.[2]).toBe(Number.POSITIVE_INFINITY);
  expect(copies({ retentionDays: undefined })[0]?.[2]).toBe(UNKNOWN);
  expect(copies({ targetCopyRegions: UNKNOWN }).slice(1)).toEqual([["snapshot", UNKNOWN, 30, 96]]);
  expect(copies({ enableCrossRegionCopy: UNKNOWN }).slice(1)).toEqual([["snapshot", UNKNOWN, 30, 96]]);
  for (const off of [false, undefined]) expect(copies({ enableCrossRegionCopy: off })).toHaveLength(1);
});

test("disks hang on the machine that they, or an attachment of theirs, name", () => {
  const machine = { name: "till", type: "alicloud:ecs/instance:Instance", props: {} };
  const disk = (name: string, props: object = {}) => ({
    name,
    type: "alicloud:ecs/disk:Disk",
    props: { ...props },
  });
  const attachment = (name: string, type: string, of: string) => ({
    name,
    type,
    props: { instanceId: ref("till"), diskId: ref(of) },
  });
  const found = disksOf(
    exampleStack([
      machine,
      disk("a", { instanceId: ref("till") }),
      disk("b"),
      disk("c"),
      disk("loose"),
      attachment("b-to-till", "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment", "b"),
      attachment("c-to-till", "alicloud:ecs/diskAttachment:DiskAttachment", "c"),
    ]),
  );
  expect([...found].map(([{ name }, disks]) => [name, disks.map((it) => it.name)])).toEqual([
    ["till", expect.arrayContaining(["a", "b", "c"])],
  ]);
  expect([...found.values()][0]).toHaveLength(3);
});
