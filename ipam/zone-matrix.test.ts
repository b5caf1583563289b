import { describe, expect, test } from "vitest";
import { INTERNET, PROHIBITIONS, ZoneMatrix } from "./zone-matrix.ts";
import { ZONES } from "./zones/index.ts";
import type { Zone } from "./zones/zone.ts";

const guide = new ZoneMatrix(ZONES);
const finance: Zone = { ...(ZONES.get("office") as Zone), name: "finance" };
const own = new ZoneMatrix(new Map([...ZONES, ["finance", finance]]));

describe("the guide's zone policy", () => {
  test("the allowed pairs, and nothing else", () => {
    const allowed = guide.verdicts().filter((each) => each.allowed && each.from !== each.to);
    expect(allowed.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      "cctv > server",
      "guest-wifi > internet",
      "iot > server",
      "iot > internet",
      "management > server",
      "management > internet",
      "office > server",
      "office > internet",
      "office-wifi > server",
      "office-wifi > internet",
      "payment > management",
      "payment > internet",
      "pos > payment",
      "pos > server",
      "server > management",
      "server > internet",
    ]);
  });

  test.each([
    ["guest-wifi", "server", "3.4.1-d"],
    ["guest-wifi", "a-zone-of-tomorrow", "3.4.1-d"],
    ["pos", INTERNET, "6.3.3-b"],
    ["iot", "pos", "7.2.1-a"],
    ["pos", "iot", "7.2.1-a"],
    ["cctv", "office", "7.2.1-a"],
    ["iot", "finance", "7.2.1-a"],
    ["finance", "iot", "7.2.1-a"],
    ["office", "payment", "3.4.1-b"],
    ["office", "management", "3.4.1-a"],
    ["finance", "pos", "6.3.3-b"],
    ["server", "office", "3.4.1-c"],
    ["guest-wifi", "guest-wifi", "3.4.1-c"],
  ])("%s may not reach %s (%s)", (from, to, clause) => {
    const verdict = own.between(from, to);
    expect(verdict.allowed).toBe(false);
    expect(verdict.clauses).toEqual([clause]);
    expect(verdict.reason).not.toBe("");
  });

  test("whatever is opened to payment or from it is encrypted payment traffic, logs or time", () => {
    const open = guide
      .verdicts()
      .filter(({ from, to, allowed }) => allowed && [from, to].includes("payment"));
    const ports = open.flatMap(({ services }) =>
      services === "any" ? ["any"] : services.map(({ port }) => String(port)),
    );
    expect(new Set(ports)).toEqual(new Set(["443", "6514", "123"]));
    const isolation = { ...finance.isolation, reaches: { payment: "settlement" } };
    const kiosk = new ZoneMatrix(new Map([...ZONES, ["kiosk", { ...finance, name: "kiosk", isolation }]]));
    expect(kiosk.between("kiosk", "payment").services).toEqual([
      { name: "https", protocol: "tcp", port: 443 },
    ]);
  });

  test("the guide's own zones open nothing that it forbids", () => {
    expect(guide.contradictions()).toEqual([]);
    expect(own.contradictions()).toEqual([]);
  });

  test("a plan cannot open what the guide forbids, and it is told so", () => {
    const iot = ZONES.get("iot") as Zone;
    const isolation = { ...iot.isolation, reaches: { pos: "stock scanners", server: "platform" } };
    const matrix = new ZoneMatrix(new Map([...ZONES, ["iot", { ...iot, isolation }]]));
    expect(matrix.between("iot", "pos").allowed).toBe(false);
    expect(matrix.contradictions().map(({ from, to, clauses }) => [from, to, clauses])).toEqual([
      ["iot", "pos", ["7.2.1-a"]],
    ]);
  });

  test("every prohibition is about zones there are", () => {
    const known = new Set([...ZONES.keys(), "finance", INTERNET, "*"]);
    for (const { from, to } of PROHIBITIONS)
      for (const name of [...from, ...to]) expect(known).toContain(name);
  });
});
