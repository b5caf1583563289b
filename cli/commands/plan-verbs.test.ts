import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "atrium-verbs-"));
  writeFileSync(join(folder, "plan.yaml"), PLAN);
  await atrium("allocate");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const atrium = (...argv: string[]) => answerTo(["plan", ...argv], folder, [planCommand]);

describe("atrium plan show", () => {
  it("says what an address is, whose it is and what is free beside it", async () => {
    const { code, out } = await atrium("show", "10.0.0.7");
    expect(code).toBe(0);
    expect(out).toMatch(/10\.0\.0\.0\/26 +110 +10\.0\.0\.1 +active +east\/a\/pos\/ipv4 +pos/);
    expect(out).toContain("free in east/a/ipv4 (10.0.0.0/25): 10.0.0.64/26\n");
    expect(
      JSON.parse((await atrium("show", "sh", "--json").catch(() => ({ out: "{}" }))).out),
    ).toHaveProperty("diagnostics");
  });
});

describe("atrium plan show of a block", () => {
  it("says how full it is, by prefixes and by addresses, and how many routes lead to it", async () => {
    const { out } = await atrium("show", "east/a");
    expect(out).toContain("use of east/a (10.0.0.0/25): 50.0 % by prefixes, 19.5 % by addresses, 1 route\n");
    const { usage } = JSON.parse((await atrium("show", "east/a", "--json")).out);
    expect(usage).toMatchObject([
      { owner: "east/a", routes: 1, byPrefixes: 0.5, largestFree: "10.0.0.64/26" },
    ]);
    expect((await atrium("export", "usage")).out).toContain(
      "east/a,main,10.0.0.0/25,1,50.0,19.5,10.0.0.64/26\r\n",
    );
  });
});

describe("atrium plan next of a size that no block can hold", () => {
  it("is bad input, as text and as JSON", async () => {
    expect(await atrium("next", "/8", "--in", "east/a")).toMatchObject({
      code: 2,
      err: expect.stringContaining("a /8 does not fit into 10.0.0.0/25 (east/a/ipv4); ask for /25 to /32"),
    });
    const { code, out, err } = await atrium("next", "/33", "--in", "east/a", "--json");
    expect([code, err]).toEqual([2, ""]);
    expect(JSON.parse(out).diagnostics).toMatchObject([{ path: "<size>", value: "/33" }]);
  });
});

describe("atrium plan next vlan", () => {
  it("names the lowest free number of the zone at a site", async () => {
    expect(await atrium("next", "vlan", "--in", "east/a", "--zone", "pos")).toEqual({
      code: 0,
      out: "111\n",
      err: "",
    });
    expect(
      JSON.parse((await atrium("next", "vlan", "--in", "east/a", "--zone", "pos", "--json")).out),
    ).toEqual({
      site: "east/a",
      zone: "pos",
      next: 111,
      used: [110],
    });
  });

  it("says which site or zone it does not know", async () => {
    const { code, err } = await atrium("next", "vlan", "--in", "east", "--zone", "pos");
    expect([code, err]).toEqual([2, expect.stringContaining("VLANs belong to a site: --in region/site")]);
    expect((await atrium("next", "vlan", "--in", "east/a")).err).toContain("use one of: payment, pos");
  });

  it("exits with 1 where none is free", async () => {
    const zones = "zones: { tenant: { vlan: 600, stack: ipv4 } }\nregions:";
    const site = "a: { zones: { tenant: { hosts: 3 }, pos";
    writeFileSync(
      join(folder, "plan.yaml"),
      PLAN.replace("regions:", zones).replace("a: { zones: { pos", site),
    );
    expect(await atrium("next", "vlan", "--in", "east/a", "--zone", "tenant")).toMatchObject({
      code: 1,
      err: "no VLAN of zone tenant (600-600) is free in east/a\n",
    });
  });
});

describe("atrium plan next", () => {
  it("names the next free prefix and hands out nothing", async () => {
    const before = readFileSync(join(folder, "plan.lock.yaml"), "utf8");
    expect(await atrium("next", "/27", "--in", "east/a")).toEqual({
      code: 0,
      out: "10.0.0.64/27\n",
      err: "",
    });
    expect((await atrium("next", "40", "--in", "east/a")).out).toBe("10.0.0.64/26\n");
    expect(JSON.parse((await atrium("next", "/28", "--in", "10.0.0.64/26", "--json")).out)).toEqual({
      block: "10.0.0.64/26",
      next: "10.0.0.64/28",
      free: ["10.0.0.64/26"],
    });
    expect(readFileSync(join(folder, "plan.lock.yaml"), "utf8")).toBe(before);
  });

  it("looks in every block of a site that has several", async () => {
    const pins = "{ pos: { cidr: 10.0.90.0/26, stack: ipv4 }, office: { cidr: 10.0.80.0/26, stack: ipv4 }";
    const more = "iot: { hosts: 20, stack: ipv4 }, cctv: { hosts: 40 } }";
    writeFileSync(join(folder, "plan.yaml"), `${PLAN}      c: { zones: ${pins}, ${more} }\n`);
    await atrium("allocate");
    const { code, out } = await atrium("next", "/28", "--in", "east/c");
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^10\.0\.\d+\.\d+\/28\n$/) });
    expect((await atrium("next", "/30", "--in", "east/c", "--json")).out).toContain('"next": "10.0.');
    expect((await atrium("next", "/16", "--in", "east/c")).err).toMatch(
      /does not fit into 10.*, 10.* \(east\/c\/ipv4\)/,
    );
  });

  it("exits with 1 where nothing is free, and with 2 where the question is wrong", async () => {
    expect(await atrium("next", "/25", "--in", "east/a")).toMatchObject({
      code: 1,
      err: expect.stringContaining("10.0.0.64/26"),
    });
    expect(await atrium("next", "/8", "--in", "east/a")).toMatchObject({ code: 2 });
    expect(await atrium("next", "many", "--in", "east/a")).toMatchObject({ code: 2 });
    expect(await atrium("next", "/28", "--in", "esat")).toMatchObject({
      code: 2,
      err: expect.stringContaining("did you mean"),
    });
  });
});

describe("atrium plan reclaim", () => {
  it("gives back all that is retired, in one place or long enough", async () => {
    writeFileSync(join(folder, "plan.yaml"), PLAN.replace(/ {6}a: .*\n/, ""));
    await atrium("allocate");
    expect((await atrium("reclaim", "--in", "west")).out).toContain("nothing to reclaim");
    expect((await atrium("reclaim", "--unused-for", "1")).out).toContain("nothing to reclaim");
    expect((await atrium("reclaim", "--in", "east", "--dry-run")).out).toContain(
      "2 entries would be released",
    );
    expect((await atrium("reclaim")).out).toContain("2 entries released");
    expect(readFileSync(join(folder, "plan.lock.yaml"), "utf8")).not.toContain("east/a/");
  });
});
