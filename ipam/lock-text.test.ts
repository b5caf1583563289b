import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { BadInput, type Diagnostic } from "./diagnostic.ts";
import { diffLocks } from "./lock-diff.ts";
import { parseLock, printLock } from "./lock-text.ts";
import { parsePlan } from "./parse-plan.ts";
import { release } from "./release.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 }, local: { ula: generate } }
regions:
  east: { sites: { a: { zones: { pos: { hosts: 22 } } }, b: { zones: { pos: { hosts: 22 } } } } }
clouds:
  hz: { provider: alicloud, region: cn-hangzhou, azs: { cn-hangzhou-h: 0 }, tiers: { app: { hosts: 50 } } }
`;
const fixed = { randomGlobalId: () => Uint8Array.of(0x12, 0x34, 0x56, 0x78, 0x9a) };
const plan = (text = PLAN) => parsePlan(text, "plan.yaml");
const LOCK = printLock(allocate(plan(), undefined, fixed).lock);

function faults(text: string, planText?: string): readonly Diagnostic[] {
  try {
    const lock = parseLock(text, "plan.lock.yaml");
    if (planText !== undefined) allocate(plan(planText), lock, fixed);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

const lineOf = (key: string) => LOCK.split("\n").findIndex((line) => line.startsWith(`  ${key}:`)) + 1;
const POS = "east/a/pos/ipv4";

describe("the lock file", () => {
  it("is the same text after being read", () => {
    expect(printLock(parseLock(LOCK, "plan.lock.yaml"))).toBe(LOCK);
    expect(printLock(parseLock(LOCK.replaceAll("\n", "\r\n"), "plan.lock.yaml"))).toBe(LOCK);
  });

  it("is sorted, one entry a line, and keeps the prefix that was drawn", () => {
    const keys = LOCK.split("\n")
      .filter((line) => line.startsWith("  "))
      .map((line) => line.trim().split(":")[0]);
    expect(keys).toEqual([...keys].sort());
    expect(LOCK).toContain("aggregates/local: {drawn: fd12:3456:789a::/48,");
  });

  it.each([
    [
      "an edited prefix",
      (text: string) => text.replace(/(east\/a\/pos\/ipv4: \{prefix: )[^,]+/, "$110.0.9.0/26"),
      "lock.edited",
      POS,
    ],
    [
      "an edited state",
      (text: string) => text.replace(/(east\/a\/pos\/ipv4: .*state: )active/, "$1retired"),
      "lock.edited",
      POS,
    ],
    [
      "a renamed key",
      (text: string) => text.replace("east/a/pos/ipv4:", "east/a/pop/ipv4:"),
      "lock.edited",
      "east/a/pop/ipv4",
    ],
    [
      "a line without its sum",
      (text: string) => text.replace(/(east\/a\/pos\/ipv4.*), sum: .*\}/, "$1}"),
      "lock.line",
      "",
    ],
    [
      "a doubled line",
      (text: string) => text.replace(/( {2}east\/a\/pos\/ipv4.*\n)/, "$1$1"),
      "lock.doubled",
      POS,
    ],
    [
      "the conflict of a merge",
      (text: string) => text.replace("  east/a/pos/ipv4", "<<<<<<< HEAD\n  east/a/pos/ipv4"),
      "lock.conflict",
      "",
    ],
    [
      "a later version",
      (text: string) => text.replace("version: 1", "version: 2"),
      "lock.version",
      "version",
    ],
    ["no version", (text: string) => text.replace("version: 1\n", ""), "lock.truncated", ""],
    ["a cut end", (text: string) => text.slice(0, text.indexOf("cn-hangzhou-h") + 5), "lock.line", ""],
    [
      "an end cut off between two lines",
      (text: string) => text.slice(0, text.indexOf("  east/b/ipv4")),
      "lock.truncated",
      "",
    ],
    ["no last line", (text: string) => text.replace("end: true\n", ""), "lock.truncated", ""],
    ["itself behind it", (text: string) => text + text.slice(text.indexOf("entries:")), "lock.line", ""],
    ["another encoding", (text: string) => text.replaceAll("", "\0"), "lock.line", ""],
    ["another file before it", () => PLAN, "lock.line", ""],
    ["every line touched", (text: string) => text.replaceAll("vlan: ", "vlan:  "), "lock.edited", POS],
    [
      "a generation beyond counting",
      (text: string) => text.replace("generation: 1", `generation: 1${"0".repeat(20)}`),
      "lock.line",
      "",
    ],
    ["nothing in it", () => "", "lock.truncated", ""],
    ["another file", () => "name: not a lock\n", "lock.line", ""],
    ["binary data", () => "\u0000\u0001\u0002", "lock.line", ""],
  ])("with %s is refused where it stands", (_name, edit, code, path) => {
    const [fault, ...more] = faults(edit(LOCK));
    expect(more).toEqual([]);
    expect([fault?.code, fault?.path]).toEqual([code, path]);
    expect(fault?.line).toBeGreaterThan(0);
    expect(fault?.hint).not.toBe("");
  });

  it("lets lines of two branches stand together, and a line be deleted", () => {
    const without = LOCK.split("\n")
      .filter((line) => !line.startsWith(`  ${POS}`))
      .join("\n");
    expect(faults(without, PLAN)).toEqual([]);
  });

  it("names both keys where two branches took the same space", () => {
    const other = PLAN.replace("b: { zones", "c: { zones");
    const lines = (text: string) => text.split("\n").filter((line) => line.startsWith("  "));
    const theirs = printLock(allocate(plan(other), undefined, fixed).lock);
    const merged = [...new Set([...lines(LOCK), ...lines(theirs)])].sort().join("\n");
    const text = `version: 1\ngeneration: 1\nentries:\n${merged}\nend: true\n`;
    const found = faults(
      text,
      PLAN.replace(
        "b: { zones: { pos: { hosts: 22 } } }",
        "b: { zones: { pos: { hosts: 22 } } }, c: { zones: { pos: { hosts: 22 } } }",
      ),
    );
    expect(found.map((fault) => fault.path)).toEqual(["east/c/ipv4", "east/c/ipv6"]);
    expect(found[0]?.message).toContain("east/b/ipv4");
    expect(found[0]?.line).toBeGreaterThan(0);
  });

  it("is held against the aggregates of the plan", () => {
    const found = faults(LOCK, PLAN.replace("10.0.0.0/16", "10.7.0.0/16"));
    expect(found.map(({ file, path, line }) => [file, path, line])).toEqual([
      ["plan.lock.yaml", "clouds/hz/ipv4", lineOf("clouds/hz/ipv4")],
      ["plan.lock.yaml", "east/ipv4", lineOf("east/ipv4")],
    ]);
  });
});

describe("release", () => {
  const smaller = PLAN.replace(", b: { zones: { pos: { hosts: 22 } } }", "");
  const retired = allocate(plan(smaller), parseLock(LOCK, "l"), fixed).lock;

  it("gives back a retired site with all its networks, and only that", () => {
    const { lock, released } = release(retired, ["east/b"]);
    expect(released).toEqual(["east/b/ipv4", "east/b/ipv6", "east/b/pos/ipv4", "east/b/pos/ipv6"]);
    expect(diffLocks(retired, lock).removed.map((change) => change.key)).toEqual(released);
    const next = allocate(plan(PLAN.replaceAll("b:", "z:")), lock, fixed);
    const before = parseLock(LOCK, "l").entries.get("east/b/pos/ipv4");
    expect(next.lock.entries.get("east/z/pos/ipv4")).toMatchObject({
      prefix: (before as { prefix: unknown }).prefix,
    });
  });

  it("is the remedy when a site comes back larger than it was", () => {
    const larger = PLAN.replace(
      "b: { zones: { pos: { hosts: 22 } } }",
      "b: { zones: { pos: { hosts: 2200 } } }",
    );
    const [fault] = faults(printLock(retired), larger);
    expect(fault?.code).toBe("plan.no-growth");
    const [, key = ""] = /atrium plan release (\S+)/.exec(fault?.hint ?? "") ?? [];
    const { lock } = release(retired, [key]);
    expect(faults(printLock(lock), larger)).toEqual([]);
  });

  it.each([
    ["east/a", "use", "out of the plan first"],
    ["east/bb", "no such key", 'did you mean "east/b"?'],
    ["qqqqqqqq", "no such key", "retired are"],
  ])("refuses %s", (name, message, hint) => {
    try {
      release(retired, [name]);
      expect.fail("released");
    } catch (error) {
      const [fault, ...more] = (error as BadInput).diagnostics;
      expect(more).toEqual([]);
      expect(fault?.message).toContain(message);
      expect(fault?.hint).toContain(hint);
    }
  });
});
