import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
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
`;
const SERVICES = `dhcp: {}
dns: { domain: mall.example, contact: a@mall.example, nameServers: { ns1: { address: 10.0.255.5 } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atrium-export-"));
  writeFileSync(join(folder, "plan.yaml"), PLAN + SERVICES);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string) => readFileSync(join(folder, file), "utf8");

const atrium = (...argv: string[]) => answerTo(["plan", ...argv], folder, [planCommand]);

describe("atrium plan export for servers", () => {
  it("writes the file of Kea to the folder named, and prints it without one", async () => {
    await atrium("allocate");
    expect(await atrium("export", "kea4", "--out", "etc/kea")).toMatchObject({
      code: 0,
      out: "wrote 1 file to etc/kea\n",
    });
    expect((await atrium("export", "kea4")).out).toBe(read("etc/kea/kea-dhcp4.conf"));
    expect(JSON.parse(read("etc/kea/kea-dhcp4.conf")).Dhcp4.subnet4).toHaveLength(1);
  });

  it("writes each release of Kea as it reads it", async () => {
    await atrium("allocate");
    expect((await atrium("export", "kea4", "--target", "kea-2.2")).out).toContain("output_options");
    expect((await atrium("export", "kea4")).out).toContain("output-options");
    expect((await atrium("export", "kea4", "--target", "kea-1")).code).toBe(2);
  });

  it("writes all zones and leaves nothing aside", async () => {
    await atrium("allocate");
    expect(await atrium("export", "bind", "--out", "zones")).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(join(folder, "zones")).sort()).toEqual([
      "0.10.in-addr.arpa.zone",
      "mall.example.zone",
      "named.conf",
    ]);
    expect((await atrium("export", "bind")).err).toContain("name the folder they go to: --out bind/");
  });

  it("refuses a lock that is older than the plan, and writes nothing", async () => {
    for (const format of ["kea4", "kea6", "bind"]) {
      const { code, err } = await atrium("export", format, "--out", "zones");
      expect(code).toBe(2);
      expect(err).toContain("plan.lock.yaml the lock is older than the plan; run atrium plan allocate");
    }
    expect(readdirSync(folder)).toEqual(["plan.yaml"]);
  });

  it("gives zones a higher serial after a change of names", async () => {
    await atrium("allocate");
    await atrium("export", "bind", "--out", "zones");
    expect(read("zones/mall.example.zone")).toContain("  1 ; serial");
    writeFileSync(join(folder, "plan.yaml"), PLAN + SERVICES.replace("ns1:", "ns7:"));
    expect((await atrium("export", "bind", "--out", "zones")).code).toBe(2);
    await atrium("allocate");
    await atrium("export", "bind", "--out", "zones");
    expect(read("zones/mall.example.zone")).toContain("  2 ; serial");
  });

  it("says what is missing where the plan has no such section", async () => {
    writeFileSync(join(folder, "plan.yaml"), PLAN);
    await atrium("allocate");
    const { code, err } = await atrium("export", "kea6", "--out", "kea");
    expect(code).toBe(2);
    expect(err).toContain('the plan has no section "dhcp"');
    expect(existsSync(join(folder, "kea"))).toBe(false);
  });

  it("leaves the last export whole where a file cannot be written", async () => {
    await atrium("allocate");
    await atrium("export", "bind", "--out", "zones");
    const before = read("zones/named.conf");
    // A folder stands in the way of the last file written.
    rmSync(join(folder, "zones/0.10.in-addr.arpa.zone"));
    mkdirSync(join(folder, "zones/0.10.in-addr.arpa.zone/x"), { recursive: true });
    writeFileSync(join(folder, "plan.yaml"), PLAN + SERVICES.replace("mall.example", "shop.example"));
    await atrium("allocate");
    const { code, err } = await atrium("export", "bind", "--out", "zones");
    expect(code).toBe(2);
    expect(err).toContain("a folder stands where a file belongs");
    expect(read("zones/named.conf")).toBe(before);
    expect(existsSync(join(folder, "zones/shop.example.zone"))).toBe(false);
    expect(readdirSync(join(folder, "zones")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("writes nothing for switches of a plan without sites, and says so", async () => {
    writeFileSync(join(folder, "plan.yaml"), PLAN.slice(0, PLAN.indexOf("regions:")));
    for (const more of [[], ["--out", "sw"]]) {
      expect(await atrium("export", "huawei-vrp", ...more)).toEqual({
        code: 0,
        out: "",
        err: "huawei-vrp: nothing to write, for no site of the plan has a network\n",
      });
    }
    expect(existsSync(join(folder, "sw"))).toBe(false);
  });

  it("says why where the folder is a file", async () => {
    await atrium("allocate");
    writeFileSync(join(folder, "zones"), "");
    const { code, err } = await atrium("export", "bind", "--out", "zones");
    expect(code).toBe(2);
    expect(err).toContain("zones cannot be written (it is a file)");
  });

  it("prints who has which address, and the NAT pools, as CSV", async () => {
    await atrium("allocate");
    expect((await atrium("export", "dhcp")).out.split("\r\n")[1]).toMatch(
      /^east\/a\/pos,10\.0\.0\.0\/26,110,10\.0\.0\.1,,10\.0\.0\.2-10\.0\.0\.9,10\.0\.0\.10-/,
    );
    expect((await atrium("export", "nat", "--lang", "zh")).out).toMatch(/^地址池,/);
  });
});
