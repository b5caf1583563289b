import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planned, plans } from "../exporters/testing.ts";
import { cellPrefix, cellsOf, halvesOf } from "./cells.ts";
import { mapModel } from "./model.ts";
import { overviewOf, percent, type Shape, sceneOf, sharesOf, textWidth } from "./scene.ts";
import { type MapNode, readTree, sizeOf } from "./tree.ts";
import { MAP_WORDS } from "./words.ts";

const BOX = { x: 10, y: 20, w: 1000, h: 600 };
const words = MAP_WORDS.en;

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: m }
aggregates: { corp: { prefix: 10.0.0.0/8 } }
regions:
  east:
    sites:
      a: { zones: { pos: { hosts: 22, stack: ipv4 }, office: { length: 26, stack: ipv4 } } }
`;

function treeOf(text: string) {
  const { plan, allocation } = planned(text);
  return readTree(mapModel(plan, allocation, "en").rows);
}

function area({ box }: Shape): number {
  return box.w * box.h;
}

function overlap(a: Shape, b: Shape): number {
  const w = Math.min(a.box.x + a.box.w, b.box.x + b.box.w) - Math.max(a.box.x, b.box.x);
  const h = Math.min(a.box.y + a.box.h, b.box.y + b.box.h) - Math.max(a.box.y, b.box.y);
  return Math.max(0, w) * Math.max(0, h);
}

describe("the picture of a block", () => {
  it("to scale: area stands for size, cells fill it and lie beside each other", () => {
    fc.assert(
      fc.property(plans, fc.constantFrom("scale", "even"), ({ plan, allocation }, areas) => {
        const { nodes } = readTree(mapModel(plan, allocation, "en").rows);
        for (const block of nodes.filter(({ children }) => children.length > 0)) {
          const { shapes } = sceneOf(block, BOX, { words, areas, most: 5000 });
          const tops = shapes.filter(({ depth }) => depth === 0);
          expect(tops.map(({ cell }) => cellPrefix(cell))).toEqual(cellsOf(halvesOf(block)).map(cellPrefix));
          expect(tops.reduce((sum, shape) => sum + area(shape), 0)).toBeCloseTo(BOX.w * BOX.h, 0);
          for (const [i, a] of tops.entries()) {
            if (areas === "scale")
              expect(area(a) / (BOX.w * BOX.h)).toBeCloseTo(sizeOf(a.cell) / sizeOf(block), 6);
            for (const b of tops.slice(i + 1, i + 40)) expect(overlap(a, b)).toBeLessThan(0.01);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("enlarges small prefixes where to scale they could not be seen, and says so", () => {
    const root = treeOf(PLAN).roots[0] as MapNode;
    const options = { words, areas: "auto", most: 5000 } as const;
    const scene = sceneOf(root, BOX, options);
    const region = scene.shapes.find(({ cell }) => cell.node?.kind === "region") as Shape;
    expect(scene.areas).toBe("even");
    expect(area(region)).toBeGreaterThan(2000);
    expect(region.label?.lines[0]).toContain("east");
    const site = sceneOf(root.children[0]?.children[0] as MapNode, BOX, options);
    expect(site.areas).toBe("scale");
  });

  it("keeps what lies in a block inside it", () => {
    const { shapes } = overviewOf(treeOf(PLAN), BOX, { words, areas: "auto", most: 5000 });
    for (const inner of shapes.filter(({ depth }) => depth > 0)) {
      const around = shapes.filter(
        ({ cell, depth }) => depth === inner.depth - 1 && cell.node && inside(inner, cell.node),
      );
      expect(around.some((outer) => overlap(outer, inner) > area(inner) - 0.01)).toBe(true);
    }
    function inside({ cell }: Shape, node: MapNode): boolean {
      return cell.kind === "free" ? node.children.length > 0 : cell.node?.parent === node;
    }
  });

  it("leaves out a whole level when it would bring too many shapes, and shows how full each block is", () => {
    const sites = Array.from(
      { length: 60 },
      (_, i) => `s${i}: { zones: { pos: { hosts: 22, stack: ipv4 } } }`,
    );
    const text = PLAN.replace(/ {6}a: .*/, `      ${sites.join("\n      ")}`);
    const region = treeOf(text).nodes.find(({ kind }) => kind === "region") as MapNode;
    const options = { words, areas: "auto" } as const;
    const all = sceneOf(region, BOX, { ...options, most: 5000 }).shapes;
    expect(all.filter(({ depth }) => depth === 1).length).toBeGreaterThanOrEqual(60);
    const few = sceneOf(region, BOX, { ...options, most: 100 }).shapes.filter(
      ({ cell }) => cell.node?.kind === "site",
    );
    expect(few.map(({ depth, used }) => [depth, used])).toEqual(sites.map(() => [0, 0.5]));
  });

  it("writes no label wider than its cell, and never cuts an address", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 80, max: 900 }), ({ plan, allocation }, w) => {
        const tree = readTree(mapModel(plan, allocation, "zh").rows);
        const zh = MAP_WORDS.zh;
        const { shapes } = overviewOf(tree, { ...BOX, w }, { words: zh, areas: "auto", most: 5000 });
        for (const { box, label } of shapes) {
          for (const line of label?.lines ?? []) {
            expect(textWidth(line)).toBeLessThanOrEqual(label?.upright ? box.h : box.w);
            expect(line).not.toMatch(/\d+\.\d+\.\d+…|:[\da-f]*…/);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("utilisation", () => {
  it("is told by prefixes and by addresses", () => {
    const site = treeOf(PLAN).nodes.find(({ kind }) => kind === "site") as MapNode;
    // Two /26, each with network, broadcast and gateway; the devices of one are not stated.
    expect([site.prefix, site.devices, site.taken, site.unstated]).toEqual(["10.0.0.0/24", 22, 28, 1]);
    expect(sharesOf(site)).toEqual({ prefixes: "50 %", addresses: "≥ 11 %" });
    const [office, pos] = site.children as [MapNode, MapNode];
    expect([office.name, pos.name].sort()).toEqual(["Point of sale", "Wired office"]);
    const stated = site.children.find(({ unstated }) => unstated === 0) as MapNode;
    const unstated = site.children.find((node) => node.unstated === 1) as MapNode;
    expect(sharesOf(stated)).toEqual({ prefixes: "–", addresses: "39 %" });
    expect(sharesOf(unstated)).toEqual({ prefixes: "–", addresses: "–" });
  });

  it("never reads as none where there is some, nor as all where something is left", () => {
    expect([0, 1e-9, 0.002, 0.04, 0.43, 0.999, 1].map(percent)).toEqual([
      "0 %",
      "< 0.01 %",
      "0.20 %",
      "4.0 %",
      "43 %",
      "99 %",
      "100 %",
    ]);
  });
});
