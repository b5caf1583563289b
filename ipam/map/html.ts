import { basename } from "node:path";
import type { Allocation } from "../allocation.ts";
import type { Language } from "../exporters/table.ts";
import { escapeText, htmlPage } from "../html-page.ts";
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
  const title = `${words.title} · ${model.name}`;
  // The page is handed on: the folders of the machine it was made on stay there.
  const data: MapData = { ...model, file: basename(model.file), words };
  return htmlPage({
    language: language === "zh" ? "zh-CN" : "en",
    title,
    style: mapStyle(model.zones.length),
    script: empty ? "" : BROWSER_SCRIPT,
    body: empty ? emptyPage(model, words) : page(model, words, data),
  });
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

/** JSON inside a script element: nothing in it can end the element or open a comment. */
function embedded(data: MapData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
}
