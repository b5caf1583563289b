import { describe, expect, test } from "vitest";
import { parsePrefix } from "../../ipam/prefix.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import type { Reading } from "./filters.ts";
import type { Link, LinkEnd, Route, RouteTable } from "./model.ts";
import { handedOn, sentTo } from "./routing.ts";
import { transitLinks } from "./transit.ts";

const least: Reading = { assume: "least", without: new Set() };
const most: Reading = { assume: "most", without: new Set() };
const local = PrefixSet.of(["10.0.0.0/16"]);
const route = (prefix: string, target: string, unsure?: string): Route => ({
  id: `${prefix} ${target}`,
  name: prefix,
  destination: parsePrefix(prefix),
  target,
  ...(unsure && { unsure }),
});
const table = (...routes: readonly Route[]): RouteTable => ({ id: "table", name: "table", routes });
const sent = (of: RouteTable | undefined, target: string, reading = least) =>
  String(sentTo(of, local, target, reading));

describe("a route table", () => {
  test("sends by the longest prefix, and never what is local", () => {
    const of = table(route("10.0.0.0/8", "a"), route("10.128.0.0/9", "b"));
    expect(sent(of, "b")).toBe("10.128.0.0/9");
    expect(sent(of, "a")).toBe(String(PrefixSet.of(["10.0.0.0/9"]).exclude(local)));
    expect(sent(of, "c")).toBe("");
  });

  test("that is not known sends nothing for certain, and anything perhaps", () => {
    for (const its of [undefined, { ...table(route("0.0.0.0/0", "a")), unsure: "elsewhere" }]) {
      expect(sent(its, "a")).toBe("");
      expect(sent(its, "a", most)).toBe(String(PrefixSet.of(["0.0.0.0/0", "::/0"])));
    }
  });

  test("a route of which not all is known may lead there, and hides nothing", () => {
    const of = table(route("11.0.0.0/8", "a", "to come"), route("0.0.0.0/0", "b"));
    expect(sent(of, "a")).toBe("");
    expect(sent(of, "a", most)).toBe("11.0.0.0/8");
    expect(PrefixSet.of(["11.0.0.0/8"]).exclude(sentTo(of, local, "b", most)).isEmpty).toBe(true);
  });

  test("a route that is taken away makes room for a wider one", () => {
    const of = table(route("11.0.0.0/8", "a"), route("0.0.0.0/0", "b"));
    const without: Reading = { assume: "least", without: new Set(["11.0.0.0/8 a"]) };
    expect(sentTo(of, local, "b", without).overlaps(PrefixSet.of(["11.0.0.0/8"]))).toBe(true);
    expect(sentTo(of, local, "b", least).overlaps(PrefixSet.of(["11.0.0.0/8"]))).toBe(false);
  });
});

describe("a link", () => {
  const end = (id: string, more: Partial<LinkEnd> = {}): LinkEnd => ({ id, name: id, ...more });
  const link = (more: Partial<Link>, ...ends: readonly LinkEnd[]): Link => ({
    id: "link",
    name: "link",
    kind: "transit",
    ends,
    ...more,
  });
  const held = PrefixSet.of(["10.1.0.0/16"]);
  const from = end("from");
  const to = end("to");

  test("without routes hands on what the other end holds, and nothing to itself", () => {
    expect(handedOn(link({}, from, to), from, to, held, least).equals(held)).toBe(true);
    expect(handedOn(link({}, from, to), from, from, held, least).isEmpty).toBe(true);
  });

  test("with routes hands on what they send there", () => {
    const routes = [{ id: "r", name: "r", destination: parsePrefix("10.2.0.0/16"), to: "to" }];
    expect(String(handedOn(link({}, to), end("from", { routes }), to, held, least))).toBe("10.2.0.0/16");
  });

  test.each(["from", "to"])("is shut when its end %s is taken away", (gone) => {
    const without: Reading = { assume: "most", without: new Set([gone]) };
    expect(handedOn(link({}, from, to), from, to, held, without).isEmpty).toBe(true);
  });

  test("of which nobody is sure hands on perhaps", () => {
    const unsure = { unsure: "another stack's" };
    for (const [of, a, b] of [
      [link(unsure), from, to],
      [link({}), end("from", unsure), to],
      [link({}), from, end("to", unsure)],
    ] as const) {
      expect(handedOn(of, a, b, held, least).isEmpty).toBe(true);
      expect(handedOn(of, a, b, held, most).equals(held)).toBe(true);
    }
  });
});

describe("a hub", () => {
  const prefixes = (...texts: readonly string[]) => texts.map((text) => parsePrefix(text));
  const hub = (inspects: { closed: boolean; unsure?: string } | undefined) =>
    transitLinks([
      {
        id: "hub",
        name: "hub",
        attachments: [
          { id: "a", name: "a", network: "va", table: "before", prefixes: prefixes("10.1.0.0/16") },
          {
            id: "b",
            name: "b",
            network: "vb",
            table: "before",
            prefixes: prefixes("10.2.0.0/16", "fd00::/48"),
          },
          {
            id: "middle",
            name: "middle",
            network: "vm",
            table: "after",
            prefixes: prefixes("10.3.0.0/16"),
            ...(inspects && { inspects }),
          },
          { id: "lost", name: "lost", table: undefined, prefixes: [] },
        ],
        tables: [
          {
            id: "before",
            routes: [{ id: "all", name: "all", destination: parsePrefix("10.0.0.0/8"), to: "middle" }],
            learned: [],
          },
          { id: "after", routes: [], learned: ["a", "b", "middle", "nobody"] },
        ],
      },
    ])[0]?.ends ?? [];
  const routesOf = (ends: readonly LinkEnd[], id: string) =>
    (ends.find((end) => end.id === id)?.routes ?? []).map(
      ({ destination, to, unsure }) => `${destination} ${to}${unsure ? `: ${unsure}` : ""}`,
    );

  test("leaves routes as they are where nothing inspects, or what inspects lets nothing through", () => {
    expect(routesOf(hub(undefined), "a")).toEqual(["10.0.0.0/8 middle"]);
    expect(routesOf(hub({ closed: true }), "a")).toEqual(["10.0.0.0/8 middle"]);
  });

  test("sends on what is inspected by the table after it, within both prefixes and family", () => {
    expect(routesOf(hub({ closed: false }), "a")).toEqual([
      "10.1.0.0/16 a",
      "10.2.0.0/16 b",
      "10.0.0.0/8 middle",
    ]);
    expect(routesOf(hub({ closed: false, unsure: "who knows" }), "a")).toEqual([
      "10.1.0.0/16 a: who knows",
      "10.2.0.0/16 b: who knows",
      "10.0.0.0/8 middle",
    ]);
  });

  test("has no way out of an attachment without a table", () => {
    const ends = hub(undefined);
    expect(routesOf(ends, "lost")).toEqual([]);
    expect(ends.map((each) => [each.id, "network" in each, "unsure" in each])).toEqual([
      ["a", true, false],
      ["b", true, false],
      ["middle", true, false],
      ["lost", false, false],
    ]);
  });
});
