import { describe, expect, it } from "vitest";
import { askAws } from "../least-privilege/testing.ts";
import { arn } from "../partition/aws.ts";
import { codesOf } from "../workload/fault-table.ts";
import type { QueueArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudQueue, layoutAwsQueue } from "./layout.ts";
import { alicloudQueueArgs, awsQueueArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<QueueArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsQueue("pos", awsQueueArgs("ap-southeast-1", more))
      : layoutAlicloudQueue("pos", alicloudQueueArgs("cn-shanghai", more)),
  );

describe("a queue that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    expect(codes("alicloud", { account: "1", clients: {}, topics: {}, users: {}, size: "large" })).toEqual([
      "placement.account",
      "clients.none",
      "queue.topics",
      "queue.users",
      "queue.size",
    ]);
  });
});

describe("what an application may do at the brokers", () => {
  const account = "111122223333";
  const { policies } = layoutAwsQueue("pos", awsQueueArgs("ap-southeast-1"));
  const may = (user: string, action: string, kind: string, ...rest: readonly string[]) => {
    const holder = arn({ partition: "aws", service: "iam", account, resource: `role/${user}` });
    const resource = arn({
      partition: "aws",
      service: "kafka",
      region: "ap-southeast-1",
      account,
      resource: [kind, "pos", "0f5b-2", ...rest].join("/"),
    });
    const asked = {
      principal: holder,
      holder,
      attached: [],
      action,
      resource,
      account,
      context: {},
      bound: false,
    };
    return askAws({ policies, guardrails: [] }, asked);
  };

  it.each([
    ["till", "kafka-cluster:Connect", "cluster", [], "allowed"],
    ["till", "kafka-cluster:WriteData", "topic", ["sales"], "allowed"],
    ["till", "kafka-cluster:ReadData", "topic", ["sales"], "denied"],
    ["till", "kafka-cluster:WriteData", "topic", ["stock"], "denied"],
    ["till", "kafka-cluster:CreateTopic", "topic", ["sales"], "denied"],
    ["warehouse", "kafka-cluster:ReadData", "topic", ["sales"], "allowed"],
    ["warehouse", "kafka-cluster:ReadData", "topic", ["stock"], "denied"],
    ["warehouse", "kafka-cluster:AlterGroup", "group", ["warehouse"], "allowed"],
    ["warehouse", "kafka-cluster:AlterGroup", "group", ["till"], "denied"],
    ["warehouse", "kafka-cluster:AlterCluster", "cluster", [], "denied"],
  ])("%s: %s on %s %j is %s", async (user, action, kind, rest, verdict) => {
    expect(await may(user, action, kind, ...rest)).toBe(verdict);
  });
});

describe("a message", () => {
  it("counts as written once all zones but one have it", () => {
    const { copies, written, properties } = layoutAwsQueue("pos", awsQueueArgs("ap-southeast-1"));
    expect([copies, written]).toEqual([3, 2]);
    expect(properties.split("\n")).toEqual([
      "auto.create.topics.enable=false",
      "delete.topic.enable=true",
      "default.replication.factor=3",
      "min.insync.replicas=2",
      "log.retention.hours=72",
      "unclean.leader.election.enable=false",
      "",
    ]);
  });

  it("stays in the zones that are named when the network gets another", () => {
    const zones = ["apse1-az1", "apse1-az2"];
    const two = Object.fromEntries(
      zones.map((zone) => [zone, awsQueueArgs("ap-southeast-1").subnets[zone] ?? ""]),
    );
    const grown = layoutAwsQueue("pos", awsQueueArgs("ap-southeast-1", { zones }));
    expect(grown).toEqual(layoutAwsQueue("pos", awsQueueArgs("ap-southeast-1", { subnets: two })));
  });

  it("can be written with two zones while one is down", () => {
    const subnets = { "apse1-az1": "1", "apse1-az2": "2" };
    expect(layoutAwsQueue("pos", awsQueueArgs("ap-southeast-1", { subnets })).written).toBe(1);
  });
});

it("names a configuration for the account: it outlives the cluster that it was made for", () => {
  const { configuration } = layoutAwsQueue("pos", awsQueueArgs("ap-southeast-1"));
  const { configuration: elsewhere } = layoutAwsQueue(
    "pos",
    awsQueueArgs("ap-southeast-1", { account: "999900001111" }),
  );
  expect(configuration).not.toBe(elsewhere);
});
