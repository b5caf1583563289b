import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import type { NetworkArgs } from "./contract.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import { anyShape, flow, networkArgs, type Shape, TAGS } from "./testing.ts";

const SHAPE: Shape = {
  cloud: "aws",
  stack: "dual",
  zones: [0, 1, 2],
  tiers: {
    web: { slot: 0, role: "web" },
    app: { slot: 1, role: "app" },
    db: { slot: 2, role: "db" },
  },
  egress: { mode: "per-az" },
  flows: { "web-app": flow("web", "app", [8080]), "app-db": flow("app", "db", [5432]) },
};
const ALICLOUD: Shape = { ...SHAPE, cloud: "alicloud", egress: { mode: "regional", az: "za" } };

const lay = (shape: Shape, more: Partial<NetworkArgs> = {}): NetworkLayout =>
  layoutNetwork("net", shape.cloud, { ...networkArgs(shape), ...more });

/** `path: message` of every fault; empty if there is none. */
function faults(shape: Shape, more: Partial<NetworkArgs> = {}): readonly string[] {
  try {
    lay(shape, more);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ path, message }) => `${path}: ${message}`);
  }
}

describe("route tables", () => {
  it("are one a tier, and one a tier and zone only where each zone has its own way out", () => {
    expect(lay(SHAPE).routing.tables.map(({ key }) => key)).toEqual([
      "web",
      "app-za",
      "app-zb",
      "app-zc",
      "db",
    ]);
    const shared = lay({ ...SHAPE, egress: { mode: "shared", az: "zb" } });
    expect(shared.routing.tables.map(({ key }) => key)).toEqual(["web", "app", "db"]);
    expect(shared.routing.nats).toEqual([
      { key: "nat-zb", mode: "zonal", subnet: "web-zb", sources: ["app-za", "app-zb", "app-zc"] },
    ]);
  });

  it("give db no route at all, in any mode, family or cloud", () => {
    fc.assert(
      fc.property(anyShape(), (shape) => {
        const { tables } = lay(shape, { quotas: ROOMY }).routing;
        const db = tables.filter(({ tier }) => shape.tiers[tier]?.role === "db");
        expect(db.length).toBeGreaterThan(0);
        expect(db.flatMap(({ routes }) => routes)).toEqual([]);
      }),
    );
  });

  it("give a dual-stack tier that leaves both families' ways out, and an IPv4 one only its own", () => {
    const app = lay(SHAPE).routing.tables.find(({ key }) => key === "app-za");
    expect(app?.routes.map(({ family, target }) => [family, target.kind])).toEqual([
      ["ipv4", "nat"],
      ["ipv6", "ipv6-egress"],
    ]);
    const ipv4 = lay({ ...SHAPE, stack: "ipv4" });
    expect(ipv4.routing.ipv6Gateway).toBe(false);
    expect(
      ipv4.routing.tables.flatMap(({ routes }) => routes).filter(({ family }) => family === "ipv6"),
    ).toEqual([]);
  });

  it("lead nowhere in a network that nothing enters or leaves", () => {
    const shut = lay({ ...SHAPE, egress: { mode: "none" } });
    expect(shut.routing).toMatchObject({ internetGateway: false, ipv6Gateway: false, nats: [] });
    expect(shut.routing.tables.flatMap(({ routes }) => routes)).toEqual([]);
  });
});

const ROOMY = { aclEntriesPerDirection: 200, groupRulesPerDirection: 200 };

describe("an edit", () => {
  const KEYED = ["subnets", "tables", "nats", "rules", "entries"] as const;

  /** Everything by key, without what an edit of another key may change by right. */
  function pieces(shape: Shape): ReadonlyMap<string, unknown> {
    const { routing, firewall } = lay(shape, { quotas: ROOMY });
    const lists = { ...routing, ...firewall };
    const found = new Map<string, unknown>();
    for (const kind of KEYED) {
      for (const piece of lists[kind]) {
        // A number moves only where two hashes meet; sources name the subnets that leave, one entry each.
        const {
          number: _n,
          sources: _s,
          ...fixed
        } = { number: 0, sources: [], ...piece } as { key: string; number: number; sources: unknown };
        found.set(`${kind} ${"tier" in piece ? piece.tier : ""} ${fixed.key}`, fixed);
      }
    }
    return found;
  }

  /** `most` holds all of `least`, unchanged. */
  function expectKept(least: Shape, most: Shape): void {
    const after = pieces(most);
    for (const [key, piece] of pieces(least)) expect([key, after.get(key)]).toEqual([key, piece]);
  }

  it("that adds or removes a zone changes nothing of the others", () => {
    fc.assert(
      fc.property(anyShape(), fc.integer({ min: 0, max: 5 }), fc.boolean(), (shape, zone, front) => {
        fc.pre(!shape.zones.includes(zone) && shape.zones.length < 4);
        // Zonal gateways on Alibaba Cloud may run out of tables with one more zone; that is another test.
        fc.pre(!(shape.cloud === "alicloud" && shape.egress?.mode === "per-az"));
        const zones = front ? [zone, ...shape.zones] : [...shape.zones, zone];
        expectKept(shape, { ...shape, zones });
      }),
    );
  });

  it("that adds or removes a tier with its flows changes nothing of the others", () => {
    fc.assert(
      fc.property(anyShape(), fc.boolean(), (shape, front) => {
        const added = { extra: { slot: 9, role: "app" } } as const;
        const more: Shape = {
          ...shape,
          tiers: front ? { ...added, ...shape.tiers } : { ...shape.tiers, ...added },
          flows: {
            "extra-db": flow("extra", "db", [6379]),
            ...shape.flows,
            "web-extra": flow("web", "extra", [81]),
          },
        };
        fc.pre(!(shape.cloud === "alicloud" && shape.egress?.mode === "per-az"));
        expectKept(shape, more);
      }),
    );
  });

  it("of the order of tiers, zones or flows changes nothing at all", () => {
    fc.assert(
      fc.property(anyShape(), (shape) => {
        const turned: Shape = {
          ...shape,
          zones: [...shape.zones].reverse(),
          tiers: Object.fromEntries(Object.entries(shape.tiers).reverse()),
          flows: Object.fromEntries(Object.entries(shape.flows ?? {}).reverse()),
        };
        expect(new Map([...pieces(turned)].sort())).toEqual(new Map([...pieces(shape)].sort()));
      }),
    );
  });

  it("keeps the number of an ACL entry, unless its hash meets another's", () => {
    const before = lay(SHAPE).firewall.entries;
    const after = lay({ ...SHAPE, flows: { ...SHAPE.flows, "web-more": flow("web", "app", [8443]) } })
      .firewall.entries;
    expect(after.filter(({ key }) => before.some((entry) => entry.key === key))).toEqual(before);
  });
});

describe("faults", () => {
  it("are all named at once, with path, value and remedy", () => {
    const args = networkArgs(SHAPE);
    const broken: NetworkArgs = {
      ...args,
      account: "42",
      flows: { "web-db": flow("web", "dbx", [0], { reason: " " }) },
      tags: { ...TAGS, environment: "prod" },
    };
    try {
      layoutNetwork("net", "aws", broken);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(BadInput);
      const { diagnostics } = error as BadInput;
      expect(diagnostics.map(({ path }) => path)).toEqual([
        "account",
        "flows.web-db.to",
        "flows.web-db.ports[0]",
        "flows.web-db.reason",
        "tags.environment",
      ]);
      for (const { file, message, hint } of diagnostics) {
        expect(file).toBe('network "net"');
        expect(message).not.toBe("");
        expect(hint).not.toBe("");
      }
    }
  });

  const withTier = (
    tier: string,
    more: Partial<NetworkArgs["tiers"][string]>,
    shape = SHAPE,
  ): Partial<NetworkArgs> => {
    const { tiers } = networkArgs(shape);
    return { tiers: { ...tiers, [tier]: { ...(tiers[tier] ?? { role: "app" }), ...more } } };
  };
  const withAddresses = (change: Partial<NetworkArgs["addresses"]>, shape = SHAPE): Partial<NetworkArgs> => ({
    addresses: { ...networkArgs(shape).addresses, ...change },
  });
  const withSubnet = (change: object, shape = SHAPE): Partial<NetworkArgs> => {
    const { addresses } = networkArgs(shape);
    const app = addresses.tiers.app ?? { subnets: {} };
    const za = { key: "k", ipv4: "10.64.16.0/23", ipv6SubnetId: 16, ...change };
    return withAddresses(
      { tiers: { ...addresses.tiers, app: { ...app, subnets: { ...app.subnets, za } } } },
      shape,
    );
  };

  it.each<[string, Shape, Partial<NetworkArgs>, string]>([
    [
      "another cloud's addresses",
      SHAPE,
      withAddresses({ provider: "alicloud" }),
      "addresses.provider: is another cloud",
    ],
    [
      "an unknown region",
      SHAPE,
      withAddresses({ region: "ap-east" }),
      "addresses.region: is no region of the cloud",
    ],
    ["an Alibaba account on AWS", SHAPE, { account: "1234567890123456" }, "account: is no account id"],
    ["a role that is none", SHAPE, withTier("app", { role: "cache" as "app" }), "tiers.app.role: is no role"],
    [
      "a tier without addresses",
      SHAPE,
      withTier("cache", {}),
      "tiers.cache: has no addresses in the allocation",
    ],
    [
      "a tier without a role",
      SHAPE,
      { tiers: { web: { role: "web" }, app: { role: "app" } } },
      "tiers.db: has addresses and no role",
    ],
    [
      "egress for db",
      SHAPE,
      withTier("db", { egress: true }),
      "tiers.db.egress: would give a db tier a way to the internet",
    ],
    [
      "reply ports out of range",
      SHAPE,
      withTier("app", { clientPorts: { from: 1, to: 2 } }),
      "tiers.app.clientPorts: is no range of reply ports",
    ],
    ["one zone", { ...SHAPE, zones: [0] }, {}, "addresses.azs: is too few or too many"],
    [
      "a zone letter on AWS",
      SHAPE,
      withAddresses({
        azs: { za: { id: "ap-northeast-1a" }, zb: { id: "apne1-az2" }, zc: { id: "apne1-az3" } },
      }),
      "addresses.azs.za.id: is no zone id of this region",
    ],
    [
      "one zone under two keys",
      SHAPE,
      withAddresses({ azs: { za: { id: "apne1-az1" }, zb: { id: "apne1-az1" }, zc: { id: "apne1-az3" } } }),
      "addresses.azs.zb.id: is also za",
    ],
    [
      "a zone of another region",
      ALICLOUD,
      withAddresses(
        { azs: { za: { id: "cn-beijing-a" }, zb: { id: "cn-shanghai-b" }, zc: { id: "cn-shanghai-c" } } },
        ALICLOUD,
      ),
      "addresses.azs.za.id: is no zone id of this region",
    ],
    [
      "host bits",
      SHAPE,
      withSubnet({ ipv4: "10.64.16.1/23" }),
      "addresses.tiers.app.subnets.za.ipv4: host bits are set",
    ],
    [
      "a subnet outside",
      SHAPE,
      withSubnet({ ipv4: "10.99.16.0/23" }),
      "addresses.tiers.app.subnets.za.ipv4: lies outside 10.64.0.0/16",
    ],
    [
      "a subnet outside its tier's block",
      SHAPE,
      withSubnet({ ipv4: "10.64.64.0/23" }),
      "addresses.tiers.app.ipv4: does not hold 10.64.64.0/23",
    ],
    [
      "a subnet too small for AWS",
      SHAPE,
      withSubnet({ ipv4: "10.64.16.0/29" }),
      "addresses.tiers.app.subnets.za.ipv4: is no size the cloud takes",
    ],
    [
      "a /64 number taken twice",
      SHAPE,
      withSubnet({ ipv6SubnetId: 0 }),
      "addresses.tiers.app.subnets.za.ipv6SubnetId: is taken by addresses.tiers.web.subnets.za.ipv6SubnetId",
    ],
    [
      "a /64 number beyond the /56",
      SHAPE,
      withSubnet({ ipv6SubnetId: 256 }),
      "addresses.tiers.app.subnets.za.ipv6SubnetId: is no /64 of a /56",
    ],
    [
      "a shared gateway in no zone",
      SHAPE,
      { egress: { mode: "shared", az: "zz" } },
      "egress.az: is no zone in which tier web has a subnet",
    ],
    [
      "a NAT gateway outside the web tier on AWS",
      SHAPE,
      { egress: { mode: "per-az", tier: "app" } },
      "egress.tier: cannot hold a NAT gateway",
    ],
    [
      "a place for AWS's regional gateway",
      SHAPE,
      { egress: { mode: "regional", az: "za" } },
      "egress: places a gateway that AWS spreads itself",
    ],
    [
      "no place for Alibaba's",
      ALICLOUD,
      { egress: { mode: "regional" } },
      "egress.az: is no zone in which tier web has a subnet",
    ],
    [
      "egress wanted where there is none",
      SHAPE,
      { egress: { mode: "none" }, ...withTier("web", { egress: true }) },
      "tiers.web.egress: asks for a way out that egress: none refuses",
    ],
    [
      "the internet into app",
      SHAPE,
      { flows: { x: flow("internet", "app", [443]) } },
      "flows.x.to: may not be entered from the internet",
    ],
    [
      "db to the internet",
      SHAPE,
      { flows: { x: flow("db", "internet", [443]) } },
      "flows.x.from: may not reach the internet",
    ],
    [
      "a way out that is not there",
      ALICLOUD,
      { flows: { x: flow("web", "internet", [443]) } },
      "flows.x.from: has no route to the internet",
    ],
    [
      "a flow that stays outside",
      SHAPE,
      { flows: { x: flow("office", "internet", [443]) } },
      "flows.x: does not touch this network",
    ],
    ["no ports", SHAPE, { flows: { x: flow("web", "app", []) } }, "flows.x.ports: is empty"],
    [
      "ports the wrong way round",
      SHAPE,
      { flows: { x: flow("web", "app", [{ from: 9, to: 8 }]) } },
      "flows.x.ports[0]: is no port or range",
    ],
    [
      "a peer that is the internet",
      SHAPE,
      { peers: { office: { description: "d", ipv4: ["0.0.0.0/0"] } } },
      "peers.office.ipv4[0]: is the whole internet",
    ],
    [
      "a peer inside the network",
      SHAPE,
      { peers: { office: { description: "d", ipv4: ["10.64.0.0/24"] } } },
      "peers.office.ipv4[0]: overlaps the network's own 10.64.0.0/16",
    ],
    ["an empty peer", SHAPE, { peers: { office: { description: "d" } } }, "peers.office: has no addresses"],
    [
      "a retention CloudWatch does not know",
      SHAPE,
      { flowLogs: { retentionDays: 200 } },
      "flowLogs.retentionDays: is no period CloudWatch Logs takes",
    ],
    [
      "a retention under six months",
      ALICLOUD,
      { flowLogs: { retentionDays: 180 } },
      "flowLogs.retentionDays: is shorter than six months",
    ],
    [
      "flow logs off without a reason",
      SHAPE,
      { flowLogs: { off: { reason: "", owner: "me" } } },
      "flowLogs.off.reason: is empty",
    ],
    [
      "deletion without a reason",
      SHAPE,
      { deletion: { allowed: { reason: "" } } },
      "deletion.allowed.reason: is empty",
    ],
    [
      "a gateway endpoint that does not exist",
      ALICLOUD,
      { endpoints: { gateway: ["s3"] } },
      "endpoints.gateway[0]: has no gateway endpoint",
    ],
    [
      "a full name where AWS wants the short one",
      SHAPE,
      { endpoints: { interface: { kms: "com.amazonaws.x.kms" } } },
      "endpoints.interface.kms: is no service name",
    ],
    [
      "endpoints in the web tier",
      SHAPE,
      { endpoints: { interface: { kms: "kms" }, tier: "web" } },
      "endpoints.tier: is entered from the internet",
    ],
    [
      "a missing tag",
      SHAPE,
      { tags: { ...TAGS, owner: "" } },
      "tags.owner: is required and missing or empty",
    ],
    [
      "a rule key that two flows share",
      SHAPE,
      { flows: { "app-endpoints": flow("app", "db", [443]) }, endpoints: { interface: { kms: "kms" } } },
      "flows: is the key of 2 different rules",
    ],
  ])("names %s", (_, shape, more, expected) => {
    expect(faults(shape, more)).toContain(expected);
  });

  it("counts Alibaba's nine tables before anything is made", () => {
    const shape: Shape = {
      ...ALICLOUD,
      zones: [0, 1, 2, 3],
      tiers: { ...ALICLOUD.tiers, jump: { slot: 3, role: "management" } },
      egress: { mode: "per-az" },
    };
    expect(faults(shape)).toEqual(["egress.mode: needs 10 route tables; a network takes 9"]);
    expect(faults(shape, { quotas: { customRouteTables: 10 } })).toEqual([]);
  });

  it("counts ACL entries, less those that AWS adds itself", () => {
    const many = Object.fromEntries(
      Array.from({ length: 19 }, (_, index) => [`f${index}`, flow("web", "app", [8000 + index])]),
    );
    const plain: Shape = { ...SHAPE, stack: "ipv4", egress: { mode: "none" } };
    expect(faults({ ...plain, flows: many })).toEqual([]);
    expect(faults({ ...plain, flows: { ...many, more: flow("web", "app", [9999]) } })).toEqual([
      "tiers.app: needs more ACL entries than the 19 there are",
      "tiers.web: needs more ACL entries than the 19 there are",
    ]);
  });

  it("counts the two families apart on AWS and together on Alibaba Cloud, as their quotas do", () => {
    const many = Object.fromEntries(
      Array.from({ length: 19 }, (_, index) => [`f${index}`, flow("web", "app", [8000 + index])]),
    );
    const dual: Shape = { ...SHAPE, stack: "dual", egress: { mode: "none" }, flows: many };
    expect(faults(dual)).toEqual([]);
    expect(faults({ ...dual, cloud: "alicloud" })).toContain(
      "tiers.app: needs more ACL entries than the 20 there are",
    );
  });

  it("counts a group rule that names a group or a service in both families", () => {
    const flows = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`f${index}`, flow("web", "app", [8000 + index])]),
    );
    const dual: Shape = { ...SHAPE, stack: "dual", egress: { mode: "none" }, flows };
    expect(faults(dual, { quotas: { groupRulesPerDirection: 9, aclEntriesPerDirection: 40 } })).toEqual([
      "tiers.web: needs more group rules than the 9 there are",
      "tiers.app: needs more group rules than the 9 there are",
    ]);
    const office = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`f${index}`, flow("office", "web", [8000 + index])]),
    );
    expect(faults({ ...dual, flows: office }, { quotas: { groupRulesPerDirection: 9 } })).toEqual([]);
  });
});

describe("flow logs", () => {
  it("take a KMS instance on Alibaba Cloud alone, by its id", () => {
    expect(faults(ALICLOUD, { flowLogs: { kmsInstance: "kst-shh6459example" } })).toEqual([]);
    expect(faults(ALICLOUD, { flowLogs: { kmsInstance: "my key store" } })).toEqual([
      "flowLogs.kmsInstance: is no id of a KMS instance",
    ]);
    expect(faults(SHAPE, { flowLogs: { kmsInstance: "kst-shh6459example" } })).toEqual([
      "flowLogs.kmsInstance: is a service of Alibaba Cloud",
    ]);
  });

  it("are kept 365 days unless told otherwise, and their absence is a tag with reason and owner", () => {
    expect(lay(SHAPE).flowLogDays).toBe(365);
    const off = lay(SHAPE, { flowLogs: { off: { reason: "load test", owner: "ops" } } });
    expect(off.flowLogDays).toBeUndefined();
    expect(off.waivers).toEqual({ "waiver-flow-logs": "load test - ops" });
  });
});
