/** Colours of words and grounds, light and dark; `muted` is the palest that words are written in. */
export const GROUNDS = {
  light: {
    ground: "#ffffff",
    card: "#f6f8fa",
    ink: "#1f2328",
    muted: "#57606a",
    line: "#d0d7de",
    link: "#0550ae",
  },
  dark: {
    ground: "#14181d",
    card: "#1e242b",
    ink: "#e6edf3",
    muted: "#a3adb8",
    line: "#3d4652",
    link: "#79b8ff",
  },
} as const;

function variables(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");
}

/**
 * The page's style, for screens of any width, for dark rooms and for paper.
 * @param head what stands above each sheet of paper
 */
export function styleOf(head: string): string {
  return `:root{color-scheme:light dark;${variables(GROUNDS.light)}}
@media (prefers-color-scheme:dark){:root{${variables(GROUNDS.dark)}}}
*{box-sizing:border-box}
body{background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:980px;margin:1.5rem auto;padding:0 1rem}
a{color:var(--link)}h1{margin:0;font-size:1.7rem}header p{margin:.2rem 0 1rem;color:var(--muted)}h2{margin:2rem 0 .6rem;font-size:1.15rem}h3{margin:0 0 .3rem;font-size:1rem}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr));gap:.8rem}
.answer{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;break-inside:avoid}
.answer ul{margin:0;padding:0;list-style:none}.answer li{margin:.25rem 0;color:var(--muted);overflow-wrap:anywhere}.answer li:first-child{color:var(--ink);font-weight:600}
.answer a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:3px}
.answer.over{border-left:6px solid #E69F00}.answer.critical{border-left:6px solid #D55E00}
.figures{display:flex;flex-wrap:wrap;gap:.8rem;margin:1rem 0 0}.figures div{flex:1 1 9.5rem;border:1px solid var(--line);border-radius:8px;padding:.6rem .9rem;break-inside:avoid}
.figures dt{color:var(--muted)}.figures dd{margin:0;font-size:1.35rem;font-variant-numeric:tabular-nums}.figures dd.note{font-size:.85rem;color:var(--muted)}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.8rem 0 0;padding:0;list-style:none}
img{display:block;max-width:100%;height:auto;background:#fff;border-radius:6px;break-inside:avoid}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--link)}
table{border-collapse:collapse;width:100%;margin-top:.6rem}caption{text-align:left;color:var(--muted);font-size:.85rem;padding:.2rem .6rem}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);white-space:nowrap}
thead th{border-bottom:2px solid var(--line)}tbody th{font-weight:400}tr.sum th,tr.sum td{font-weight:600}
.paper{display:none}
.figure{text-align:right;font-variant-numeric:tabular-nums}
.chart:focus-visible{outline:2px solid var(--link)}
@media (max-width:40rem){.chart{overflow-x:auto}.chart img{max-width:none;width:40rem}.scroll th:first-child{position:sticky;left:0;background:var(--ground);max-width:9rem;overflow:hidden;text-overflow:ellipsis}}
@page{size:A4;margin:18mm 14mm 16mm;@top-left{content:${cssText(head)};font:8pt sans-serif;color:#57606a}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#57606a}}
@page wide{size:A4 landscape}
@media print{:root{color-scheme:light;${variables(GROUNDS.light)}}
body{margin:0;padding:0;max-width:none;font-size:9.5pt}a{color:inherit;text-decoration:none}nav{display:none}.paper{display:inline}
h2{break-after:avoid}.scroll{overflow:visible}table{font-size:8.5pt}thead{display:table-header-group}tr{break-inside:avoid}
th,td{padding:.18rem .35rem}thead th{white-space:normal}tbody th,td:not(.figure){white-space:normal;overflow-wrap:anywhere}
th[scope=row]{min-width:30mm}.keep{break-inside:avoid}.early{display:none}
img{max-height:190mm;width:auto}.wide{page:wide}.wide img{max-height:115mm}.wide table{font-size:6.5pt}.wide th,.wide td{padding:.15rem .12rem}.wide td.figure,.wide th.figure{white-space:nowrap}}`;
}

/** A tag may be in it: letters and digits stay, everything else is written by its number. */
function cssText(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
