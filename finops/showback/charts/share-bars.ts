import { type Chart, draw, LABEL } from "./draw.ts";

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
      legend: { bottom: 0, textStyle: LABEL },
      xAxis: { type: "value", max: 100, axisLabel: { ...LABEL, formatter: "{value} %" } },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLabel: { ...LABEL, width: 150, overflow: "truncate" },
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
