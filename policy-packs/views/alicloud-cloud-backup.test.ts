import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import { cloudBackupClaims } from "./alicloud-cloud-backup.ts";
import { dataHolders } from "./protected-data.ts";

const DAILY = "I|1602673264|P1D";
const machine: ResourceSpec = {
  name: "till",
  type: "alicloud:ecs/instance:Instance",
  props: { tags: { tier: "db" } },
};
const disk: ResourceSpec = {
  name: "data",
  type: "alicloud:ecs/disk:Disk",
  props: { instanceId: ref("till") },
};
const files: ResourceSpec = { name: "files", type: "alicloud:nas/fileSystem:FileSystem", props: {} };
const bucket: ResourceSpec = { name: "bucket", type: "alicloud:oss/bucket:Bucket", props: {} };
const vault: ResourceSpec = { name: "vault", type: "alicloud:hbr/vault:Vault", props: {} };
const mirror: ResourceSpec = {
  name: "mirror",
  type: "alicloud:hbr/replicationVault:ReplicationVault",
  props: { replicationSourceVaultId: ref("vault") },
  providerProps: { region: "cn-beijing" },
};
const known = [machine, disk, files, bucket, vault];

/** Each claim as its copies, and whom it holds: surely (`+`) or perhaps (`?`). */
function claims(...more: readonly ResourceSpec[]) {
  const stack = exampleStack([...known, ...more]);
  return cloudBackupClaims(stack, dataHolders(stack)).map(({ copies, holders }) => ({
    copies: copies.map(({ region, keptDays, everyHours }) => [region, keptDays, everyHours]),
    holders: [...holders].map(([{ name }, holds]) => `${holds === true ? "+" : "?"}${name}`),
  }));
}

describe("a plan", () => {
  const plan = (props: object) => ({
    name: "plan",
    type: "alicloud:hbr/nasBackupPlan:NasBackupPlan",
    props: { fileSystemId: ref("files"), vaultId: ref("vault"), schedule: DAILY, retention: "7", ...props },
  });

  test("copies what it names into its vault, as long and as often as it says", () => {
    expect(claims(plan({}))).toEqual([{ copies: [["same", 7, 24]], holders: ["+files"] }]);
    expect(claims(plan({ schedule: "I|1602673264|PT6H" }))).toMatchObject([{ copies: [["same", 7, 6]] }]);
  });

  test("says so in its first rule where it has one", () => {
    const rules = [{ retention: 30, schedule: "I|1602673264|P7D" }, { retention: 60 }];
    expect(claims(plan({ rules }))).toMatchObject([{ copies: [["same", 30, 168]] }]);
    expect(claims(plan({ rules: [{}] }))).toMatchObject([{ copies: [["same", 7, 24]] }]);
    expect(claims(plan({ rules: [] }))).toMatchObject([{ copies: [["same", 7, 24]] }]);
    expect(claims(plan({ rules: UNKNOWN }))).toMatchObject([{ copies: [["same", 7, 24]] }]);
  });

  test("leaves open what it does not say", () => {
    const bare = { retention: undefined, schedule: undefined };
    expect(claims(plan(bare))).toMatchObject([{ copies: [["same", UNKNOWN, UNKNOWN]] }]);
    expect(claims(plan({ retention: UNKNOWN, schedule: UNKNOWN }))).toMatchObject([
      { copies: [["same", UNKNOWN, UNKNOWN]] },
    ]);
    expect(claims(plan({ schedule: "now and then" }))).toMatchObject([{ copies: [["same", 7, UNKNOWN]] }]);
  });

  test("does nothing while it is off, and perhaps where that is not known", () => {
    expect(claims(plan({ disabled: true }))).toEqual([]);
    expect(claims(plan({ disabled: UNKNOWN }))).toMatchObject([{ holders: ["?files"] }]);
    expect(claims(plan({ fileSystemId: "another" }))).toEqual([]);
  });

  test("is copied on where its vault is replicated", () => {
    expect(claims(plan({}), mirror)).toMatchObject([
      {
        copies: [
          ["same", 7, 24],
          ["cn-beijing", 7, 24],
        ],
      },
    ]);
    const other = { ...vault, name: "other" };
    expect(claims(plan({ vaultId: ref("other") }), other, mirror)).toMatchObject([
      { copies: [["same", 7, 24]] },
    ]);
  });

  test("of a machine holds its disks, and copies its snapshots abroad where told to", () => {
    const server = (details: unknown) => ({
      name: "plan",
      type: "alicloud:hbr/serverBackupPlan:ServerBackupPlan",
      props: { instanceId: ref("till"), retention: 7, schedule: DAILY, details },
    });
    const abroad = { doCopy: true, destinationRegionId: "cn-beijing", destinationRetention: 90 };
    expect(claims(server([abroad]))).toEqual([
      {
        copies: [
          ["same", 7, 24],
          ["cn-beijing", 90, 24],
        ],
        holders: ["+data"],
      },
    ]);
    expect(claims(server([{ doCopy: true }]))).toMatchObject([
      {
        copies: [
          ["same", 7, 24],
          [UNKNOWN, UNKNOWN, 24],
        ],
      },
    ]);
    for (const details of [[{ ...abroad, doCopy: false }], [{ ...abroad, doCopy: UNKNOWN }], [], UNKNOWN]) {
      expect(claims(server(details))).toMatchObject([{ copies: [["same", 7, 24]] }]);
    }
  });
});

const backup = { ruleType: "BACKUP", schedule: DAILY, retention: 7 };
const policy = (rules: unknown) => ({ name: "policy", type: "alicloud:hbr/policy:Policy", props: { rules } });
const binding = (props: object = {}) => ({
  name: "binding",
  type: "alicloud:hbr/policyBinding:PolicyBinding",
  props: { policyId: ref("policy"), dataSourceId: ref("files"), sourceType: "NAS", ...props },
});
const open = [
  ["same", UNKNOWN, UNKNOWN],
  [UNKNOWN, UNKNOWN, UNKNOWN],
];

describe("a policy that is bound", () => {
  const bound = (...rules: readonly unknown[]) => claims(policy(rules), binding())[0]?.copies;

  test("copies what its rules say, in any case of letters", () => {
    expect(claims(policy([backup]), binding())).toEqual([{ copies: [["same", 7, 24]], holders: ["+files"] }]);
    expect(bound({ ...backup, ruleType: "backup" })).toEqual([["same", 7, 24]]);
    expect(bound(backup, { ...backup, retention: 30 })).toEqual([
      ["same", 7, 24],
      ["same", 30, 24],
    ]);
  });

  test("keeps as long as the longest of its backups", () => {
    expect(bound(backup, { ruleType: "TRANSITION", retention: 365 })).toEqual([["same", 365, 24]]);
    expect(bound(backup, { ruleType: "TRANSITION", retention: 3 })).toEqual([["same", 7, 24]]);
    const tiers = { ruleType: "TRANSITION", retentionRules: [{ retention: 30 }, { retention: 1095 }] };
    expect(bound(backup, tiers)).toEqual([["same", 1095, 24]]);
    expect(bound(backup, { ruleType: "TRANSITION", retentionRules: UNKNOWN })).toEqual([
      ["same", UNKNOWN, 24],
    ]);
    expect(bound({ ...backup, retention: undefined })).toEqual([["same", UNKNOWN, 24]]);
    expect(bound(backup, { ruleType: "TRANSITION", retention: UNKNOWN })).toEqual([["same", UNKNOWN, 24]]);
  });

  test("copies on where a rule or a vault says so", () => {
    const replication = { ruleType: "REPLICATION", replicationRegionId: "cn-beijing", retention: 90 };
    expect(bound(backup, replication)).toEqual([
      ["same", 7, 24],
      ["cn-beijing", 90, 24],
    ]);
    expect(bound(backup, { ruleType: "REPLICATION" })).toEqual([
      ["same", 7, 24],
      [UNKNOWN, UNKNOWN, 24],
    ]);
    const toVault = { ...backup, vaultId: ref("vault") };
    expect(claims(policy([toVault]), binding(), mirror)).toMatchObject([
      {
        copies: [
          ["same", 7, 24],
          ["cn-beijing", 7, 24],
        ],
      },
    ]);
  });

  test("copies nothing without a rule of backups, and perhaps where the kind of a rule is not known or not said", () => {
    expect(bound({ ruleType: "REPLICATION", replicationRegionId: "cn-beijing" })).toBeUndefined();
    expect(bound({ retention: 7 })).toEqual(open);
    expect(bound({ ...backup, ruleType: UNKNOWN })).toEqual(open);
    expect(bound(backup, { ruleType: UNKNOWN })).toEqual([["same", 7, 24], ...open]);
    expect(claims(policy(UNKNOWN), binding())).toEqual([
      { copies: open, holders: ["+files"] },
      { copies: open, holders: ["?data", "?files", "?bucket"] },
    ]);
  });

  test("does nothing while the binding is off, and perhaps where that is not known", () => {
    expect(claims(policy([backup]), binding({ disabled: true }))).toEqual([]);
    expect(claims(policy([backup]), binding({ disabled: UNKNOWN }))).toMatchObject([{ holders: ["?files"] }]);
  });

  test("holds what is of the kind that the binding says", () => {
    const held = (props: object) =>
      claims(policy([backup]), binding(props)).flatMap(({ holders }) => holders);
    expect(held({ sourceType: "OSS", dataSourceId: ref("bucket") })).toEqual(["+bucket"]);
    expect(held({ sourceType: "UDM_ECS", dataSourceId: ref("till") })).toEqual(["+data"]);
    expect(held({ sourceType: "ECS_FILE", dataSourceId: ref("till") })).toEqual(["+data"]);
    expect(held({ sourceType: "OSS" })).toEqual([]);
    expect(held({ sourceType: "SOMETHING" })).toEqual([]);
    expect(held({ sourceType: UNKNOWN })).toEqual(["+files"]);
  });

  test("of another stack copies something", () => {
    expect(claims(binding({ policyId: "po-1" }))).toEqual([
      { copies: [["same", UNKNOWN, UNKNOWN]], holders: ["+files"] },
    ]);
  });
});

describe("a policy by tags", () => {
  const tagged = { ...files, name: "tagged", props: { tags: { tier: "db" } } };
  const held = (rule: object, ...more: readonly ResourceSpec[]) =>
    claims(policy([backup, { ruleType: "TAG", ...rule }]), tagged, ...more).flatMap(({ holders }) => holders);
  const nas = [{ sourceType: "NAS" }];
  const is = (value: unknown, operator = "EQUAL") => [{ key: "tier", value, operator }];

  test("holds what is of its kinds and carries its tags", () => {
    expect(held({ dataSourceFilters: nas, tagFilters: is("db") })).toEqual(["+tagged"]);
    expect(held({ dataSourceFilters: nas, tagFilters: is("web") })).toEqual([]);
    expect(held({ dataSourceFilters: nas, tagFilters: is("web", "NOT") })).toEqual(["+tagged"]);
    expect(held({ dataSourceFilters: nas, tagFilters: is("db", "NOT") })).toEqual([]);
    expect(held({ dataSourceFilters: nas, tagFilters: is("") })).toEqual(["+tagged"]);
    expect(held({ dataSourceFilters: nas, tagFilters: is(undefined) })).toEqual(["+tagged"]);
    expect(held({ dataSourceFilters: nas, tagFilters: [...is("db"), { key: "site", value: "a" }] })).toEqual(
      [],
    );
  });

  test("finds a disk by the tags of its machine", () => {
    expect(held({ dataSourceFilters: [{ sourceType: "UDM_ECS" }], tagFilters: is("db") })).toEqual(["+data"]);
    const loose = { name: "loose", type: disk.type, props: { tags: { tier: "db" } } };
    expect(held({ dataSourceFilters: [{ sourceType: "UDM_ECS" }], tagFilters: is("db") }, loose)).toEqual([
      "+data",
    ]);
  });

  test("holds perhaps where a part of it is not known", () => {
    expect(held({ dataSourceFilters: nas, tagFilters: UNKNOWN })).toEqual(["?files", "?tagged"]);
    expect(held({ dataSourceFilters: nas, tagFilters: is(UNKNOWN) })).toEqual(["?tagged"]);
    expect(held({ dataSourceFilters: nas, tagFilters: [{ value: "db" }] })).toEqual(["?files", "?tagged"]);
    expect(held({ dataSourceFilters: [{ sourceType: UNKNOWN }], tagFilters: is("db") })).toEqual([
      "?data",
      "?tagged",
    ]);
    expect(held({ dataSourceFilters: UNKNOWN, tagFilters: is("db") })).toEqual(["?data", "?tagged"]);
    const dark = { ...files, name: "dark", props: { tags: UNKNOWN } };
    expect(held({ dataSourceFilters: nas, tagFilters: is("db") }, dark)).toEqual(["+tagged", "?dark"]);
    const half = { ...files, name: "half", props: { tags: { tier: UNKNOWN } } };
    expect(held({ dataSourceFilters: nas, tagFilters: is("db") }, half)).toEqual(["+tagged", "?half"]);
  });

  test("holds nothing of another kind or another cloud", () => {
    const filesOfAws = {
      name: "efs",
      type: "aws:efs/fileSystem:FileSystem",
      props: { tags: { tier: "db" } },
    };
    expect(held({ dataSourceFilters: nas, tagFilters: is("db") }, filesOfAws)).toEqual(["+tagged"]);
    expect(held({ dataSourceFilters: [{ sourceType: "SOMETHING" }], tagFilters: is("db") })).toEqual([]);
    expect(held({ dataSourceFilters: [], tagFilters: is("db") })).toEqual([]);
  });

  test("copies nothing without a rule of backups or of tags", () => {
    expect(claims(policy([backup]), tagged)).toEqual([]);
    expect(
      claims(policy([{ ruleType: "TAG", dataSourceFilters: nas, tagFilters: is("db") }]), tagged),
    ).toEqual([]);
  });
});

describe("a plan of Database Backup", () => {
  const database = { name: "db", type: "alicloud:rds/instance:Instance", props: {} };
  const dumped = (props: object) =>
    claims(database, {
      name: "dump",
      type: "alicloud:dbs/backupPlan:BackupPlan",
      props: { sourceEndpointInstanceId: ref("db"), backupPeriod: "Monday,Thursday", ...props },
    });

  test("copies on the days of a week that it names, and keeps two years unless told otherwise", () => {
    expect(dumped({})).toEqual([{ copies: [["same", 730, 84]], holders: ["+db"] }]);
    expect(dumped({ backupPeriod: "Monday", backupRetentionPeriod: 365 })).toMatchObject([
      { copies: [["same", 365, 168]] },
    ]);
  });

  test("copies every change where it takes the log", () => {
    expect(dumped({ enableBackupLog: true })).toMatchObject([{ copies: [["same", 730, 0]] }]);
    expect(dumped({ enableBackupLog: false })).toMatchObject([{ copies: [["same", 730, 84]] }]);
  });

  test("may lie in another region, and be paused", () => {
    expect(dumped({ storageRegion: "cn-beijing" })).toMatchObject([{ copies: [["cn-beijing", 730, 84]] }]);
    expect(dumped({ storageRegion: UNKNOWN })).toMatchObject([{ copies: [[UNKNOWN, 730, 84]] }]);
    expect(dumped({ status: "pause" })).toEqual([]);
  });

  test("leaves open how often it copies where it names no day", () => {
    expect(dumped({ backupPeriod: undefined })).toMatchObject([{ copies: [["same", 730, UNKNOWN]] }]);
    expect(dumped({ backupPeriod: UNKNOWN })).toMatchObject([{ copies: [["same", 730, UNKNOWN]] }]);
  });
});
