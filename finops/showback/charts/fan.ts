import { type Chart, COLOURS, draw, GRID, LABEL, short } from "./draw.ts";

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
      legend: { bottom: 0, textStyle: LABEL, data: [names.past, names.estimate] },
      xAxis: { type: "category", data: [...months], boundaryGap: false, axisLabel: LABEL },
      yAxis: { type: "value", axisLabel: { ...LABEL, formatter: short } },
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
