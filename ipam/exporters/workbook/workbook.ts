import { type ArchivedFile, zipped } from "./zip.ts";

/** A table of a workbook; its heading stays in sight. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: Iterable<readonly (string | number | null)[]>;
}

/** An Office Open XML workbook (ECMA-376), as spreadsheets read it: one sheet a table, in portable parts only. */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  return zipped([
    { name: "[Content_Types].xml", pieces: [contentTypes(sheets)] },
    { name: "_rels/.rels", pieces: [relations([["officeDocument", "xl/workbook.xml"]])] },
    { name: "xl/workbook.xml", pieces: [book(sheets)] },
    { name: "xl/_rels/workbook.xml.rels", pieces: [relations(partsOf(sheets))] },
    { name: "xl/styles.xml", pieces: [STYLES] },
    ...sheets.map((sheet, index): ArchivedFile => {
      return { name: `xl/${sheetFile(index)}`, pieces: sheetXml(sheet, index) };
    }),
  ]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function sheetFile(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

/** In order of their ids: the sheets first, as the workbook counts them. */
function partsOf(sheets: readonly Sheet[]): readonly (readonly [string, string])[] {
  return [...sheets.map((_, index) => ["worksheet", sheetFile(index)] as const), ["styles", "styles.xml"]];
}

function contentTypes(sheets: readonly Sheet[]): string {
  const parts = sheets.map((_, index) => override(`xl/${sheetFile(index)}`, "worksheet"));
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
${[override("xl/workbook.xml", "sheet.main"), override("xl/styles.xml", "styles"), ...parts].join("\n")}
</Types>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="/${part}" ContentType="${CONTENT}.${type}+xml"/>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">\n${lines.join("\n")}\n</Relationships>`;
}

function book(sheets: readonly Sheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">\n<sheets>${entries.join("")}</sheets>\n</workbook>`;
}

/** Style 0 is plain, style 1 a heading: bold on a light ground. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

/** Rows put together before they are compressed. */
const ROWS_A_PIECE = 2000;

function* sheetXml({ columns, rows }: Sheet, index: number): Iterable<string> {
  const widths = columns.map(
    ({ width }, column) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${index === 0 ? ' tabSelected="1"' : ""} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
  const letters = columns.map((_, column) => columnLetters(column));
  let piece = rowXml(
    columns.map(({ title }) => title),
    1,
    letters,
    ' s="1"',
  );
  let number = 1;
  for (const row of rows) {
    piece += rowXml(row, ++number, letters, "");
    if (number % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}</sheetData><pageSetup orientation="landscape"/></worksheet>`;
}

/** Text is typed as text: a spreadsheet runs no cell of ours as a formula, whatever it begins with. */
function rowXml(
  cells: readonly (string | number | null)[],
  row: number,
  letters: readonly string[],
  style: string,
): string {
  let xml = `<row r="${row}">`;
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column];
    if (cell === null || cell === undefined || cell === "") continue;
    const at = `<c r="${letters[column]}${row}"${style}`;
    xml +=
      typeof cell === "number"
        ? `${at}><v>${cell}</v></c>`
        : `${at} t="inlineStr"><is><t${/^\s|\s$/.test(cell) ? ' xml:space="preserve"' : ""}>${escaped(cellText(cell))}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** A, B, … Z, AA. */
function columnLetters(column: number): string {
  const last = String.fromCharCode("A".charCodeAt(0) + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** Longest text of a cell: "Excel specifications and limits". */
const MOST_CHARACTERS = 32_767;

/** Signs that no XML may hold: one of them, and the whole workbook cannot be opened. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Spreadsheets read `_x0041_` in a cell as the letter A. */
function cellText(text: string): string {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  const legal = cut.toWellFormed().replaceAll(ILLEGAL, "\uFFFD");
  return legal.includes("_x") ? legal.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : legal;
}

const SPECIAL: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => SPECIAL[character] ?? "") : text;
}
