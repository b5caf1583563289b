import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import type { CapacityArgs } from "./contract.ts";
import { dashboardBody, planText } from "./dashboard.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutCapacity } from "./layout.ts";
import { planReserve } from "./reserves.ts";
import { alicloudCapacityArgs, capacityArgs, DEMAND } from "./testing.ts";

function codes(cloud: "aws" | "alicloud", more: Partial<CapacityArgs>): readonly string[] {
  const args =
    cloud === "aws" ? capacityArgs("ap-southeast-1", more) : alicloudCapacityArgs("cn-shanghai", more);
  try {
    layoutCapacity("pos", cloud, args);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

describe("faults", () => {
  it.each(faultCases)("$title is told as $code", ({ cloud, args, code }) => {
    expect(codes(cloud, args)).toContain(code);
  });

  it.each(faultCases)("the twin of $title is not refused", ({ cloud, twin }) => {
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("are the same on Alibaba Cloud", () => {
    const peaks = { soon: { on: "2026-12-12", demand: { transactions: 9999 } } };
    expect(codes("alicloud", { peaks })).toEqual(["capacity.reserve", "capacity.peak-late"]);
    expect(codes("alicloud", {})).toEqual([]);
  });

  it("say what is needed and why", () => {
    try {
      layoutCapacity(
        "pos",
        "aws",
        capacityArgs("ap-southeast-1", { peaks: {}, reserves: { tps: { ...DEMAND, capacity: 1299 } } }),
      );
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      expect(error.diagnostics.map(({ path, value, hint }) => `${path} ${value}: ${hint}`)).toEqual([
        "reserves.tps 1299 TPS: 1300 TPS: 1000 at the year's busiest hour, and 30 %; or write accepted, with an end",
      ]);
    }
  });
});

describe("a reserve", () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 });

  it("is the least that leaves what the guide asks for", () => {
    fc.assert(
      fc.property(amount, amount, (peak, other) => {
        const peaks = { later: { on: "2027-06-18", demand: { it: other } } };
        const { needs } = planReserve("it", { kind: "demand", unit: "u", peak, capacity: 1 }, peaks);
        const most = Math.max(peak, other);
        expect(needs * 100).toBeGreaterThanOrEqual(most * 130);
        expect((needs - 1) * 100).toBeLessThan(most * 130);
      }),
    );
    fc.assert(
      fc.property(amount, amount, (usedGb, growthGbPerMonth) => {
        const { needs } = planReserve("it", { kind: "storage", sizeGb: 1, usedGb, growthGbPerMonth }, {});
        const then = usedGb + 3 * growthGbPerMonth;
        expect((needs - then) * 100).toBeGreaterThanOrEqual(needs * 30);
        expect((needs - 1 - then) * 100).toBeLessThan((needs - 1) * 30);
      }),
    );
    fc.assert(
      fc.property(amount, (peakMbps) => {
        const { needs } = planReserve("it", { kind: "line", mbps: 1, peakMbps }, {});
        expect(peakMbps * 100).toBeLessThanOrEqual(needs * 70);
        expect(peakMbps * 100).toBeGreaterThan((needs - 1) * 70);
      }),
    );
  });

  it("of storage that shrinks is measured by what is used today", () => {
    const shrinking = { kind: "storage", sizeGb: 1000, usedGb: 700, growthGbPerMonth: -50 } as const;
    expect(planReserve("it", shrinking, {})).toMatchObject({ needs: 1000, enough: true });
  });
});

describe("the dashboard", () => {
  const layout = layoutCapacity("pos", "aws", capacityArgs("ap-southeast-1"));
  const body = dashboardBody(
    "ap-southeast-1",
    "pos",
    layout.reserves,
    layout.charts.map((chart) => ({ ...chart, dimensions: { LoadBalancer: "app/pos/1" } })),
  );

  /** "Dashboard body structure and syntax", as far as it is used here. */
  const integer = (minimum: number, maximum: number) => ({ type: "integer", minimum, maximum });
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile({
    type: "object",
    additionalProperties: false,
    required: ["widgets"],
    properties: {
      widgets: {
        type: "array",
        maxItems: 500,
        items: {
          type: "object",
          additionalProperties: false,
          required: ["type", "x", "y", "width", "height", "properties"],
          properties: {
            type: { enum: ["metric", "text"] },
            x: integer(0, 23),
            y: integer(0, 10_000),
            width: integer(1, 24),
            height: integer(1, 1000),
            properties: {
              type: "object",
              additionalProperties: false,
              properties: {
                markdown: { type: "string", minLength: 1 },
                title: { type: "string" },
                region: { type: "string", pattern: "^[a-z]{2}(-gov)?-[a-z]+-\\d$" },
                view: { enum: ["timeSeries", "singleValue"] },
                stat: { type: "string", pattern: "^(Average|Minimum|Maximum|Sum|p\\d+)$" },
                period: { type: "integer", multipleOf: 60 },
                metrics: {
                  type: "array",
                  minItems: 1,
                  items: { type: "array", minItems: 2, items: { type: "string" } },
                },
                annotations: {
                  type: "object",
                  additionalProperties: false,
                  properties: {
                    horizontal: {
                      type: "array",
                      items: {
                        type: "object",
                        additionalProperties: false,
                        required: ["label", "value"],
                        properties: { label: { type: "string" }, value: { type: "number" } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  });

  it("is what the service takes, with the plan on top and a chart for each target", () => {
    validate(JSON.parse(JSON.stringify(body)));
    expect(validate.errors ?? []).toEqual([]);
    expect(body.widgets.map(({ type }) => type)).toEqual(["text", "metric", "metric"]);
  });

  it("lays nothing over anything", () => {
    const cells = body.widgets.flatMap(({ x, y, width, height }) =>
      Array.from(
        { length: width * height },
        (_unused, index) => `${x + (index % width)} ${y + Math.floor(index / width)}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it("draws a threshold in the metric's own unit, and none where it is a share", () => {
    const [latency, space] = body.widgets.slice(1).map(({ properties }) => properties);
    // 200 ms, which the balancer counts in seconds.
    expect(latency?.annotations).toEqual({ horizontal: [{ label: "plan more above", value: 0.2 }] });
    expect(space).not.toHaveProperty("annotations");
  });

  it("shows what was accepted", () => {
    const line = { key: "tps", unit: "TPS", has: 1, needs: 2, because: "x", enough: false };
    expect(planText("pos", [line])).toContain("| tps | 1 TPS | 2 TPS **accepted** | x |");
  });
});
