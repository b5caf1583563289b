import { escapeText } from "../../ipam/html-page.ts";
import { CLOUDS } from "../../policy-packs/control.ts";
import { type FilterRow, filterPage } from "../reports/filter-page.ts";
import { cloudName } from "../reports/text.ts";
import type { CloudCard, ControlCard } from "./card.ts";

/** The catalogue as one page to search: by words, clause, domain, severity, pack level, or another tool's id. */
export function cataloguePage(cards: readonly ControlCard[]): string {
  const clouds = CLOUDS.map((cloud) => {
    const amount = cards.filter(({ clouds }) => !("absent" in clouds[cloud])).length;
    return `<div><dt>${cloudName(cloud)}</dt><dd>${amount}</dd></div>`;
  });
  return filterPage({
    title: "Controls",
    head: [
      "<p>What Atrium's policy packs judge, why, by which clause of the operations guide, and what fails and passes.</p>",
      `<dl class="counts"><div><dt>controls</dt><dd>${cards.length}</dd></div>${clouds.join("")}</dl>`,
    ],
    columns: ["control", "asks that", "clauses", "settings"],
    rows: cards.map(row),
    groupings: ["domain", "chapter", "severity"],
    empty: "There is no control.",
  });
}

function row(card: ControlCard): FilterRow {
  const [first] = card.clauses;
  const baseline = card.levels.baseline ?? "not in it";
  return {
    cells: [
      `<code>${escapeText(card.id)}</code><br><small>${card.severity}${card.mlps ? ` · MLPS ${escapeText(card.mlps)}` : ""}</small>`,
      [
        `<strong>${escapeText(card.title)}</strong>`,
        ...(card.why ? [`<p>${escapeText(card.why)}</p>`] : []),
        `<p>${Object.entries(card.levels)
          .map(([pack, level]) => `${escapeText(pack)} <span class="${level}">${level}</span>`)
          .join(" · ")}</p>`,
        ...CLOUDS.map((cloud) => cloudMarkup(cloudName(cloud), card.clouds[cloud])),
        ...(card.sameAs.length > 0 ? [`<small>same as ${escapeText(card.sameAs.join(", "))}</small>`] : []),
      ].join(""),
      card.clauses
        .map(({ id, title }) => `<div>§${escapeText(id)} <small>${escapeText(title)}</small></div>`)
        .join(""),
      card.settings
        .map(
          ({ name, byDefault, description }) =>
            `<div><code>${escapeText(name)}: ${escapeText(JSON.stringify(byDefault) ?? "")}</code> <small>${escapeText(description)}</small></div>`,
        )
        .join(""),
    ],
    groups: {
      domain: card.id.slice(0, card.id.indexOf("-")),
      chapter: `chapter ${first?.id.split(".")[0] ?? ""}`,
      severity: card.severity,
    },
    choices: { severity: card.severity, baseline },
  };
}

function cloudMarkup(name: string, card: CloudCard): string {
  if ("absent" in card) return `<p><small>${name}: ${escapeText(card.absent)}</small></p>`;
  const reads = Object.entries(card.reads)
    .map(([type, inputs]) => `${type} (${inputs.join(", ")})`)
    .join("\n");
  const parts = [
    `<pre>${escapeText(reads)}</pre>`,
    ...(card.failing ? [`<p>fails</p><pre>${escapeText(card.failing)}</pre>`] : []),
    ...(card.fixed ? [`<p>passes</p><pre>${escapeText(card.fixed)}</pre>`] : []),
  ];
  return `<details><summary>${name}</summary>${parts.join("")}</details>`;
}
