import { describe, expect, it } from "vitest";
import { layoutKeys } from "../../components/keys/index.ts";
import { BadInput, printPath } from "../../ipam/index.ts";
import { KEY_DOMAINS, type KeysSection, keysArgs, keysPath, keysReferences, keysSection } from "./keys.ts";
import { ACCOUNTS, accountOf, sectionOf, seen } from "./testing.ts";

const DEPLOYERS = {
  shop: ["arn:aws:iam::111122223333:role/deploy"],
  org: ["arn:aws:iam::111122220000:role/deploy"],
};
const INSTANCES: KeysSection = {
  kmsInstances: {
    ali: { "cn-shanghai": "kst-a", "cn-beijing": "kst-b" },
    "ali-logs": { "cn-shanghai": "kst-c" },
  },
};

const layout = (name: string, region: string, section: KeysSection = INSTANCES) => {
  const { provider } = accountOf(name);
  return layoutKeys(name, provider, keysArgs(accountOf(name), region, section, { deployers: DEPLOYERS }));
};

/** Where the file is told to be wrong. */
function places(
  name: string,
  region: string,
  section: KeysSection,
  deployers = DEPLOYERS,
): readonly string[] {
  const account = accountOf(name);
  try {
    layoutKeys(name, account.provider, keysArgs(account, region, section, { deployers }));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ path }) => printPath(keysPath(path, account, region, section)));
  }
  return [];
}

describe("an estate that says nothing of keys", () => {
  it.each(Object.values(ACCOUNTS))("gives $name a key a domain in each region", ({ name, regions }) => {
    for (const region of regions) {
      if (DEPLOYERS[name as "shop"] === undefined && accountOf(name).provider === "aws") continue;
      expect(layout(name, region).keys.map((key) => key.domain)).toEqual([...KEY_DOMAINS]);
    }
  });

  it("lets the domains serve what the landing zone keeps under them", () => {
    const serves = Object.fromEntries(
      layout("shop", "ap-southeast-1").keys.map((key) => [key.domain, key.serves]),
    );
    expect(serves.disks).toEqual(expect.arrayContaining(["ebs", "autoscaling", "backup"]));
    expect(serves.alerts).toEqual(
      expect.arrayContaining(["sns", "sqs", "events", "cloudwatch", "logs", "budgets"]),
    );
    expect(serves.secrets).toContain("secretsmanager");
    expect(layout("ali", "cn-beijing").keys.find((key) => key.domain === "disks")?.serves).toContain("ess");
  });

  it("leaves out what China does not offer", () => {
    const china = { ...accountOf("shop"), home: "cn-north-1", regions: ["cn-north-1"] };
    const { domains } = keysArgs(china, "cn-north-1", {}, { deployers: {} });
    expect(domains.alerts?.serves).toContain("sns");
    expect(domains.alerts?.serves).not.toContain("budgets");
  });

  it("makes the roles of services in the home region alone", () => {
    expect(layout("ali", "cn-shanghai").roles.length).toBeGreaterThan(0);
    expect(layout("ali", "cn-beijing").roles).toEqual([]);
  });

  it("lets break-glass call keys back, and nobody where the account has none", () => {
    const { administrators } = keysArgs(accountOf("shop"), "ap-southeast-1", {}, { deployers: DEPLOYERS });
    expect(administrators.emergency).toEqual(["arn:aws:iam::111122223333:role/atrium-break-glass"]);
    const without = { deployers: DEPLOYERS, withoutBreakGlass: true };
    expect(keysArgs(accountOf("shop"), "ap-southeast-1", {}, without).administrators.emergency).toEqual([]);
  });
});

it("grades the usual keys as the account's data", () => {
  expect(layout("shop", "ap-southeast-1").keys[0]?.tags["data-class"]).toBe("confidential");
});

it("adds a domain in its accounts, with its users, and twins in the region that is named", () => {
  const { section } = sectionOf(
    "keys",
    keysSection,
    `domains:
  payment:
    { description: Card data, dataClass: restricted, aws: [rds, s3], accounts: [shop], direct: true,
      users: { shop: ["arn:aws:iam::111122223333:role/pos"] } }
replicas: { shop: ap-northeast-1 }`,
  );
  const home = layout("shop", "ap-southeast-1", section);
  expect(home.keys.map((key) => key.domain)).toContain("payment");
  expect(home.replicas.map((key) => key.domain)).toContain("payment");
  expect(layout("shop", "ap-northeast-1", section).replicas).toEqual([]);
  expect(layout("org", "ap-southeast-1", section).keys.map((key) => key.domain)).not.toContain("payment");
});

it("takes what other components ask for in the account", () => {
  const further = {
    "log-archive": { description: "x", dataClass: "confidential", serves: ["s3"], users: "services-only" },
  } as const;
  const args = keysArgs(accountOf("shop"), "ap-southeast-1", {}, { deployers: DEPLOYERS, further });
  expect(Object.keys(args.domains)).toEqual([...KEY_DOMAINS, "log-archive"]);
});

describe("faults stand where the file says so", () => {
  const parse = (yaml: string) => sectionOf("keys", keysSection, yaml).section;
  it.each<[string, string, string, KeysSection, readonly string[]]>([
    ["no role that deploys", "shop", "ap-northeast-1", {}, ["accounts.shop.assumeRole"]],
    [
      "no KMS instance in a region",
      "ali",
      "cn-beijing",
      { kmsInstances: { ali: { "cn-shanghai": "kst-a" } } },
      ["governance.keys.kmsInstances.ali.cn-beijing"],
    ],
    [
      "a twin without an instance",
      "ali",
      "cn-shanghai",
      { ...INSTANCES, kmsInstances: { ali: { "cn-shanghai": "kst-a" } }, replicas: { ali: "cn-beijing" } },
      ["governance.keys.kmsInstances.ali.cn-beijing"],
    ],
    [
      "its own twin",
      "shop",
      "ap-southeast-1",
      { replicas: { shop: "ap-southeast-1" } },
      ["governance.keys.replicas.shop"],
    ],
    [
      "a user that is no role",
      "shop",
      "ap-southeast-1",
      parse("users: { data: { shop: [pos] } }"),
      ["governance.keys.users.data.shop[0]"],
    ],
    [
      "a user of a domain that is no role",
      "shop",
      "ap-southeast-1",
      parse(
        "domains: { card: { description: x, dataClass: restricted, aws: [s3], accounts: [shop], users: { shop: [pos] } } }",
      ),
      ["governance.keys.domains.card.users.shop[0]"],
    ],
    ["a rotation too often", "shop", "ap-southeast-1", { rotationDays: 1 }, ["governance.keys.rotationDays"]],
    [
      "a pipeline of another account",
      "shop",
      "ap-southeast-1",
      { pipelines: { shop: ["arn:aws:iam::999988887777:role/x"] } },
      ["governance.keys.pipelines.shop[0]"],
    ],
  ])("%s", (_, name, region, section, paths) => {
    expect(
      places(name, region, section, {} as typeof DEPLOYERS).filter(
        (path) => path !== "accounts.shop.assumeRole" || paths.includes(path),
      ),
    ).toEqual(paths);
  });

  it("names that the estate lacks, domains that hide a usual one, and keys for nothing", () => {
    const { section, source } = sectionOf(
      "keys",
      keysSection,
      `people: { shp: ["arn:aws:iam::111122223333:role/x"] }
domains:
  data: { description: x, dataClass: internal, aws: [s3], accounts: [shop] }
  maps: { description: x, dataClass: internal, aws: [s3], accounts: [ali, mall] }`,
    );
    const faults = keysReferences(section, ACCOUNTS, source);
    expect(seen(faults)).toEqual([
      ["governance.keys.people.shp", "accounts: has no such account"],
      ["governance.keys.domains.data", "is a domain that every account has"],
      ["governance.keys.domains.maps.accounts[1]", "accounts: has no such account"],
      ["governance.keys.domains.maps", "stands in an account of alicloud and names no service there"],
    ]);
    for (const { line, hint } of faults) expect([typeof line, hint.length > 0]).toEqual(["number", true]);
  });
});
