import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { BadInput, decode, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { WorkloadLinks, WorkloadScope } from "./asked.ts";
import { iots, iotsSection, plannedFleets } from "./iot.ts";

const NETWORKS = {
  here: {
    args: {
      account: ACCOUNTS.shop?.id,
      addresses: { region: "ap-southeast-1", tiers: { app: {} } },
      peers: { devices: {} },
    },
  },
  there: {
    args: {
      account: ACCOUNTS.ali?.id,
      addresses: { region: "cn-shanghai", tiers: { app: {} } },
      peers: { devices: {} },
    },
  },
  lost: { args: { account: "999999999999", addresses: { region: "ap-southeast-1", tiers: {} } } },
};

const AWS = "{ network: here, from: [devices], classes: { cold: { purpose: refrigerators } } }";
const BROKERS = "brokers: { servers: { a: i-1, b: i-2 }, serverCertificate: c, deviceAuthority: d }";
const ALIBABA = `{ network: there, from: [devices], classes: { cold: { purpose: refrigerators } }, ${BROKERS} }`;

/** Rooms of the first entry's. */
const ROOMS = { shops: { iot: "mall0", rooms: { shop: { site: "s", where: "w", kind: "store-room" } } } };

function read(...lines: readonly string[]) {
  const yaml = lines.map((line, index) => `    mall${index}: ${line}`).join("\n");
  const scope = {
    document: { networks: NETWORKS, accounts: ACCOUNTS, workloads: { facilities: ROOMS } },
    source: readSource(`workloads:\n  iot:\n${yaml}\n`, "estate.yaml"),
    accounts: ACCOUNTS,
    networks: NETWORKS,
  } as unknown as WorkloadScope;
  return { section: iotsSection.parse(parse(yaml)), scope };
}

function lost(...lines: readonly string[]) {
  const { section, scope } = read(...lines);
  return seen(iots.references?.(section, scope) ?? []);
}

const LINKS = {
  site: (network: string) => {
    const aws = network === "here";
    const zones = aws ? ["apse1-az1", "apse1-az2"] : ["cn-shanghai-b", "cn-shanghai-g"];
    return {
      region: NETWORKS[network as "here"].args.addresses.region,
      environment: "production",
      vpcId: "",
      tiers: { app: { role: "app", subnets: Object.fromEntries(zones.map((zone) => [zone, ""])) } },
      peers: { devices: ["10.12.0.0/14"] },
    };
  },
  key: () => ({ arn: "", id: "", serves: ["logs"] }),
  route: () => undefined,
} as unknown as WorkloadLinks;

function codes(line: string): readonly string[] {
  const { section, scope } = read(line);
  try {
    for (const asked of iots.plan(section, scope)) asked.layout(LINKS);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

describe("what the estate says of devices", () => {
  it("is refused nothing where networks and peers are its own", () => {
    expect(lost(AWS, ALIBABA)).toEqual([]);
    expect([codes(AWS), codes(ALIBABA)]).toEqual([[], []]);
  });

  it("names networks, tiers and peers that are there", () => {
    expect(
      lost(
        "{ network: hear, from: [devices] }",
        "{ network: lost, from: [] }".replace("[]", "[devices]"),
        "{ network: there, tier: ap, from: [device] }",
      ),
    ).toEqual([
      ["workloads.iot.mall0.network", "networks: has no such network"],
      ["workloads.iot.mall1.network", "stands in an account that accounts: does not name"],
      ["workloads.iot.mall1.from[0]", "peers: has no such peer"],
      ["workloads.iot.mall2.tier", "is no tier of the network"],
      ["workloads.iot.mall2.from[0]", "peers: has no such peer"],
    ]);
  });

  it("is one entry for an account and region", () => {
    expect(lost(AWS, AWS)).toEqual([
      ["workloads.iot.mall1.network", "stands in the account and region of mall0"],
    ]);
  });

  it("is checked by the component, with its own codes", () => {
    expect(codes("{ network: here, from: [devices], classes: { c: { purpose: x } } }")).toEqual(["iot.name"]);
    expect(
      codes("{ network: there, from: [devices], classes: { cold: { purpose: refrigerators } } }"),
    ).toEqual(["iot.brokers"]);
    expect(
      codes(
        "{ network: here, from: [devices], classes: { room: { purpose: a room, readings: { heat: { unit: C } } } } }",
      ),
    ).toEqual(["iot.range"]);
  });

  it("has the classes of rooms that report to it, and none of its own by their names", () => {
    expect(codes("{ network: here, from: [devices] }")).toEqual([]);
    expect(lost("{ network: here, from: [devices], classes: { ups: { purpose: supplies } } }")).toEqual([
      ["workloads.iot.mall0.classes.ups", "is a class that facilities bring"],
    ]);
    const { scope } = read(AWS);
    const section = { mall0: { network: "here", from: ["devices"], classes: { cold: { purpose: "x" } } } };
    expect(plannedFleets(section, scope).get("mall0")).toEqual({
      types: { climate: "mall0-climate", ups: "mall0-ups", cold: "mall0-cold" },
    });
  });

  it("says where machine rooms are written now", () => {
    const source = readSource("mall: { network: here, from: [devices], facility: true }", "estate.yaml");
    try {
      decode(iotsSection, source);
      expect.unreachable();
    } catch (error) {
      const [fault] = (error as BadInput).diagnostics;
      expect(fault?.path).toBe("mall.facility");
      expect(fault?.hint).toMatch(/^machine rooms stand in workloads\.facilities: /);
    }
  });
});
