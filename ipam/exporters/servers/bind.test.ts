import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlannedServices, plannedServices, STORE, servicePlans } from "../../services/testing.ts";
import { toBind } from "../bind.ts";
import { peer, withFiles } from "./testing.ts";

const DNS = `defaults: { fhrp: { protocol: vrrp } }
dhcp: { hosts: { till: { mac: aa:bb:cc:00:00:01, network: east/a/pos, host: 20 } } }
dns:
  domain: mall.example
  contact: net.team@mall.example
  serialFrom: 2026000000
  nameServers: { ns1: { address: 10.0.15.5, address6: "2400:3200:0:f::5" }, ns.isp.example: {} }
  records: { www: { alias: ns1 }, shop: { alias: shop.example.net. }, "erp.hq": { address: 10.0.15.9 } }
`;

function zonesOf({ plan, allocation }: PlannedServices) {
  const files = toBind(plan, allocation);
  const conf = String(files.find(({ name }) => name === "named.conf")?.content);
  const zones = [...conf.matchAll(/zone "(.*)" \{ type primary; file "(.*)"; \};/g)].map(
    ([, origin = "", name = ""]) => ({
      origin,
      name,
      content: String(files.find((file) => file.name === name)?.content),
    }),
  );
  return { files, zones };
}

describe("the BIND export", () => {
  const { files, zones } = zonesOf(plannedServices(`${STORE}${DNS}`));
  const content = (origin: string) => zones.find((zone) => zone.origin === origin)?.content ?? "";

  it("has a forward zone, a reverse zone for each aggregate and a named.conf", () => {
    expect(files.map(({ name }) => name)).toEqual([
      "named.conf",
      "mall.example.zone",
      "0.10.in-addr.arpa.zone",
      "0.0.2.3.0.0.4.2.ip6.arpa.zone",
    ]);
  });

  it("takes its serial from the generation of the lock", () => {
    for (const zone of zones) expect(zone.content).toContain("  2026000001 ; serial");
  });

  it("escapes the dot in the keeper's mail address", () => {
    expect(content("mall.example")).toContain("@ IN SOA ns1.mall.example. net\\.team.mall.example. (");
  });

  it("names gateways, routers, devices and further names, and points back at them", () => {
    const forward = content("mall.example");
    for (const line of [
      "gw.pos.a.east IN A 10.0.0.1",
      "gw-2.pos.a.east IN A 10.0.0.3",
      "gw.pos.a.east IN AAAA 2400:3200:0:110::1",
      "till.pos.a.east IN A 10.0.0.20",
      "erp.hq IN A 10.0.15.9",
      "www IN CNAME ns1.mall.example.",
      "shop IN CNAME shop.example.net.",
      "@ IN NS ns.isp.example.",
    ]) {
      expect(forward).toContain(`\n${line}\n`);
    }
    expect(content("0.10.in-addr.arpa")).toContain("\n20.0 IN PTR till.pos.a.east.mall.example.\n");
    expect(content("0.0.2.3.0.0.4.2.ip6.arpa")).toContain(
      `\n5.${"0.".repeat(15)}f.0.0.0.0.0.0.0 IN PTR ns1.mall.example.\n`,
    );
  });

  it("hands the provider what to enter for a piece of an octet", () => {
    const small = STORE.replace("corp6:", "isp: { prefix: 203.0.113.64/30, allow: documentation }, corp6:");
    const dns = DNS.replace("10.0.15.9", "203.0.113.65");
    const all = zonesOf(plannedServices(`${small}${dns}`));
    const child = all.zones.find(({ origin }) => origin === "64/30.113.0.203.in-addr.arpa");
    expect(child?.name).toBe("64-30.113.0.203.in-addr.arpa.zone");
    expect(child?.content).toContain("\n65 IN PTR erp.hq.mall.example.\n");
    const delegation = all.files.find(({ name }) => name.endsWith(".delegation.txt"));
    expect(String(delegation?.content).split("\n").slice(1, 4)).toEqual([
      "64/30 IN NS ns1.mall.example.",
      "64/30 IN NS ns.isp.example.",
      "64 IN CNAME 64.64/30.113.0.203.in-addr.arpa.",
    ]);
  });

  it("ends every name in a dot where it is a whole one", () => {
    fc.assert(
      fc.property(servicePlans, (planned) => {
        for (const { content } of zonesOf(planned).zones) {
          const whole = content.match(/ IN (PTR|CNAME|NS|SOA) \S+/g) ?? [];
          for (const record of whole) expect(record).toMatch(/\.$/);
        }
      }),
      { numRuns: 30 },
    );
  });
});

const checkZone = peer("named-checkzone");
const checkConf = peer("named-checkconf");
const missing = checkZone && checkConf ? "" : " (skipped: not installed; apt-get install bind9-utils)";

/** `owner type data` with whole names, as BIND understood them. */
function dump(text: string): readonly (readonly [string, string, string])[] {
  return [...text.matchAll(/^(\S+)\s+\d+\s+IN\s+(A|AAAA|PTR|CNAME|NS)\s+(\S+)$/gm)].map(
    ([, owner = "", type = "", data = ""]) => [owner, type, data] as const,
  );
}

describe.skipIf(!checkZone || !checkConf)(`BIND${missing}`, () => {
  it("loads every zone of random plans, and finds one name for each address and back", () => {
    fc.assert(
      fc.property(servicePlans, (planned) => {
        const { files, zones } = zonesOf(planned);
        withFiles(files, (folder) => {
          const conf = checkConf?.(["-z", "named.conf"], folder);
          expect(conf?.text.match(/loaded serial/g)).toHaveLength(zones.length);
          expect(conf?.code).toBe(0);
          const serials = new Set(conf?.text.match(/serial \d+/g));
          expect(serials.size).toBe(1);

          const records = zones.flatMap(({ origin, name, content }) => {
            // A zone without names has nothing to compare, and /9 has 128 of them.
            if (!/ IN (A|AAAA|PTR) /.test(content)) return [];
            const answer = checkZone?.(["-D", "-o", "-", origin, name], folder);
            expect(answer?.code).toBe(0);
            expect(answer?.text).not.toMatch(/error|ignoring|warning/i);
            return dump(answer?.text ?? "");
          });
          const forward = records.filter(([, type]) => type === "A" || type === "AAAA");
          const backward = records.filter(([, type]) => type === "PTR");
          const names = new Map(forward.map(([owner, , address]) => [address, owner]));
          expect(names.size).toBe(forward.length);
          for (const [owner, , name] of backward) expect(names.get(addressOf(owner))).toBe(name);
          const { aggregates = [], hosts = [] } = planned.services.dns ?? {};
          const own = hosts.filter(({ address }) => aggregates.some((each) => each.contains(address)));
          expect(backward).toHaveLength(own.length);
          expect(forward).toHaveLength(hosts.length);
        });
      }),
      { numRuns: 20 },
    );
  });

  it("loads the provider's zone with what it was handed", () => {
    const small = STORE.replace("corp6:", "isp: { prefix: 203.0.113.64/27, allow: documentation }, corp6:");
    const { files } = zonesOf(plannedServices(`${small}${DNS}`));
    const text = String(files.find(({ name }) => name.endsWith(".delegation.txt"))?.content);
    const zone = `$TTL 3600\n@ IN SOA ns.isp.example. host.isp.example. ( 1 7200 1800 1209600 300 )\n@ IN NS ns.isp.example.\n${text}`;
    withFiles([{ name: "parent", content: zone }], (folder) => {
      const answer = checkZone?.(["-D", "-o", "-", "113.0.203.in-addr.arpa", "parent"], folder);
      expect(answer?.code).toBe(0);
      const aliases = dump(answer?.text ?? "").filter(([, type]) => type === "CNAME");
      expect(aliases).toHaveLength(32);
      expect(aliases).toContainEqual([
        "65.113.0.203.in-addr.arpa.",
        "CNAME",
        "65.64/27.113.0.203.in-addr.arpa.",
      ]);
    });
  });
});

/** The address that a name of a reverse zone stands for, as BIND prints it. */
function addressOf(owner: string): string {
  if (owner.endsWith(".in-addr.arpa.")) {
    const labels = owner.replace(".in-addr.arpa.", "").split(".");
    return labels
      .filter((label) => !label.includes("/"))
      .reverse()
      .join(".");
  }
  const digits = owner.replace(".ip6.arpa.", "").split(".").reverse().join("");
  const groups = (digits.match(/..../g) ?? []).map((group) => Number.parseInt(group, 16).toString(16));
  return compressed(groups);
}

/** The longest run of zeros cut: RFC 5952. */
function compressed(groups: readonly string[]): string {
  const runs = [...groups.join(":").matchAll(/\b0(:0)+\b/g)];
  const longest = runs.sort((a, b) => b[0].length - a[0].length || a.index - b.index)[0];
  if (!longest) return groups.join(":");
  const text = groups.join(":");
  const [head, tail] = [text.slice(0, longest.index), text.slice(longest.index + longest[0].length)];
  return `${head.replace(/:$/, "")}::${tail.replace(/^:/, "")}`;
}
