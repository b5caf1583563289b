import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { AlertRoute } from "../../components/chat-notifier/index.ts";
import type { KeyRef } from "../../components/keys/index.ts";
import { BadInput, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { GroupKind, WorkloadLinks, WorkloadScope } from "./asked.ts";
import { backups, backupsSection } from "./backup.ts";
import { configBackups, configBackupsSection } from "./config-backup.ts";

const SYSTEMS = { erp: { rpoMinutes: 1440 }, pos: { rpoMinutes: 15 } };

const BACKUP = `mall:
  account: shop
  region: ap-southeast-1
  offSite: ap-northeast-1
  key: data
  classes: { core: {}, pos: { keptDays: { monthly: 1827 } } }
  systems: { erp: core, pos: pos }
  stewards: ["arn:aws:iam::111122223333:role/security"]
  elsewhere:
    tapes: { class: pos, to: { site: office, latitude: 30.7, longitude: 104.1 }, medium: tape, how: dumps, reason: none leave, owner: ops, everyDays: 31, keptDays: 1096 }
    books: { class: core, to: { provider: alicloud, region: cn-shanghai }, medium: object-store, how: exports, reason: none leave, owner: ops, everyDays: 7, keptDays: 1096 }
  drills: { types: [RDS] }
`;

const CONFIGS = `network:
  account: shop
  region: ap-southeast-1
  offSite: ap-northeast-1
  key: data
  collectors:
    oxidized:
      purpose: fetches from devices
      takenBy: ROLE
      devices: { Router-A: { kind: network-core } }
  readers: { restorers: restores in tests first }
`;

const ROUTE: AlertRoute = { provider: "aws", topicArn: "topic" };
const LINKS = {
  key: (account: string, region: string, domain: string): KeyRef => ({
    // As a check of the estate has them: nothing is made yet.
    arn: "",
    id: `${account} ${region} ${domain}`,
    serves: ["backup", "hbr", "s3"],
    domain,
  }),
  route: (account: string) => (account === "ali" ? { ...ROUTE, provider: "alicloud" } : ROUTE),
} as unknown as WorkloadLinks;

function faultsOf<S>(
  of: string,
  kind: GroupKind<S>,
  section: { readonly parse: (value: unknown) => S },
  yaml: string,
): readonly unknown[] {
  const scope = {
    document: { accounts: ACCOUNTS, systems: SYSTEMS },
    source: readSource(`workloads:\n  ${of}:\n${yaml.replace(/^(?=.)/gm, "    ")}`, "estate.yaml"),
    accounts: ACCOUNTS,
  } as unknown as WorkloadScope;
  const read = section.parse(parse(yaml));
  const lost = kind.references?.(read, scope) ?? [];
  if (lost.length > 0) return seen(lost);
  const [asked] = kind.plan(read, scope);
  try {
    asked?.layout(LINKS);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code, path }) => [code, (asked?.place?.(path) ?? []).join(".")]);
  }
}

const ofBackup = (yaml: string) => faultsOf("backups", backups, backupsSection, yaml);
const ofConfigs = (yaml: string) =>
  faultsOf(
    "config-backups",
    configBackups,
    configBackupsSection,
    yaml.replace("ROLE", `arn:aws:iam::${ACCOUNTS.shop?.id}:role/oxidized`),
  );

describe("what the estate says of backups", () => {
  it("is refused nothing where it is whole", () => {
    expect(ofBackup(BACKUP)).toEqual([]);
  });

  it("names accounts, regions and systems that are there", () => {
    expect(ofBackup(BACKUP.replace("account: shop", "account: shp"))).toEqual([
      ["workloads.backups.mall.account", "accounts: has no such account"],
    ]);
    expect(
      ofBackup(
        BACKUP.replace("offSite: ap-northeast-1", "offSite: eu-west-1").replace("erp: core", "rep: core"),
      ),
    ).toEqual([
      ["workloads.backups.mall.offSite", "is no region of the account"],
      ["workloads.backups.mall.systems.rep", "systems: has no such system"],
    ]);
  });

  it("holds a system's RPO against its class, where the RPO is written", () => {
    expect(ofBackup(BACKUP.replace("pos: pos }", "pos: core }"))).toEqual([
      ["backup.rpo", "systems.pos.rpoMinutes"],
    ]);
  });

  it("takes no class without a copy elsewhere", () => {
    const [, books = ""] = /( {4}books:.*\n)/.exec(BACKUP) ?? [];
    expect(ofBackup(BACKUP.replace(books, ""))).toEqual([
      ["backup.elsewhere", "workloads.backups.mall.classes.core"],
    ]);
  });
});

describe("what the estate says of drills on Alibaba Cloud", () => {
  const [first = ""] = BACKUP.split("  drills:");
  const mainland = (drills: string) =>
    `${first
      .replace("account: shop", "account: ali")
      .replace("ap-southeast-1", "cn-shanghai")
      .replace("ap-northeast-1", "cn-beijing")
      .replace("provider: alicloud, region: cn-shanghai", "provider: aws, region: ap-southeast-1")
      .replace(/arn:[^"]*/, "acs:ram:*:1000000000000001:role/security")
      .replace(
        "classes: {",
        "databases: { till: { class: pos, policy: elsewhere, instanceId: rm-1 } }\n  classes: {",
      )
      .replace("systems: { erp: core, pos: pos }", "systems: { erp: core }")}  drills: ${drills}\n`;
  const till = "{ class: pos, instanceId: rm-1, vpcId: vpc-1, subnet: vsw-1, expects: [sales] }";

  it("is databases and machines, with their record", () => {
    const drills = `{ databases: { till: ${till} }, machines: { erp: { class: core, instanceId: i-1, zone: cn-shanghai-b } }, record: { bucket: records, keepDays: 1096 } }`;
    expect(ofBackup(mainland(drills))).toEqual([]);
  });

  it("is refused where it proves nothing, or is not kept", () => {
    const drills = `{ databases: { till: ${till.replace("[sales]", "[]")} }, record: { bucket: records, keepDays: 30 } }`;
    expect(ofBackup(mainland(drills))).toEqual([
      ["backup.drill-expects", "workloads.backups.mall.drills.databases.till.expects"],
      ["backup.drill-record", "workloads.backups.mall.drills.record.keepDays"],
    ]);
  });
});

describe("what the estate says of configurations", () => {
  it("is refused nothing where it is whole", () => {
    expect(ofConfigs(CONFIGS)).toEqual([]);
  });

  it("names devices as file names do, and regions that are there", () => {
    expect(ofConfigs(CONFIGS.replace("Router-A:", "Router_A:"))).toEqual([
      ["config-backup.device", "workloads.config-backups.network.collectors.oxidized.devices.Router_A"],
    ]);
    expect(ofConfigs(CONFIGS.replace("offSite: ap-northeast-1", "offSite: eu-west-1"))).toEqual([
      ["workloads.config-backups.network.offSite", "is no region of the account"],
    ]);
  });
});
