import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import { recordComponent } from "../testing.ts";
import { AlicloudSystem } from "./alicloud.ts";
import { AwsSystem } from "./aws.ts";
import type { SystemArgs } from "./contract.ts";
import { layoutSystem } from "./layout.ts";
import { systemArgs } from "./testing.ts";

const PLAN: NonNullable<SystemArgs["capacity"]> = {
  plannedOn: "2026-11-23",
  reserves: { sales: { kind: "demand", unit: "TPS", peak: 1000, capacity: 1300 } },
};

const types = async (build: (name: string, opts: object) => AwsSystem | AlicloudSystem) => {
  const { resources } = await recordComponent((transform) => build("pos", { transformations: [transform] }));
  return resources;
};

describe("a system with a capacity plan", () => {
  it("has a page of its own on both clouds, and none without a plan", async () => {
    const aws = await types(
      (name, opts) => new AwsSystem(name, systemArgs("aws", "ap-southeast-1", { capacity: PLAN }), opts),
    );
    expect(aws.filter(({ type }) => type === "aws:cloudwatch/dashboard:Dashboard")).toHaveLength(1);
    const ali = await types(
      (name, opts) =>
        new AlicloudSystem(name, systemArgs("alicloud", "cn-shanghai", { capacity: PLAN }), opts),
    );
    expect(ali.filter(({ type }) => type === "alicloud:cms/dynamicTagGroup:DynamicTagGroup")).toHaveLength(1);
    const none = await types((name, opts) => new AwsSystem(name, systemArgs("aws", "ap-southeast-1"), opts));
    expect(none.filter(({ type }) => type.startsWith("atrium:capacity:"))).toEqual([]);
  });

  it("draws everything of the system that is watched", async () => {
    const resources = await types(
      (name, opts) => new AwsSystem(name, systemArgs("aws", "ap-southeast-1", { capacity: PLAN }), opts),
    );
    const alarms = resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
    const page = resources.find(({ type }) => type === "aws:cloudwatch/dashboard:Dashboard");
    const { widgets } = JSON.parse(String(page?.inputs.dashboardBody)) as { widgets: { type: string }[] };
    const charts = widgets.filter(({ type }) => type === "metric");
    expect(charts.length).toBeGreaterThan(0);
    expect(charts.length).toBeLessThanOrEqual(alarms.length);
  });

  it("is refused where it holds too little, with the other faults of the system", () => {
    const little: NonNullable<SystemArgs["capacity"]> = {
      plannedOn: "2026-11-23",
      reserves: { sales: { kind: "demand", unit: "TPS", peak: 1000, capacity: 1299 } },
    };
    try {
      layoutSystem("pos", systemArgs("aws", "ap-southeast-1", { capacity: little }));
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      expect(error.diagnostics.map(({ code, path }) => [code, path])).toEqual([
        ["capacity.reserve", "capacity.reserves.sales"],
      ]);
    }
  });
});
