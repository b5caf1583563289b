import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoreArgs } from "../contract.ts";
import { layoutStoreLink } from "../layout.ts";
import { store, storeLinkArgs } from "../testing.ts";
import { fillPlaceholders, type RouterPlan } from "./plan.ts";
import { renderRouter } from "./render.ts";
import { routerPlan } from "./router-plan.ts";
import {
  CISCO,
  CISCO_REFERENCES,
  dangling,
  HUAWEI,
  HUAWEI_REFERENCES,
  readConfiguration,
  ungrammatical,
} from "./testing.ts";

const REGION = "ap-southeast-1";
const HERE = { hub: `aws/${REGION}`, place: { latitude: 1.3, longitude: 103.8 } } as const;

function planOf(more: Partial<StoreArgs> = {}, cloud: "aws" | "alicloud" = "aws"): RouterPlan {
  const stores = { "sg-001": store(1, { ...HERE, ...more }) };
  const layout = layoutStoreLink(
    "hub",
    "aws",
    storeLinkArgs(REGION, { stores, quotas: { connections: 100 } }),
  );
  const [own] = layout.stores;
  if (own === undefined) throw new Error("no store");
  const known = layout.connections.map(({ key }, index) => ({
    connection: key,
    addresses: [`198.51.100.${2 * index + 1}`, `198.51.100.${2 * index + 2}`],
  }));
  return routerPlan(cloud, layout, own, known);
}

const VENDOR = {
  "cisco-ios-xe": { grammar: CISCO, references: CISCO_REFERENCES },
  "huawei-ar": { grammar: HUAWEI, references: HUAWEI_REFERENCES },
} as const;

describe.each(["cisco-ios-xe", "huawei-ar"] as const)("the configuration of %s", (device) => {
  const { grammar, references } = VENDOR[device];
  const text = renderRouter(planOf({ device }));

  it("is the one that was looked through", async () => {
    await expect(text).toMatchFileSnapshot(`expected/${device}.cfg`);
  });

  it("has only commands that the router knows, and defines every name it uses", () => {
    expect(ungrammatical(readConfiguration(text), grammar)).toEqual([]);
    expect(dangling(text, references)).toEqual([]);
  });

  it("would be refused with a name that nobody defines, or a command that nobody knows", () => {
    const torn = text.replaceAll("payment-main-in permit", "payment-main-inn permit");
    expect(dangling(torn, references).length).toBeGreaterThan(0);
    const odd = text.replace("Tunnel", "Tunel");
    expect(ungrammatical(readConfiguration(odd), grammar).length).toBeGreaterThan(0);
    expect(() => readConfiguration(text.replace("\n ", "\n   "))).toThrow(/indented/);
  });

  it("offers AES-256, SHA-2 and group 14, and nothing weaker", () => {
    expect(text).not.toMatch(
      /aes-?(cbc-)?128|\b3?des\b|md5|sha1|sha-1|hmac-sha\b|group ?(1|2|5)\b|version 1$(?<!undo version 1)/m,
    );
    expect(text).toMatch(/256/);
  });

  it("holds no key, but says of each where it lies", () => {
    const places = [...text.matchAll(/\{\{psk:([^#]+)#([^}]+)\}\}/g)].map(([, secret, tunnel]) => [
      secret,
      tunnel,
    ]);
    expect(places).toHaveLength(16);
    expect(new Set(places.map(([, tunnel]) => tunnel)).size).toBe(16);
    expect(new Set(places.map(([secret]) => secret))).toEqual(new Set(["atrium/hub/sg-001"]));
  });

  it("takes keys from whoever may read them, all or none", () => {
    const filled = fillPlaceholders(
      text,
      (kind, source, field) => `${kind}X${source.length}${field.replaceAll("-", "")}`,
    );
    expect(filled).not.toContain("{{");
    expect(ungrammatical(readConfiguration(filled), grammar)).toEqual([]);
    expect(() =>
      fillPlaceholders(text, (_kind, _source, field) => (field === "tills-main-1" ? undefined : "k")),
    ).toThrow("no value for {{psk:atrium/hub/sg-001#tills-main-1}}");
  });

  it("keeps each segment in an instance of its own, with its own prefixes alone", () => {
    const plan = planOf({ device });
    const instances = plan.segments.map(({ key }) => key);
    for (const { key, announces } of plan.segments) {
      const others = plan.segments.filter((each) => each.key !== key).flatMap((each) => each.announces);
      const filters = text
        .split("\n")
        .filter((line) => new RegExp(`ip(-| ip-)?.*prefix.* ${key}-out `).test(line));
      expect(filters).toHaveLength(announces.length);
      for (const other of others) {
        expect(filters.join("\n")).not.toContain(`${other.split("/")[0]}/`);
        expect(filters.join("\n")).not.toContain(` ${other.split("/")[0]} `);
      }
    }
    expect(instances).toEqual(["payment", "tills", "business", "devices"]);
  });

  it("sends each tunnel out over its own line", () => {
    const ways = text.split("\n").filter((line) => /^ip route(-static)? \d/.test(line));
    expect(ways.filter((line) => line.includes("GigabitEthernet0/0/0 203.0.113.1"))).toHaveLength(8);
    expect(ways.filter((line) => line.endsWith("Cellular0/2/0"))).toHaveLength(8);
  });

  it("tells of every prefix from its table, and of the backup line by a longer way", () => {
    const plan = planOf({ device });
    const kept = plan.segments.flatMap(({ announces }) => announces).length;
    expect(text.match(/ null0 /gi)).toHaveLength(kept);
    expect(text.match(/as-path (prepend )?65010 65010/g)).toHaveLength(plan.segments.length);
  });

  it("shows a certificate on a line without fixed address", () => {
    const lines = {
      ...store(1).lines,
      backup: { kind: "5g", interface: "Cellular0/2/0", certificateArn: "certificate-arn" },
    } as const;
    const own = renderRouter(planOf({ device, lines }));
    expect(ungrammatical(readConfiguration(own), grammar)).toEqual([]);
    expect(dangling(own, references)).toEqual([]);
    expect(own.match(/\{\{psk:/g)).toHaveLength(8);
    expect(own).toMatch(device === "huawei-ar" ? /rsa-signature/ : /rsa-sig/);
  });

  it("is sound for every store", () => {
    const zones = fc.subarray(
      ["payment", "pos", "office", "office-wifi", "iot", "cctv", "server", "management"],
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 1, max: 400 }), fc.boolean(), (held, number, backup) => {
        const own = Object.fromEntries(held.map((zone, at) => [zone, [`10.64.${at}.0/24`]]));
        const { main } = store(1).lines;
        const more: Partial<StoreArgs> = {
          device,
          number,
          zones: own,
          probe: "10.64.0.1",
          ...(backup ? {} : { lines: { main }, important: false }),
        };
        const stores = { "sg-001": store(1, { ...HERE, ...more }) };
        const { probes: _, ...args } = storeLinkArgs(REGION, { stores });
        const layout = layoutStoreLink("hub", "aws", args);
        const [planned] = layout.stores;
        if (planned === undefined) throw new Error("no store");
        const known = layout.connections.map(({ key }) => ({
          connection: key,
          addresses: ["198.51.100.1", "198.51.100.2"],
        }));
        const rendered = renderRouter(routerPlan("aws", layout, planned, known));
        expect(ungrammatical(readConfiguration(rendered), grammar)).toEqual([]);
        expect(dangling(rendered, references)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

it("leaves a place for addresses that the cloud has not given yet", () => {
  const args = storeLinkArgs(REGION);
  const layout = layoutStoreLink("hub", "aws", args);
  const [own] = layout.stores;
  if (own === undefined) throw new Error("no store");
  const { tunnels } = routerPlan("alicloud", layout, own, [
    { connection: "sg-001-payment-main", addresses: ["", undefined] },
  ]);
  expect(tunnels[0]?.outside).toBe("{{address:sg-001-payment-main#1}}");
});
