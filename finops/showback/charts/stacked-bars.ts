import { type Chart, draw, GRID, LABEL, legendHeight, short } from "./draw.ts";

export interface NamedSeries {
  readonly name: string;
  readonly values: readonly number[];
  readonly colour?: string;
}

export function stackedBars(months: readonly string[], series: readonly NamedSeries[]): Chart {
  const legend = legendHeight(series.map(({ name }) => name));
  return draw(
    {
      grid: { ...GRID, bottom: 38 + legend },
      legend: { bottom: 0, textStyle: LABEL, type: "plain", itemWidth: 14 },
      xAxis: { type: "category", data: [...months], axisLabel: LABEL },
      yAxis: { type: "value", axisLabel: { ...LABEL, formatter: short } },
      series: series.map(({ name, values, colour }) => ({
        type: "bar",
        stack: "all",
        name,
        data: [...values],
        barMaxWidth: 60,
        ...(colour !== undefined && { itemStyle: { color: colour } }),
      })),
    },
    298 + legend,
  );
}
