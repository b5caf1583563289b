import { type Chart, COLOURS, draw, GRID, LABEL, short } from "./draw.ts";

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
        axisLabel: { ...LABEL, rotate: 30, interval: 0, overflow: "truncate", width: 120 },
      },
      yAxis: { type: "value", axisLabel: { ...LABEL, formatter: short } },
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
