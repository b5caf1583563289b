import { spawnSync } from "node:child_process";
import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { danglingReferences } from "../workload/orchestration-testing.ts";
import { AwsBackup } from "./aws.ts";
import { cases } from "./backup.cases.ts";
import { COMPLIANCE_WORDS } from "./contract.ts";
import { PROVE_DRILLS } from "./drill-proof.ts";
import { backupArgs } from "./testing.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};
const record = (title: string) => {
  const found = cases.find((each) => each.title.includes(title));
  if (found === undefined) throw new Error(`no case ${title}`);
  const { build, regions = [] } = found;
  return recordComponent((transform) =>
    build(
      "mall",
      { transformations: [transform] },
      Object.fromEntries(regions.map((region) => [region, new alicloud.Provider(region, { region })])),
    ),
  );
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("AWS, ap-northeast-1, all classes");
  });

  it("keeps its type token", () => {
    expect(run.resources[0]?.type).toBe("atrium:backup:AwsBackup");
  });

  it("has a vault a class and one far away for important ones, each under the key of its region", () => {
    expect(
      all(run, "Vault").map(({ name, inputs: { region, kmsKeyArn } }) => [name, region, kmsKeyArn]),
    ).toEqual([
      ["mall-core", "ap-northeast-1", "home-arn"],
      ["mall-core-off-site", "ap-southeast-1", "far-arn"],
      ["mall-pos", "ap-northeast-1", "home-arn"],
      ["mall-pos-off-site", "ap-southeast-1", "far-arn"],
      ["mall-ordinary", "ap-northeast-1", "home-arn"],
    ]);
  });

  it("locks every vault between its shortest and its longest backup", () => {
    expect(inputs(run, "VaultLockConfiguration", "mall-core-off-site")).toMatchObject({
      region: "ap-southeast-1",
      minRetentionDays: 35,
      maxRetentionDays: 1096,
    });
    expect(inputs(run, "VaultLockConfiguration", "mall-core").changeableForDays).toBeUndefined();
    expect(all(run, "VaultLockConfiguration")).toHaveLength(5);
    expect(all(run, "VaultPolicy")).toHaveLength(5);
  });

  it("copies each backup of important classes, and monthly ones into the air-gapped vault too", () => {
    const { rules } = inputs(run, "Plan", "mall-core") as { rules: readonly Record<string, unknown>[] };
    const copies = rules.map(({ copyActions }) => (copyActions as readonly unknown[]).length);
    expect(copies).toEqual([1, 1, 2]);
    const { rules: ordinary } = inputs(run, "Plan", "mall-ordinary") as {
      rules: readonly { copyActions: readonly unknown[] }[];
    };
    expect(ordinary.map(({ copyActions }) => copyActions.length)).toEqual([0, 0]);
  });

  it("keeps every change of tills, for as long as the service can", () => {
    const { rules } = inputs(run, "Plan", "mall-pos") as {
      rules: readonly { enableContinuousBackup: boolean; lifecycle: { deleteAfter: number } }[];
    };
    expect(rules.map((rule) => [rule.enableContinuousBackup, rule.lifecycle.deleteAfter])).toEqual([
      [true, 35],
      [false, 92],
      [false, 1096],
    ]);
  });

  it("finds what it backs up by its tag, with a role that has its rights before", () => {
    const selection = all(run, "Selection").find(({ name }) => name === "mall-pos");
    expect(selection?.inputs.selectionTags).toEqual([
      { type: "STRINGEQUALS", key: "backup-class", value: "pos" },
    ]);
    expect(selection?.dependsOn).toEqual([
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment mall-backup-all",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment mall-backup-s3",
    ]);
  });

  it("restores once a quarter, by night, and tells how it went", () => {
    expect(inputs(run, "RestoreTestingPlan", "mall-drill")).toMatchObject({
      scheduleExpression: "cron(0 23 2 1,4,7,10 ? *)",
      scheduleExpressionTimezone: "Asia/Shanghai",
    });
    expect(all(run, "RestoreTestingSelection").map(({ inputs: given }) => given.name)).toEqual([
      "mall_core_RDS",
      "mall_core_S3",
      "mall_pos_RDS",
      "mall_pos_S3",
    ]);
    expect(inputs(run, "VaultNotifications", "mall-core")).toMatchObject({
      snsTopicArn: "topic-arn",
      backupVaultEvents: ["RESTORE_JOB_COMPLETED", "S3_BACKUP_OBJECT_FAILED", "S3_RESTORE_OBJECT_FAILED"],
    });
  });

  it("looks a day later whether a drill went well, and tells people where it did not", () => {
    expect(inputs(run, "Schedule", "mall-drill-proof")).toMatchObject({
      scheduleExpression: "cron(0 23 3 1,4,7,10 ? *)",
      scheduleExpressionTimezone: "Asia/Shanghai",
      target: { arn: "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution" },
    });
    const [prove] = JSON.parse(String(inputs(run, "Document", "mall-drill-proof").content)).mainSteps;
    expect(prove.inputs.InputPayload).toMatchObject({
      name: "mall",
      types: ["RDS", "S3"],
      bucket: "reports",
    });
    expect(inputs(run, "EventTarget", "mall-drill-failed")).toMatchObject({ arn: "topic-arn" });
    expect(JSON.parse(String(inputs(run, "EventRule", "mall-drill-failed").eventPattern)).detail).toEqual({
      Definition: ["mall-restore-drill-proof"],
      Status: ["Failed", "TimedOut", "Cancelled"],
    });
  });

  it("moves objects to the other cloud by TLS, deletes nothing there, and hides the key", () => {
    expect(inputs(run, "LocationObjectStorage", "mall-transfer-receipts")).toMatchObject({
      serverHostname: "oss-cn-shanghai.aliyuncs.com",
      serverProtocol: "HTTPS",
    });
    const { options, taskMode } = inputs(run, "Task", "mall-transfer-receipts");
    expect(options).toMatchObject({ preserveDeletedFiles: "PRESERVE" });
    expect(taskMode).toBe("ENHANCED");
    const { policy } = inputs(run, "RolePolicy", "mall-transfer-receipts");
    expect(String(policy)).not.toMatch(/s3:PutObject|s3:Delete/);
  });

  it("asks the audit framework what applies to the class, and no control twice", () => {
    const controls = (name: string) =>
      (inputs(run, "Framework", name).controls as readonly { name: string }[]).map((each) => each.name);
    expect(controls("mall-core")).toContain("BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION");
    expect(controls("mall-ordinary")).not.toContain("BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION");
    expect(new Set(controls("mall-core")).size).toBe(controls("mall-core").length);
    expect(all(run, "ReportPlan")).toHaveLength(4);
  });

  it("sets a day from which a compliance lock holds for good", async () => {
    const locked = await recordComponent(
      (transform) =>
        new AwsBackup(
          "mall",
          backupArgs("ap-northeast-1", {
            lock: { compliance: { graceDays: 3, acknowledged: COMPLIANCE_WORDS } },
          }),
          { transformations: [transform] },
        ),
    );
    for (const { inputs: given } of all(locked, "VaultLockConfiguration")) {
      expect(given.changeableForDays).toBe(3);
    }
  });

  it("shows an opt-out on every vault", async () => {
    const open = await record("AWS, us-gov-west-1, a drill");
    expect(all(open, "VaultLockConfiguration")).toEqual([]);
    for (const { inputs: given } of all(open, "Vault")) {
      expect(given.tags).toMatchObject({
        "waiver-lock": "nothing worth it yet - platform",
        "waiver-drills": "nothing worth it yet - platform",
        "waiver-deletion": "a drill",
      });
    }
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("Alibaba Cloud, cn-shanghai, all classes");
  });

  it("keeps its type token", () => {
    expect(run.resources[0]?.type).toBe("atrium:backup:AlicloudBackup");
  });

  it("has immutable vaults under customer keys, mirrored for important classes", () => {
    expect(
      all(run, "Vault").map(({ name, inputs: { wormEnabled, encryptType, kmsKeyId } }) => [
        name,
        wormEnabled,
        encryptType,
        kmsKeyId,
      ]),
    ).toEqual([
      ["mall-core", true, "KMS", "home-id"],
      ["mall-pos", true, "KMS", "home-id"],
      ["mall-ordinary", true, "KMS", "home-id"],
    ]);
    expect(
      all(run, "ReplicationVault").map(({ name, inputs: { kmsKeyId, replicationSourceRegionId } }) => [
        name,
        kmsKeyId,
        replicationSourceRegionId,
      ]),
    ).toEqual([
      ["mall-core-off-site", "far-id", "cn-shanghai"],
      ["mall-pos-off-site", "far-id", "cn-shanghai"],
    ]);
  });

  it("has one schedule, one lifecycle and one tag rule a policy, as the service takes no more", () => {
    for (const { inputs: given } of all(run, "Policy").filter(({ type }) => type.includes("hbr"))) {
      const kinds = (given.rules as readonly { ruleType: string }[]).map(({ ruleType }) => ruleType);
      for (const kind of ["BACKUP", "TRANSITION", "TAG"]) {
        expect(kinds.filter((each) => each === kind)).toHaveLength(1);
      }
    }
  });

  it("never mixes machines with other sources in one policy", () => {
    const kindsOf = (name: string) =>
      (
        inputs(run, "Policy", name).rules as readonly {
          dataSourceFilters?: readonly { sourceType: string }[];
        }[]
      )
        .flatMap(({ dataSourceFilters = [] }) => dataSourceFilters)
        .map(({ sourceType }) => sourceType);
    expect(kindsOf("mall-core-machines")).toEqual(["UDM_ECS"]);
    expect(kindsOf("mall-core-stores")).toEqual(["OSS", "NAS", "OTS"]);
  });

  it("keeps every log of the tills' database, here and far away", () => {
    expect(inputs(run, "BackupPolicy", "mall-till")).toMatchObject({
      enableBackupLog: true,
      backupRetentionPeriod: 35,
      logBackupRetentionPeriod: 35,
      preferredBackupTime: "15:00Z-16:00Z",
    });
    expect(inputs(run, "RdsInstanceCrossBackupPolicy", "mall-till")).toMatchObject({
      crossBackupRegion: "cn-beijing",
      retention: 1096,
      logBackupEnabled: "Enable",
    });
  });

  it("opens a door that reads one bucket by TLS, and deletes nothing", () => {
    const text = String(inputs(run, "Policy", "mall-door-receipts").policyDocument);
    expect(text).toContain("mall-receipts");
    expect(text).toContain("acs:SecureTransport");
    expect(text).not.toMatch(/oss:Put|oss:Delete|"oss:\*"/);
  });

  it("runs its drills by timers whose templates need no id", () => {
    const parameters = (name: string) => JSON.parse(String(inputs(run, "Execution", name).parameters));
    expect(parameters("mall-drill-receipts")).toEqual({
      vaultId: "mall-core-id",
      bucket: "mall-receipts",
      target: "mall-drills",
    });
    expect(parameters("mall-drill-database-till")).toEqual({
      instanceId: "rm-till",
      vpcId: "vpc-drill",
      subnet: "vsw-drill",
    });
    expect(parameters("mall-drill-machine-erp")).toEqual({ instanceId: "i-erp" });
    for (const { inputs: given } of all(run, "Template")) {
      const template = JSON.parse(String(given.content));
      expect(danglingReferences(template)).toEqual([]);
      expect(template.Tasks[0].Action).toBe("ACS::TimerTrigger");
    }
  });

  it("says that a drill went well only at its end, and looks a day later whether it said so", () => {
    for (const key of ["receipts", "database-till", "machine-erp"]) {
      const { Tasks } = JSON.parse(String(inputs(run, "Template", `mall-drill-${key}`).content));
      const record = inputs(run, "Parameter", `mall-drill-${key}`).parameterName;
      expect(Tasks.at(-1)?.Properties.Parameters).toMatchObject({ Name: record, Value: "passed" });
      expect(inputs(run, "Parameter", `mall-drill-${key}`).value).toBe("due");
      const proof = inputs(run, "Execution", `mall-drill-${key}-proof`);
      expect(JSON.parse(String(proof.parameters))).toEqual({ record });
    }
    const { Tasks } = JSON.parse(String(inputs(run, "Template", "mall-drills-proof").content));
    expect(Tasks.map(({ Name }: { readonly Name: string }) => Name)).toEqual(["day", "ran", "next"]);
    expect(Tasks[1].Properties).toMatchObject({
      PropertySelector: "Parameter.Value",
      DesiredValues: ["passed"],
    });
  });

  it("looks for each database that must be there, and deletes what bears its tag", () => {
    const { Tasks } = JSON.parse(String(inputs(run, "Template", "mall-drill-database-till").content));
    const expected = Tasks.filter(({ Action }: { readonly Action: string }) => Action === "ACS::CheckFor");
    expect(expected.map((task: typeof Tasks) => task.Properties.Parameters.DBName)).toEqual([
      "sales",
      "stock",
    ]);
    const text = String(inputs(run, "Template", "mall-drills-tidy").content);
    expect(text).toContain("DeleteDBInstance");
    expect(JSON.stringify(inputs(run, "Policy", "mall-drill").policyDocument)).toContain(
      "rds:ResourceTag/restore-drill",
    );
  });

  it("delivers what drills did into a bucket, and tells people of those that failed", () => {
    expect(inputs(run, "ServiceSetting", "mall-drills")).toMatchObject({
      deliveryOssBucketName: "mall-records",
      deliveryOssKeyPrefix: "restore-drills",
    });
    expect(inputs(run, "EventRule", "mall-failed")).toMatchObject({ eventPattern: { product: "OOS" } });
  });
});

const python = ["python3", "python"].find((each) => spawnSync(each, ["--version"]).status === 0);

describe.skipIf(python === undefined)("the look at restore drills on AWS", () => {
  const SERVICE = `
import json, sys, types

given = json.load(sys.stdin)
put = []


class Backup:
    def get_paginator(self, name):
        assert name == "list_restore_jobs"
        return self

    def paginate(self, ByRestoreTestingPlanArn, ByCreatedAfter):
        assert ByRestoreTestingPlanArn == "plan"
        return [{"RestoreJobs": [job]} for job in given["jobs"]]


class S3:
    def put_object(self, **kwargs):
        put.append(kwargs)


boto3 = types.ModuleType("boto3")
boto3.client = lambda name: {"backup": Backup, "s3": S3}[name]()
sys.modules["boto3"] = boto3
`;
  const prove = (jobs: readonly object[], bucket = "records") => {
    const events = { plan: "plan", name: "mall", types: ["RDS", "S3"], hours: 30, bucket };
    const end = `
try:
    handler(${JSON.stringify(events)}, None)
    failed = ""
except Exception as error:
    failed = str(error)
print(json.dumps({"failed": failed, "put": put}))`;
    const { stdout, stderr } = spawnSync(python ?? "", ["-c", `${SERVICE}\n${PROVE_DRILLS}\n${end}`], {
      input: JSON.stringify({ jobs }),
      encoding: "utf8",
    });
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as { failed: string; put: readonly { Key: string; Body: string }[] };
  };
  const job = (ResourceType: string, Status = "COMPLETED") => ({
    RestoreJobId: `job-${ResourceType}`,
    ResourceType,
    Status,
  });

  it("keeps a report of a drill that went well", () => {
    const { failed, put } = prove([job("RDS"), job("S3")]);
    expect(failed).toBe("");
    expect(put[0]?.Key).toMatch(/^restore-drills\/mall\/\d{4}-\d{2}-\d{2}\.json$/);
    expect(JSON.parse(put[0]?.Body ?? "")).toMatchObject({ failed: [], missing: [], jobs: [{}, {}] });
  });

  it("fails where nothing was restored, or not of every kind, or not whole, and keeps that too", () => {
    expect(prove([]).failed).toContain("['RDS', 'S3']");
    expect(prove([job("RDS")]).failed).toContain("['S3']");
    const { failed, put } = prove([job("RDS"), job("S3"), job("EFS", "FAILED")]);
    expect(failed).toContain("job-EFS");
    expect(put).toHaveLength(1);
  });

  it("looks without a bucket as well", () => {
    expect(prove([job("RDS"), job("S3")], "")).toEqual({ failed: "", put: [] });
  });
});
