import { describe, expect, it } from "vitest";
import { layoutArchive } from "../../components/audit-log/index.ts";
import { type KeysArgs, layoutKeys } from "../../components/keys/index.ts";
import { BadInput, readSource } from "../../ipam/index.ts";
import type { GovernedAccount } from "./account.ts";
import {
  type AuditLogEstate,
  type AuditLogSection,
  auditLogArgs,
  auditLogGrants,
  auditLogKeyDomain,
  auditLogPath,
  auditLogReferences,
  auditLogSection,
} from "./audit-log.ts";

const TAGS = {
  department: "it",
  "business-line": "shared",
  project: "landing-zone",
  environment: "production",
  owner: "security",
  "data-class": "confidential",
};

const account = (
  name: string,
  id: string,
  purpose: GovernedAccount["purpose"],
  regions: readonly [string, ...string[]],
): GovernedAccount => ({
  name,
  id,
  purpose,
  provider: id.length === 12 ? "aws" : "alicloud",
  environment: "production",
  home: regions[0],
  regions,
  tags: TAGS,
});

const byName = (...all: readonly GovernedAccount[]) =>
  Object.fromEntries(all.map((each) => [each.name, each]));

const LOGS = account("logs", "111122223333", "log-archive", ["ap-southeast-1", "ap-northeast-1"]);
const SHOP = account("shop", "444455556666", "workload", ["ap-northeast-1"]);
const BOSS = account("boss", "777788889999", "management", ["us-east-1"]);
const CHINA_LOGS = account("china-logs", "222233334444", "log-archive", ["cn-north-1", "cn-northwest-1"]);
const CHINA_SHOP = account("china-shop", "555566667777", "workload", ["cn-northwest-1"]);
const ALI_LOGS = account("ali-logs", "1111222233334444", "log-archive", [
  "cn-shenzhen",
  "cn-hongkong",
  "cn-shanghai",
]);
const ALI_SHOP = account("ali-shop", "5555666677778888", "workload", ["cn-shanghai"]);

const ALL = byName(LOGS, SHOP, BOSS, CHINA_LOGS, CHINA_SHOP, ALI_LOGS, ALI_SHOP);
const ESTATE: AuditLogEstate = {
  accounts: ALL,
  deployers: { logs: ["arn:aws:iam::111122223333:role/deploy"] },
};

const args = (of: GovernedAccount, section: AuditLogSection = {}, estate = ESTATE) =>
  auditLogArgs(of, section, estate) ?? expect.fail("no archive");

const source = readSource("governance:\n  audit-log: {}\naccounts:\n  shop: { id: x }\n", "estate.yaml");

describe("which archive", () => {
  it("is the account of that purpose, in the same partition and on the same side of the border", () => {
    expect(args(SHOP).archive.name).toBe("logs");
    expect(args(CHINA_SHOP).archive.name).toBe("china-logs");
    expect(args(ALI_SHOP).archive.name).toBe("ali-logs");
    expect(Object.keys(args(LOGS).holds?.writers ?? {}).sort()).toEqual([
      "111122223333",
      "444455556666",
      "777788889999",
    ]);
    expect(args(SHOP).holds).toBeUndefined();
  });

  it("is missing: a fault that says how to have one, or how to do without", () => {
    const [fault, ...others] = auditLogReferences({}, byName(SHOP), source);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code: "estate.log-archive", path: "accounts.shop" });
    expect(fault?.hint).toContain("without: { shop: { reason, owner } }");
    expect(auditLogReferences({}, ALL, source)).toEqual([]);
  });

  it("is the account itself where the estate says why", () => {
    const without = { shop: { reason: "one account so far", owner: "it" } };
    const estate = { accounts: byName(SHOP), deployers: {} };
    expect(args(SHOP, { without }, estate).holds?.writers).toEqual({
      "444455556666": { home: "ap-northeast-1" },
    });
    expect(auditLogReferences({ without }, byName(SHOP), source)).toEqual([]);
  });

  it("is none where everything was opted out of", () => {
    const off = { reason: "a drill", owner: "it" };
    expect(auditLogArgs(SHOP, { off }, ESTATE)).toBeUndefined();
    expect(auditLogReferences({ off }, byName(SHOP), source)).toEqual([]);
    expect(auditLogKeyDomain(LOGS, { off }, ALL)).toBeUndefined();
  });
});

describe("what an archive is asked for", () => {
  it("passes its own layout on both clouds and in both partitions, with nothing but accounts written", () => {
    for (const of of [LOGS, CHINA_LOGS, ALI_LOGS]) {
      const { holds, archiveName } = args(of);
      const { serves } = auditLogKeyDomain(of, {}, ALL) ?? expect.fail();
      const key = { arn: "a", id: "a", serves };
      const layout = () =>
        layoutArchive(archiveName, of.provider, { ...(holds ?? expect.fail()), key, offSiteKey: key });
      expect(layout).not.toThrow();
    }
  });

  it("copies to the first further region of the account that is far enough: never from Shenzhen to Hong Kong", () => {
    expect(args(ALI_LOGS).holds?.offSite).toBe("cn-shanghai");
    expect(args(LOGS).holds?.offSite).toBe("ap-northeast-1");
    expect(args(LOGS, { offSite: { logs: "eu-west-1" } }).holds?.offSite).toBe("eu-west-1");
  });

  it("is a fault where the account has no second region", () => {
    const alone = account("logs", "111122223333", "log-archive", ["ap-southeast-1"]);
    const { holds } = args(alone, {}, { accounts: byName(alone), deployers: {} });
    const key = { arn: "a", id: "a", serves: auditLogKeyDomain(alone, {}, byName(alone))?.serves ?? [] };
    expect(() =>
      layoutArchive("logs-audit", "aws", { ...(holds ?? expect.fail()), key, offSiteKey: key }),
    ).toThrow(BadInput);
  });

  it("lets the deployment and break-glass set it up, and the guide's readers read it", () => {
    const { holds } = args(LOGS, { readers: ["arn:aws:iam::111122223333:role/siem", "acs:ram::1:role/x"] });
    expect(holds?.stewards).toEqual([
      "arn:aws:iam::111122223333:role/deploy",
      "arn:aws:iam::111122223333:role/atrium-break-glass",
    ]);
    expect(holds?.readers).toEqual([
      "arn:aws:iam::111122223333:role/atrium-security",
      "arn:aws:iam::111122223333:role/atrium-audit",
      "arn:aws:iam::111122223333:role/atrium-break-glass",
      "arn:aws:iam::111122223333:role/siem",
    ]);
  });

  it("takes in every writer's key use, and opens to nobody's key but its own", () => {
    expect(auditLogKeyDomain(LOGS, {}, ALL)?.sources).toEqual(["444455556666", "777788889999"]);
    expect(auditLogKeyDomain(ALI_LOGS, {}, ALL)).not.toHaveProperty("sources");
    expect(auditLogKeyDomain(SHOP, {}, ALL)).toBeUndefined();
  });

  it("has a key that the key component makes as it is asked for", () => {
    for (const of of [LOGS, CHINA_LOGS, ALI_LOGS]) {
      const role =
        of.provider === "aws" ? "arn:aws-cn:iam::222233334444:role/x" : "acs:ram::1111222233334444:role/x";
      const domain = auditLogKeyDomain(of, {}, ALL) ?? expect.fail();
      const named = of.name === "logs" ? role.replace("aws-cn", "aws").replace("222233334444", of.id) : role;
      const keys: KeysArgs = {
        account: of.id,
        region: of.home,
        tags: TAGS,
        domains: { "audit-logs": domain },
        administrators: { people: [`${named}-people`], pipelines: [named] },
        replica: { region: args(of).holds?.offSite ?? "" },
        ...(of.provider === "alicloud" && {
          kmsInstance: "kst-shh0000000000000",
          replica: { region: "cn-shanghai", kmsInstance: "kst-shh1111111111111" },
        }),
      };
      expect(() => layoutKeys("keys", of.provider, keys)).not.toThrow();
    }
  });
});

describe("an organisation", () => {
  const estate: AuditLogEstate = {
    ...ESTATE,
    organizations: { aws: { id: "o-abcdefghij", management: BOSS.id } },
  };

  it("has one trail, in its management account; members have none of their own", () => {
    expect(args(BOSS, {}, estate).trail?.organization).toEqual({ id: "o-abcdefghij", management: BOSS.id });
    expect(args(SHOP, {}, estate).trail).toBeUndefined();
    expect(args(LOGS, {}, estate).holds?.organization).toEqual({ id: "o-abcdefghij", management: BOSS.id });
  });

  it("ends at its partition: accounts in China keep their own trails", () => {
    expect(args(CHINA_SHOP, {}, estate).trail).toMatchObject({ account: CHINA_SHOP.id });
    expect(args(CHINA_LOGS, {}, estate).holds?.organization).toBeUndefined();
  });
});

describe("what the archive opens to roles", () => {
  it("is reading for security and audit in its own account, and their own systems for operations", () => {
    const own = auditLogGrants(LOGS, {}, ALL);
    expect(Object.keys(own)).toEqual(["security", "audit"]);
    // Holds and copies of an incident are security's alone.
    expect(Object.keys(own.security ?? {})).toEqual(["log-archive", "log-incidents"]);
    expect(Object.keys(own.audit ?? {})).toEqual(["log-archive"]);
    expect(auditLogGrants(SHOP, {}, ALL)).toEqual({});
    const grants = auditLogGrants(SHOP, { ownLogs: { shop: ["/atrium/pos-*"] } }, ALL);
    expect(Object.keys(grants)).toEqual(["operations"]);
    expect(JSON.stringify(grants.operations)).toContain("log-group:/atrium/pos-*");
  });
});

describe("the section", () => {
  it("may be left out, and refuses what it does not know", () => {
    expect(auditLogSection.parse({})).toEqual({});
    expect(auditLogSection.safeParse({ retenton: {} }).success).toBe(false);
    expect(auditLogSection.safeParse({ disposal: { security: "a", reason: "b" } }).success).toBe(false);
  });

  it("names accounts that exist", () => {
    const faults = auditLogReferences({ offSite: { shpo: "eu-west-1" } }, ALL, source);
    expect(faults[0]?.hint).toBe('did you mean "shop"?');
  });

  it("is where a fault of the component is shown", () => {
    expect(auditLogPath("offSite", LOGS)).toEqual(["governance", "audit-log", "offSite", "logs"]);
    expect(auditLogPath("tags.owner", LOGS)).toEqual(["accounts", "logs", "tags", "owner"]);
    expect(auditLogPath("retention.access", LOGS)).toEqual([
      "governance",
      "audit-log",
      "retention",
      "access",
    ]);
  });
});
