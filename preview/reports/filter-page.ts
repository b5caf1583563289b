import { escapeText, htmlPage } from "../../ipam/html-page.ts";

export interface FilterRow {
  /** Markup of each cell, already escaped. */
  readonly cells: readonly string[];
  /** Grouping → the group it stands in. */
  readonly groups: Readonly<Record<string, string>>;
  /** Choice → value, for the menus. */
  readonly choices: Readonly<Record<string, string>>;
}

export interface FilterPage {
  readonly title: string;
  /** Markup above the table. */
  readonly head: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly FilterRow[];
  /** What rows can be gathered by; the first is how the page begins. */
  readonly groupings: readonly string[];
  readonly empty: string;
}

/** One page with one table to search, narrow and gather; without script it is the table, gathered the first way. */
export function filterPage({ title, head, columns, rows, groupings, empty }: FilterPage): string {
  const [first = ""] = groupings;
  const menus = [...new Set(rows.flatMap(({ choices }) => Object.keys(choices)))];
  const body =
    rows.length === 0
      ? [`<p class="empty">${escapeText(empty)}</p>`]
      : [
          '<form class="bar" role="search" aria-label="Narrow the table">',
          '<label>Search <input type="search" id="find" autocomplete="off"></label>',
          menu("group", "Gather by", groupings),
          ...menus.map((name) =>
            menu(`choice-${name}`, name, [
              "all",
              ...new Set(rows.flatMap(({ choices }) => choices[name] ?? [])),
            ]),
          ),
          '<output id="count" aria-live="polite"></output>',
          "</form>",
          "<table>",
          `<thead><tr>${columns.map((name) => `<th scope="col">${escapeText(name)}</th>`).join("")}</tr></thead>`,
          '<tbody id="rows">',
          ...gathered(rows, first).flatMap(([name, held]) => [
            `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${escapeText(name)} <small>${held.length}</small></th></tr>`,
            ...held.map(markup),
          ]),
          "</tbody>",
          "</table>",
        ];
  return htmlPage({
    language: "en",
    title,
    style: STYLE,
    script: rows.length === 0 ? "" : SCRIPT,
    body: [`<header><h1>${escapeText(title)}</h1>`, ...head, "</header>", "<main>", ...body, "</main>"],
  });
}

function menu(id: string, label: string, values: readonly string[]): string {
  const options = values.map((value) => `<option>${escapeText(value)}</option>`).join("");
  return `<label>${escapeText(label)} <select id="${escapeText(id)}">${options}</select></label>`;
}

function gathered(
  rows: readonly FilterRow[],
  by: string,
): readonly (readonly [string, readonly FilterRow[]])[] {
  return [...Map.groupBy(rows, ({ groups }) => groups[by] ?? "")];
}

function markup({ cells, groups, choices }: FilterRow): string {
  const data = [
    ...Object.entries(groups).map(([name, value]) => ` data-group-${name}="${escapeText(value)}"`),
    ...Object.entries(choices).map(([name, value]) => ` data-choice-${name}="${escapeText(value)}"`),
  ].join("");
  return `<tr class="row"${data}>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

const STYLE = `
:root{color-scheme:light;--paper:#fff;--ink:#17202a;--soft:#53606d;--line:#c3cbd3;--panel:#f4f6f8;--bad:#b3261e;--warn:#7a5200}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#14181d;--ink:#e8edf2;--soft:#a3afbb;--line:#39434d;--panel:#1c2229;--bad:#ff8a80;--warn:#ffcf70}}
*{box-sizing:border-box}
html{font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei",sans-serif}
body{margin:0;background:var(--paper);color:var(--ink)}
header,main{max-width:1200px;margin:0 auto;padding:12px 16px}
h1{font-size:20px;margin:0 0 6px}
p{margin:4px 0;color:var(--soft)}
.bar{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;position:sticky;top:0;background:var(--paper);padding:8px 0}
input,select{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:4px 6px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:6px 8px;border-bottom:1px solid var(--line)}
td{overflow-wrap:anywhere;min-width:6.5em}
thead th{font-size:12px;color:var(--soft)}
.group th{background:var(--panel);font-size:14px}
small{color:var(--soft);font-weight:400}
code,pre{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{white-space:pre-wrap;background:var(--panel);padding:8px;border-radius:4px;margin:4px 0}
.mandatory{color:var(--bad);font-weight:600}
.advisory{color:var(--warn);font-weight:600}
dl.counts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:8px 0}
dl.counts div{display:flex;gap:6px}
dt{color:var(--soft)}dd{margin:0;font-weight:600}
@media print{.bar{display:none}tr{break-inside:avoid}}
`.replace(/\n\s*/g, "");

const SCRIPT = `
(()=>{
const body=document.getElementById("rows"),rows=[...body.querySelectorAll("tr.row")],columns=document.querySelectorAll("thead th").length;
const texts=new Map(rows.map(row=>[row,row.textContent.toLowerCase()]));
const find=document.getElementById("find"),group=document.getElementById("group"),count=document.getElementById("count");
const menus=[...document.querySelectorAll("select[id^=choice-]")];
const value=(row,kind,name)=>row.getAttribute("data-"+kind+"-"+name)||"";
function show(){
const words=find.value.toLowerCase().split(/\\s+/).filter(Boolean);
const held=rows.filter(row=>words.every(word=>texts.get(row).includes(word))&&menus.every(menu=>menu.value==="all"||value(row,"choice",menu.id.slice(7))===menu.value));
const groups=new Map();
for(const row of held){const name=value(row,"group",group.value);groups.set(name,[...(groups.get(name)||[]),row]);}
body.replaceChildren();
for(const [name,members] of groups){
const head=document.createElement("tr");head.className="group";
const cell=document.createElement("th");cell.scope="rowgroup";cell.colSpan=columns;cell.textContent=name+" ";
const amount=document.createElement("small");amount.textContent=String(members.length);cell.append(amount);head.append(cell);
body.append(head,...members);}
count.textContent=held.length+" of "+rows.length;}
for(const field of [find,group,...menus])field.addEventListener("input",show);
document.querySelector("form.bar").addEventListener("submit",event=>event.preventDefault());
show();
})();
`.replace(/\n/g, "");
