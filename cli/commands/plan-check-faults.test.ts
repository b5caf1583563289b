import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../ipam/index.ts";
import { answerTo } from "../testing.ts";
import { planCommand } from "./plan.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates:
  corp: { prefix: 10.0.0.0/16 }
  corp6: { prefix: "2400:3200::/40" }
templates:
  store:
    zones:
      pos: { hosts: 22 }
regions:
  east:
    sites:
      sh-001: { template: store }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atrium-faults-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);
const atrium = (...argv: string[]) => answerTo(["plan", ...argv], folder, [planCommand]);

/** The one diagnostic of `check --json`; nothing is written, by `allocate` neither. */
async function theFault(plan: string | Uint8Array, lock?: string | Uint8Array): Promise<Diagnostic> {
  write("plan.yaml", plan);
  if (lock !== undefined) write("plan.lock.yaml", lock);
  const before = readdirSync(folder);
  const { code, out, err } = await atrium("check", "--json");
  expect([code, err]).toEqual([2, ""]);
  const { diagnostics } = JSON.parse(out);
  expect(diagnostics).toHaveLength(1);
  expect((await atrium("allocate")).code).toBe(2);
  expect(readdirSync(folder)).toEqual(before);
  if (lock !== undefined) {
    expect(readFileSync(join(folder, "plan.lock.yaml"))).toEqual(Buffer.from(lock));
  }
  return diagnostics[0];
}

/** Texts that readers of addresses take for one thing or another; each is refused where it stands. */
const TEXTS = [
  "010.1.1.0/24",
  "10.1.1/24",
  "10/8",
  "10.0.0.256/24",
  "10.0.0.0/33",
  "10.0.0.0/-1",
  "10.0.0.0/",
  "10.0.0.0/08",
  "10.0.0.0/+8",
  "10.0.0.0/8.0",
  "10.0.0.0/1e1",
  "10.0.0.0/255.0.0.0",
  "10.0.0.5/24",
  "10.0.0.0/8/8",
  "10.0.0.0/8 ",
  " 10.0.0.0/8",
  "10.0.0.0/8\n",
  "10.0.0.0\0/8",
  "１０.0.0.0/8",
  "10,0,0,0/8",
  "10..0.0/8",
  "10.0.0.0.0/8",
  "10.0.0.0",
  "0x0a.0.0.0/8",
  "167772160/8",
  "",
  "/8",
  "1::2::3/64",
  "12345::/16",
  "1:2:3:4:5:6:7:8:9/64",
  "2001:db8:/32",
  ":::/64",
  "::1/0",
  "2001:db8::g/64",
  "2001:db8::/129",
  "2001:0db8::/032",
  "fe80::1%eth0/64",
  "::ffff:10.0.0.1/120",
];

describe("a malformed network", () => {
  it.each(TEXTS)("%j is refused at its place, with a remedy", async (text) => {
    const fault = await theFault(PLAN.replace("10.0.0.0/16", JSON.stringify(text)));
    expect(fault).toMatchObject({ file: "plan.yaml", line: 5, column: 19, path: "aggregates.corp.prefix" });
    expect(fault.value).toBe(JSON.stringify(text));
    expect(fault.hint).not.toBe("");
  });
});

const HOSTS = "templates.store.zones.pos.hosts";
const VALUES: readonly (readonly [value: string, hint: string])[] = [
  [".inf", "write a number"],
  [".nan", "write a number"],
  ["-0", "at least 1"],
  ["-5", "at least 1"],
  ["2.5", "whole number"],
  ["1e12", "at most 16000000"],
  ["99999999999999999999", "quote it"],
  ["~", "write a number"],
  ["null", "write a number"],
  ["2024-01-01", "write a number"],
  ["yes", "write a number"],
  ["0x16", "write 22"],
  ["022", "leading zeros"],
  ["2_2", "write a number"],
  ["1:30", "write a number"],
  ['"22"', "write a number: 22"],
  ["*nope", "write the value out"],
];

describe("a number that is none", () => {
  it.each(VALUES)("%s is refused at its place", async (value, hint) => {
    const fault = await theFault(PLAN.replace("hosts: 22", `hosts: ${value}`));
    expect(fault).toMatchObject({ line: 10, column: 21, path: HOSTS, value });
    expect(fault.hint).toContain(hint);
  });
});

const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);
const FILES: readonly (readonly [name: string, content: string | Uint8Array, line: number, hint: string])[] =
  [
    ["nothing", "", 1, "first key"],
    ["a comment alone", "# soon\n", 1, "first key"],
    ["a text", "hello\n", 1, "map of keys"],
    ["a list", "- a\n", 1, "map of keys"],
    ["two documents", `${PLAN}---\n${PLAN}`, 15, "keep one"],
    ["a doubled key", PLAN.replace("metadata:", "kind: AddressPlan\nmetadata:"), 3, "keep one"],
    ["a tab", PLAN.replace("      pos:", "\tpos:"), 10, "spaces"],
    ["an open bracket", PLAN.replace("22 }", "22"), 11, "brackets"],
    ["a merge key", PLAN.replace("{ hosts: 22 }", "{ <<: { hosts: 22 } }"), 10, "write the keys out"],
    ["a tag of a language", PLAN.replace("22", "!!js/function x"), 10, "without it"],
    ["UTF-16", bytes(`\ufeff${PLAN}`, "utf16le"), 1, "UTF-8"],
    ["Latin-1", bytes(PLAN.replace("group", "é"), "latin1"), 3, "UTF-8"],
    ["a NUL", PLAN.replace("group", "gr\0up"), 3, "text file"],
    ["carriage returns alone", PLAN.replaceAll("\n", "\r"), 1, "line ends"],
    ["brackets without end", `${PLAN}x: ${"[".repeat(9000)}\n`, 1, "unfold"],
    ["the prototype as a site", PLAN.replace("sh-001", "__proto__"), 14, "choose another"],
    ["a list for a number", PLAN.replace("22", "[22]"), 10, "write a number"],
    ["a map for a number", PLAN.replace("22", "{ a: 1 }"), 10, "write a number"],
    ["a list for a map", PLAN.replace("      pos: { hosts: 22 }", "      - pos"), 9, "map of names"],
  ];

describe("a file that is no plan", () => {
  it.each(FILES)("with %s is refused in one sentence with its line", async (_name, content, line, hint) => {
    const fault = await theFault(content);
    expect([fault.file, fault.line]).toEqual(["plan.yaml", line]);
    expect(fault.column).toBeGreaterThan(0);
    expect(fault.hint).toContain(hint);
  });

  it("is told apart from one that is written in another way", async () => {
    for (const same of [`\ufeff${PLAN}`, PLAN.replaceAll("\n", "\r\n"), PLAN.replace("22", "22.0")]) {
      write("plan.yaml", same);
      expect((await atrium("check")).code).toBe(0);
    }
  });

  it("may be a folder, or lie behind a file", async () => {
    mkdirSync(join(folder, "plan.yaml"));
    expect((await atrium("check")).err).toContain("it is a folder");
    write("other", "");
    expect((await atrium("check", "other/plan.yaml")).err).toContain("a part of its path is a file");
    expect((await atrium("check", "none.yaml")).err).toContain("there is no such file");
    expect((await atrium("check", `${"x".repeat(300)}.yaml`)).err).toContain("the name is too long");
  });
});

describe("a lock that this program did not write", () => {
  const LOCKS: readonly (readonly [string, (lock: string) => string | Uint8Array, number, string])[] = [
    ["cut inside a line", (lock) => lock.slice(0, -40), 11, "restore"],
    ["cut between lines", (lock) => `${lock.split("\n").slice(0, 7).join("\n")}\n`, 7, "end: true"],
    ["of a later version", (lock) => lock.replace("version: 1", "version: 2"), 3, "install"],
    ["edited by hand", (lock) => lock.replace("vlan: 110", "vlan: 111"), 10, "undo the edit"],
    [
      "with a key of another form",
      (lock) => lock.replace("sh-001/pos/ipv4", "SH-001/pos/ipv4"),
      10,
      "restore",
    ],
    [
      "with a line twice",
      (lock) => lock.replace(/( {2}east\/sh-001\/pos\/ipv4.*\n)/, "$1$1"),
      11,
      "once each",
    ],
    [
      "with both sides of a merge",
      (lock) => lock.replace("entries:", "<<<<<<< HEAD\nentries:"),
      5,
      "both sides",
    ],
    ["that is a plan", () => PLAN, 1, "restore"],
    ["in UTF-16", (lock) => bytes(`\ufeff${lock}`, "utf16le"), 1, "restore"],
    ["indented with tabs", (lock) => lock.replaceAll("\n  ", "\n\t"), 6, "restore"],
    ["that is empty", () => "", 1, "restore"],
  ];

  it.each(LOCKS)("%s is refused at its line and left as it is", async (_name, change, line, hint) => {
    write("plan.yaml", PLAN);
    expect((await atrium("allocate")).code).toBe(0);
    const lock = change(readFileSync(join(folder, "plan.lock.yaml"), "utf8"));
    const fault = await theFault(PLAN, lock);
    expect([fault.file, fault.line]).toEqual(["plan.lock.yaml", line]);
    expect(fault.hint).toContain(hint);
  });
});
