import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import { layoutBreakGlassAlarm } from "./break-glass-alarm.ts";
import type { ElevationArgs, IdentityArgs, SsoAssignment, ThirdPartyArgs } from "./contract.ts";
import { layoutIdentity } from "./layout.ts";
import { layoutSecrets } from "./secrets.ts";
import { ACCOUNTS, alarmArgs, identityArgs, NOW, secretsArgs } from "./testing.ts";

type Cloud = "aws" | "alicloud";
const REGION = { aws: "ap-northeast-1", alicloud: "cn-shanghai" } as const;

const layout = (cloud: Cloud, more: Partial<IdentityArgs> = {}, region: string = REGION[cloud]) =>
  layoutIdentity("id", cloud, identityArgs(cloud, region, more), NOW);

/** Faults as `path | message | hint`. */
function faults(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ path, message, hint }) => `${path} | ${message} | ${hint}`);
  }
  return [];
}

const faultsOf = (cloud: Cloud, more: Partial<IdentityArgs>) => faults(() => layout(cloud, more));

const elevation = (more: Partial<ElevationArgs> = {}): Partial<IdentityArgs> => ({
  elevations: {
    drill: {
      who: ["user/alice"],
      role: "operations",
      from: "2026-11-23T00:00:00Z",
      until: "2026-11-30T00:00:00Z",
      reason: "drill",
      approvers: { departmentHead: "bob", security: "carol" },
      ...more,
    },
  },
});

describe("passwords", () => {
  it("asks of everybody what the guide asks of administrators, where they sign in", () => {
    expect(layout("aws").password).toEqual({ minimumLength: 12, maxAgeDays: 60, history: 10 });
  });

  it("asks of ordinary users what the guide asks of them, where no administrator signs in", () => {
    const { password } = layout("alicloud", { password: { administrators: false } });
    expect(password).toEqual({ minimumLength: 8, maxAgeDays: 90, history: 10 });
  });

  it("takes stricter numbers", () => {
    const asked = { minimumLength: 16, maxAgeDays: 30, history: 24 };
    expect(layout("aws", { password: asked }).password).toEqual(asked);
  });

  it("refuses looser ones, each with its clause, all at once", () => {
    expect(faultsOf("aws", { password: { minimumLength: 11, maxAgeDays: 61, history: 9 } })).toEqual([
      "password.minimumLength | is no minimum length that guide and cloud take | use 12 to 128 characters (administrators sign in here) [§1.1.1-b]",
      "password.maxAgeDays | is no age that the guide allows | use 1 to 60 days [§1.1.2-c]",
      "password.history | is no number of remembered passwords that guide and cloud take | use 10 to 24 [§1.1.3-a]",
    ]);
  });

  it("refuses what the cloud cannot hold", () => {
    expect(faultsOf("alicloud", { password: { minimumLength: 33, history: 25 } })).toHaveLength(2);
    expect(faultsOf("aws", { password: { minimumLength: 33 } })).toEqual([]);
  });
});

describe("temporary elevation", () => {
  it("lasts seven days and not a second longer", () => {
    expect(faultsOf("aws", elevation())).toEqual([]);
    expect(faultsOf("aws", elevation({ until: "2026-11-30T00:00:01Z" }))).toEqual([
      "elevations.drill.until | is 7.01 days after from | end it by 2026-11-30T00:00:00Z: a temporary permission lasts 7 days at most [§1.2.6-a]",
    ]);
  });

  it("counts across offsets", () => {
    expect(faultsOf("alicloud", elevation({ from: "2026-11-23T08:00:00+08:00" }))).toEqual([]);
    expect(faultsOf("alicloud", elevation({ from: "2026-11-23T07:59:59+08:00" }))).toHaveLength(1);
  });

  it("is refused once it is over", () => {
    const over = elevation({ from: "2026-11-20T00:00:00Z", until: "2026-11-23T06:00:00Z" });
    expect(faultsOf("aws", over)).toEqual([
      "elevations.drill.until | is over | remove it: its rights ended by themselves, and a new one gets a new key [§1.2.6-b]",
    ]);
  });

  it("may be declared ahead", () => {
    const ahead = elevation({ from: "2027-01-04T09:00:00+08:00", until: "2027-01-08T18:00:00+08:00" });
    expect(faultsOf("aws", ahead)).toEqual([]);
  });

  it.each([
    ["2026-11-23T00:00:00", "no offset"],
    ["2026-11-23", "no time"],
    ["2026-02-30T00:00:00Z", "no such day"],
    ["tomorrow", "no date"],
  ])("refuses %s: %s", (from) => {
    expect(faultsOf("aws", elevation({ from }))[0]).toMatch(/^elevations.drill.from \| is no point in time/);
  });

  it("ends after it starts", () => {
    const turned = elevation({ from: "2026-11-25T00:00:00Z", until: "2026-11-24T00:00:00Z" });
    expect(faultsOf("aws", turned)[0]).toContain("is not after from");
  });

  it("is approved by two people who are not elevated by it", () => {
    const approvers = { departmentHead: "Alice", security: " alice " };
    expect(faultsOf("aws", elevation({ approvers })).map((each) => each.split(" | ")[1])).toEqual([
      "approves for themselves",
      "approves for themselves",
      "approves twice",
    ]);
    const nobody = elevation({ approvers: { departmentHead: "", security: "carol" }, reason: " " });
    expect(faultsOf("aws", nobody)).toHaveLength(2);
  });

  it("names people, and no pattern of them", () => {
    expect(faultsOf("aws", elevation({ who: [] }))[0]).toContain("names nobody");
    expect(faultsOf("aws", elevation({ who: ["user/*"] }))).toHaveLength(1);
    expect(faultsOf("aws", elevation({ who: ["alice"] }))).toHaveLength(1);
    expect(faultsOf("aws", elevation({ who: ["sso/alice@mall.example"] }))).toEqual([]);
    expect(faultsOf("alicloud", elevation({ who: ["sso/alice@mall.example"] }))).toHaveLength(1);
  });

  it("gives a role that the account has", () => {
    const none = { without: { operations: { reason: "none here", owner: "it" } } };
    expect(faultsOf("aws", { ...elevation(), ...none })).toContain(
      "elevations.drill.role | is no role of this account | use one of security, audit, finance, dba",
    );
  });

  it("is written into every policy of it as the same second, whatever its length, on both clouds", () => {
    const minutes = fc.integer({ min: 1, max: 7 * 24 * 60 });
    fc.assert(
      fc.property(fc.constantFrom<Cloud>("aws", "alicloud"), minutes, (cloud, length) => {
        const from = new Date("2026-11-24T00:00:00Z");
        const until = new Date(from.getTime() + length * 60_000).toISOString().replace(".000Z", "Z");
        const { roles } = layout(cloud, elevation({ from: "2026-11-24T00:00:00Z", until }));
        const role = roles.find(({ key }) => key === "elevated-drill");
        const key = cloud === "aws" ? "aws:CurrentTime" : "acs:CurrentTime";
        expect(JSON.stringify(role?.trust)).toContain(`"DateLessThan":{"${key}":"${until}"}`);
        expect(JSON.stringify(role?.may)).toContain(`"DateGreaterThanEquals":{"${key}":"${until}"}`);
      }),
    );
  });
});

describe("third parties", () => {
  const firm: ThirdPartyArgs = {
    company: "Example Audit Ltd.",
    account: ACCOUNTS.aws.firm,
    externalId: "mall-2026-4f9a",
    role: "audit",
    until: "2027-01-31T23:59:59+08:00",
    agreement: "NDA-2026-118",
    owner: "security@mall.example",
  };
  const faulty = (more: Partial<ThirdPartyArgs>) =>
    faultsOf("aws", { thirdParties: { auditor: { ...firm, ...more } } });

  it("come from an account of their own, with an id that was agreed, to an end", () => {
    expect(faulty({})).toEqual([]);
    expect(faulty({ account: ACCOUNTS.aws.own })[0]).toContain("is one of ours");
    expect(faulty({ externalId: "short" })[0]).toContain("is no external id");
    expect(faulty({ until: "2026-11-23T06:00:00Z" })[0]).toContain("rights go with the project [§1.2.6-c]");
    expect(faulty({ agreement: "", company: " " })).toHaveLength(2);
  });

  it("do not find their external id in a message", () => {
    expect(faulty({ externalId: "geheim!" }).join()).not.toContain("geheim!");
  });
});

describe("pipelines", () => {
  const ci = (more: Partial<NonNullable<IdentityArgs["ci"]>>): Partial<IdentityArgs> => ({
    ci: { host: "github", repository: "mall/cloud", branch: "main", thumbprints: ["0".repeat(40)], ...more },
  });
  const subjects = (cloud: Cloud, more: Partial<NonNullable<IdentityArgs["ci"]>>, region?: string) => {
    const made = layout(cloud, ci(more), region).ci;
    return [made?.preview, made?.deploy];
  };

  it("are told apart by what their host says of them", () => {
    expect(subjects("aws", {})).toEqual([
      { text: "repo:mall/cloud:pull_request", pattern: false },
      { text: "repo:mall/cloud:ref:refs/heads/main", pattern: false },
    ]);
    expect(subjects("aws", { environment: "production" })[1]?.text).toBe(
      "repo:mall/cloud:environment:production",
    );
    expect(subjects("alicloud", { host: "gitlab" })).toEqual([
      { text: "project_path:mall/cloud:ref_type:branch:ref:*", pattern: true },
      { text: "project_path:mall/cloud:ref_type:branch:ref:main", pattern: false },
    ]);
  });

  it("deploy from a branch that is still protected, where the cloud can ask", () => {
    expect(subjects("aws", { host: "gitlab" })[1]?.claims).toEqual({ ref_protected: "true" });
    expect(subjects("aws", { host: "gitlab" }, "cn-north-1")[1]?.claims).toBeUndefined();
  });

  it("are addressed by the cloud's own name", () => {
    const audience = (cloud: Cloud, region: string) => layout(cloud, {}, region).ci?.audience;
    expect(audience("aws", "eu-west-1")).toBe("sts.amazonaws.com");
    expect(audience("aws", "cn-north-1")).toBe("sts.amazonaws.com.cn");
    expect(audience("alicloud", "cn-shanghai")).toBe("sts.aliyuncs.com");
  });

  it("never let a wildcard deploy", () => {
    expect(faultsOf("aws", ci({ branch: "*" }))).toHaveLength(1);
    expect(faultsOf("aws", ci({ repository: "mall/*" }))).toHaveLength(1);
    expect(faultsOf("aws", ci({ subjects: { preview: "a:*", deploy: "b:*" } }))).toHaveLength(1);
    expect(faultsOf("aws", ci({ subjects: { preview: "a", deploy: "a" } }))).toHaveLength(1);
    expect(faultsOf("aws", ci({ host: { issuer: "https://git.mall.example" } }))[0]).toContain("ci.subjects");
    expect(faultsOf("aws", ci({ host: { issuer: "http://git.mall.example/" } }))[0]).toContain("ci.host");
  });

  it("read the state that previews compare with, by the name of its bucket", () => {
    const role = (more: Partial<NonNullable<IdentityArgs["ci"]>>) =>
      layout("aws", ci(more)).roles.find(({ key }) => key === "ci-preview");
    expect(role({})?.grants).toEqual({});
    const key = "arn:aws:kms:ap-northeast-1:111122223333:key/x";
    expect(JSON.stringify(role({ state: { bucket: "mall-state", key } })?.grants)).toContain(key);
    expect(faultsOf("aws", ci({ state: { bucket: "s3://mall-state", key: "x" } }))).toHaveLength(2);
  });

  it("need the issuer's fingerprint on Alibaba Cloud", () => {
    const { thumbprints: _, ...without } = ci({}).ci ?? { host: "github", repository: "a/b", branch: "main" };
    expect(faultsOf("aws", { ci: without })).toEqual([]);
    expect(faultsOf("alicloud", { ci: without })[0]).toContain("ci.thumbprints | is missing");
    expect(faultsOf("aws", ci({ thumbprints: ["aa:bb"] }))[0]).toContain("is no fingerprint");
  });
});

describe("duties", () => {
  const assigned = (rows: Readonly<Record<string, Partial<SsoAssignment>>>): Partial<IdentityArgs> => ({
    sso: {
      instance: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
      assignments: Object.fromEntries(
        Object.entries(rows).map(([key, row]) => [
          key,
          { role: "operations", group: "g", accounts: [ACCOUNTS.aws.own], ...row },
        ]),
      ),
    },
  });

  it("that conflict are refused to one group in one account", () => {
    expect(faultsOf("aws", assigned({ one: {}, two: { role: "audit" } }))[0]).toBe(
      "sso.assignments.two.role | gives g audit in 111122223333, where one gives it operations | conflicting duties go to different groups of different people [§1.2.1-a]",
    );
    expect(faultsOf("aws", assigned({ one: {}, two: { role: "audit", group: "h" } }))).toEqual([]);
    const elsewhere = { role: "audit" as const, accounts: [ACCOUNTS.aws.people] };
    expect(faultsOf("aws", assigned({ one: {}, two: elsewhere }))).toEqual([]);
  });

  it("are assigned from the region that the identity centre is reached from", () => {
    const { sso } = identityArgs("alicloud", "cn-shanghai");
    expect(sso === undefined ? [] : faultsOf("alicloud", { region: "cn-beijing", sso })).toEqual([
      "sso | is not reached from this region | administer it from an account whose home region is cn-shanghai or us-west-1",
    ]);
  });

  it("are left out by name, and say so on every role", () => {
    const { roles } = layout("aws", { without: { finance: { reason: "billed elsewhere", owner: "cfo" } } });
    expect(roles.map(({ key }) => key)).not.toContain("finance");
    expect(roles[0]?.tags).toEqual({ "waiver-role-finance": "billed elsewhere - cfo" });
  });

  it("include a database administrator only where there is a bastion", () => {
    const { bastion: _, ...none } = identityArgs("aws", REGION.aws);
    const keys = layoutIdentity("id", "aws", none, NOW).roles.map(({ key }) => key);
    expect(keys).not.toContain("dba");
    expect(layout("aws").roles.map(({ key }) => key)).toContain("dba");
  });

  it("have the same role names in every account and whatever the component is called", () => {
    const names = (name: string, account: string) =>
      layoutIdentity(name, "aws", { ...identityArgs("aws", REGION.aws), account }, NOW).roles.map(
        (role) => role.name,
      );
    expect(names("one", ACCOUNTS.aws.own)).toEqual(names("two", ACCOUNTS.aws.people));
  });

  it("come from a bastion that the cloud can see", () => {
    expect(faultsOf("aws", { bastion: {} })[0]).toContain("names no way in");
    expect(faultsOf("aws", { bastion: { addresses: ["10.0.0.8/32"] } })[0]).toContain("is a private address");
    expect(faultsOf("aws", { bastion: { addresses: ["203.0.113.8/24"] } })[0]).toContain(
      "bastion.addresses[0]",
    );
  });

  it("hold no session longer than the cloud takes", () => {
    expect(faultsOf("aws", { sessionHours: { audit: 13, finance: 0.5 } })).toHaveLength(2);
    expect(
      layout("aws", { sessionHours: { audit: 2 } }).roles.find(({ key }) => key === "audit")?.hours,
    ).toBe(2);
  });

  it("fit into the cloud's limits of policies with room for the largest table we know", () => {
    for (const cloud of ["aws", "alicloud"] as const) {
      const sizes = layout(cloud).policies.map(
        ({ key, document }) => [key, JSON.stringify(document).length] as const,
      );
      const most = cloud === "aws" ? 10_240 : 6_144;
      expect(sizes.filter(([, size]) => size > most * 0.8)).toEqual([]);
    }
  });

  it("say when a row makes a policy too long", () => {
    const who = Array.from({ length: 60 }, (_, index) => `user/somebody-with-a-long-name-${index}`);
    const [fault] = faultsOf("aws", elevation({ who }));
    expect(fault).toMatch(/^elevated-drill-trust \| is too long a trust policy \| keep it under 2048/);
  });

  it("say when what a role was granted is too long together: IAM counts it so, RAM does not", () => {
    const allowed = { Effect: "Allow", Action: ["s3:GetObject"], Resource: "b".repeat(4_000) } as const;
    const document = { Version: "2012-10-17", Statement: [allowed] } as const;
    const grants = { audit: { one: { document }, two: { document } } };
    expect(faultsOf("aws", { grants })).toEqual([
      expect.stringMatching(/^audit \| is too long an identity policy \| keep it under 10240/),
    ]);
    expect(faultsOf("alicloud", { grants })).toEqual([]);
  });
});

describe("people", () => {
  it("live in groups of their own account, and of no other", () => {
    expect(layout("aws").groups.map(({ key }) => key)).toEqual([
      "people",
      "operations",
      "security",
      "audit",
      "finance",
      "dba",
      "break-glass",
    ]);
    const elsewhere = layout("aws", { people: { account: ACCOUNTS.aws.people } });
    expect(elsewhere.groups).toEqual([]);
    expect(elsewhere.secondFactor).toBeUndefined();
    expect(JSON.stringify(elsewhere.roles[0]?.trust)).toContain(`::${ACCOUNTS.aws.people}:root`);
  });

  it("enter the console from given addresses on Alibaba Cloud alone", () => {
    expect(layout("alicloud", { people: { signInFrom: ["203.0.113.0/24"] } }).signInFrom).toHaveLength(1);
    expect(faultsOf("aws", { people: { signInFrom: ["203.0.113.0/24"] } })[0]).toContain("people.signInFrom");
    const many = Array.from({ length: 41 }, (_, index) => `203.0.113.${index}/32`);
    expect(faultsOf("alicloud", { people: { signInFrom: many } })[0]).toContain("are too many");
  });

  it("are watched for rights that nobody uses, where the cloud offers it", () => {
    expect(layout("aws").analyzers).toEqual([
      { type: "ACCOUNT" },
      { type: "ACCOUNT_UNUSED_ACCESS", unusedDays: 90 },
    ]);
    expect(layout("aws", { analyzer: { scope: "organization", unusedDays: 30 } }).analyzers).toEqual([
      { type: "ORGANIZATION" },
      { type: "ORGANIZATION_UNUSED_ACCESS", unusedDays: 30 },
    ]);
    expect(layout("aws", {}, "cn-north-1").analyzers).toEqual([{ type: "ACCOUNT" }]);
    expect(layout("aws", { analyzer: { off: { reason: "drill", owner: "it" } } }).analyzers).toEqual([]);
    expect(layout("alicloud").analyzers).toEqual([]);
  });
});

describe("grants", () => {
  it("of another component open what they name, and leave the refusal of all other data", () => {
    const document = { Version: "2012-10-17", Statement: [] } as const;
    const opened = layout("aws", { grants: { audit: { logs: { document, opens: ["some-bucket/*"] } } } });
    const audit = opened.roles.find(({ key }) => key === "audit");
    expect(audit?.grants).toEqual({ logs: document });
    const refusal = audit?.may.Statement.find(({ Sid }) => Sid === "NoData");
    expect(refusal).toMatchObject({ Effect: "Deny", NotResource: ["some-bucket/*"] });
    expect(refusal?.Resource).toBeUndefined();
  });

  it("on Alibaba Cloud take out of the refusal what they allow, and nothing else", () => {
    const document = {
      Version: "1",
      Statement: [{ Effect: "Allow", Action: ["oss:GetObject"], Resource: "x" }],
    } as const;
    const opened = layout("alicloud", { grants: { audit: { logs: { document } } } });
    const refused = opened.roles.find(({ key }) => key === "audit")?.may.Statement[1]?.Action;
    expect(refused).not.toContain("oss:GetObject*");
    expect(refused).toContain("kms:Decrypt");
  });
});

describe("secrets", () => {
  const secret = (rotation: NonNullable<IdentityArgs["secrets"]>[string]["rotation"], length = 20) => ({
    secrets: { it: { purpose: "drill", username: "it", length, rotation } },
  });
  const faulty = (cloud: Cloud, more: Parameters<typeof secretsArgs>[2]) =>
    faults(() => layoutSecrets("kept", cloud, secretsArgs(cloud, REGION[cloud], more), NOW));

  it("are 12 to 20 characters long", () => {
    for (const length of [12, 20]) {
      expect(faulty("aws", secret({ by: "deployment", since: "2026-11-23" }, length))).toEqual([]);
    }
    for (const length of [11, 21, 12.5]) {
      expect(faulty("aws", secret({ by: "deployment", since: "2026-11-23" }, length))[0]).toContain(
        "[§1.1.9-a]",
      );
    }
  });

  it("are asked for anew once they are 60 days old, not a day earlier", () => {
    expect(faulty("aws", secret({ by: "deployment", since: "2026-09-24" }))).toEqual([]);
    expect(faulty("aws", secret({ by: "deployment", since: "2026-09-23" }))[0]).toBe(
      "secrets.it.rotation.since | is more than 60 days ago | write today's date: the next deployment then makes a new one [§1.1.2-c]",
    );
    expect(faulty("aws", secret({ by: "deployment", since: "2026-12-01" }))[0]).toContain("lies ahead");
    expect(faulty("aws", secret({ by: "deployment", since: "soon" }))[0]).toContain("is no date");
  });

  it("rotate as their cloud can", () => {
    const byFunction = secret({ by: "function", functionArn: "f" });
    const byRds = secret({ by: "rds", instance: "rm-1" });
    expect([faulty("aws", byFunction), faulty("alicloud", byRds)]).toEqual([[], []]);
    expect(faulty("alicloud", byFunction)).toHaveLength(1);
    expect(faulty("aws", byRds)).toHaveLength(1);
    expect(faulty("aws", secret({ by: "function", functionArn: "f", days: 61 }))[0]).toContain("[§1.1.2-c]");
  });

  it("lie under a key that serves the secret store", () => {
    const key = { arn: "k", id: "k", serves: ["s3" as const] };
    expect(faulty("aws", { key })).toEqual([
      'key.serves | leaves the secret store out | add "secretsmanager" to the serves of its domain',
    ]);
    expect(faultsOf("aws", { secrets: secretsArgs("aws", REGION.aws).secrets })).toEqual([
      "key | is missing | give the key that encrypts the secrets",
    ]);
  });
});

it("tells everything that is wrong at once, each at its place", () => {
  const found = faultsOf("aws", {
    account: "1",
    region: "somewhere",
    tags: {},
    analyzer: { unusedDays: 0 },
    people: { account: "x" },
    without: { audit: { reason: "", owner: "" } },
  });
  const paths = found.map((each) => each.split(" | ")[0]);
  expect(paths).toEqual(
    expect.arrayContaining(["account", "region", "tags.department", "people.account", "without.audit"]),
  );
  expect(paths).toContain("analyzer.unusedDays");
});

it("tells of break-glass with a title, a time and the clause", () => {
  const { role, description } = layoutBreakGlassAlarm("alarm", "aws", alarmArgs("aws", "eu-west-1"));
  expect(role).toBe("atrium-break-glass");
  expect(description).toMatch(/^\[critical\] \[60 min\] \[§1\.2\.4-a\]\nBreak-glass was used \//);
  expect(
    faults(() => layoutBreakGlassAlarm("alarm", "aws", { ...alarmArgs("aws", "x"), tags: {} })).length,
  ).toBeGreaterThan(1);
});
