import * as alicloud from "@pulumi/alicloud";
import { describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import { AlicloudDrPair } from "./alicloud.ts";
import { AwsDrPair } from "./aws.ts";
import type { DrPairArgs } from "./contract.ts";
import { alicloudPair, awsPair } from "./testing.ts";

const aws = (more: Partial<DrPairArgs> = {}) =>
  recordComponent(
    (transform) => new AwsDrPair("pos", awsPair("ap-southeast-1", more), { transformations: [transform] }),
  );
const alibaba = () =>
  recordComponent((transform) => {
    const second = new alicloud.Provider("beijing", { region: "cn-beijing" });
    return new AlicloudDrPair(
      "pos",
      alicloudPair("cn-shanghai", "cn-beijing"),
      { transformations: [transform] },
      { second },
    );
  });

const inputs = ({ resources }: Recording, type: string, name: string) => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === `pos-${name}`);
  if (found === undefined) throw new Error(`no ${type} pos-${name}`);
  return found.inputs;
};

describe("a pair on AWS", () => {
  it("copies images into the second region, under that region's key", async () => {
    expect(inputs(await aws(), "AmiCopy", "image-till-2026-11-20")).toMatchObject({
      region: "ap-northeast-1",
      sourceAmiId: "ami-0123456789abcdef0",
      sourceAmiRegion: "ap-southeast-1",
      encrypted: true,
      kmsKeyId: "key-arn",
      name: "pos-till-2026-11-20",
    });
  });

  it("asks the first end whether it answers, and leads to the second when it does not", async () => {
    const run = await aws();
    expect(inputs(run, "HealthCheck", "till")).toMatchObject({
      type: "HTTPS",
      fqdn: "pos-1.elb.example",
      resourcePath: "/ready",
      requestInterval: 30,
      failureThreshold: 3,
    });
    expect(inputs(run, "Record", "till-primary")).toMatchObject({
      name: "pos.mall.example",
      failoverRoutingPolicies: [{ type: "PRIMARY" }],
      setIdentifier: "primary",
      healthCheckId: "pos-till-id",
      aliases: [{ name: "pos-1.elb.example", zoneId: "Z1LMS91P8CMLE5", evaluateTargetHealth: true }],
    });
    const second = inputs(run, "Record", "till-secondary");
    expect(second).toMatchObject({ failoverRoutingPolicies: [{ type: "SECONDARY" }] });
    expect(second).not.toHaveProperty("healthCheckId");
  });

  it("asks an alarm about an entry that the internet does not reach", async () => {
    const { till } = awsPair("ap-southeast-1").entries;
    if (till === undefined) throw new Error("no entry");
    const probe = { alarm: { name: "pos-unhealthy", region: "ap-southeast-1" } };
    const run = await aws({ entries: { till: { ...till, probe } } });
    expect(inputs(run, "HealthCheck", "till")).toMatchObject({
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: "pos-unhealthy",
      cloudwatchAlarmRegion: "ap-southeast-1",
    });
  });

  it("has people told of drills, in words that the chat function reads", async () => {
    const run = await aws();
    expect(inputs(run, "EventRule", "drill")).toMatchObject({ scheduleExpression: "cron(0 1 15 4,10 ? *)" });
    const { inputTransformer, arn } = inputs(run, "EventTarget", "drill") as {
      inputTransformer: { inputTemplate: string };
      arn: string;
    };
    expect(arn).toBe("topic-arn");
    const message = JSON.parse(
      inputTransformer.inputTemplate.replace("<aws.events.event.json>", "{}"),
    ) as Record<string, unknown>;
    expect(message.atrium).toBe("atrium/event/v1");
    expect(message.description).toContain("[§10.2.2-d]");
  });
});

describe("a pair on Alibaba Cloud", () => {
  it("copies images by the second region's provider", async () => {
    const run = await alibaba();
    expect(inputs(run, "ImageCopy", "image-till-2026-11-20")).toMatchObject({
      sourceRegionId: "cn-shanghai",
      encrypted: true,
      kmsKeyId: "key-id",
    });
    const copy = run.resources.find(({ type }) => type.endsWith(":ImageCopy"));
    expect(copy?.provider).toContain("beijing");
  });

  it("has a pool of each end, a probe on the first, and moves by itself", async () => {
    const run = await alibaba();
    expect(inputs(run, "AccessStrategy", "till")).toMatchObject({
      accessMode: "AUTO",
      defaultAddrPools: [{ addrPoolId: "pos-till-primary-id" }],
      failoverAddrPools: [{ addrPoolId: "pos-till-secondary-id" }],
    });
    const { monitorExtendInfo, addrPoolId } = inputs(run, "MonitorConfig", "till");
    expect(addrPoolId).toBe("pos-till-primary-id");
    expect(JSON.parse(String(monitorExtendInfo))).toMatchObject({
      host: "pos.mall.example",
      path: "/ready",
      port: 443,
    });
    expect(inputs(run, "AlidnsRecord", "till")).toMatchObject({
      domainName: "mall.example",
      rr: "pos",
      type: "CNAME",
      value: "pos.gtm.example",
    });
  });

  it("has people told of drills through the queue of the chat function", async () => {
    const run = await alibaba();
    expect(inputs(run, "EventSourceV2", "drill").sourceScheduledEventParameters).toMatchObject({
      schedule: "0 0 9 15 4,10 ?",
      timeZone: "GMT+8:00",
    });
    const { targets } = inputs(run, "Rule", "drill") as {
      targets: { type: string; paramLists: { resourceKey: string; template?: string }[] }[];
    };
    expect(targets[0]?.type).toBe("acs.mns.queue");
    const body = targets[0]?.paramLists.find(({ resourceKey }) => resourceKey === "Body")?.template ?? "";
    expect(JSON.parse(body)).toMatchObject({ atrium: "atrium/event/v1", event: { source: "dr-pair" } });
  });
});

it("is as its README shows it", async () => {
  const balancer = { dnsName: "pos.elb.example", zoneId: "Z1" };
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsDrPair,
    tags: TAGS,
    keys: { replicas: { data: keyFor("rds"), disks: keyFor("ebs") } },
    zone: { zoneId: "Z2" },
    here: balancer,
    there: balancer,
    alerts: { route: AWS_ROUTE },
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining(["aws:route53/healthCheck:HealthCheck", "aws:ec2/amiCopy:AmiCopy"]),
  );
});
