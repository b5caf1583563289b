import { describe, expect, it } from "vitest";
import { BadInput, REGIONS } from "../../ipam/index.ts";
import { GUARDRAILS, type OrganizationArgs } from "./contract.ts";
import { layoutOrganization } from "./layout.ts";
import { LIMITS } from "./limits.ts";
import { ACCOUNTS, organizationArgs } from "./testing.ts";

type Cloud = "aws" | "alicloud";
const REGION = { aws: "ap-northeast-1", alicloud: "cn-shanghai" } as const;

const layout = (cloud: Cloud, more: Partial<OrganizationArgs> = {}) =>
  layoutOrganization("org", cloud, organizationArgs(cloud, [REGION[cloud]], more));

function faultsOf(cloud: Cloud, more: Partial<OrganizationArgs>): readonly string[] {
  try {
    layout(cloud, more);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ path, message }) => `${path} | ${message}`);
  }
  return [];
}

describe("guardrails", () => {
  it("leave room for the policy that allows everything, on every target", () => {
    for (const cloud of ["aws", "alicloud"] as const) {
      expect(layout(cloud).guardrails.length).toBeLessThanOrEqual(LIMITS[cloud].policies - 1);
    }
  });

  it("fit their service with every region of the cloud in use, and with one", () => {
    for (const cloud of ["aws", "alicloud"] as const) {
      const same = REGIONS[cloud].filter((region) => !/^(?:cn|us-gov)-/.test(region) || cloud === "alicloud");
      for (const regions of [same, [REGION[cloud]]]) {
        for (const { document } of layout(cloud, { regions }).guardrails) {
          expect(JSON.stringify(document).length).toBeLessThanOrEqual(LIMITS[cloud].characters);
        }
      }
    }
  });

  it("only refuse: what an account may do is its own roles' to say", () => {
    for (const cloud of ["aws", "alicloud"] as const) {
      const effects = layout(cloud).guardrails.flatMap(({ document }) =>
        document.Statement.map(({ Effect }) => Effect),
      );
      expect(new Set(effects)).toEqual(new Set(["Deny"]));
    }
  });

  it.each(GUARDRAILS)("without %s say so, and lose nothing else", (guardrail) => {
    const reason = { reason: "moving", owner: "it" };
    for (const cloud of ["aws", "alicloud"] as const) {
      const all = layout(cloud).guardrails.flatMap(({ document }) => document.Statement);
      const fewer = layout(cloud, { without: { [guardrail]: reason } });
      const left = fewer.guardrails.flatMap(({ document }) => document.Statement);
      expect(all).toEqual(expect.arrayContaining([...left]));
      // Alibaba Cloud has nothing to refuse to owners with.
      if (guardrail !== "root" || cloud === "aws") expect(left.length).toBeLessThan(all.length);
      expect(fewer.waivers).toEqual({ [`waiver-guardrail-${guardrail}`]: "moving - it" });
    }
  });

  it("name the regions of the estate on AWS, and all others on Alibaba Cloud", () => {
    const aws = layout("aws", { regions: ["ap-northeast-1", "ap-southeast-1"] });
    expect(aws.guardrails.find(({ key }) => key === "regions")?.document.Statement[0]?.Condition).toEqual({
      StringNotEquals: { "aws:RequestedRegion": ["ap-northeast-1", "ap-southeast-1"] },
    });
    const refused = layout("alicloud", { regions: ["cn-shanghai", "cn-beijing"] }).guardrails.find(
      ({ key }) => key === "regions",
    )?.document.Statement[0]?.Resource;
    expect(refused).toHaveLength(REGIONS.alicloud.length - 2);
    expect(refused).not.toContain("acs:*:cn-beijing:*:*");
  });

  it("leave to further deployers what they leave to the pipeline, and take no pattern of roles", () => {
    const deployers = ["arn:aws:iam::*:role/platform-deploy"];
    const statements = layout("aws", { deployers }).guardrails.flatMap(({ document }) => document.Statement);
    const excepting = statements.filter(({ Condition }) => Condition?.ArnNotLike !== undefined);
    expect(excepting.length).toBeGreaterThan(4);
    for (const { Condition } of excepting) {
      expect(Condition?.ArnNotLike?.["aws:PrincipalArn"]).toContain(deployers[0]);
    }
    expect(faultsOf("aws", { deployers: ["arn:aws:iam::*:role/*", "*"] })).toHaveLength(2);
    expect(faultsOf("alicloud", { deployers: ["acs:ram:*:*:role/platform-deploy"] })).toEqual([]);
    expect(faultsOf("alicloud", { deployers: ["acs:ram:*:*:role/*"] })).toHaveLength(1);
  });

  it("of another component hang at its account alone", () => {
    const document = { Version: "1", Statement: [] } as const;
    const guards = { archive: { account: ACCOUNTS.alicloud.security, document } };
    expect(layout("alicloud", { guards }).guardrails.at(-1)).toEqual({
      key: "guard-archive",
      document,
      targets: [ACCOUNTS.alicloud.security],
    });
    const own = { archive: { account: ACCOUNTS.alicloud.management, document } };
    expect(faultsOf("alicloud", { guards: own })).toEqual([
      "guards.archive.account | is the management account",
    ]);
  });

  it("switch off members' root users from here outside China and GovCloud", () => {
    const central = (region: string) =>
      layoutOrganization("org", "aws", organizationArgs("aws", [region])).centralRoot;
    const kept = { without: { root: { reason: "moving", owner: "it" } } };
    expect(layout("aws", kept).centralRoot).toBe(false);
    expect([central("eu-west-1"), central("cn-north-1"), central("us-gov-west-1")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("folders", () => {
  it("come after the folders they lie in", () => {
    const units = { c: { parent: "b" }, b: { parent: "a" }, a: {} };
    expect(layout("aws", { units, newAccounts: {} }).units.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  });

  it.each<[string, OrganizationArgs["units"], string]>([
    ["a circle", { a: { parent: "b" }, b: { parent: "a" } }, "units.a.parent | lies in itself"],
    ["no parent", { a: { parent: "x" } }, "units.a.parent | is no folder"],
    ["a name", { "A B": {} }, "units.A B | is no name of a folder"],
    [
      "six levels",
      {
        a: {},
        b: { parent: "a" },
        c: { parent: "b" },
        d: { parent: "c" },
        e: { parent: "d" },
        f: { parent: "e" },
      },
      "units.f | lies too deep",
    ],
  ])("with %s are refused", (_, units = {}, fault) => {
    expect(faultsOf("aws", { units, newAccounts: {} })).toContain(fault);
  });
});

describe("bad input", () => {
  it("is told all at once", () => {
    expect(
      faultsOf("aws", {
        account: "1",
        regions: [],
        root: { existing: { rootId: "root" } },
        targets: ["nowhere"],
        securityAccount: "2",
        newAccounts: { one: { name: "", email: "nobody", unit: "nowhere" } },
      }).map((each) => each.split(" | ")[0]),
    ).toEqual([
      "account",
      "regions",
      "root.existing.rootId",
      "newAccounts.one.name",
      "newAccounts.one.unit",
      "newAccounts.one.email",
      "targets[0]",
      "securityAccount",
    ]);
  });

  it("would leave the management account in charge of itself", () => {
    const own = ACCOUNTS.aws.management;
    expect(faultsOf("aws", { securityAccount: own })[0]).toContain("is the management account");
    expect(faultsOf("aws", { targets: [own] })[0]).toContain("is the management account");
  });

  it("would shut a region in use", () => {
    expect(faultsOf("aws", { regions: ["ap-northeast-9"] })).toEqual([
      "regions[0] | is no region of the cloud",
      "regions | lacks the home region ap-northeast-1",
    ]);
    expect(faultsOf("aws", { regions: ["ap-northeast-1", "cn-north-1"] })[0]).toContain("another partition");
  });

  it("would give two accounts one address", () => {
    const one = { name: "One", email: "cloud@mall.example" };
    const newAccounts = { one, two: { ...one, email: "Cloud@mall.example" } };
    expect(faultsOf("aws", { newAccounts })).toEqual(["newAccounts.two.email | is that of one"]);
    expect(faultsOf("alicloud", { newAccounts })).toEqual([]);
  });
});
