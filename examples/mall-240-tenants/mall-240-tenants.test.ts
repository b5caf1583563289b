import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { peer } from "../../ipam/exporters/servers/testing.ts";
import { addressesOf, commandsOf, movedKeys, Workbench } from "../testing.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const read = (file: string) => readFileSync(`${HERE}${file}`, "utf8");
const before = addressesOf(read("plan.yaml"), read("plan.lock.yaml"));
const [importing, exporting] = [
  commandsOf(read("README.md")).slice(0, 4),
  commandsOf(read("README.md")).slice(4),
];

let bench: Workbench;
beforeAll(() => {
  bench = new Workbench(HERE);
});
afterAll(() => bench.remove());

test("is written in under 100 lines", () => {
  for (const file of ["by-hand.yaml", "plan.yaml"]) expect(read(file).split("\n").length).toBeLessThan(100);
});

test("the old list is judged line by line, and plan and lock are what came of it", async () => {
  await expect(bench.transcript(importing)).toMatchFileSnapshot("expected/commands.txt");
  expect(bench.read("plan.yaml")).toBe(read("plan.yaml"));
  expect(bench.read("plan.lock.yaml")).toBe(read("plan.lock.yaml"));
});

test("240 tenants have 240 VLANs and subnets, in one route of the mall", () => {
  const tenants = [...before].filter(([key]) => /^city\/mall\/tenant-\d{3}\/ipv4$/.test(key));
  expect(tenants).toHaveLength(240);
  expect(new Set(tenants.map(([, value]) => value.split(" ")[0])).size).toBe(240);
  for (const [key, value] of tenants) {
    const unit = Number(/tenant-(\d+)/.exec(key)?.[1]);
    expect(value.split(" ")[1], key).toBe(String(1100 + unit));
  }
  expect([...before.keys()].filter((key) => /^city\/mall\/ipv4/.test(key))).toHaveLength(1);
});

describe("what comes later", () => {
  test.each([
    ["tenant 241", "units: 1-240", "units: 1-241", 2],
    ["tenant 7 leaves", /tenant-007: \{.*\}/, "tenant-007: none", 0],
    ["tenant 8 leaves the list of units", "units: 1-240", "units: [1-7, 9-240]", 0],
    [
      "a new zone",
      "payment: { hosts: 12 }",
      "payment: { hosts: 12 }\n          till-2: { zone: pos, hosts: 8 }",
      2,
    ],
  ])("%s: moves nothing", (_, from, to, added) => {
    const edited = new Workbench(HERE);
    try {
      edited.edit("plan.yaml", from, to);
      const { code, out } = edited.sh("atrium plan allocate");
      expect(code, out).toBe(0);
      expect(out).toContain("0 moved");
      const after = addressesOf(edited.read("plan.yaml"), edited.read("plan.lock.yaml"));
      expect(movedKeys(before, after)).toEqual([]);
      expect(after.size - before.size).toBe(added);
    } finally {
      edited.remove();
    }
  });

  test("a NAT pool with too few ports is refused where it is written", () => {
    bench.edit("plan.yaml", "portsPerHost: 128", "portsPerHost: 512");
    const { code, err } = bench.sh("atrium plan check");
    expect(code).toBe(2);
    expect(err).toMatch(/^plan\.yaml:\d+:\d+ nat\.shops\./);
    bench.edit("plan.yaml", "portsPerHost: 512", "portsPerHost: 128");
  });
});

describe("the exports", () => {
  beforeAll(() => {
    for (const command of exporting) expect(bench.sh(command)).toMatchObject({ code: 0, err: "" });
  });

  test("Kea has a subnet for each VLAN with DHCP, each with its own id", () => {
    const { subnet4 } = JSON.parse(bench.read("kea/kea-dhcp4.conf")).Dhcp4;
    // All but payment, management and server, whose addresses are static.
    expect(subnet4).toHaveLength(240 + 6);
    expect(new Set(subnet4.map(({ id }: { id: number }) => id)).size).toBe(246);
  });

  for (const [family, command] of [
    ["4", "kea-dhcp4"],
    ["6", "kea-dhcp6"],
  ] as const) {
    const kea = peer(command);
    const missing = kea ? "" : ` (skipped: not installed; apt-get install ${command}-server)`;
    test.skipIf(!kea)(`${command} takes its configuration${missing}`, () => {
      const version = /^(\d+)\.(\d+)/.exec(kea?.(["-v"]).text ?? "");
      const target = Number(version?.[1]) < 3 ? " --target kea-2.2" : "";
      expect(bench.sh(`atrium plan export kea${family} --out kea${target}`).code).toBe(0);
      const { code, text } = kea?.(["-t", `kea/kea-dhcp${family}.conf`], bench.folder) ?? {};
      expect(text).not.toMatch(/ERROR|failed/);
      expect(code).toBe(0);
    });
  }

  const named = peer("named-checkconf");
  test.skipIf(!named)(
    `BIND loads every zone${named ? "" : " (skipped: apt-get install bind9-utils)"}`,
    () => {
      const { code, text } = named?.(["-z", "named.conf"], `${bench.folder}/zones`) ?? {};
      expect(text?.match(/loaded serial/g)).toHaveLength(4);
      expect(code).toBe(0);
    },
  );
});
