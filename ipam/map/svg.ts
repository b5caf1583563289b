import type { Allocation } from "../allocation.ts";
import type { Language } from "../exporters/table.ts";
import { escapeText } from "../html-page.ts";
import type { Plan } from "../plan.ts";
import type { MapModel } from "./map-data.ts";
import { mapModel } from "./model.ts";
import { patternsMarkup, patternsStyle } from "./paint.ts";
import { patternOf } from "./painting.ts";
import { overviewOf, type Scene, type Shape, textWidth } from "./scene.ts";
import { readTree } from "./tree.ts";
import { MAP_WORDS, type MapWords } from "./words.ts";

const WIDTH = 1600;
const HEIGHT = 1000;
const HEADER = 44;

/** All aggregates with what lies in them, as one picture without scripts: for a document or a wall. */
export function toMapSvg(
  plan: Plan,
  allocation: Allocation,
  { language }: { readonly language: Language },
): string {
  const model = mapModel(plan, allocation, language);
  const words = MAP_WORDS[language];
  const tree = readTree(model.rows);
  const box = { x: 12, y: HEADER, w: WIDTH - 24, h: HEIGHT };
  const scene = overviewOf(tree, box, { words, areas: "auto", most: 12_000 });
  const legend = legendOf(model, scene, words);
  const height = HEADER + HEIGHT + legend.height + 34;
  const title = `${words.title} · ${model.name}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title" lang="${language === "zh" ? "zh-CN" : "en"}">`,
    `<title id="title">${escapeText(title)}</title>`,
    `<style>${STYLE}${patternsStyle(model.zones.length, "light")}</style>`,
    `<defs>${patternsMarkup(model.zones.length)}</defs>`,
    `<rect width="${WIDTH}" height="${height}" class="paper"/>`,
    `<text x="16" y="28" class="title">${escapeText(title)}</text>`,
    ...(model.rows.length === 0
      ? [
          `<text x="16" y="${HEADER + 30}">${escapeText(words.empty)} · atrium plan allocate ${escapeText(model.file)}</text>`,
        ]
      : scene.shapes.map(shapeMarkup)),
    legend.markup,
    `<text x="16" y="${height - 14}" class="soft">${escapeText(`${words.overviewNote} ${words.sheetNote}`)}</text>`,
    "</svg>",
    "",
  ].join("\n");
}

const STYLE =
  'text{font:12px system-ui,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;fill:#17202a;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-opacity:.82;stroke-linejoin:round}' +
  ".first{font-weight:600}.title{font-size:20px;font-weight:600}.soft{fill:#53606d}.paper{fill:#fff}" +
  ".paint{stroke:#5c6773}.deep .paint{stroke-width:.5}.deep text{font-size:11px}.free .paint{stroke:#c3cbd3}" +
  ".used{fill:#5c6773;fill-opacity:.35}.free text,.growth text{fill:#53606d}.row-deprecated .paint{stroke-dasharray:5 3}.row-reserved .paint{stroke-dasharray:2 2}";

function shapeMarkup(shape: Shape): string {
  const { cell, box, depth, label, used } = shape;
  const classes = [
    cell.kind === "row" ? `row-${cell.node?.state}` : cell.kind,
    ...(depth > 0 ? ["deep"] : []),
  ];
  const rect = `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.w)}" height="${round(box.h)}" class="paint" fill="url(#p-${patternOf(cell, "zone")})"/>`;
  const level =
    used === undefined
      ? ""
      : `<rect x="${round(box.x)}" y="${round(box.y + box.h * (1 - used))}" width="${round(box.w)}" height="${round(box.h * used)}" class="used"/>`;
  const text = label
    ? `<text${label.upright ? ` transform="translate(${round(box.x)} ${round(box.y + box.h)}) rotate(-90)"` : ` transform="translate(${round(box.x)} ${round(box.y)})"`}>${label.lines
        .map(
          (line, i) =>
            `<tspan x="5" y="${14 + 14 * i}"${i === 0 ? ' class="first"' : ""}>${escapeText(line)}</tspan>`,
        )
        .join("")}</text>`
    : "";
  return `<g class="${classes.join(" ")}">${rect}${level}${text}</g>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function legendOf(
  model: MapModel,
  scene: Scene,
  words: MapWords,
): { readonly markup: string; readonly height: number } {
  const names = model.zones.map(({ title }, i) => [`z${i}`, title] as const);
  const drawn = new Set(scene.shapes.map(({ cell }) => patternOf(cell, "zone")));
  const rest = [
    ["reserved", words.reserved],
    ["deprecated", words.deprecated],
    ["growth", words.growth],
  ] as const;
  let [x, y] = [16, HEADER + HEIGHT + 14];
  const parts: string[] = [];
  for (const [name, title] of [...names, ...rest]) {
    if (!drawn.has(name)) continue;
    const width = 44 + textWidth(title);
    if (x + width > WIDTH - 16) [x, y] = [16, y + 24];
    parts.push(
      `<rect x="${x}" y="${y}" width="26" height="16" class="paint" fill="url(#p-${name})"/><text x="${x + 32}" y="${y + 12}">${escapeText(title)}</text>`,
    );
    x += width + 14;
  }
  return { markup: parts.join("\n"), height: y + 24 - HEADER - HEIGHT };
}
