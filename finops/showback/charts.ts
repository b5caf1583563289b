import { BarChart, CustomChart, LineChart, SankeyChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  CustomChart,
  LineChart,
  SankeyChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  SVGRenderer,
]);

/** Okabe and Ito's colours, told apart by every kind of eye; grey is what is nobody's. */
export const COLOURS: readonly string[] = [
  "#0072B2",
  "#E69F00",
  "#009E73",
  "#CC79A7",
  "#56B4E9",
  "#D55E00",
  "#8C6D31",
  "#332288",
];
export const NOBODY = "#8A8A8A";

// Single quotes: the drawing puts it between double ones without a second look.
const FONT = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

export interface Chart {
  readonly svg: string;
  readonly height: number;
}

const WIDTH = 900;

/** Drawn here and now, without a browser. */
function draw(option: EChartsCoreOption, height: number): Chart {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      color: [...COLOURS],
      textStyle: { fontFamily: FONT },
      ...option,
    });
    return { svg: still(chart.renderToSVGString()), height };
  } finally {
    // A chart that is left holds a timer, and the command would never end.
    chart.dispose();
  }
}

/** A picture on paper: no hovering, and no counters that differ from run to run. */
function still(svg: string): string {
  return svg
    .replaceAll(/<style >[\s\S]*?<\/style>\s*/g, "")
    .replaceAll(/ (?:class|ecmeta_\w+)="[^"]*"/g, "")
    .replaceAll(/\bzr\d+-/g, "z-");
}

export interface NamedSeries {
  readonly name: string;
  readonly values: readonly number[];
  readonly colour?: string;
}

const GRID = { left: 70, right: 20, top: 20, bottom: 60, containLabel: false };

export function stackedBars(months: readonly string[], series: readonly NamedSeries[]): Chart {
  return draw(
    {
      grid: GRID,
      legend: { bottom: 0, type: "plain", itemWidth: 14 },
      xAxis: { type: "category", data: [...months] },
      yAxis: { type: "value", axisLabel: { formatter: short } },
      series: series.map(({ name, values, colour }) => ({
        type: "bar",
        stack: "all",
        name,
        data: [...values],
        barMaxWidth: 60,
        ...(colour !== undefined && { itemStyle: { color: colour } }),
      })),
    },
    320,
  );
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

export function sankey(flows: readonly Flow[], grey: ReadonlySet<string>): Chart {
  // A side's names end in a blank of their own, so that a provider and a department of one name are two.
  const left = [...new Set(flows.map(({ from }) => from))];
  const right = [...new Set(flows.map(({ to }) => to))];
  const node = (name: string, side: string, index: number) => ({
    name: `${name}${side}`,
    itemStyle: { color: grey.has(name) ? NOBODY : COLOURS[index % COLOURS.length] },
    label: { formatter: name, position: side === LEFT ? "right" : "left" },
  });
  return draw(
    {
      series: [
        {
          type: "sankey",
          left: 10,
          right: 10,
          top: 10,
          bottom: 10,
          nodeGap: 10,
          layoutIterations: 0,
          data: [
            ...left.map((name, index) => node(name, LEFT, index)),
            ...right.map((name, index) => node(name, RIGHT, index + left.length)),
          ],
          links: flows.map(({ from, to, value }) => ({
            source: `${from}${LEFT}`,
            target: `${to}${RIGHT}`,
            value,
            lineStyle: { color: grey.has(to) ? NOBODY : "gradient", opacity: 0.45 },
          })),
        },
      ],
    },
    Math.max(220, 36 * Math.max(left.length, right.length)),
  );
}

const LEFT = "\u200b";
const RIGHT = "\u200c";

export interface Step {
  readonly name: string;
  readonly value: number;
  /** A whole, standing on the ground, and not a change. */
  readonly whole?: true;
}

export function waterfall(steps: readonly Step[]): Chart {
  let level = 0;
  const bars = steps.map(({ value, whole }) => {
    const from = whole ? 0 : level;
    level = whole ? value : level + value;
    return { low: Math.min(from, level), size: Math.abs(level - from), rises: level >= from, whole };
  });
  return draw(
    {
      grid: { ...GRID, bottom: 90 },
      xAxis: {
        type: "category",
        data: steps.map(({ name }) => name),
        axisLabel: { rotate: 30, interval: 0, overflow: "truncate", width: 120 },
      },
      yAxis: { type: "value", axisLabel: { formatter: short } },
      series: [
        { type: "bar", stack: "w", data: bars.map(({ low }) => low), itemStyle: { color: "transparent" } },
        {
          type: "bar",
          stack: "w",
          barMaxWidth: 60,
          data: bars.map(({ size, rises, whole }) => ({
            value: size,
            itemStyle: { color: whole ? COLOURS[0] : rises ? COLOURS[5] : COLOURS[2] },
          })),
        },
      ],
    },
    340,
  );
}

export interface Bullet {
  readonly name: string;
  readonly percent: number;
}

/** Budgets with their marks at 80, 100 and 120 percent. */
export function bullets(rows: readonly Bullet[]): Chart {
  const most = Math.max(130, ...rows.map(({ percent }) => percent * 1.05));
  const mark = (at: number, colour: string) => ({
    xAxis: at,
    lineStyle: { color: colour, width: 2, type: "solid" },
  });
  return draw(
    {
      grid: { left: 200, right: 40, top: 30, bottom: 30 },
      xAxis: { type: "value", min: 0, max: most, axisLabel: { formatter: "{value} %" } },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLabel: { width: 180, overflow: "truncate" },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 18,
          data: rows.map(({ percent }) => ({
            value: percent,
            itemStyle: { color: percent >= 120 ? COLOURS[5] : percent >= 100 ? COLOURS[1] : COLOURS[0] },
          })),
          label: { show: true, position: "right", formatter: "{c} %" },
          markLine: {
            symbol: "none",
            label: { formatter: "{c} %", position: "start" },
            data: [mark(80, "#8A8A8A"), mark(100, "#333333"), mark(120, "#D55E00")],
          },
        },
      ],
    },
    70 + 34 * rows.length,
  );
}

export interface Fan {
  readonly months: readonly string[];
  readonly past: readonly (number | null)[];
  readonly estimate: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export function fan(
  { months, past, estimate, low, high }: Fan,
  names: { readonly past: string; readonly estimate: string },
): Chart {
  const width = high.map((value, index) => (value === null ? null : value - (low[index] ?? 0)));
  return draw(
    {
      grid: GRID,
      legend: { bottom: 0, data: [names.past, names.estimate] },
      xAxis: { type: "category", data: [...months], boundaryGap: false },
      yAxis: { type: "value", axisLabel: { formatter: short } },
      series: [
        { type: "line", stack: "band", data: [...low], symbol: "none", lineStyle: { opacity: 0 } },
        {
          type: "line",
          stack: "band",
          data: width,
          symbol: "none",
          lineStyle: { opacity: 0 },
          areaStyle: { color: COLOURS[4], opacity: 0.3 },
        },
        { type: "line", name: names.past, data: [...past], color: COLOURS[0] },
        {
          type: "line",
          name: names.estimate,
          data: [...estimate],
          color: COLOURS[5],
          lineStyle: { type: "dashed" },
        },
      ],
    },
    300,
  );
}

export interface Shares {
  readonly name: string;
  readonly parts: readonly number[];
}

/** Shares of a hundred, one bar a name. */
export function shareBars(
  rows: readonly Shares[],
  names: readonly string[],
  colours: readonly string[],
): Chart {
  return draw(
    {
      grid: { left: 160, right: 40, top: 10, bottom: 50 },
      legend: { bottom: 0 },
      xAxis: { type: "value", max: 100, axisLabel: { formatter: "{value} %" } },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLabel: { width: 150, overflow: "truncate" },
      },
      series: names.map((name, index) => ({
        type: "bar",
        stack: "all",
        name,
        barMaxWidth: 20,
        data: rows.map(({ parts }) => parts[index] ?? 0),
        itemStyle: { color: colours[index] },
      })),
    },
    80 + 30 * rows.length,
  );
}

/** `1.2M`: an axis is no place for digits. */
function short(value: number): string {
  return Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 }).format(value);
}
