import { describe, expect, it } from "vitest";
import { layoutTagging } from "../../components/tagging/layout.ts";
import { printPath } from "../../ipam/index.ts";
import {
  taggingArgs,
  taggingPath,
  taggingReferences,
  taggingSection,
  tagPlanOf,
  tagPolicyOf,
} from "./tagging.ts";
import { ACCOUNTS, accountOf, sectionOf, seen } from "./testing.ts";

const NAMED = { departments: { it: {}, property: {} }, businessLines: { group: {} } };
const PLAN = tagPlanOf(NAMED);

describe("the plan of an estate", () => {
  it("takes departments and business lines from it, and the rest from the guide", () => {
    expect(PLAN.allowed).toMatchObject({
      department: ["it", "property"],
      "business-line": ["group"],
      "system-tier": ["1", "2", "3"],
    });
    expect(PLAN.required).toContain("data-class");
  });

  it("asks for further keys and values where the section does, and never for fewer", () => {
    const { section } = sectionOf(
      "tagging",
      taggingSection,
      "required: [site, owner]\nallowed: { site: [north, south], environment: [anything] }",
    );
    const plan = tagPlanOf(NAMED, section);
    expect(plan.required.filter((key) => key === "owner")).toHaveLength(1);
    expect(plan.allowed.site).toEqual(["north", "south"]);
    expect(plan.allowed.environment).toContain("production");
  });
});

describe("what accounts do with it", () => {
  const args = (name: string, region: string, yaml = "") =>
    taggingArgs(accountOf(name), region, sectionOf("tagging", taggingSection, yaml).section, PLAN, ACCOUNTS);

  it("splits the payer's bill on AWS, once, and only when told to", () => {
    const payer = args("org", "ap-southeast-1", "costAllocation: active") ?? expect.fail("no payer");
    expect(layoutTagging("t", "aws", payer).billed).toContain("department");
    const waiting = args("org", "ap-southeast-1") ?? expect.fail("no payer");
    expect(layoutTagging("t", "aws", waiting).billed).toEqual([]);
    expect(args("shop", "ap-southeast-1", "costAllocation: active")).toBeUndefined();
  });

  it("splits the bill of an account that stands alone", () => {
    const shop = accountOf("shop");
    const alone = taggingArgs(shop, "ap-southeast-1", { costAllocation: "active" }, PLAN, { shop });
    expect(alone).toMatchObject({ costAllocation: "active" });
    expect(taggingArgs(shop, "ap-northeast-1", {}, PLAN, { shop })).toBeUndefined();
  });

  it("hands tags on in every region of Alibaba Cloud, unless the account leaves that off", () => {
    for (const region of ["cn-shanghai", "cn-beijing"]) {
      const ali = args("ali", region) ?? expect.fail(region);
      expect(layoutTagging("t", "alicloud", ali).inherited.length).toBeGreaterThan(0);
    }
    const off = args("ali", "cn-beijing", "inheritance: { ali: { off: { reason: x, owner: y } } }");
    expect(off?.inheritance?.off.reason).toBe("x");
  });
});

it("writes tag policies where they are asked for", () => {
  const { section } = sectionOf(
    "tagging",
    taggingSection,
    "policies: { aws: { enforcedFor: ['ec2:instance'] }, alicloud: {} }",
  );
  expect(tagPolicyOf("aws", section, PLAN)?.tags.department?.enforced_for).toEqual({
    "@@assign": ["ec2:instance"],
  });
  expect(tagPolicyOf("alicloud", section, PLAN)?.tags.owner?.tag_value).toEqual({ "@@assign": ["*"] });
  expect(tagPolicyOf("aws", {}, PLAN)).toBeUndefined();
});

it("says which values are fixed elsewhere, and which names nothing has", () => {
  const { section, source } = sectionOf(
    "tagging",
    taggingSection,
    "allowed: { department: [it], sites: [north] }\ninheritance: { shop: { off: { reason: x, owner: y } } }",
  );
  expect(seen(taggingReferences(section, ACCOUNTS, source))).toEqual([
    ["governance.tagging.allowed.department", "has its values elsewhere"],
    ["governance.tagging.allowed.sites", "is no key of the plan"],
    ["governance.tagging.inheritance.shop", "is no account on Alibaba Cloud"],
  ]);
});

it.each([
  ["billed[0]", "governance.tagging.billed[0]"],
  ["plan.allowed.site", "governance.tagging.allowed.site"],
  ["inheritance.off.owner", "governance.tagging.inheritance.ali.off.owner"],
  ["region", "accounts.ali"],
])("%s of the component is %s of the file", (path, place) => {
  expect(printPath(taggingPath(path, accountOf("ali")))).toBe(place);
});
