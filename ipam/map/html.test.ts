import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planned, plans } from "../exporters/testing.ts";
import { toMapHtml, toMapSvg } from "./index.ts";
import { MAP_WORDS } from "./words.ts";

const EMPTY = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: new-mall }
`;

function page(text: string, language: "en" | "zh" = "en"): string {
  const { plan, allocation } = planned(text);
  return toMapHtml(plan, allocation, { language });
}

function dataOf(html: string): Record<string, unknown> {
  const [, json = ""] = /<script type="application\/json" id="plan">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json);
}

function inlined(html: string, element: string): string {
  return new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(html)?.[1] ?? "";
}

const HOSTILE = '</script><img src=x onerror="alert(1)"><!--<script>';

describe("the map as a page", () => {
  it("allows its own script and style by their hash, and nothing else", () => {
    const html = page(EMPTY.concat("aggregates: { corp: { prefix: 10.0.0.0/8 } }\n"));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(policy).toBe(
      [
        "default-src 'none'",
        `script-src ${hash(inlined(html, "script"))}`,
        `style-src ${hash(inlined(html, "style"))}`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join("; "),
    );
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toMatch(/\s(style|on[a-z]+|src|href)=/);
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\/|@import|url\((?!#)/);
  });

  it("carries every row of the plan and every text of it as data", () => {
    fc.assert(
      fc.property(plans, fc.constantFrom("en", "zh"), ({ plan, allocation }, language) => {
        const html = toMapHtml(plan, allocation, { language });
        if (allocation.prefixes.length === 0) return;
        const { rows } = dataOf(html) as { rows: readonly (readonly unknown[])[] };
        const facts = rows.map((row) => [row[1], row[4], row[7], row[13]].join(" ")).sort();
        const wanted = allocation.prefixes.map(({ prefix, key, vlan, description }) =>
          [prefix, key, vlan ?? 0, description ?? ""].join(" "),
        );
        expect(facts).toEqual(wanted.sort());
        expect(html.match(/<\/script/g)).toHaveLength(2);
      }),
      { numRuns: 30 },
    );
  });

  it("holds no text of the plan as markup", () => {
    const text =
      EMPTY.concat(`aggregates: { corp: { prefix: 10.0.0.0/8, description: ${JSON.stringify(HOSTILE)} } }
reserved: { old: { prefix: 10.9.0.0/16, reason: ${JSON.stringify(HOSTILE)} } }
zones: { pos: { title: { en: ${JSON.stringify(HOSTILE)}, zh: "x" } } }
regions: { east: { sites: { a: { description: ${JSON.stringify(HOSTILE)}, zones: { pos: { hosts: 5, stack: ipv4 } } } } } }
`);
    const { plan, allocation } = planned(text);
    for (const out of [
      toMapHtml(plan, allocation, { language: "en" }),
      toMapSvg(plan, allocation, { language: "en" }),
    ]) {
      expect(out).not.toContain("<img");
      expect(out).not.toContain("<!--");
    }
    expect(JSON.stringify(dataOf(page(text)))).toContain(JSON.stringify(HOSTILE).slice(1, -1));
  });

  it("of an empty plan says so, and what to type", () => {
    const html = page(EMPTY);
    expect(html).toContain("Nothing is allocated yet");
    expect(html).toContain("atrium plan allocate plan.yaml\natrium plan map plan.yaml");
    expect(page(EMPTY, "zh")).toContain('lang="zh-CN"');
    const [, example = ""] = /<pre>(apiVersion[^<]*)<\/pre>/.exec(html) ?? [];
    expect(planned(example).allocation.prefixes.length).toBeGreaterThan(4);
  });

  it("leaves the folders of the machine behind", () => {
    const { plan, allocation } = planned(EMPTY.concat("aggregates: { corp: { prefix: 10.0.0.0/8 } }\n"));
    const html = toMapHtml({ ...plan, file: "/home/someone/group/plan.yaml" }, allocation, {
      language: "en",
    });
    expect(html).not.toContain("someone");
    expect(dataOf(html).file).toBe("plan.yaml");
  });

  it("of 4,000 sites with 32,000 networks stays below 10 MB and is written within seconds", () => {
    const zones = "management payment pos office office-wifi guest-wifi iot server".split(" ");
    const sites = Array.from(
      { length: 4000 },
      (_, i) => `      s${String(i).padStart(4, "0")}: { template: s }`,
    );
    const text = EMPTY.concat(`aggregates: { corp: { prefix: 10.0.0.0/8 } }
templates: { s: { zones: { ${zones.map((zone) => `${zone}: { hosts: 20, stack: ipv4 }`).join(", ")} } } }
regions:
  east:
    sites:
${sites.join("\n")}
`);
    const { plan, allocation } = planned(text);
    const html = toMapHtml(plan, allocation, { language: "en" });
    const svg = toMapSvg(plan, allocation, { language: "en" });
    expect(allocation.prefixes.length).toBeGreaterThan(36_000);
    expect(Buffer.byteLength(html)).toBeLessThan(10_000_000);
    expect(Buffer.byteLength(svg)).toBeLessThan(4_000_000);
  });
});

describe("the words of the map", () => {
  it("are there in both languages, with the same values to fill in", () => {
    const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, text] of Object.entries(MAP_WORDS.en)) {
      const zh = MAP_WORDS.zh[key as keyof typeof MAP_WORDS.zh];
      expect(values(zh), key).toEqual(values(text));
      if (text !== "VLAN" && text !== "VRF") expect(zh, key).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
