import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf } from "../workload/fault-table.ts";
import { danglingReferences } from "../workload/orchestration-testing.ts";
import type { PatchingArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudPatching, layoutAwsPatching } from "./layout.ts";
import { DUE_DAYS, WAIT_DAYS } from "./limits.ts";
import { alicloudPatchingArgs, awsPatchingArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<PatchingArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsPatching("mall", awsPatchingArgs("ap-southeast-1", more))
      : layoutAlicloudPatching("mall", alicloudPatchingArgs("cn-shanghai", more)),
  );

describe("patching that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    const window = { start: "12:00", hours: 4 };
    const groups = { tills: { system: "anolis", window } } as const;
    expect(codes("aws", { account: "1", groups, delayDays: { medium: 9, low: 99 } })).toEqual([
      "placement.account",
      "patching.system",
      "window.opening-hours",
      "patching.hours",
      "patching.late",
    ]);
  });
});

describe("on AWS", () => {
  it("gives the rest what the pilot had a day before, each grade in time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 28 }), (medium, low) => {
        const args = awsPatchingArgs("ap-southeast-1", { delayDays: { medium, low } });
        const { baselines } = layoutAwsPatching("mall", args);
        const days = (ring: string) =>
          baselines
            .find(({ key }) => key === `windows-${ring}`)
            ?.rules.map((rule) => rule.approveAfterDays) ?? [];
        expect(days("pilot")).toEqual([0, medium, low]);
        expect(days("rest")).toEqual([1, medium + 1, low + 1]);
        for (const [index, grade] of (["high", "medium", "low"] as const).entries()) {
          expect((days("rest")[index] ?? 99) + WAIT_DAYS).toBeLessThanOrEqual(DUE_DAYS[grade]);
        }
      }),
    );
  });

  it("grades updates by the words of each system", () => {
    const { baselines } = layoutAwsPatching("mall", awsPatchingArgs("ap-southeast-1"));
    expect(
      baselines.map(({ key, severityKey, rules }) => [
        key,
        severityKey,
        rules.map(({ severities }) => severities.join()),
      ]),
    ).toEqual([
      ["amazon-linux-2023-pilot", "SEVERITY", ["Critical,Important", "Medium", "Low"]],
      ["amazon-linux-2023-rest", "SEVERITY", ["Critical,Important", "Medium", "Low"]],
      ["windows-pilot", "MSRC_SEVERITY", ["Critical,Important", "Moderate", "Low"]],
      ["windows-rest", "MSRC_SEVERITY", ["Critical,Important", "Moderate", "Low"]],
    ]);
  });

  it("opens a window each night, by the group's clock, and stops at the first failure of the pilot", () => {
    const { rings } = layoutAwsPatching("mall", awsPatchingArgs("ap-southeast-1"));
    expect(
      rings.map(({ key, schedule, timeZone, hours, cutoff, maxConcurrency, maxErrors }) =>
        [key, schedule, timeZone, hours, cutoff, maxConcurrency, maxErrors].join(" "),
      ),
    ).toEqual([
      "tills-pilot cron(0 2 ? * * *) Asia/Shanghai 3 1 100% 0",
      "tills-rest cron(0 2 ? * * *) Asia/Shanghai 3 1 10% 1",
      "offices-pilot cron(0 23 ? * * *) Asia/Shanghai 2 1 100% 0",
      "offices-rest cron(0 23 ? * * *) Asia/Shanghai 2 1 10% 1",
    ]);
    const at = (offset: string) =>
      layoutAwsPatching(
        "mall",
        awsPatchingArgs("ap-southeast-1", {
          groups: { tills: { system: "redhat", window: { start: "02:30", hours: 1, offset } } },
        }),
      ).rings[0];
    expect(at("+09:00")).toMatchObject({ schedule: "cron(30 2 ? * * *)", timeZone: "Etc/GMT-9", cutoff: 0 });
    expect(at("-05:00")?.timeZone).toBe("Etc/GMT+5");
    expect(at("+00:00")?.timeZone).toBe("Etc/UTC");
  });

  it("saves every disk of a machine, whole, before anything is installed on it", () => {
    const { patch } = layoutAwsPatching("mall", awsPatchingArgs("ap-southeast-1"));
    expect(patch.content.mainSteps.map(({ name, onFailure }) => `${name} ${onFailure}`)).toEqual([
      "save Abort",
      "saved Abort",
      "install Abort",
      "tidy Abort",
    ]);
    const [save, saved, install] = patch.content.mainSteps;
    expect(save?.inputs).toMatchObject({
      Api: "CreateSnapshots",
      InstanceSpecification: { InstanceId: "{{ InstanceId }}", ExcludeBootVolume: false },
      CopyTagsFromSource: "volume",
    });
    expect(saved?.inputs).toMatchObject({ DesiredValues: ["completed"] });
    expect(install?.inputs).toMatchObject({ DocumentName: "AWS-RunPatchBaseline" });
  });

  it("has rolled back before the hour is over, the half hour of starting it counted", () => {
    const { rollBack } = layoutAwsPatching("mall", awsPatchingArgs("ap-southeast-1"));
    const waits = rollBack.content.mainSteps.map(({ timeoutSeconds = 0 }) => timeoutSeconds);
    expect(waits.reduce((sum, each) => sum + each)).toBeLessThan(3600);
    expect(rollBack.content.mainSteps.map(({ name }) => name)).toEqual([
      "choose",
      "replace",
      "replaced",
      "healthy",
    ]);
  });

  it("hears of machines that could not be saved, patched or put back", () => {
    const { events } = layoutAwsPatching("mall", awsPatchingArgs("ap-southeast-1"));
    expect(events.failed.pattern).toMatchObject({
      detail: {
        $or: [
          { "document-name": ["AWS-RunPatchBaseline"] },
          { Definition: ["mall-patch", "mall-roll-back"], Status: ["Failed", "TimedOut", "Cancelled"] },
        ],
      },
    });
  });

  it("scans core groups each week and others each month", () => {
    const { scans } = layoutAwsPatching("mall", awsPatchingArgs("ap-southeast-1"));
    expect(scans.map(({ group, schedule, severity }) => [group, schedule, severity])).toEqual([
      ["tills", "cron(0 18 ? * SAT *)", "HIGH"],
      ["offices", "cron(0 18 ? * SAT#1 *)", "MEDIUM"],
    ]);
  });

  it("lets the event service write into the ledger, for this account alone", () => {
    const { ledgerPolicy, logGroup } = layoutAwsPatching("mall", awsPatchingArgs("cn-north-1"));
    expect(logGroup).toBe("/aws/events/mall-patching");
    expect(ledgerPolicy.Statement).toEqual([
      expect.objectContaining({
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/events/mall-patching:*",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      }),
    ]);
  });
});

describe("on Alibaba Cloud", () => {
  const { templates, policy, baselines, rollBack } = layoutAlicloudPatching(
    "mall",
    alicloudPatchingArgs("cn-shanghai"),
  );

  it("lets updates through to the rest a day after the pilot may have them", () => {
    const rules = baselines.map(({ system, approvalRules }) => [
      system,
      (approvalRules as { PatchRules: { ApproveAfterDays: number }[] }).PatchRules.map(
        (rule) => rule.ApproveAfterDays,
      ),
    ]);
    expect(rules).toEqual([
      ["AliyunLinux", [1, 3, 6]],
      ["Anolis", [1, 3, 6]],
    ]);
  });

  it("saves each disk before anything is installed, and installs by night", () => {
    for (const { key, content } of templates) {
      const [night, find, first, ...others] = content.Tasks;
      expect(night?.Properties).toMatchObject({ Type: "cron", TimeZone: "Asia/Shanghai" });
      expect(find?.Properties).toMatchObject({ Parameters: { Tags: [{ Key: "PatchGroup", Value: key }] } });
      expect(first?.Properties).toMatchObject({ whetherCreateSnapshot: true, retentionDays: "3" });
      expect(others.map(({ Action }) => Action)).toEqual(
        key.endsWith("pilot") ? ["ACS::ECS::RunCommand", "ACS::ECS::ApplyPatchBaseline"] : [],
      );
      expect(content.Tasks.at(-1)?.Properties).toMatchObject({ rebootIfNeed: true });
    }
    const expressions = templates.map(({ content }) => content.Tasks[0]?.Properties.Expression);
    expect(expressions).toEqual(["0 0 2 * * ?", "0 0 2 * * ?", "0 0 23 * * ?", "0 0 23 * * ?"]);
  });

  it("stops at the first failure of the pilot, and a tenth at a time in the rest", () => {
    const pace = templates.map(({ content }) => content.Tasks[2]?.Loop?.RateControl);
    expect(pace.map((each) => [each?.Concurrency, each?.MaxErrors])).toEqual([
      [100, 0],
      [10, 1],
      [100, 0],
      [10, 1],
    ]);
  });

  it("asks nothing of templates that they do not know", () => {
    for (const { content } of [...templates, rollBack]) expect(danglingReferences(content)).toEqual([]);
  });

  it("puts a stopped machine back to the newest whole snapshot of its system disk, within an hour", () => {
    expect(rollBack.content.Tasks.map(({ Name }) => Name)).toEqual([
      "disk",
      "choose",
      "stop",
      "stopped",
      "reset",
      "resetDone",
      "start",
      "running",
    ]);
    expect(rollBack.content.Tasks[1]?.Properties).toMatchObject({
      Parameters: { DiskId: "{{ disk.diskId }}", Status: "accomplished", PageSize: 1 },
    });
    const seconds = rollBack.content.Tasks.map(({ Delay = 0, Retries = 0 }) => Delay * Retries);
    expect(seconds.reduce((sum, each) => sum + each)).toBeLessThan(3600);
  });

  it("enters machines that carry the tag, and no others", () => {
    const [enter] = policy.Statement;
    expect(enter).toMatchObject({
      Action: ["ecs:RunCommand", "ecs:RebootInstance"],
      Condition: {
        StringEquals: {
          "acs:ResourceTag/PatchGroup": ["tills-pilot", "tills-rest", "stock-pilot", "stock-rest"],
        },
      },
    });
  });
});
