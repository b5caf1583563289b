import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { AlertRoute } from "../../components/chat-notifier/index.ts";
import type { KeyRef } from "../../components/keys/index.ts";
import { BadInput, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { WorkloadLinks, WorkloadScope } from "./asked.ts";
import { drPairs, drPairsSection } from "./dr-pair.ts";

const SYSTEMS = {
  pos: { tier: 1, owner: "pos-team@mall.example", dataClass: "restricted", rtoMinutes: 60, rpoMinutes: 15 },
};

const PAIR = `tills:
  system: pos
  account: shop
  region: ap-southeast-1
  second: ap-northeast-1
  posture: pilot-light
  data:
    sales: { kind: global-cluster, group: pos-global, id: pos-there, lostMinutes: 1, restoreMinutes: 5, key: data }
  images: { till: { source: ami-1, version: "1", key: disks } }
  capacity: { till: { group: till, image: till, standing: 0, full: 6, startMinutes: 10 } }
  entries:
    till:
      name: pos.mall.example
      zone: Z1
      primary: { host: a.example, zone: Z2 }
      secondary: { host: b.example, zone: Z3 }
      probe: { path: /ready }
  contacts: { decides: duty manager, leads: operations, tells: service desk }
`;

function read(yaml: string) {
  const indented = yaml.replace(/^(?=.)/gm, "    ");
  const scope = {
    document: { accounts: ACCOUNTS, systems: SYSTEMS },
    source: readSource(`workloads:\n  dr-pairs:\n${indented}`, "estate.yaml"),
    accounts: ACCOUNTS,
  } as unknown as WorkloadScope;
  return { section: drPairsSection.parse(parse(yaml)), scope };
}

const ROUTE: AlertRoute = { provider: "aws", topicArn: "topic" };
const LINKS = {
  key: (account: string, region: string, domain: string): KeyRef => ({
    arn: `${account} ${region} ${domain}`,
    id: "",
    serves: domain === "disks" ? ["ebs"] : ["rds"],
    domain,
  }),
  route: () => ROUTE,
} as unknown as WorkloadLinks;

const layoutFaults = (yaml: string, links: WorkloadLinks = LINKS) => {
  const { section, scope } = read(yaml);
  const [asked] = drPairs.plan(section, scope);
  try {
    asked?.layout(links);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code, path }) => [code, (asked?.place?.(path) ?? []).join(".")]);
  }
};

describe("what the estate says of pairs", () => {
  it("is refused nothing where it is whole", () => {
    const { section, scope } = read(PAIR);
    expect(drPairs.references?.(section, scope)).toEqual([]);
    expect(layoutFaults(PAIR)).toEqual([]);
  });

  it("names systems, accounts and regions that are there", () => {
    const { section, scope } = read(
      PAIR.replace("system: pos", "system: pso").replace("second: ap-northeast-1", "second: eu-west-1"),
    );
    expect(seen(drPairs.references?.(section, scope) ?? [])).toEqual([
      ["workloads.dr-pairs.tills.system", "systems: has no such system"],
      ["workloads.dr-pairs.tills.second", "is no region of the account"],
    ]);
    const other = read(PAIR.replace("account: shop", "account: shp"));
    expect(seen(drPairs.references?.(other.section, other.scope) ?? [])).toEqual([
      ["workloads.dr-pairs.tills.account", "accounts: has no such account"],
    ]);
  });

  it("holds the system's own promise against what is there, where the promise is written", () => {
    expect(layoutFaults(PAIR.replace("restoreMinutes: 5", "restoreMinutes: 30"))).toEqual([
      ["dr-pair.rto", "systems.pos.rtoMinutes"],
    ]);
    expect(layoutFaults(PAIR.replace("lostMinutes: 1,", "lostMinutes: 16,"))).toEqual([
      ["dr-pair.rpo", "workloads.dr-pairs.tills.data.sales.lostMinutes"],
    ]);
  });

  it("takes keys of the second region; where nobody is told of anything, nobody is told of drills", () => {
    const asked: string[] = [];
    const links = {
      ...LINKS,
      key: (account: string, region: string, domain: string) => {
        asked.push(`${account} ${region} ${domain}`);
        return LINKS.key(account, region, domain);
      },
    } as WorkloadLinks;
    expect(layoutFaults(PAIR, links)).toEqual([]);
    expect(asked).toEqual(["shop ap-northeast-1 data", "shop ap-northeast-1 disks"]);
    expect(layoutFaults(PAIR, { ...LINKS, route: () => undefined })).toEqual([]);
  });
});
