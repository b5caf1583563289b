import { CLOUDS } from "../../policy-packs/control.ts";
import { painter, table, wrap } from "../reports/terminal-text.ts";
import { cloudName, count } from "../reports/text.ts";
import type { CloudCard, ControlCard } from "./card.ts";

export interface CardTextOptions {
  readonly color: boolean;
  readonly width: number;
}

/** One control for a person at a terminal. */
export function cardText(card: ControlCard, { color, width }: CardTextOptions): string {
  const paint = painter(color);
  const levels = Object.entries(card.levels).map(([pack, level]) => `${pack} ${level}`);
  const facts = [
    ["severity", card.severity],
    ["packs", levels.join(", ") || "none"],
    ["MLPS", card.mlps ?? "–"],
    ["same as", card.sameAs.join(", ") || "–"],
    ["exceptions", card.inCode ? "in a file, or in the program" : "in a file alone"],
  ].flatMap(([name = "", text = ""]) => {
    const [first = "", ...rest] = wrap(text, width, " ".repeat(14));
    return [`  ${name.padEnd(12)}${first.trimStart()}`, ...rest];
  });
  const lines = [
    `${paint.bold(card.id)}  ${card.title}`,
    ...(card.why ? ["", ...wrap(card.why, width, "  ")] : []),
    "",
    ...facts,
    "",
    paint.bold("Clauses of the guide"),
    ...card.clauses.flatMap(({ id, title }) => wrap(`§${id}  ${title}`, width, "  ")),
    ...(card.settings.length > 0
      ? [
          "",
          paint.bold("Settings"),
          ...table(
            card.settings.map(({ name, type, byDefault, description }) => [
              name,
              type,
              JSON.stringify(byDefault) ?? "",
              description,
            ]),
            width,
          ),
        ]
      : []),
    ...CLOUDS.flatMap((cloud) => [
      "",
      paint.bold(cloudName(cloud)),
      ...cloudLines(card.clouds[cloud], width),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

function cloudLines(card: CloudCard, width: number): readonly string[] {
  if ("absent" in card) return wrap(`nothing to judge: ${card.absent}`, width, "  ");
  return [
    ...Object.entries(card.reads).flatMap(([type, inputs]) =>
      wrap(inputs.length > 0 ? `${type} (${inputs.join(", ")})` : type, width, "  "),
    ),
    ...snippet("fails", card.failing),
    ...snippet("passes", card.fixed),
  ];
}

function snippet(title: string, code: string | undefined): readonly string[] {
  return code === undefined ? [] : ["", `  ${title}:`, ...code.split("\n").map((line) => `    ${line}`)];
}

/** One line a control, and how many there are. */
export function cardsTable(cards: readonly ControlCard[], { color, width }: CardTextOptions): string {
  if (cards.length === 0) return "no control fits; atrium policies list shows them all\n";
  const paint = painter(color);
  const rows = cards.map(({ id, levels, severity, title }) => [
    id,
    severity,
    levels.baseline ?? paint.dim("–"),
    title,
  ]);
  return `${[...table(rows, width), "", count(cards.length, "control")].join("\n")}\n`;
}
