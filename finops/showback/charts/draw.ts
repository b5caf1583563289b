import { BarChart, CustomChart, LineChart, SankeyChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, init, setPlatformAPI, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

/** Letters are measured by nobody here: about what sans-serif letters take, and Chinese ones a whole square. */
setPlatformAPI({
  measureText: (text, font) => ({ width: widthOf(text) * fontSize(font) }),
});

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter)
      ? 1
      : /[A-Z%mw@]/.test(letter)
        ? 0.75
        : 0.58;
  return width;
}

function fontSize(font = ""): number {
  return Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12);
}

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
export const NOBODY = "#6C6C6C";
/** Words and axes of charts, which always stand on white. */
export const INK = "#333333";

// Single quotes: the drawing puts it between double ones without a second look.
const FONT = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif";

export interface Chart {
  readonly svg: string;
  readonly height: number;
}

const WIDTH = 900;

/** Drawn here and now, without a browser. */
export function draw(option: EChartsCoreOption, height: number): Chart {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      color: [...COLOURS],
      textStyle: { fontFamily: FONT, color: INK },
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

export const GRID = { left: 70, right: 20, top: 20, bottom: 60, containLabel: false };

/** Words of an axis and of a legend as dark as all others. */
export const LABEL = { color: INK };

/** `1.2M`: an axis is no place for digits. */
export function short(value: number): string {
  return Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 }).format(value);
}

/** A legend takes as many lines as its names need, and the chart above it so much less. */
export function legendHeight(names: readonly string[]): number {
  const lines = names.reduce(
    ({ count, used }, name) => {
      const wanted = widthOf(name) * 12 + LEGEND_MARK;
      return used + wanted > WIDTH ? { count: count + 1, used: wanted } : { count, used: used + wanted };
    },
    { count: 1, used: 0 },
  );
  return 22 * lines.count;
}

/** Its coloured square, and the room to the next name. */
const LEGEND_MARK = 34;
