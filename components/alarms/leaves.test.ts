import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, type Registered, recordComponent } from "../testing.ts";
import { AlicloudAlarms } from "./alicloud.ts";
import { AlicloudTrailAlarms } from "./alicloud-trail.ts";
import { AwsAlarms } from "./aws.ts";
import { CHANGE_ALARMS } from "./changes.ts";
import { alicloudAlarmArgs, awsAlarmArgs } from "./testing.ts";

const inputs = ({ resources }: Recording, type: string, name: string): Registered["inputs"] => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};
const count = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`)).length;

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) =>
        new AwsAlarms("alarms", awsAlarmArgs("ap-northeast-1"), { transformations: [transform] }),
    );
  });

  it("keeps its type token: it is in every state file", () => {
    expect(run.resources[0]?.type).toBe("atrium:alarms:AwsAlarms");
  });

  it("has a filter and an alarm for each change, over the same metric", () => {
    expect(count(run, "LogMetricFilter")).toBe(CHANGE_ALARMS.length);
    for (const { id } of CHANGE_ALARMS) {
      const filter = inputs(run, "LogMetricFilter", `alarms-${id}`);
      const alarm = inputs(run, "MetricAlarm", `alarms-${id}`);
      const { name, namespace } = filter.metricTransformation as { name: string; namespace: string };
      const queries = alarm.metricQueries as
        | readonly { metric?: { metricName: string; namespace: string } }[]
        | undefined;
      const read = queries?.[0]?.metric ?? alarm;
      expect([id, read.metricName, read.namespace]).toEqual([id, name, namespace]);
      expect([id, alarm.alarmActions]).toEqual([id, ["planned-topic"]]);
    }
  });

  it("counts off-hours sign-ins by the hour of the value", () => {
    const { metricQueries } = inputs(run, "MetricAlarm", "alarms-sign-in-off-hours");
    expect((metricQueries as readonly { expression?: string }[])[1]).toMatchObject({
      expression: "IF((HOUR(counted) >= 23) || (HOUR(counted) < 15), 0, counted)",
      returnData: true,
    });
  });

  it("lets a composite speak for what lies behind another, with that one as its suppressor", () => {
    const own = inputs(run, "MetricAlarm", "alarms-shop-latency");
    expect([own.alarmActions, own.extendedStatistic, own.statistic]).toEqual([undefined, "p95", undefined]);
    expect(count(run, "CompositeAlarm")).toBe(1);
    expect(inputs(run, "CompositeAlarm", "alarms-shop-latency")).toMatchObject({
      actionsSuppressor: { waitPeriod: 120, extensionPeriod: 60 },
      alarmActions: ["planned-topic"],
    });
  });

  it("tells of a value that is missing where somebody has to look", () => {
    expect(inputs(run, "MetricAlarm", "alarms-pos-cpu")).toMatchObject({
      treatMissingData: "missing",
      insufficientDataActions: ["planned-topic"],
    });
    expect(inputs(run, "MetricAlarm", "alarms-tunnel").treatMissingData).toBe("breaching");
  });

  it("sends events whole, with what the rule says of itself", () => {
    const target = inputs(run, "EventTarget", "alarms-backup-failed");
    const { inputTemplate } = target.inputTransformer as { inputTemplate: string };
    const filled = JSON.parse(inputTemplate.replace("<aws.events.event.json>", '{"id":"e"}'));
    expect(filled).toMatchObject({ atrium: "atrium/event/v1", event: { id: "e" } });
    expect(filled.description).toMatch(/^\[high\] \[30 min\] \[§1\.6\.5-a\]/);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      return new AlicloudAlarms("alarms", alicloudAlarmArgs("cn-shanghai"), {
        transformations: [transform],
        provider,
      });
    });
  });

  it("keeps its type tokens: they are in every state file", () => {
    const own = run.resources.map(({ type }) => type).filter((type) => type.startsWith("atrium:"));
    expect(own).toEqual(["atrium:alarms:AlicloudAlarms", "atrium:alarms:AlicloudTrailAlarms"]);
  });

  it("says whose trail it is, where its rules stand in the archive's account", async () => {
    const archive = await recordComponent((transform) => {
      const provider = new alicloud.Provider("archive", { region: "cn-shanghai" });
      const { targets: _, ...args } = alicloudAlarmArgs("cn-shanghai");
      const trail = { liveLog: "archive/shop" };
      return new AlicloudTrailAlarms(
        "shop",
        { ...args, trail, of: "shop" },
        { transformations: [transform], provider },
      );
    });
    const { configuration } = inputs(archive, "Alert", "shop-root-use");
    const { annotations } = configuration as { annotations: readonly { key: string; value: string }[] };
    expect(annotations.find(({ key }) => key === "description")?.value).toContain(
      "\nAccount shop. Nobody works as root.",
    );
    expect(count(archive, "EventRule")).toBe(0);
  });

  it("has a rule over the trail's store for each change, sent to the action policy", () => {
    expect(count(run, "Alert")).toBe(CHANGE_ALARMS.length);
    const { projectName, configuration } = inputs(run, "Alert", "alarms-trail-root-use");
    expect(projectName).toBe("archive");
    expect(configuration).toMatchObject({
      queryLists: [{ project: "archive", store: "actiontrail", timeSpanType: "Truncated" }],
      severityConfigurations: [{ severity: 10, evalCondition: { condition: "cnt > 0" } }],
      policyConfiguration: { actionPolicyId: "duty" },
    });
  });

  it("tells both the queue and the people, so that mail comes when chat fails", () => {
    expect(inputs(run, "Alarm", "alarms-pos-cpu")).toMatchObject({
      contactGroups: ["duty"],
      targets: [{ arn: "planned-queue", level: "Warn" }],
      escalationsWarn: { comparisonOperator: ">", threshold: "85", times: 5 },
      metricDimensions: '[{"instanceId":"i-1"}]',
    });
    expect(inputs(run, "EventRule", "alarms-backup-failed-hbr")).toMatchObject({
      mnsParameters: [{ queue: "alerts" }],
      contactParameters: [{ contactGroupName: "duty" }],
    });
  });
});
