import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { BadInput, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { WorkloadLinks, WorkloadScope } from "./asked.ts";
import { bastions, bastionsSection } from "./bastion.ts";

const NETWORKS = {
  here: {
    args: {
      account: ACCOUNTS.shop?.id,
      addresses: { region: "ap-southeast-1", tiers: { app: {}, jump: {} } },
      peers: { office: {} },
    },
  },
  there: {
    args: {
      account: ACCOUNTS.ali?.id,
      addresses: { region: "cn-shanghai", tiers: { app: {} } },
      peers: { office: {} },
    },
  },
  lost: { args: { account: "999999999999", addresses: { region: "ap-southeast-1", tiers: {} } } },
};

const AWS = `{ network: here, people: { li_na: { identity: r } }, doors: { pos: { reason: work, owner: it, people: [li_na], hosts: { tag: { key: system, value: pos } } } } }`;
const ALIBABA = `{ network: there, people: { li_na: { identity: "1" } }, doors: { pos: { reason: work, owner: it, people: [li_na], hosts: { machines: { a: { address: 10.1.0.1, os: Linux } }, logins: [deployer] } } }, service: { licence: x, from: [office] } }`;

function read(line: string) {
  const text = `workloads:\n  bastions:\n    main: ${line}\n`;
  const scope = {
    document: { networks: NETWORKS, accounts: ACCOUNTS },
    source: readSource(text, "estate.yaml"),
    accounts: ACCOUNTS,
    networks: NETWORKS,
  } as unknown as WorkloadScope;
  return { section: bastionsSection.parse(parse(`main: ${line}`)), scope };
}

function lost(line: string) {
  const { section, scope } = read(line);
  return seen(bastions.references?.(section, scope) ?? []);
}

const ZONES = { aws: ["apse1-az1", "apse1-az2"], ali: ["cn-shanghai-b", "cn-shanghai-g"] };
const LINKS = {
  site: (network: string) => {
    const zones = network === "here" ? ZONES.aws : ZONES.ali;
    const subnets = Object.fromEntries(zones.map((zone) => [zone, ""]));
    return {
      region: NETWORKS[network as "here"].args.addresses.region,
      environment: "production",
      vpcId: "",
      tiers: { app: { role: "app", subnets: {} }, jump: { role: "management", subnets } },
      peers: { office: ["10.200.0.0/20"] },
    };
  },
  key: () => ({ arn: "", id: "", serves: ["logs"] }),
} as unknown as WorkloadLinks;

function faults(line: string): readonly (string | undefined)[] {
  const { section, scope } = read(line);
  const [asked] = bastions.plan(section, scope);
  try {
    asked?.layout(LINKS);
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
}

describe("what the estate says of bastions", () => {
  it("is a bastion of the network's account and region, in the tier for management", () => {
    expect(lost(AWS)).toEqual([]);
    expect(faults(AWS)).toEqual([]);
    expect(lost(ALIBABA)).toEqual([]);
    expect(faults(ALIBABA)).toEqual([]);
  });

  it("names networks, tiers, accounts and peers that are there", () => {
    expect(lost(AWS.replace("network: here", "network: her"))).toEqual([
      ["workloads.bastions.main.network", "networks: has no such network"],
    ]);
    expect(lost(AWS.replace("network: here", "network: here, tier: jumps"))).toEqual([
      ["workloads.bastions.main.tier", "is no tier of the network"],
    ]);
    expect(lost(AWS.replace("network: here", "network: lost"))).toEqual([
      ["workloads.bastions.main.network", "stands in an account that accounts: does not name"],
    ]);
    expect(lost(ALIBABA.replace("from: [office]", "from: [offices]"))).toEqual([
      ["workloads.bastions.main.service.from[0]", "peers: has no such peer"],
    ]);
  });

  it("has the component's own faults, under the names of the file", () => {
    expect(faults(AWS.replaceAll("li_na", "admin"))).toEqual(["people.admin bastion.shared"]);
    expect(faults(AWS.replace("network: here", "network: here, recordDays: 30"))).toEqual([
      "recordDays bastion.record-days",
    ]);
  });
});
