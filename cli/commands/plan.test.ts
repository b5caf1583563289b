import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerTo } from "../testing.ts";
import { planCommand } from "./plan.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
regions:
  east:
    sites:
      a: { zones: { pos: { hosts: 22, stack: ipv4 } } }
      b: { zones: { pos: { hosts: 22, stack: ipv4 } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atrium-plan-"));
  write("plan.yaml", PLAN);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, file), content);
}
const read = (file: string) => readFileSync(join(folder, file), "utf8");

/** One command line in the folder: its exit code and what it printed. */
const atrium = (...argv: string[]) => answerTo(["plan", ...argv], folder, [planCommand]);

describe("atrium plan check", () => {
  it("says in one line that the plan is sound, and writes nothing", async () => {
    expect(await atrium("check")).toEqual({
      code: 0,
      err: "",
      out: "plan.yaml: 2 sites in 1 region, 0 cloud networks, 2 prefixes (lock entries: 5 new, 0 moved)\n",
    });
    expect(readdirSync(folder)).toEqual(["plan.yaml"]);
  });

  it("prints every fault, as text or as JSON, and exits with 2", async () => {
    write("plan.yaml", PLAN.replace("22, stack", "0, stack").replace("corp", "Corp"));
    const text = await atrium("check");
    expect(text).toMatchObject({ code: 2, out: "" });
    expect(
      text.err
        .split("\n")
        .slice(0, -1)
        .map((line) => line.split(" ")[0]),
    ).toEqual(["plan.yaml:4:15", "plan.yaml:8:35"]);
    const json = await atrium("check", "--json");
    expect(json).toMatchObject({ code: 2, err: "" });
    const { diagnostics } = JSON.parse(json.out);
    expect(diagnostics).toHaveLength(2);
    for (const diagnostic of diagnostics) {
      expect(Object.keys(diagnostic)).toEqual(
        expect.arrayContaining(["file", "line", "column", "path", "value", "message", "hint"]),
      );
    }
  });
});

describe("atrium plan allocate", () => {
  it("writes the lock once, and the same bytes never again", async () => {
    const first = await atrium("allocate");
    expect(first.code).toBe(0);
    expect(first.out).toContain("+ east/a/pos/ipv4 10.0.0.0/26 VLAN 110\n");
    expect(first.out).toContain("wrote plan.lock.yaml\n");
    const lock = read("plan.lock.yaml");
    const again = await atrium("allocate");
    expect(again.out).toBe(
      "plan.yaml: 2 sites in 1 region, 0 cloud networks, 2 prefixes (lock entries: 0 new, 0 moved)\n",
    );
    expect(read("plan.lock.yaml")).toBe(lock);
    expect(readdirSync(folder).sort()).toEqual(["plan.lock.yaml", "plan.yaml"]);
  });

  it("prints the documented shape and nothing else with --json", async () => {
    const { code, out, err } = await atrium("allocate", "plan.yaml", "--json");
    expect([code, err]).toEqual([0, ""]);
    const { prefixes, moved, warnings } = JSON.parse(out);
    expect([moved, warnings]).toEqual([[], []]);
    expect(prefixes).toContainEqual(
      expect.objectContaining({
        key: "east/b/pos/ipv4",
        prefix: "10.0.0.128/26",
        family: "ipv4",
        vlan: 110,
        site: "b",
        zone: "pos",
        gateway: "10.0.0.129",
        status: "active",
      }),
    );
  });

  it("writes nothing with --dry-run, and fails with --frozen where the lock would change", async () => {
    expect((await atrium("allocate", "--dry-run")).out).toContain("nothing written");
    expect(existsSync(join(folder, "plan.lock.yaml"))).toBe(false);
    const stale = await atrium("allocate", "--frozen");
    expect(stale.code).toBe(1);
    expect(stale.out).toContain("run atrium plan allocate and commit it");
    expect(existsSync(join(folder, "plan.lock.yaml"))).toBe(false);
    await atrium("allocate");
    expect((await atrium("allocate", "--frozen")).code).toBe(0);
  });

  it("keeps the lock as it is when the plan or the lock is bad", async () => {
    await atrium("allocate");
    const lock = read("plan.lock.yaml");
    write("plan.yaml", PLAN.replace("b: { zones", "c: { zones").replace("10.0.0.0/16", "10.0.0.0/33"));
    expect((await atrium("allocate")).code).toBe(2);
    expect(read("plan.lock.yaml")).toBe(lock);
    write("plan.yaml", PLAN);
    const edited = lock.replace("vlan: 110", "vlan: 111");
    write("plan.lock.yaml", edited);
    const { code, err } = await atrium("allocate");
    expect(code).toBe(2);
    expect(err).toMatch(/^plan\.lock\.yaml:\d+:1 east\/a\/pos\/ipv4 .*was edited by hand/);
    expect(read("plan.lock.yaml")).toBe(edited);
  });

  it.each([
    ["an empty file", ""],
    ["a tab", "a:\n\tb: 1\n"],
    ["ten megabytes", "a: x\n".repeat(2_000_000)],
    ["a binary file", Uint8Array.of(0, 1, 2, 255)],
    [
      "a bomb",
      `a: &a [1, 2]\n${"bcdefghijklmnopq"
        .split("")
        .map((c, i) => `${c}: &${c} [*${"abcdefghijklmnop"[i]}, *${"abcdefghijklmnop"[i]}]\n`)
        .join("")}`,
    ],
  ])("refuses %s with one message and writes nothing", async (_name, content) => {
    write("plan.yaml", content);
    const { code, out, err } = await atrium("allocate");
    expect([code, out]).toEqual([2, ""]);
    expect(
      err
        .trimEnd()
        .split("\n")
        .filter((line) => line.startsWith("plan.yaml")),
    ).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["plan.yaml"]);
  });

  it("says where it looked for a plan that is not there", async () => {
    expect(await atrium("allocate", "group.yaml")).toMatchObject({
      code: 2,
      err: expect.stringContaining("group.yaml there is no such file"),
    });
    expect(await atrium("allocate", ".")).toMatchObject({
      code: 2,
      err: expect.stringContaining("it is a folder"),
    });
  });

  it("puts the lock beside the plan, under its name", async () => {
    write("mall.yaml", PLAN);
    await atrium("allocate", "mall.yaml");
    expect(readdirSync(folder).sort()).toEqual(["mall.lock.yaml", "mall.yaml", "plan.yaml"]);
  });
});

describe("atrium plan release", () => {
  it("keeps the space of a site that left until it is released by name", async () => {
    await atrium("allocate");
    write("plan.yaml", PLAN.replace(/ {6}a: .*\n/, ""));
    expect((await atrium("allocate")).out).toContain(
      ". east/a/pos/ipv4 10.0.0.0/26 VLAN 110 left the plan; its space is kept until released\n",
    );
    write("plan.yaml", PLAN.replace(/ {6}a: /, "      c: "));
    expect((await atrium("allocate")).out).toContain("+ east/c/pos/ipv4 10.0.1.0/26");
    expect((await atrium("release", "east/b")).err).toContain("take it out of the plan first");
    const dry = await atrium("release", "east/a", "--dry-run");
    expect(dry.out).toBe(
      "- east/a/ipv4\n- east/a/pos/ipv4\n2 entries would be released; nothing written (--dry-run)\n",
    );
    expect((await atrium("release", "east/a")).out).toContain("2 entries released; wrote plan.lock.yaml\n");
    expect(read("plan.lock.yaml")).not.toContain("east/a/");
    expect((await atrium("release", "east/a")).code).toBe(2);
    expect(JSON.parse((await atrium("reclaim", "--json")).out)).toEqual({ released: [], written: false });
    write("plan.yaml", PLAN.replace(/ {6}a: /, "      z: "));
    await atrium("allocate");
    expect(JSON.parse((await atrium("reclaim", "--json")).out)).toEqual({
      released: ["east/c/ipv4", "east/c/pos/ipv4"],
      written: true,
    });
  });
});

describe("atrium plan diff", () => {
  it("tells what was added, resized and moved between two plans", async () => {
    await atrium("allocate");
    write("before.lock.yaml", read("plan.lock.yaml"));
    write(
      "plan.yaml",
      `${PLAN.replace("a: { zones: { pos: { hosts: 22", "a: { zones: { pos: { allowMove: true, hosts: 2000")}      d: { zones: { pos: { hosts: 3, stack: ipv4 } } }\n`,
    );
    const { code, out } = await atrium("diff", "before.lock.yaml", "plan.yaml", "--json");
    const changes = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(changes)).toEqual(["added", "removed", "retired", "resized", "moved"]);
    expect(changes.moved.map((change: { key: string }) => change.key)).toContain("east/a/pos/ipv4");
    expect(changes.added.map((change: { key: string }) => change.key)).toContain("east/d/pos/ipv4");
    expect((await atrium("diff", "plan.lock.yaml", "plan.lock.yaml")).out).toBe("no difference\n");
    const { err } = await atrium("diff", "x.yaml", "y.yaml");
    expect(err.match(/there is no such file/g)).toHaveLength(2);
  });
});

describe("atrium plan export", () => {
  it("prints the table in the language asked for, or writes it to a file", async () => {
    expect((await atrium("export", "markdown", "--lang", "zh")).out).toContain("| 子网 | VLAN |");
    expect((await atrium("export", "csv", "plan.yaml", "--out", "plan.csv")).out).toBe("wrote plan.csv\n");
    const { code, err } = await atrium("export", "csv", "--out", "none/plan.csv");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("cannot be written (its folder does not exist)"),
    ]);
    expect(existsSync(join(folder, "none"))).toBe(false);
    expect(read("plan.csv")).toContain("10.0.0.0/26,110,10.0.0.1,");
  });

  it("refuses a format or language it does not know", async () => {
    expect(await atrium("export", "pdf")).toMatchObject({ code: 2, err: expect.stringContaining("csv") });
    expect(await atrium("export", "csv", "--lang", "fr")).toMatchObject({
      code: 2,
      err: expect.stringContaining("zh"),
    });
  });
});

describe("atrium plan --help", () => {
  it.each([[], ["check"], ["allocate"], ["export"], ["diff"], ["release"]])(
    "of %s shows an example",
    async (...verb) => {
      const { code, out } = await atrium(...verb, "--help");
      expect(code).toBe(0);
      expect(out).toMatch(/atrium plan (check|allocate|export|diff|release)/);
    },
  );
});
