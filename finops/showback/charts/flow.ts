import { type Chart, draw, INK, NOBODY } from "./draw.ts";

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Names stand outside, where no stream runs through them. */
const MARGIN = { left: 150, right: 230 };

/** @param colours of the right side's names; what has none is nobody's */
export function sankey(flows: readonly Flow[], colours: ReadonlyMap<string, string>): Chart {
  // A side's names end in a blank of their own, so that a provider and a department of one name are two.
  const left = [...new Set(flows.map(({ from }) => from))];
  const right = [...new Set(flows.map(({ to }) => to))];
  const node = (name: string, side: string) => ({
    name: `${name}${side}`,
    itemStyle: { color: side === LEFT ? SOURCE : (colours.get(name) ?? NOBODY) },
    label: {
      formatter: name,
      position: side === LEFT ? "left" : "right",
      color: INK,
      width: (side === LEFT ? MARGIN.left : MARGIN.right) - 20,
      overflow: "truncate",
    },
  });
  return draw(
    {
      series: [
        {
          type: "sankey",
          ...MARGIN,
          top: 10,
          bottom: 10,
          nodeGap: 10,
          layoutIterations: 0,
          data: [...left.map((name) => node(name, LEFT)), ...right.map((name) => node(name, RIGHT))],
          links: flows.map(({ from, to, value }) => ({
            source: `${from}${LEFT}`,
            target: `${to}${RIGHT}`,
            value,
            lineStyle: { color: colours.get(to) ?? NOBODY, opacity: 0.45 },
          })),
        },
      ],
    },
    Math.max(220, 36 * Math.max(left.length, right.length)),
  );
}

/** Providers are no department, and have none of their colours. */
const SOURCE = "#4D4D4D";
const LEFT = "\u200b";
const RIGHT = "\u200c";
