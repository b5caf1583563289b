import { expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { AWS_ROUTE, TAGS } from "../workload/testing.ts";
import { AlicloudCapacity } from "./alicloud.ts";
import { AwsCapacity } from "./aws.ts";
import { cases } from "./capacity.cases.ts";
import { alicloudCapacityArgs, capacityArgs } from "./testing.ts";

const inputs = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`)).map((each) => each.inputs);

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("sut", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((one) => one.type.startsWith("atrium:"))) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual(["atrium:capacity:AlicloudCapacity", "atrium:capacity:AwsCapacity"]);
});

it("draws on AWS what the targets name, once that is known", async () => {
  let plan: AwsCapacity | undefined;
  const run = await recordComponent((transform) => {
    plan = new AwsCapacity("pos", capacityArgs("ap-southeast-1"), { transformations: [transform] });
    return plan;
  });
  const [page] = inputs(run, "Dashboard");
  const { widgets } = JSON.parse(String(page?.dashboardBody)) as {
    widgets: { properties: { metrics?: unknown } }[];
  };
  expect(widgets.map(({ properties }) => properties.metrics).filter(Boolean)).toEqual([
    [["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", "app/pos/1"]],
    [["AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier", "pos-db"]],
  ]);
  expect(Object.entries(plan?.alarmTargets ?? {}).map(([key, { kind }]) => [key, kind])).toEqual([
    ["batch-full", "group-full"],
    ["batch-idle", "group-idle"],
  ]);
});

it("scales groups to the guide's target on both clouds", async () => {
  const aws = await recordComponent(
    (transform) => new AwsCapacity("pos", capacityArgs("ap-southeast-1"), { transformations: [transform] }),
  );
  expect(inputs(aws, "Policy")).toMatchObject([
    { estimatedInstanceWarmup: 120, targetTrackingConfiguration: { targetValue: 70 } },
  ]);
  const alicloud = await recordComponent(
    (transform) =>
      new AlicloudCapacity("pos", alicloudCapacityArgs("cn-shanghai"), { transformations: [transform] }),
  );
  expect(inputs(alicloud, "ScalingRule")).toMatchObject([
    { scalingRuleType: "TargetTrackingScalingRule", targetValue: 70, scalingGroupId: "asg-1" },
  ]);
});

it("collects on Alibaba Cloud whatever carries the system's tag, and tells its people", async () => {
  const run = await recordComponent(
    (transform) =>
      new AlicloudCapacity("pos", alicloudCapacityArgs("cn-shanghai"), { transformations: [transform] }),
  );
  expect(inputs(run, "DynamicTagGroup")).toMatchObject([
    {
      tagKey: "system",
      matchExpresses: [{ tagValue: "pos", tagValueMatchFunction: "equals" }],
      contactGroupLists: ["people"],
    },
  ]);
});

it("is as its README shows it", async () => {
  const { targets } = capacityArgs("ap-southeast-1");
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsCapacity,
    tags: TAGS,
    pos: { alarmTargets: targets },
    alerts: { route: AWS_ROUTE },
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining(["aws:cloudwatch/dashboard:Dashboard", "aws:autoscaling/policy:Policy"]),
  );
});
