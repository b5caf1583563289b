import { METRIC_KINDS, type MetricKind, type MetricKindName } from "../alarms/metrics.ts";
import type { PlannedReserve } from "./reserves.ts";

/** A chart whose dimensions the deployment fills in. */
export interface PlannedChart {
  readonly key: string;
  readonly kind: MetricKindName;
  readonly title: string;
}

export interface Widget {
  readonly type: "metric" | "text";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

const WIDTH = 8;
const HEIGHT = 6;
const COLUMNS = 3;

/** "Dashboard body structure and syntax", CloudWatch: the plan on top, then a chart for each target. */
export function dashboardBody(
  region: string,
  system: string,
  reserves: readonly PlannedReserve[],
  charts: readonly (PlannedChart & { readonly dimensions: Readonly<Record<string, string>> })[],
): { readonly widgets: readonly Widget[] } {
  const top = 2 + reserves.length;
  return {
    widgets: [
      {
        type: "text",
        x: 0,
        y: 0,
        width: WIDTH * COLUMNS,
        height: top,
        properties: { markdown: planText(system, reserves) },
      },
      ...charts.map((chart, index): Widget => {
        const kind: MetricKind = METRIC_KINDS[chart.kind];
        const { namespace, metric, statistic, period, dimensions } = kind.aws;
        return {
          type: "metric",
          x: (index % COLUMNS) * WIDTH,
          y: top + Math.floor(index / COLUMNS) * HEIGHT,
          width: WIDTH,
          height: HEIGHT,
          properties: {
            title: chart.title,
            region,
            view: "timeSeries",
            stat: statistic,
            period,
            metrics: [
              [namespace, metric, ...dimensions.flatMap((name) => [name, chart.dimensions[name] ?? ""])],
            ],
            // A share of something is drawn in the service's own unit, where the threshold would mislead.
            ...(kind.share === undefined
              ? {
                  annotations: {
                    horizontal: [
                      {
                        label: kind.over ? "plan more above" : "act below",
                        value: kind.threshold * kind.aws.scale,
                      },
                    ],
                  },
                }
              : {}),
          },
        };
      }),
    ],
  };
}

/** Markdown as CloudWatch reads it. */
export function planText(system: string, reserves: readonly PlannedReserve[]): string {
  return [
    `## ${system}`,
    "| reserve | has | needs | because |",
    "| --- | --- | --- | --- |",
    ...reserves.map(
      ({ key, unit, has, needs, because, enough }) =>
        `| ${key} | ${has} ${unit} | ${needs} ${unit}${enough ? "" : " **accepted**"} | ${because} |`,
    ),
  ].join("\n");
}
