import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allocate, BadInput, parseLock, parsePlan, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { WorkloadLinks, WorkloadScope } from "./asked.ts";
import { storeLinks, storeLinksSection } from "./store-link.ts";

const FOLDER = new URL("../../examples/mall-group/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, FOLDER), "utf8");
const allocation = allocate(
  parsePlan(read("plan.yaml"), "plan.yaml"),
  parseLock(read("plan.lock.yaml"), "plan.lock.yaml"),
);

const NETWORKS = {
  here: { args: { account: ACCOUNTS.ali?.id, addresses: { region: "cn-shanghai" } } },
  far: { args: { account: ACCOUNTS.shop?.id, addresses: { region: "ap-southeast-1" } } },
};

const SECTION = `regions: [north, south]
keysSince: "2026-11-01"
hubs:
  shanghai: { account: ali, region: cn-shanghai, networks: [here] }
stores:
  bj-wangfujing:
    number: 1
    latitude: 39.91
    longitude: 116.41
    hub: alicloud/cn-shanghai
    lines:
      main: { kind: fibre, interface: GigabitEthernet0/0/0, address: 8.8.8.8 }
      backup: { kind: 5g, interface: Cellular0/2/0, address: 8.8.4.4 }
    device: huawei-ar
`;

function scopeOf(yaml: string) {
  const text = `workloads:\n  store-links:\n${yaml.replace(/^/gm, "    ")}`;
  const scope = {
    document: { networks: NETWORKS, accounts: ACCOUNTS },
    source: readSource(text, "estate.yaml"),
    accounts: ACCOUNTS,
    networks: NETWORKS,
    allocation,
  } as unknown as WorkloadScope;
  return { section: storeLinksSection.parse(parse(yaml)), scope };
}

const lost = (yaml: string) => {
  const { section, scope } = scopeOf(yaml);
  return seen(storeLinks.references?.(section, scope) ?? []);
};

const LINKS = {
  site: () => ({
    region: "cn-shanghai",
    vpcId: "",
    routeTables: { app: "" },
    tiers: {
      app: {
        role: "app",
        subnets: { "cn-shanghai-b": "", "cn-shanghai-g": "" },
        prefixes: { "cn-shanghai-b": "10.160.0.0/24", "cn-shanghai-g": "10.160.1.0/24" },
      },
      cards: { role: "app", zone: "payment", subnets: {}, prefixes: { "cn-shanghai-b": "10.160.2.0/24" } },
    },
  }),
  key: () => ({ arn: "", id: "", serves: ["secretsmanager", "logs"] }),
  kmsInstance: () => "kst-1",
} as unknown as WorkloadLinks;

function faults(yaml: string, links: WorkloadLinks = LINKS): readonly string[] {
  const { section, scope } = scopeOf(yaml);
  const [asked] = storeLinks.plan(section, scope);
  try {
    asked?.layout(links);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ path, code }) => `${asked?.place?.(path ?? "").join(".")} ${code}`);
  }
  return [];
}

/** The same network without its tier for payment. */
const APART = {
  ...LINKS,
  site: (network: string) => {
    const site = LINKS.site(network);
    return { ...site, tiers: { app: site.tiers.app } };
  },
} as unknown as WorkloadLinks;

describe("what the estate says of stores and hubs", () => {
  it("takes the prefixes of stores from the plan, and those of networks from their tiers", () => {
    expect(lost(SECTION)).toEqual([]);
    expect(faults(SECTION, APART)).toEqual([]);
  });

  it("names accounts, networks, sites and regions that are there", () => {
    expect(lost(SECTION.replace("account: ali,", "account: al,"))).toEqual([
      ["workloads.store-links.hubs.shanghai.account", "accounts: has no such account"],
    ]);
    expect(lost(SECTION.replace("[here]", "[far]"))).toEqual([
      ["workloads.store-links.hubs.shanghai.networks[0]", "lies in ap-southeast-1 of account 111122223333"],
    ]);
    expect(lost(SECTION.replace("bj-wangfujing", "bj-wangfuking"))).toEqual([
      ["workloads.store-links.stores.bj-wangfuking", "the plan has no such site"],
    ]);
    expect(lost(SECTION.replace("south]", "nowhere]"))).toEqual([
      ["workloads.store-links.regions[1]", "the plan has no such region"],
    ]);
  });

  it("tells faults of the component where the file says what they are about", () => {
    expect(faults(SECTION.replace("number: 1", "number: 0"), APART)).toEqual([
      "workloads.store-links.stores.bj-wangfujing.number store-link.number",
    ]);
    expect(faults(SECTION)).toEqual([
      "workloads.store-links.hubs.shanghai.networks.here.zones store-link.network-payment",
    ]);
    expect(faults(SECTION.replace("[north, south]", "[south]"), APART)[0]).toBe(
      "workloads.store-links.stores.bj-wangfujing.zones.guest-wifi.0 store-link.outside",
    );
  });
});
