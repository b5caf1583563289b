import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Allocation } from "../allocation.ts";
import type { Language } from "../exporters/table.ts";
import type { Plan } from "../plan.ts";
import { BROWSER_SCRIPT } from "./browser-script.ts";
import type { MapData, MapModel } from "./map-data.ts";
import { mapModel } from "./model.ts";
import { patternsMarkup } from "./paint.ts";
import { mapStyle } from "./style.ts";
import { FIRST_PLAN, MAP_WORDS, type MapWords } from "./words.ts";

export interface MapOptions {
  readonly language: Language;
}

/** The whole plan as one page that needs nothing else: no network, no fonts, no storage. */
export function toMapHtml(plan: Plan, allocation: Allocation, { language }: MapOptions): string {
  const model = mapModel(plan, allocation, language);
  const words = MAP_WORDS[language];
  const empty = model.rows.length === 0;
  const style = mapStyle(model.zones.length);
  const script = empty ? "" : BROWSER_SCRIPT;
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const title = `${words.title} · ${model.name}`;
  // The page is handed on: the folders of the machine it was made on stay there.
  const data: MapData = { ...model, file: basename(model.file), words };
  return [
    "<!doctype html>",
    `<html lang="${language === "zh" ? "zh-CN" : "en"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeText(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...(empty ? emptyPage(model, words) : page(model, words, data)),
    ...(empty ? [] : [`<script>${script}</script>`]),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function page(model: MapModel, words: MapWords, data: MapData): readonly string[] {
  const zones = model.zones.length;
  return [
    `<svg width="0" height="0" aria-hidden="true" focusable="false" class="defs"><defs>${patternsMarkup(zones)}</defs></svg>`,
    `<noscript><p class="notice">${escapeText(words.noScript)}</p></noscript>`,
    '<div id="map"></div>',
    `<script type="application/json" id="plan">${embedded(data)}</script>`,
  ];
}

function emptyPage({ file }: MapModel, words: MapWords): readonly string[] {
  const how = words.emptyHow.replace("{file}", file);
  return [
    '<main class="empty">',
    `<h1>${escapeText(words.empty)}</h1>`,
    `<p>${escapeText(how)}</p>`,
    `<pre>${escapeText(FIRST_PLAN)}</pre>`,
    `<p>${escapeText(words.emptyThen)}</p>`,
    `<pre>atrium plan allocate ${escapeText(file)}\natrium plan map ${escapeText(file)}</pre>`,
    "</main>",
  ];
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}

/** JSON inside a script element: nothing in it can end the element or open a comment. */
function embedded(data: MapData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
}

export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
