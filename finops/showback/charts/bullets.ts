import { type Chart, COLOURS, draw, INK, LABEL } from "./draw.ts";

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
      xAxis: { type: "value", min: 0, max: most, axisLabel: { ...LABEL, formatter: "{value} %" } },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLabel: { ...LABEL, width: 180, overflow: "truncate" },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 18,
          data: rows.map(({ percent }) => ({
            value: percent,
            itemStyle: { color: percent >= 120 ? COLOURS[5] : percent >= 100 ? COLOURS[1] : COLOURS[0] },
          })),
          label: {
            show: true,
            position: "right",
            formatter: "{c} %",
            color: INK,
            backgroundColor: "#fff",
            padding: 2,
          },
          markLine: {
            symbol: "none",
            label: { formatter: "{c} %", position: "start", color: INK },
            data: [mark(80, "#8A8A8A"), mark(100, INK), mark(120, "#D55E00")],
          },
        },
      ],
    },
    70 + 34 * rows.length,
  );
}
