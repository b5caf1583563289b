import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { ZONES } from "../../ipam/zones/index.ts";
import type { FlowArgs, NetworkArgs } from "./contract.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import { flow, networkArgs, type Shape } from "./testing.ts";

const SHAPE: Omit<Shape, "cloud"> = {
  stack: "ipv4",
  zones: [0, 1],
  tiers: {
    web: { slot: 0, role: "web" },
    app: { slot: 1, role: "app" },
    db: { slot: 2, role: "db" },
    jump: { slot: 3, role: "management" },
  },
};
const PEERS: NetworkArgs["peers"] = {
  guests: { description: "guests of all stores", zones: ["guest-wifi"], ipv4: ["10.8.0.0/16"] },
  tills: { description: "tills of all stores", zones: ["pos"], ipv4: ["10.9.0.0/16"] },
  desks: { description: "desks of all stores", zones: ["office"], ipv4: ["10.10.0.0/16"] },
  things: { description: "devices of all stores", zones: ["iot"], ipv4: ["10.11.0.0/16"] },
  stores: { description: "whole stores", zones: ["guest-wifi", "office", "pos"], ipv4: ["10.12.0.0/14"] },
  partner: { description: "the bank, of which no plan knows", ipv4: ["10.200.0.0/16"] },
};
const EXCEPTION = { reason: "moves to its own network in March", approver: "ciso" };

const clouds = ["aws", "alicloud"] as const;

describe.each(clouds)("flows between zones on %s", (cloud) => {
  const lay = (flows: Readonly<Record<string, FlowArgs>>, more: Partial<NetworkArgs> = {}): NetworkLayout => {
    const args = networkArgs({ ...SHAPE, cloud });
    const egress = cloud === "aws" ? { mode: "per-az" as const } : { mode: "regional" as const, az: "za" };
    return layoutNetwork("net", cloud, { ...args, egress, peers: PEERS, flows, ...more });
  };
  const faults = (flows: Readonly<Record<string, FlowArgs>>, more: Partial<NetworkArgs> = {}) => {
    try {
      lay(flows, more);
      return [];
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      return error.diagnostics;
    }
  };
  const zones = (tier: string, zone: string): Partial<NetworkArgs> => {
    const { tiers } = networkArgs({ ...SHAPE, cloud });
    return { tiers: { ...tiers, [tier]: { ...tiers[tier], zone } as NetworkArgs["tiers"][string] } };
  };

  it.each([
    ["guests", "app", 443, "lets guest-wifi reach server", "3.4.1-d"],
    ["tills", "jump", 443, "lets pos reach management", "3.4.1-a"],
    ["things", "jump", 443, "lets iot reach management", "3.4.1-a"],
    ["stores", "db", 3306, "lets guest-wifi reach server", "3.4.1-d"],
  ])("refuses %s → %s, with clause and remedy", (from, to, port, message, clause) => {
    const [fault, ...more] = faults({ wrong: flow(from, to, [port]) });
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ path: "flows.wrong", code: "network.zone-flow", value: `${from} → ${to}` });
    expect(fault?.message).toContain(message);
    expect(fault?.message).toContain(`[§${clause}]`);
    expect(fault?.hint).toContain("exception: { reason, approver }");
  });

  it("names what a peer may keep of its zones", () => {
    expect(faults({ wrong: flow("stores", "app", [443]) })[0]?.hint).toContain("only office, pos");
  });

  it.each([
    ["guests", "payment tier", "guest-wifi", "3.4.1-d"],
    ["desks", "payment tier", "office", "3.4.1-b"],
    ["things", "payment tier", "iot", "7.2.1-a"],
  ])("refuses %s → a %s", (from, _, zone, clause) => {
    const [fault] = faults({ wrong: flow(from, "app", [443]) }, zones("app", "payment"));
    expect(fault?.message).toContain(`lets ${zone} reach payment`);
    expect(fault?.message).toContain(clause);
  });

  it("lets tills pay, encrypted and not otherwise", () => {
    expect(faults({ pay: flow("tills", "app", [443]) }, zones("app", "payment"))).toEqual([]);
    const [fault] = faults({ pay: flow("tills", "app", [80]) }, zones("app", "payment"));
    expect(fault?.message).toContain("passes only https (tcp/443) [§3.4.1-b]");
    expect(
      faults({ pay: flow("tills", "app", [{ from: 443, to: 8443 }]) }, zones("app", "payment")),
    ).toHaveLength(1);
  });

  it("refuses tiers of one network as well, and the internet to where no role opens it", () => {
    expect(faults({ wrong: flow("db", "app", [443]) }, zones("app", "payment"))[0]?.message).toContain(
      "lets server reach payment",
    );
    const [entry] = faults({ wrong: flow("internet", "web", [443]) }, zones("web", "payment"));
    expect(entry?.message).toContain("lets internet reach payment");
    const [exit] = faults({ wrong: flow("app", "internet", [443]) }, zones("app", "cctv"));
    expect(exit?.message).toContain("lets cctv reach internet");
  });

  it("lets a peer enter what is open to the internet, and nothing beside it", () => {
    const open = { entry: flow("internet", "web", [443]), stores: flow("stores", "web", [443]) };
    expect(faults(open)).toEqual([]);
    expect(faults({ ...open, stores: flow("stores", "web", [443, 8080]) })).toHaveLength(1);
    expect(faults({ ...open, entry: flow("internet", "web", [80]) })).toHaveLength(1);
  });

  it("asks nothing of addresses that no plan knows, and of hosts of one zone", () => {
    expect(faults({ bank: flow("partner", "app", [443]), in: flow("web", "db", [5432]) })).toEqual([]);
    expect(faults({ guests: flow("guests", "app", [443]) }, zones("app", "guest-wifi"))).toEqual([]);
  });

  it("follows the plan where it says what its own zones reach, and refuses what the guide forbids", () => {
    const closed = { internet: "none", reaches: {}, peers: false, cardData: false } as const;
    const kiosk = { kiosks: { description: "kiosks", zones: ["kiosk"], ipv4: ["10.13.0.0/16"] } };
    const flows = { kiosk: flow("kiosks", "app", [443]) };
    expect(faults(flows, { peers: kiosk })[0]).toMatchObject({
      path: "peers.kiosks.zones[0]",
      code: "network.zone",
    });
    expect(faults(flows, { peers: kiosk, zones: { kiosk: closed } })[0]?.message).toContain("[§3.4.1-c]");
    const open = { ...closed, reaches: { server: "orders" } };
    expect(faults(flows, { peers: kiosk, zones: { kiosk: open } })).toEqual([]);
    const cameras = { ...closed, reaches: { office: "reception's screen" } };
    expect(faults({}, { zones: { cctv: cameras } })[0]?.message).toContain("opens what the guide forbids");
    expect(faults({}, zones("app", "no-such"))[0]).toMatchObject({ path: "tiers.app.zone" });
  });

  it("opens it for a named reason, which stands in tags and rules", () => {
    const wrong = { ...flow("guests", "app", [443]), exception: EXCEPTION };
    const layout = lay({ wrong });
    expect(layout.waivers["waiver-zone-matrix"]).toMatch(/^wrong: .*March - ciso$/);
    const rules = layout.firewall.rules.filter((rule) => rule.flow === "wrong");
    expect(rules.map(({ exception }) => exception)).toEqual(["moves to its own network in March - ciso"]);
    expect(lay({ pay: flow("tills", "app", [443]) }).waivers).toEqual({});
  });

  it("refuses an exception without a reason, and one that excuses nothing", () => {
    const bare = { ...flow("guests", "app", [443]), exception: { reason: " ", approver: "" } };
    expect(faults({ bare }).map(({ path }) => path)).toEqual([
      "flows.bare.exception.reason",
      "flows.bare.exception.approver",
    ]);
    const idle = { ...flow("tills", "app", [443]), exception: EXCEPTION };
    expect(faults({ idle })[0]).toMatchObject({
      code: "network.zone-exception",
      path: "flows.idle.exception",
    });
  });

  it("tells every group's zone in its tags", () => {
    const { groupTags } = lay({}, zones("app", "payment"));
    expect(Object.entries(groupTags).map(([group, { zone }]) => `${group} ${zone}`)).toEqual([
      "web server",
      "app payment",
      "db server",
      "jump management",
    ]);
    for (const { zone } of Object.values(groupTags)) expect(ZONES.has(zone ?? "")).toBe(true);
  });
});
