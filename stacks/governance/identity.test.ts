import { describe, expect, it } from "vitest";
import { layoutIdentity } from "../../components/identity/index.ts";
import { BadInput, printPath } from "../../ipam/index.ts";
import {
  type IdentitySection,
  identityArgs,
  identityPath,
  identityReferences,
  identitySection,
} from "./identity.ts";
import { ACCOUNTS, accountOf, sectionOf, seen } from "./testing.ts";

const NOW = new Date("2026-11-23T06:00:00Z");

const layout = (name: string, section: IdentitySection) => {
  const account = accountOf(name);
  return layoutIdentity(name, account.provider, identityArgs(account, section, ACCOUNTS), NOW);
};

/** Where the file is told to be wrong. */
function places(name: string, section: IdentitySection): readonly string[] {
  try {
    layout(name, section);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ path }) => printPath(identityPath(path, accountOf(name), section)));
  }
  return [];
}

describe("an estate that says nothing of identity", () => {
  it.each(Object.values(ACCOUNTS))("gives $name the guide's roles and its own people", ({ name }) => {
    const { roles, groups, password } = layout(name, {});
    expect(roles.map(({ key }) => key)).toEqual([
      "operations",
      "security",
      "audit",
      "finance",
      "break-glass",
    ]);
    expect(groups.map(({ key }) => key)).toContain("people");
    expect(password.minimumLength).toBe(12);
  });
});

const FULL = `people: [org]
signInFrom: ["203.0.113.0/24"]
bastions:
  shop: { addresses: ["203.0.113.8/32"] }
without:
  ali-logs: { finance: { reason: billed elsewhere, owner: cfo } }
elevations:
  release:
    account: shop
    who: [user/alice]
    role: operations
    from: "2026-11-23T09:00:00+08:00"
    until: "2026-11-24T09:00:00+08:00"
    reason: capacity test
    approvers: { departmentHead: bob, security: carol }
thirdParties:
  auditor:
    account: ali
    company: Example Audit Ltd.
    theirAccount: "1000000000000009"
    externalId: mall-2026-4f9a
    role: audit
    until: "2027-01-31T23:59:59+08:00"
    agreement: NDA-2026-118
    owner: security
ci: { host: github, repository: mall/cloud, branch: main, thumbprints: [0BBFAB97059595E8D1EC48E89EB8657C0E5AAE71] }
sso:
  aws:
    account: org
    instance: arn:aws:sso:::instance/ssoins-0123456789abcdef
    assignments:
      operators: { role: operations, group: g-1, accounts: [shop, org] }
`;

describe("a full section", () => {
  const { section, source } = sectionOf("identity", identitySection, FULL);

  it("knows every account that it names", () => {
    expect(seen(identityReferences(section, ACCOUNTS, source))).toEqual([]);
  });

  it("gives each row to its account, and none to another", () => {
    const keys = (name: string) => layout(name, section).roles.map(({ key }) => key);
    expect(keys("shop")).toEqual(expect.arrayContaining(["dba", "elevated-release", "ci-deploy"]));
    expect(keys("shop")).not.toContain("third-party-auditor");
    expect(keys("ali")).toContain("third-party-auditor");
    expect(keys("ali")).not.toContain("dba");
    expect(keys("ali-logs")).not.toContain("finance");
  });

  it("lets the users of one account take on the roles of its cloud, and keeps the other cloud's at home", () => {
    expect(layout("shop", section).groups).toEqual([]);
    expect(JSON.stringify(layout("shop", section).roles[0]?.trust)).toContain("::111122220000:root");
    expect(layout("ali", section).groups).not.toEqual([]);
  });

  it("asks of each cloud what it can do", () => {
    expect(layout("ali", section).signInFrom).toEqual(["203.0.113.0/24"]);
    expect(layout("shop", section).signInFrom).toEqual([]);
    expect(layout("ali", section).ci?.thumbprints).toHaveLength(1);
    expect(layout("shop", section).ci?.thumbprints).toEqual([]);
  });

  it("assigns duties in the account of the identity centre, by account id", () => {
    expect(layout("org", section).assignments.map(({ account }) => account)).toEqual([
      "111122223333",
      "111122220000",
    ]);
    expect(layout("shop", section).assignments).toEqual([]);
  });
});

describe("faults", () => {
  it("of names stand at the names", () => {
    const { section, source } = sectionOf(
      "identity",
      identitySection,
      FULL.replace("account: shop", "account: shopp").replace(
        "accounts: [shop, org]",
        "accounts: [shop, orgg]",
      ),
    );
    expect(seen(identityReferences(section, ACCOUNTS, source))).toEqual([
      ["governance.identity.elevations.release.account", "accounts: has no such account"],
      ["governance.identity.sso.aws.assignments.operators.accounts[1]", "accounts: has no such account"],
    ]);
  });

  it.each<[string, string, string, string, string]>([
    [
      "shop",
      "an elevation too long",
      "2026-11-24T09:00:00+08:00",
      "2026-12-24T09:00:00+08:00",
      "governance.identity.elevations.release.until",
    ],
    [
      "shop",
      "a private bastion",
      "203.0.113.8/32",
      "10.0.0.8/32",
      "governance.identity.bastions.shop.addresses[0]",
    ],
    [
      "ali",
      "a firm's account",
      "1000000000000009",
      "999",
      "governance.identity.thirdParties.auditor.theirAccount",
    ],
    ["shop", "a branch", "branch: main", 'branch: "*"', "governance.identity.ci.branch"],
    ["org", "an identity centre", "ssoins-0123456789abcdef", "x", "governance.identity.sso.aws.instance"],
  ])("in %s of %s stand where the file has it", (name, _, written, wrong, place) => {
    const { section } = sectionOf("identity", identitySection, FULL.replace(written, wrong));
    expect(places(name, section)).toEqual([place]);
  });

  it("of passwords stand at the account", () => {
    const { section } = sectionOf("identity", identitySection, "passwords: { shop: { maxAgeDays: 90 } }");
    expect(places("shop", section)).toEqual(["governance.identity.passwords.shop.maxAgeDays"]);
    expect(places("org", section)).toEqual([]);
  });
});
