import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { planned } from "../exporters/testing.ts";
import { type BrowserPage, findChromium, openBrowser } from "./fixtures/chromium.ts";
import { toMapHtml, toMapSvg } from "./index.ts";

const HOSTILE = '</script><img src=x onerror="window.taken=1"><svg onload="window.taken=1">';
const ZONES = "{ pos: { hosts: 22 }, office: { hosts: 40 }, guest-wifi: { hosts: 400, stack: ipv4 } }";
const MANY = Array.from(
  { length: 4000 },
  (_, i) => `      m${String(i).padStart(4, "0")}: { template: small }`,
);
const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates:
  corp: { prefix: 10.0.0.0/12 }
  corp6: { prefix: "2400:3200::/32" }
reserved: { bank: { prefix: 10.15.0.0/16, reason: ${JSON.stringify(HOSTILE)} } }
templates: { small: { zones: { pos: { hosts: 22, stack: ipv4 }, office: { hosts: 5, stack: ipv4 } } } }
regions:
  east:
    sites:
      sh-001: { description: ${JSON.stringify(HOSTILE)}, zones: ${ZONES} }
      sh-002: { zones: ${ZONES} }
      sh-003: { zones: ${ZONES} }
  many:
    sites:
${MANY.join("\n")}
`;

const chromium = findChromium();
const name = chromium
  ? "the map in Chromium"
  : "the map in Chromium (skipped: there is no chromium on the PATH)";

describe.skipIf(chromium === undefined)(name, () => {
  const folder = mkdtempSync(join(tmpdir(), "atrium-map-"));
  const at = (file: string) => pathToFileURL(join(folder, file)).href;
  let page: BrowserPage;

  beforeAll(async () => {
    const { plan, allocation } = planned(PLAN);
    writeFileSync(join(folder, "map.html"), toMapHtml(plan, allocation, { language: "en" }));
    writeFileSync(join(folder, "map.svg"), toMapSvg(plan, allocation, { language: "zh" }));
    const empty = planned("apiVersion: atrium/v1\nkind: AddressPlan\nmetadata: { name: new }\n");
    writeFileSync(join(folder, "empty.html"), toMapHtml(empty.plan, empty.allocation, { language: "zh" }));
    page = await openBrowser(chromium ?? "");
  });
  afterAll(async () => {
    await page?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page.faults.length = 0;
    page.requests.length = 0;
    await page.open("about:blank");
    page.requests.length = 0;
    await page.open(at("map.html"));
  });

  const view = () => page.value<string>("document.querySelector('[aria-current]').textContent");
  const focused = () => page.value<string>("document.activeElement.getAttribute('aria-label') ?? ''");
  const search = async (text: string) => {
    await page.press("/");
    await page.type(text);
    await page.press("Enter");
  };

  it("opens without a fault and asks for nothing but itself", async () => {
    expect(await page.value("document.querySelectorAll('svg g.top').length")).toBe(2);
    expect(await view()).toBe("All aggregates");
    expect(page.faults).toEqual([]);
    expect(page.requests).toEqual([at("map.html")]);
  });

  it("shows the texts of a plan as texts, wherever they stand", async () => {
    await search("sh-001");
    expect(await page.value("document.querySelector('aside').textContent")).toContain(HOSTILE);
    await search("bank");
    expect(await page.value("document.querySelector('aside').textContent")).toContain(HOSTILE);
    expect(await page.value("document.querySelector('table').textContent")).toContain(HOSTILE);
    await page.press("/");
    await page.value("document.querySelector('input').value = ''");
    await page.type("<img src=x onerror=window.taken=1>");
    expect(await page.value("document.images.length")).toBe(0);
    expect(await page.value("typeof window.taken")).toBe("undefined");
    expect(page.faults).toEqual([]);
  });

  it("would not run markup even if some slipped in", async () => {
    const slip =
      "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.taken=1\"><p style=\"color:red\">')";
    await page.value(`${slip}; new Promise((done) => setTimeout(done, 200))`);
    expect(await page.value("typeof window.taken")).toBe("undefined");
    expect(page.faults.join()).toContain("Content Security Policy");
  });

  it("is used by keyboard alone: search, arrows, Enter, Escape", async () => {
    await search("east");
    expect(await view()).toBe("east");
    expect(await focused()).toMatch(/^sh-00\d, 10\./);
    const before = await focused();
    await page.press("End");
    const last = await focused();
    expect(last).not.toBe(before);
    await page.press("Home");
    expect(await focused()).toBe(before);
    await page.press("Enter");
    expect(await view()).toBe("sh-001");
    expect(await focused()).toMatch(/VLAN/);
    const first = await focused();
    const seen = new Set([first]);
    for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight"]) {
      await page.press(key);
      seen.add(await focused());
    }
    expect(seen.size).toBeGreaterThan(2);
    expect(await page.value("document.querySelector('tr.on') !== null")).toBe(true);
    await page.press("Escape");
    expect([await view(), await focused()]).toEqual(["east", before]);
    await page.press("Escape");
    await page.press("Escape");
    expect(await view()).toBe("All aggregates");
  });

  it("reaches every control by the tabulator, each with a name and a focus that is seen", async () => {
    const names = await page.value<readonly string[]>(`(() => {
      const all = [...document.querySelectorAll('button:not(:disabled), input, select, g[tabindex="0"]')];
      return all.map((each) => each.getAttribute('aria-label') || each.labels?.[0]?.textContent || each.textContent);
    })()`);
    expect(names.length).toBeGreaterThan(5);
    expect(names.every((each) => each.trim() !== "")).toBe(true);
    const reached = new Set<string>();
    for (let i = 0; i < names.length + 2; i++) {
      await page.press("Tab");
      reached.add(await page.value("document.activeElement.tagName"));
    }
    expect([...reached].sort()).toEqual(expect.arrayContaining(["BUTTON", "INPUT", "SELECT", "g"]));
    await page.value("document.querySelector('g[tabindex=\"0\"]').focus()");
    expect(await page.value("getComputedStyle(document.querySelector('.ring')).display")).toBe("block");
  });

  it("goes to an address, a free one, a VLAN and a zone", async () => {
    await search("10.14.255.7");
    expect(await focused()).toMatch(/, free$/);
    await search("2400:3200::1");
    expect(await page.value("document.querySelector('nav code').textContent")).toMatch(/^2400:3200:/);
    await search("vlan 300");
    expect(await focused()).toContain("VLAN 300");
    await search("Guest Wi-Fi");
    expect(await focused()).toContain("Guest Wi-Fi");
    await search("there is no such thing");
    expect(await page.value("document.querySelector('.search [role=status]').textContent")).toContain(
      "no prefix holds it",
    );
  });

  it("is linked to by its address, and the browser goes back", async () => {
    await search("sh-002");
    const hash = await page.value<string>("location.hash");
    await page.value("history.back(); new Promise((done) => setTimeout(done, 200))");
    expect(await view()).toBe("All aggregates");
    await page.open("about:blank");
    await page.open(at("map.html") + hash);
    expect(await view()).toBe("sh-002");
  });

  it("follows the mouse through a block that is drawn full", async () => {
    const { x, y } = await page.value<{ x: number; y: number }>(`(() => {
      const box = document.querySelector('g.top').getBoundingClientRect();
      return { x: box.x + 40, y: box.y + 40 };
    })()`);
    for (const type of ["mousePressed", "mouseReleased"]) {
      await page.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
    }
    expect(await view()).toBe("corp");
  });

  it("changes colours, areas and theme", async () => {
    await search("sh-001");
    const fills = () =>
      page.value<string>(
        "[...new Set([...document.querySelectorAll('g.row .paint')].map((r) => r.getAttribute('fill')))].join()",
      );
    const pick = (index: number, value: string) =>
      page.value(
        `(() => { const s = document.querySelectorAll('select')[${index}]; s.value = '${value}'; s.dispatchEvent(new Event('change')); })()`,
      );
    expect(await fills()).toMatch(/#p-z\d/);
    await pick(0, "state");
    expect(await fills()).toBe("url(#p-active)");
    await pick(1, "even");
    expect(await page.value("document.querySelector('.note').textContent")).toContain("Not to scale");
    const ground = () => page.value("getComputedStyle(document.body).backgroundColor");
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await pick(2, "dark");
    expect(await ground()).toBe("rgb(20, 24, 29)");
    await pick(2, "system");
    await page.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: "dark" }],
    });
    expect(await ground()).toBe("rgb(20, 24, 29)");
    await page.send("Emulation.setEmulatedMedia", {
      media: "print",
      features: [{ name: "prefers-color-scheme", value: "dark" }],
    });
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await page.send("Emulation.setEmulatedMedia", { media: "", features: [] });
  });

  it("draws 4,000 sites at once with few shapes, and prints them all", async () => {
    await search("many");
    expect(await view()).toBe("many");
    await page.value("document.querySelector('nav button').click()");
    await search("many");
    expect(await page.value("document.querySelectorAll('g.top').length")).toBeGreaterThanOrEqual(4000);
    expect(await page.value("document.querySelectorAll('svg g').length")).toBeLessThan(9000);
    expect(await page.value("document.querySelectorAll('tbody tr').length")).toBe(200);
    await page.value("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.value("document.querySelectorAll('tbody tr').length")).toBeGreaterThanOrEqual(4000);
  });

  it("prints the picture and the table of the view", async () => {
    await search("sh-001");
    const { data } = await page.send<{ readonly data: string }>("Page.printToPDF", {
      preferCSSPageSize: true,
    });
    expect(Buffer.from(data, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    await page.send("Emulation.setEmulatedMedia", { media: "print" });
    const shown = (selector: string) =>
      page.value(`getComputedStyle(document.querySelector('${selector}')).display !== 'none'`);
    expect([
      await shown(".stage svg"),
      await shown("table"),
      await shown(".tools"),
      await shown(".search"),
    ]).toEqual([true, true, false, false]);
    await page.send("Emulation.setEmulatedMedia", { media: "" });
  });

  it("of an empty plan is a page that says what to type", async () => {
    page.faults.length = 0;
    await page.open(at("empty.html"));
    expect(await page.value("document.body.innerText")).toContain("atrium plan allocate plan.yaml");
    expect(page.faults).toEqual([]);
  });

  it("as one static picture is sound XML", async () => {
    page.faults.length = 0;
    await page.open(at("map.svg"));
    expect(await page.value("document.documentElement.nodeName")).toBe("svg");
    expect(await page.value("document.querySelector('parsererror') === null")).toBe(true);
    expect(await page.value("document.querySelectorAll('rect.paint').length")).toBeGreaterThan(10);
    expect(page.faults).toEqual([]);
  });
});
