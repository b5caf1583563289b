import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserPage, findChromium, openBrowser } from "../../ipam/map/fixtures/chromium.ts";
import { centsText } from "../decimal.ts";
import { Engine } from "../engine.ts";
import { type BillRow, billsOf, charges, folder, rulesOf, tags } from "../testing.ts";
import { grouped } from "./figures.ts";
import { type Showback, showback } from "./model.ts";
import { showbackPages } from "./page.ts";
import { LANGUAGES } from "./words.ts";

const HOSTILE = '</td></style><script>window.taken=1</script><img src=x onerror="window.taken=1">';
const MONTHS = Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, "0")}`);

const RULES = `splits:
  tax: { from: { class: tax }, to: department, by: proportional }
budgets:
  it: { of: { department: it }, amount: 1000, currency: CNY, owner: cio }
  group: { amount: 900000, currency: CNY, period: yearly, owner: cfo }
`;

const ROWS: readonly BillRow[] = MONTHS.flatMap((month, index) => {
  const cost = (
    department: string | null,
    ServiceName: string,
    amount: number,
    more: BillRow = {},
  ): BillRow => ({
    BilledCost: amount.toFixed(2),
    BillingPeriodStart: `${month}-01`,
    SubAccountName: "main",
    ServiceName,
    Tags:
      department === null
        ? "{}"
        : tags({ department, project: `${department}-1`, owner: `${department}@mall.example` }),
    ...more,
  });
  return charges(
    cost("it", "Databases", 400 + 123.45 * index),
    cost("it", "Servers", 31_234.56),
    ...Array.from({ length: 11 }, (_, at) => cost(`store-${at + 1}`, "Servers", 20 + at)),
    cost(HOSTILE, HOSTILE, 5),
    cost(null, "Servers", 7),
    cost(null, "Tax", 4, { ChargeCategory: "Tax" }),
  );
});

const chromium = findChromium();
const title =
  chromium === undefined ? "in Chromium (skipped: there is no chromium on the PATH)" : "in Chromium";

describe.skipIf(chromium === undefined)(`pages ${title}`, () => {
  const place = folder();
  let report: Showback;
  let page: BrowserPage;
  beforeAll(async () => {
    const engine = await Engine.open({ memoryMb: 1400 });
    const asked = { rules: rulesOf(RULES), view: "billed", currency: "CNY", by: "department" } as const;
    report = await showback(engine, await billsOf(engine, ROWS), asked);
    engine.close();
    for (const language of LANGUAGES)
      for (const { name, content } of showbackPages(report, language))
        writeFileSync(join(place, `${language}-${name}`), content);
    page = await openBrowser(chromium ?? "");
  }, 120_000);
  afterAll(async () => page?.close());

  const open = (language: string, name = "index.html") =>
    page.open(pathToFileURL(join(place, `${language}-${name}`)).href);
  const screen = (width: number, scheme: "light" | "dark") =>
    Promise.all([
      page.send("Emulation.setDeviceMetricsOverride", {
        width,
        height: 900,
        deviceScaleFactor: 1,
        mobile: width < 500,
      }),
      page.send("Emulation.setEmulatedMedia", {
        media: "",
        features: [{ name: "prefers-color-scheme", value: scheme }],
      }),
    ]);

  it.each(LANGUAGES)(
    "draw every chart, ask for nothing and run nothing: %s",
    async (language) => {
      for (const { name } of showbackPages(report, language)) {
        await open(language, name);
        const drawn = await page.value<readonly number[]>(
          "[...document.images].map((image) => image.naturalWidth)",
        );
        expect(drawn.length).toBeGreaterThan(0);
        expect(drawn.every((width) => width > 0)).toBe(true);
        expect(await page.value("window.taken")).toBeUndefined();
      }
      expect([page.faults, page.requests.filter((url) => !/^(?:data|file):/.test(url))]).toEqual([[], []]);
    },
    120_000,
  );

  it.each(LANGUAGES)(
    "answer the four questions on the first screen, with links that lead somewhere: %s",
    async (language) => {
      await screen(1280, "light");
      await open(language);
      const answers = await page.value<Record<string, { text: string; bottom: number; links: string[] }>>(
        `Object.fromEntries([...document.querySelectorAll(".answer")].map((each) => [each.id, {
        text: each.innerText, bottom: each.getBoundingClientRect().bottom,
        links: [...each.querySelectorAll("a")].map((link) => link.getAttribute("href")) }]))`,
      );
      expect(Object.keys(answers)).toEqual([
        "answer-overspent",
        "answer-why",
        "answer-untagged",
        "answer-year",
      ]);
      for (const { bottom } of Object.values(answers)) expect(bottom).toBeLessThan(900);
      expect(answers["answer-overspent"]?.text).toMatch(/it.*32,7\d\d\.\d\d.*1,000\.00/s);
      expect(answers["answer-why"]?.text).toContain("Databases +123.45");
      expect(answers["answer-untagged"]?.text).toMatch(/7\.00.*main · Servers: 7\.00.*it@mall\.example/s);
      const expected = report.outlook.expected?.amount.toFixed(2) ?? "none";
      expect(answers["answer-year"]?.text).toContain(grouped(expected));
      for (const href of Object.values(answers).flatMap(({ links }) => links)) {
        const [file = "", part = ""] = href.split("#");
        await open(language, file === "" ? "index.html" : decodeURI(file));
        expect([href, await page.value(`document.getElementById(${JSON.stringify(part)}) !== null`)]).toEqual(
          [href, true],
        );
      }
    },
    120_000,
  );

  it.each([
    [1280, "light"],
    [390, "light"],
    [390, "dark"],
  ] as const)(
    "are read without scrolling sideways at %i pixels, %s",
    async (width, scheme) => {
      await screen(width, scheme);
      for (const language of LANGUAGES) {
        await open(language);
        expect(await page.value("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      }
    },
    60_000,
  );

  it("have one heading of the page, one over each part, and names on tables, rows and pictures", async () => {
    await open("en");
    const found = await page.value<Record<string, number>>(`(() => {
      const count = (selector) => document.querySelectorAll(selector).length;
      const levels = [...document.querySelectorAll("h1,h2,h3")].map(({ tagName }) => Number(tagName[1]));
      return { h1: count("h1"), tables: count("table"), captions: count("table > caption"),
        unnamed: [...document.images].filter(({ alt }) => alt === "").length,
        rows: count("tbody tr"), rowHeads: count("tbody th[scope=row]"),
        emptyHeads: [...document.querySelectorAll("thead th")].filter((each) => each.innerText.trim() === "").length,
        skipped: levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1).length,
        ids: count("[id]") - new Set([...document.querySelectorAll("[id]")].map(({ id }) => id)).size };
    })()`);
    expect(found).toMatchObject({ h1: 1, unnamed: 0, emptyHeads: 0, skipped: 0, ids: 0 });
    expect([found.captions, found.rowHeads]).toEqual([found.tables, found.rows]);
  }, 60_000);

  const pdftotext = ["pdftotext", "-v"] as const;
  it.each(LANGUAGES)(
    "print on A4 with every department's total, and nothing cut off at the right: %s",
    async (language) => {
      await page.send("Emulation.setEmulatedMedia", { media: "" });
      await open(language);
      const { data } = await page.send<{ data: string }>("Page.printToPDF", {
        preferCSSPageSize: true,
        printBackground: true,
      });
      const pdf = join(place, `${language}.pdf`);
      writeFileSync(pdf, Buffer.from(data, "base64"));
      const pages =
        Buffer.from(data, "base64")
          .toString("latin1")
          .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(2);
      expect(pages).toBeLessThan(20);
      if (!canRun(...pdftotext)) return;
      const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
      for (const { total } of report.owners)
        expect(text).toContain(grouped(centsText(total["2026-10"] ?? 0n)));
      expect(text).toMatch(new RegExp(`1\\s*/\\s*${pages}`));
      for (const month of MONTHS) expect(text).toContain(month);
      const boxes = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8" });
      const sheets = boxes.split("<page ").slice(1);
      expect(sheets).toHaveLength(pages);
      for (const sheet of sheets) {
        const [, width = "0", height = "0"] = /width="([\d.]+)" height="([\d.]+)"/.exec(sheet) ?? [];
        // A4 on either side, in points.
        expect([595, 842]).toContain(Math.round(Number(width)));
        const edges = [...sheet.matchAll(/xMax="([\d.]+)" yMax="([\d.]+)"/g)];
        expect(Math.max(...edges.map(([, right]) => Number(right)))).toBeLessThanOrEqual(Number(width));
        expect(Math.max(...edges.map(([, , bottom]) => Number(bottom)))).toBeLessThanOrEqual(Number(height));
      }
    },
    60_000,
  );
});

function canRun(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
