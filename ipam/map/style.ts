import { patternsStyle } from "./paint.ts";

/** The style of the page: light, dark (by the system or by choice) and on paper. */
export function mapStyle(zones: number): string {
  const dark = `${DARK}${patternsStyle(zones, "dark")}`;
  const light = `${LIGHT}${patternsStyle(zones, "light")}`;
  return [
    light,
    `@media screen and (prefers-color-scheme:dark){${scoped(dark, ":root:not([data-theme=light])")}}`,
    `@media screen{${scoped(dark, ":root[data-theme=dark]")}}`,
    RULES,
    PRINT,
  ]
    .join("")
    .replace(/\n\s*/g, "");
}

/** Each rule below the selector; `:root` itself is the selector. */
function scoped(rules: string, selector: string): string {
  return rules.replace(/([^{}]+)(\{[^}]*\})/g, (_, name: string, body: string) =>
    name === ":root" ? `${selector}${body}` : `${selector} ${name}${body}`,
  );
}

const LIGHT =
  ":root{color-scheme:light;--paper:#fff;--ink:#17202a;--soft:#53606d;--line:#c3cbd3;--edge:#5c6773;--panel:#f4f6f8;--accent:#0b57d0;--ring:#d6006c;--shade:#e9eef3}";
const DARK =
  ":root{color-scheme:dark;--paper:#14181d;--ink:#e8edf2;--soft:#a3afbb;--line:#39434d;--edge:#8693a0;--panel:#1c2229;--accent:#8ab4f8;--ring:#ff79b8;--shade:#2a323b}";

const RULES = `
*{box-sizing:border-box}
html{font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
body{margin:0;background:var(--paper);color:var(--ink)}
.defs{position:absolute}
#map{display:flex;flex-direction:column;min-height:100vh}
header{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;padding:10px 16px;border-bottom:1px solid var(--line);background:var(--panel)}
h1{font-size:17px;margin:0}
h1 small{font-weight:400;font-size:12px;color:var(--soft);margin-left:8px}
h2{font-size:14px;margin:0 0 6px}
.search{position:relative;flex:1 1 240px;max-width:420px}
input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:6px;padding:4px 8px}
button{cursor:pointer}
button:hover{background:var(--shade)}
.search input{width:100%}
:focus-visible{outline:3px solid var(--ring);outline-offset:1px}
label{color:var(--soft);display:inline-flex;align-items:center;gap:6px;font-size:13px}
label select{color:var(--ink)}
[role=listbox]{position:absolute;z-index:5;left:0;right:0;margin:2px 0 0;padding:4px;list-style:none;background:var(--paper);border:1px solid var(--edge);border-radius:6px;max-height:60vh;overflow:auto;box-shadow:0 6px 20px #0003}
[role=option]{padding:4px 8px;border-radius:4px;cursor:pointer;display:flex;gap:10px;justify-content:space-between}
[role=option] span+span{color:var(--soft);font-variant-numeric:tabular-nums}
[role=option][aria-selected=true]{background:var(--accent);color:var(--paper)}
[role=option][aria-selected=true] span+span{color:var(--paper)}
.hint{padding:4px 8px;color:var(--soft)}
nav{display:flex;flex-wrap:wrap;align-items:center;gap:4px;padding:8px 16px}
nav ol{align-items:baseline;display:flex;flex-wrap:wrap;gap:2px;list-style:none;margin:0;padding:0}
nav li+li:before{content:"›";color:var(--soft);margin:0 4px}
nav li button{border-color:transparent;background:none;padding:2px 4px;color:var(--accent)}
nav li [aria-current]{font-weight:600;padding:2px 4px}
nav code{color:var(--soft);font-size:12px;margin-left:4px}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(240px,300px);gap:0 16px;padding:0 16px 16px}
.stage{min-width:0}
.stage svg{display:block;width:100%;height:auto;border:1px solid var(--edge);background:var(--paper);touch-action:manipulation}
.note{color:var(--soft);font-size:12.5px;margin:6px 0}
.note strong{color:var(--ink)}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;list-style:none;margin:6px 0 12px;padding:0;font-size:12.5px}
.legend li{display:flex;align-items:center;gap:6px}
.legend svg{flex:none;width:26px;height:18px;border:1px solid var(--edge)}
aside{min-width:0}
.card{border:1px solid var(--line);border-radius:8px;padding:10px 12px;background:var(--panel)}
.card+.card{margin-top:10px}
.card h2{overflow-wrap:anywhere}
dl+dl{margin-top:8px;padding-top:8px;border-top:1px solid var(--line)}
dl{display:grid;grid-template-columns:auto 1fr;gap:3px 10px;margin:0;font-size:13px}
dt{color:var(--soft)}
dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.meter{height:8px;background:var(--paper);border:1px solid var(--edge);border-radius:4px;overflow:hidden;margin:2px 0 6px;grid-column:1/-1}
.meter svg{display:block;width:100%;height:100%}
.meter rect{fill:var(--edge)}
.links{display:flex;flex-direction:column;gap:4px;align-items:flex-start;margin-top:8px}
.links button{padding:1px 6px;font-size:12.5px}
.table{grid-column:1/-1;overflow-x:auto;margin-top:4px}
table{border-collapse:collapse;width:100%;font-size:13px}
caption{text-align:left;font-weight:600;padding:8px 0}
th,td{text-align:left;padding:3px 10px 3px 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{border-bottom:2px solid var(--edge);font-size:12.5px;color:var(--soft)}
td,tbody th{font-variant-numeric:tabular-nums}
tbody th{font-weight:400;white-space:nowrap}
tbody th button{border:0;background:none;padding:0;color:var(--accent);text-align:left}
tbody th button:hover{text-decoration:underline}
tr.on td,tr.on th{background:var(--shade)}
tr.free td,tr.free th,tr.growth td,tr.growth th{color:var(--soft)}
.num{text-align:right;padding-right:28px}
.empty,.notice{max-width:760px;margin:8vh auto;padding:0 20px}
pre{background:#8881;border:1px solid var(--line);border-radius:8px;padding:12px;overflow-x:auto}
.paint{stroke:var(--edge);stroke-width:1}
.deep .paint{stroke-width:.5}
.row-deprecated .paint{stroke-dasharray:5 3}
.row-reserved .paint{stroke-dasharray:2 2}
.free .paint{stroke:var(--line)}
.used{fill:var(--edge);fill-opacity:.35;pointer-events:none}
.top{cursor:pointer}
.top:hover .paint{stroke:var(--ring);stroke-width:2}
.top:focus{outline:none}
.ring{fill:none;stroke:var(--ring);stroke-width:3.5;pointer-events:none;display:none}
.on-ring .ring{display:block}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;stroke-opacity:.82;pointer-events:none}
svg text .first{font-weight:600}
svg .free text,svg .growth text{fill:var(--soft)}
svg .deep text{font-size:11px}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:820px){main{grid-template-columns:1fr}}
`;

const PRINT = `
@page{margin:12mm}
@media print{
html{font-size:11px}
body,header,.card{background:#fff}
header{border:0;padding:0 0 4px}
nav{padding:2px 0}
nav button,.tools,.search,.keys,.links,.more{display:none!important}
nav li button,nav li [aria-current]{display:inline!important;color:#000;padding:0}
main{display:block;padding:0}
.stage svg{max-height:165mm;break-inside:avoid}
.legend svg{max-height:none}
aside{margin:6px 0;display:block;break-inside:avoid}
aside .focus{display:none}
.card{padding:4px 8px}
dl{grid-template-columns:auto 1fr auto 1fr}
.meter{display:none}
.table{overflow:visible}
table{font-size:9.5px}
thead{display:table-header-group}
thead th{font-size:9.5px}
tr{break-inside:avoid}
tbody th button{color:#000}
.ring{display:none!important}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
