import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import { AlicloudPatching } from "./alicloud.ts";
import { AwsPatching } from "./aws.ts";
import { cases } from "./patching.cases.ts";
import { alicloudPatchingArgs, awsPatchingArgs } from "./testing.ts";

const inputs = (run: Recording, type: string, name: string) => {
  const found = run.resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};
const count = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`)).length;

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    const args = awsPatchingArgs("ap-southeast-1", { rejected: { KB5034441: "tills do not start with it" } });
    run = await recordComponent(
      (transform) => new AwsPatching("mall", args, { transformations: [transform] }),
    );
  });

  it("approves by grade and age, and keeps out what is rejected", () => {
    expect(inputs(run, "PatchBaseline", "mall-windows-rest")).toMatchObject({
      operatingSystem: "WINDOWS",
      rejectedPatches: ["KB5034441"],
      rejectedPatchesAction: "BLOCK",
    });
    const { approvalRules } = inputs(run, "PatchBaseline", "mall-windows-rest");
    expect(approvalRules).toMatchObject([
      {
        approveAfterDays: 1,
        complianceLevel: "CRITICAL",
        patchFilters: [
          { key: "CLASSIFICATION", values: ["CriticalUpdates", "SecurityUpdates"] },
          { key: "MSRC_SEVERITY", values: ["Critical", "Important"] },
        ],
      },
      { approveAfterDays: 3, complianceLevel: "MEDIUM" },
      { approveAfterDays: 6, complianceLevel: "LOW" },
    ]);
    expect(inputs(run, "PatchGroup", "mall-offices-rest")).toMatchObject({ patchGroup: "offices-rest" });
  });

  it("installs in the window of each ring, on machines with its tag", () => {
    expect([count(run, "MaintenanceWindow"), count(run, "MaintenanceWindowTask")]).toEqual([4, 4]);
    expect(inputs(run, "MaintenanceWindow", "mall-tills-pilot")).toMatchObject({
      schedule: "cron(0 2 ? * * *)",
      scheduleTimezone: "Asia/Shanghai",
      duration: 3,
      cutoff: 1,
      allowUnassociatedTargets: false,
    });
    expect(inputs(run, "MaintenanceWindowTarget", "mall-tills-pilot")).toMatchObject({
      targets: [{ key: "tag:PatchGroup", values: ["tills-pilot"] }],
    });
    expect(inputs(run, "MaintenanceWindowTask", "mall-tills-pilot")).toMatchObject({
      taskType: "AUTOMATION",
      taskArn: "mall-patch",
      taskInvocationParameters: {
        automationParameters: {
          parameters: [
            { name: "InstanceId", values: ["{{RESOURCE_ID}}"] },
            { name: "Ring", values: ["tills-pilot"] },
          ],
        },
      },
      maxErrors: "0",
      cutoffBehavior: "CANCEL_TASK",
    });
  });

  it("keeps a ledger for three years, encrypted and protected, that the event service may write", () => {
    expect(inputs(run, "LogGroup", "mall-ledger")).toMatchObject({
      name: "/aws/events/mall-patching",
      retentionInDays: 1096,
      kmsKeyId: "key-arn",
      deletionProtectionEnabled: true,
    });
    expect(inputs(run, "LogResourcePolicy", "mall-ledger").policyDocument).toContain("delivery.logs");
  });

  it("tells people of a machine that could not be patched", () => {
    expect(inputs(run, "EventTarget", "mall-failed")).toMatchObject({ arn: "topic-arn", targetId: "route" });
    const pattern = JSON.parse(String(inputs(run, "EventRule", "mall-failed").eventPattern));
    expect(pattern["detail-type"]).toHaveLength(2);
  });

  it("has runbooks whose roles are those that it makes", () => {
    for (const key of ["patch", "roll-back"]) {
      const { content } = inputs(run, "Document", `mall-${key}`);
      const { name } = inputs(run, "Role", `mall-${key}`);
      expect(JSON.parse(String(content)).assumeRole).toMatch(new RegExp(`:role/${name}$`));
    }
  });

  it("says which tags machines carry", () => {
    expect((run.component as AwsPatching).machineTags.offices).toEqual({
      pilot: { PatchGroup: "offices-pilot" },
      rest: { PatchGroup: "offices-rest" },
    });
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("in-cn-shanghai", { region: "cn-shanghai" });
      const opts = { transformations: [transform], provider };
      return new AlicloudPatching("mall", alicloudPatchingArgs("cn-shanghai"), opts);
    });
  });

  it("makes its baseline the default of each system", () => {
    expect(inputs(run, "PatchBaseline", "mall-anolis")).toMatchObject({ operationSystem: "Anolis" });
    expect(inputs(run, "DefaultPatchBaseline", "mall-anolis")).toMatchObject({
      patchBaselineName: "mall-anolis",
    });
    const { PatchRules } = JSON.parse(String(inputs(run, "PatchBaseline", "mall-anolis").approvalRules));
    expect(PatchRules[0]).toMatchObject({
      ApproveAfterDays: 1,
      EnableNonSecurity: false,
      ComplianceLevel: "Critical",
    });
  });

  it("starts a template for each ring, with the role that it takes", () => {
    // One template more: a rollback is started by people.
    expect([count(run, "Template"), count(run, "Execution")]).toEqual([5, 4]);
    const { content } = inputs(run, "Template", "mall-tills-rest");
    const template = JSON.parse(String(content));
    expect(template.RamRole).toBe(inputs(run, "Role", "mall-nights").roleName);
    expect(template.Tasks.map(({ Name }: { readonly Name: string }) => Name)).toEqual([
      "night",
      "find",
      "install",
    ]);
  });

  it("tells people and chat of executions that failed", () => {
    expect(inputs(run, "EventRule", "mall-failed")).toMatchObject({
      eventPattern: { product: "OOS", nameLists: ["Execution:ExecutionStatusChange"] },
      mnsParameters: [{ queue: "alerts", region: "cn-shanghai" }],
      contactParameters: [{ contactGroupName: "people" }],
    });
  });

  it("delivers every execution into the ledger", () => {
    expect(inputs(run, "ServiceSetting", "mall-ledger")).toMatchObject({
      deliveryOssEnabled: true,
      deliveryOssBucketName: "mall-records",
      deliveryOssKeyPrefix: "patching",
    });
  });
});

it("is as its README shows it", async () => {
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsPatching,
    tags: TAGS,
    keys: { keys: { records: keyFor("logs") } },
    notifier: { route: AWS_ROUTE },
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining([
      "aws:ssm/patchBaseline:PatchBaseline",
      "aws:ssm/maintenanceWindow:MaintenanceWindow",
    ]),
  );
});

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const { build, region } of cases) {
    const { resources } = await recordComponent((transform) =>
      build("mall", { transformations: [transform], provider: new alicloud.Provider("p", { region }) }, {}),
    );
    for (const { type } of resources) if (type.startsWith("atrium:")) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual(["atrium:patching:AlicloudPatching", "atrium:patching:AwsPatching"]);
});
