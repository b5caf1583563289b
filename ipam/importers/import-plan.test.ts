import { describe, expect, test } from "vitest";
import { allocate } from "../allocate.ts";
import { BadInput, formatDiagnostic } from "../diagnostic.ts";
import { emptyLock } from "../lock.ts";
import { parsePlan } from "../parse-plan.ts";
import { type ImportOptions, importPlan } from "./import-plan.ts";

const PLAN = `# Our plan
apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: t } # the name

aggregates:
  corp: { prefix: 10.0.0.0/8 } # ours

zones:
  tenant: { vlans: 500-899 }

regions:
  east:
    sites:
      # the first store
      sh-001: { zones: { pos: { hosts: 24, stack: ipv4, vlan: 110 } } } # opened in May
`;

function take(csv: string | Uint8Array, options: ImportOptions = {}, plan = PLAN) {
  const content = typeof csv === "string" ? new TextEncoder().encode(csv) : csv;
  const target = { file: "plan.yaml", text: plan, lock: emptyLock("plan.lock.yaml") };
  return importPlan(target, [{ file: "old.csv", content }], options);
}

const refusals = (csv: string, options?: ImportOptions) => take(csv, options).refused.map(formatDiagnostic);

function addresses(text: string): Record<string, string> {
  const { prefixes } = allocate(parsePlan(text, "plan.yaml"));
  return Object.fromEntries(prefixes.map(({ key, prefix, vlan }) => [key, `${prefix} ${vlan}`]));
}

describe("accepted lines", () => {
  test("a site's subnet pins the network that has its VLAN; comments stay", () => {
    const { text, accepted, refused } = take("Subnet,VLAN,Site\n10.9.0.0/26,110,sh-001\n");
    expect(refused).toEqual([]);
    expect(accepted).toEqual([
      {
        file: "old.csv",
        line: 2,
        prefix: "10.9.0.0/26",
        outcome: "network",
        path: "regions.east.sites.sh-001.zones.pos",
      },
    ]);
    expect(addresses(text)["east/sh-001/pos/ipv4"]).toBe("10.9.0.0/26 110");
    for (const comment of ["# Our plan", "# the name", "# ours", "# the first store", "# opened in May"]) {
      expect(text).toContain(comment);
    }
  });

  test("a VLAN and a scope are read as NetBox shows them in its tables", () => {
    for (const type of ["", "dcim | site", "dcim.site"]) {
      const list = `Prefix,VLAN,Scope,Scope Type\n10.9.0.0/26,POS (110),sh-001,${type}\n10.9.0.0/16,,east,${type && "dcim | region"}\n`;
      const { accepted, refused } = take(list);
      expect(refused).toEqual([]);
      expect(accepted.map(({ outcome, path }) => [outcome, path])).toEqual([
        ["network", "regions.east.sites.sh-001.zones.pos"],
        ["block", "regions.east"],
      ]);
    }
  });

  test("both families of a VLAN become one network, with its gateway and state", () => {
    const plan = PLAN.replace("# ours", "# ours\n  six: { prefix: 2400:3200::/32 }");
    const { text, refused } = take(
      "子网;VLAN;网关;站点;分配状态\n10.9.0.0/25;200;10.9.0.126;sh-001;预留\n2400:3200:0:200::/64;200;;sh-001;预留\n",
      {},
      plan,
    );
    expect(refused).toEqual([]);
    expect(text).toContain(
      "office: { cidr: 10.9.0.0/25, cidr6: 2400:3200:0:200::/64, vlan: 200, gateway: last, status: reserved }",
    );
  });

  test("tenants get names of their own, and Chinese words stay as descriptions", () => {
    const { text, refused } = take(
      "网段,子网掩码,VLAN号,用途\n10.20.0.0,255.255.255.240,501,Starbucks 1F\n10.20.0.16,28,502,星巴克2楼\n10.20.0.32,/28,503,\n",
      { site: "sh-001" },
    );
    expect(refused).toEqual([]);
    expect(text).toContain(
      "starbucks-1f: { zone: tenant, cidr: 10.20.0.0/28, vlan: 501, description: Starbucks 1F }",
    );
    expect(text).toContain(
      "tenant-502: { zone: tenant, cidr: 10.20.0.16/28, vlan: 502, description: 星巴克2楼 }",
    );
    expect(text).toContain("tenant-503: { zone: tenant, cidr: 10.20.0.32/28, vlan: 503 }");
  });

  test("a new site with a Chinese name is found again by its description", () => {
    const csv = "Subnet,VLAN,Site,Region\n10.9.0.0/26,110,徐家汇店,华东\n";
    const first = take(csv);
    expect(first.accepted[0]?.path).toBe("regions.region-1.sites.site-1.zones.pos");
    expect(first.text).toContain("description: 徐家汇店");
    const again = take("Subnet,VLAN,Site\n10.9.0.64/26,200,徐家汇店\n", {}, first.text);
    expect(again.accepted[0]?.path).toBe("regions.region-1.sites.site-1.zones.office");
  });

  test("space without a site or a zone is reserved, and blocks around it are no second entry", () => {
    const { text, accepted, refused } = take(
      "prefix,vlan,status,scope_type,scope_name,description\n10.50.0.0/16,,container,,,\n10.50.1.0/24,,active,,,Old lab\n10.50.2.0/24,,available,,,\n",
    );
    expect(refused).toEqual([]);
    expect(accepted.map(({ outcome }) => outcome)).toEqual(["structure", "reserved", "free"]);
    expect(text).toContain("old-lab: { prefix: 10.50.1.0/24, reason: Old lab }");
  });

  test("the block of a site is pinned, unless something in it is nobody's network", () => {
    const head = "prefix,vlan,status,scope_type,scope_name\n10.50.0.0/16,,container,dcim.site,sh-001\n";
    const lines = `${head}10.50.1.0/24,110,active,dcim.site,sh-001\n`;
    const whole = take(lines);
    expect(whole.accepted.map(({ outcome }) => outcome)).toEqual(["block", "network"]);
    expect(addresses(whole.text)["east/sh-001/ipv4"]).toBe("10.50.0.0/16 null");
    const shared = take(`${lines}10.50.2.0/24,,active,,\n`);
    expect(shared.refused).toEqual([]);
    expect(shared.accepted.map(({ outcome }) => outcome)).toEqual(["structure", "network", "reserved"]);
  });

  test("line ends of the plan stay as they are", () => {
    const { text } = take("Subnet,VLAN,Site\n10.9.0.0/26,110,sh-001\n", {}, PLAN.replaceAll("\n", "\r\n"));
    expect(text).toContain("# Our plan\r\n");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text).toContain("cidr: 10.9.0.0/26");
  });

  test("an import done twice changes nothing the second time", () => {
    const csv = "Subnet,VLAN,Site\n10.9.0.0/16,,\n10.9.0.0/26,110,sh-001\n10.9.1.0/26,,\n";
    const first = take(csv);
    const { lock } = allocate(parsePlan(first.text, "plan.yaml"));
    const again = importPlan({ file: "plan.yaml", text: first.text, lock }, [
      { file: "old.csv", content: new TextEncoder().encode(csv) },
    ]);
    expect(again.changed).toBe(false);
    expect(again.refused).toEqual([]);
    expect(again.accepted.map(({ outcome }) => outcome)).toEqual(["structure", "known", "known"]);
  });
});

describe("refused lines, each with its place", () => {
  test.each([
    [
      "host bits",
      "10.9.0.5/24,110,sh-001",
      /old\.csv:2:1 Subnet = 10\.9\.0\.5\/24: host bits are set; did you mean 10\.9\.0\.0\/24\?/,
    ],
    ["octal", "010.9.0.0/24,110,sh-001", /old\.csv:2:1 Subnet = 010\.9\.0\.0\/24: .*leading zero/],
    ["a VLAN out of range", "10.9.0.0/24,4095,sh-001", /old\.csv:2:13 VLAN = 4095: VLAN 4095 is reserved/],
    ["VLAN 1", "10.9.0.0/24,1,sh-001", /old\.csv:2:13 VLAN = 1: VLAN 1 is the default/],
    ["text for a VLAN", "10.9.0.0/24,abc,sh-001", /old\.csv:2:13 VLAN = abc: is no VLAN number/],
    ["a named VLAN out of range", "10.9.0.0/24,POS (4095),sh-001", /old\.csv:2:13 .*VLAN 4095 is reserved/],
    [
      "space of nobody",
      "11.0.0.0/24,110,sh-001",
      /old\.csv:2:1 Subnet = 11\.0\.0\.0\/24: 11\.0\.0\.0\/24 lies in no aggregate/,
    ],
    ["no network", ",110,sh-001", /old\.csv:2:1 .*names no network/],
    ["a site of no region", "10.9.0.0/24,110,bj-001\n10.9.1.0/24,110,sh-001", /.*/],
  ])("%s", (_, lines, message) => {
    const found = refusals(`Subnet,VLAN,Site\n${lines}\n`);
    if (lines.includes("bj-001")) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(message)]);
  });

  test("where there are several regions, a new site needs one", () => {
    const plan = `${PLAN}  west:\n    sites: {}\n`;
    const lines = "Subnet,VLAN,Site\n10.9.0.0/24,110,bj-001\n";
    expect(take(lines, {}, plan).refused.map(formatDiagnostic)).toEqual([
      "old.csv:2:17 Site = bj-001: nothing tells the region of bj-001; add a column Region, import NetBox's list of sites with it, or give --region",
    ]);
    expect(take(lines, { region: "west" }, plan).refused).toEqual([]);
  });

  test("duplicates and overlaps name the other line, and the first one stays", () => {
    const lines =
      "10.9.0.0/24,110,sh-001\n10.9.0.0/24,200,sh-001\n10.9.0.128/25,40,sh-001\n10.9.2.0/24,110,sh-001\n";
    const { refused, accepted } = take(`Subnet,VLAN,Site\n${lines}`);
    expect(refused.map(({ line, code, message }) => [line, code, message])).toEqual([
      [3, "import.duplicate", "stands in line 2 already"],
      [4, "import.overlap", "overlaps 10.9.0.0/24 of line 2"],
    ]);
    // A second subnet in a VLAN is a further one of its network.
    expect(accepted.map(({ line }) => line)).toEqual([2, 5]);
  });

  test("a gateway outside its subnet, on its broadcast address, or where a plan cannot put it", () => {
    const found = refusals(
      "Subnet,VLAN,Site,Gateway\n10.9.0.0/24,110,sh-001,10.9.1.1\n10.10.0.0/24,200,sh-001,10.10.0.255\n10.12.0.0/18,300,sh-001,10.12.32.1\n",
    );
    expect(found).toEqual([
      expect.stringMatching(/^old\.csv:2:24 Gateway = 10\.9\.1\.1: lies outside 10\.9\.0\.0\/24/),
      expect.stringMatching(/^old\.csv:3:25 Gateway = 10\.10\.0\.255: is no address that a router can have/),
      expect.stringMatching(
        /^old\.csv:4:25 Gateway = 10\.12\.32\.1: the gateway of guest-wifi would be 10\.12\.0\.1/,
      ),
    ]);
  });

  test("what the plan itself refuses is said at the line that asks for it, and the rest stands", () => {
    const plan = PLAN.replace("vlan: 110", "vlan: 110, cidr: 10.1.0.0/26");
    const { refused, accepted, text } = take(
      "Subnet,VLAN,Site\n10.1.0.32/27,200,sh-001\n10.9.0.0/24,300,sh-001\n",
      {},
      plan,
    );
    expect(refused.map(({ line, path }) => [line, path])).toEqual([[2, "Subnet"]]);
    expect(accepted.map(({ line }) => line)).toEqual([3]);
    expect(() => allocate(parsePlan(text, "plan.yaml"))).not.toThrow();
  });

  test("a line that contradicts the lock is refused, not moved", () => {
    const { lock } = allocate(parsePlan(PLAN, "plan.yaml"));
    const result = importPlan({ file: "plan.yaml", text: PLAN, lock }, [
      { file: "old.csv", content: new TextEncoder().encode("Subnet,VLAN,Site\n10.9.0.0/26,110,sh-001\n") },
    ]);
    expect(result.refused.map(formatDiagnostic)).toEqual([
      expect.stringMatching(/^old\.csv:2:1 Subnet = 10\.9\.0\.0\/26: east\/sh-001\/pos\/ipv4 has 10\./),
    ]);
    expect(result.changed).toBe(false);
  });

  test("a VRF the plan does not have, and one that is not the zone's", () => {
    const plan = PLAN.replace("zones:\n", "vrfs: { guest: {} }\nzones:\n  guest-wifi: { vrf: guest }\n");
    const csv = "Subnet,VLAN,Site,VRF\n10.9.0.0/24,110,sh-001,blue\n10.9.1.0/24,300,sh-001,Global\n";
    expect(take(csv, {}, plan).refused.map(formatDiagnostic)).toEqual([
      expect.stringMatching(/^old\.csv:2:24 VRF = blue: the plan has no such VRF/),
      expect.stringMatching(/^old\.csv:3:24 VRF = Global: zone guest-wifi is in VRF guest/),
    ]);
  });

  test("a file without a column of networks", () => {
    expect(() => take("Store,VLAN no\na,1\n")).toThrow(BadInput);
    expect(() => take("Subnett,VLAN no\na,1\n")).toThrow(/did you mean "subnet"/);
  });
});

describe("a VLAN with several subnets", () => {
  const csv =
    "Subnet,VLAN,Site,Gateway\n10.9.0.0/26,110,sh-001,10.9.0.1\n10.9.0.64/26,110,sh-001,10.9.0.126\n10.9.2.0/24,110,sh-001,\n";

  test("keeps them all in it", () => {
    const { text, refused, accepted } = take(csv);
    expect(refused).toEqual([]);
    expect(accepted.map(({ path }) => path)).toEqual([
      "regions.east.sites.sh-001.zones.pos",
      "regions.east.sites.sh-001.zones.pos.more.b",
      "regions.east.sites.sh-001.zones.pos.more.c",
    ]);
    expect(addresses(text)).toMatchObject({
      "east/sh-001/pos/ipv4": "10.9.0.0/26 110",
      "east/sh-001/pos@b/ipv4": "10.9.0.64/26 110",
      "east/sh-001/pos@c/ipv4": "10.9.2.0/24 110",
    });
    expect(text).toContain("b: { cidr: 10.9.0.64/26, gateway: last }");
  });

  test("is in the plan already when it is imported again", () => {
    expect(take(csv, {}, take(csv).text).accepted.map(({ outcome }) => outcome)).toEqual([
      "known",
      "known",
      "known",
    ]);
  });
});

describe("badly kept sheets", () => {
  const outcomes = (csv: string, options?: ImportOptions) =>
    take(csv, options).accepted.map(({ line, prefix, outcome }) => `${line} ${prefix} ${outcome}`);

  test("have a title and a date above their headings", () => {
    expect(outcomes("网络规划表;;\n2024;;\n子网;VLAN号;门店\n10.9.0.0/26;110;sh-001\n")).toEqual([
      "4 10.9.0.0/26 network",
    ]);
  });

  test("write masks as routers print them", () => {
    const csv = "Subnet,VLAN,Site\n10.9.0.0/255.255.255.192,110,sh-001\n10.9.1.0 255.255.255.0,200,sh-001\n";
    expect(outcomes(csv)).toEqual(["2 10.9.0.0/26 network", "3 10.9.1.0/24 network"]);
    expect(refusals("Subnet,VLAN,Site\n10.9.0.7/255.255.255.0,110,sh-001\n")).toEqual([
      "old.csv:2:1 Subnet = 10.9.0.7/255.255.255.0: host bits are set; did you mean 10.9.0.0/24?",
    ]);
  });

  test.each([
    ["10.9.0.0-10.9.0.63", "write 10.9.0.0/26"],
    ["10.9.0.0 - 10.9.0.255", "write 10.9.0.0/24"],
    ["10.9.0.0-255", "write 10.9.0.0/24"],
    ["10.9.0.1-10.9.0.9", "write the networks it is made of"],
    ["10.9.0.0-10.9.0.999", "write the networks it is made of"],
  ])("have the range %s told as what it may be", (range, hint) => {
    const [refusal, ...more] = refusals(`Subnet,VLAN,Site\n${range},110,sh-001\n`);
    expect(more).toEqual([]);
    expect(refusal).toContain(hint);
  });

  test.each([
    ["100-110", "give each its own line"],
    ['"110,111"', "give each its own line"],
    ["110 to 112", "give each its own line"],
    ["110.0", "such as 110"],
    ["2E+02", "such as 200"],
    ["native", "such as 110"],
  ])("have the VLAN %s refused with what to write", (vlan, hint) => {
    const [refusal, ...more] = refusals(`Subnet,VLAN,Site\n10.9.0.0/26,${vlan},sh-001\n`);
    expect(more).toEqual([]);
    expect(refusal).toContain(hint);
  });

  test("lose the site of merged cells, which is told, and filled down where asked", () => {
    const csv = "Site,Subnet,VLAN\nsh-001,10.9.0.0/26,110\n,10.9.1.0/24,200\n,10.9.2.0/24,300\n";
    const { warnings } = take(csv);
    expect(warnings.map(formatDiagnostic)).toEqual([
      "old.csv:3:1 Site = : no site stands here, though lines above have one (2 lines); where cells were merged, give --fill-down; else write the site",
    ]);
    expect(outcomes(csv, { fillDown: true })).toEqual([
      "2 10.9.0.0/26 network",
      "3 10.9.1.0/24 network",
      "4 10.9.2.0/24 network",
    ]);
  });

  test("have states of their own, which are told", () => {
    const { warnings, refused } = take("Site,Subnet,VLAN,State\nsh-001,10.9.0.0/26,110,on hold\n");
    expect(refused).toEqual([]);
    expect(warnings.map(({ line, column, message }) => [line, column, message])).toEqual([
      [2, 24, "states nobody knows, taken as in use: on hold (1 line)"],
    ]);
  });

  test("end in totals that name no network, which is said once", () => {
    expect(refusals("Site,Subnet,VLAN,Gateway\n合计,,1,x\n")).toEqual([
      "old.csv:2:4 Subnet = : the line names no network; write one such as 10.16.0.0/20, or delete the line",
    ]);
  });

  test("begin with networks where headings belong", () => {
    expect(() => take("10.9.0.0/26,110,sh-001\n")).toThrow("put a row above it that names the columns");
  });
});
