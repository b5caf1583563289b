import * as alicloud from "@pulumi/alicloud";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { recordComponent } from "../testing.ts";
import { AlicloudTagging } from "./alicloud.ts";
import { AwsTagging } from "./aws.ts";
import { BILLED_TAGS, type TaggingArgs } from "./contract.ts";
import { layoutTagging } from "./layout.ts";
import {
  INHERITANCE_RULES,
  launchTemplateTags,
  recoveryPointTags,
  scalingGroupTags,
  snapshotScheduleTags,
} from "./propagation.ts";
import { GOOD, tagging } from "./testing.ts";

const aws = (more: Partial<TaggingArgs> = {}) =>
  recordComponent(
    (transform) =>
      new AwsTagging("tags", tagging("aws", "ap-southeast-1", more), { transformations: [transform] }),
  );

describe("on AWS", () => {
  it("waits with the bill until it is told that billing knows the keys", async () => {
    expect((await aws()).resources.map(({ type }) => type)).toEqual(["atrium:tagging:AwsTagging"]);
  });

  it("then activates the keys that bills are split by, in no region", async () => {
    const { resources } = await aws({ costAllocation: "active" });
    expect(resources.slice(1).map(({ inputs }) => inputs)).toEqual(
      BILLED_TAGS.map((tagKey) => ({ tagKey, status: "Active" })),
    );
  });

  it("activates those that are named instead, keyed by their names", async () => {
    const { resources } = await aws({ costAllocation: "active", billed: ["site", "owner"] });
    expect(resources.slice(1).map(({ name }) => name)).toEqual(["tags-site", "tags-owner"]);
  });
});

describe("on Alibaba Cloud", () => {
  it("hands tags on to disks, interfaces, addresses and snapshots", async () => {
    const { resources } = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      const args = tagging("alicloud", "cn-shanghai");
      return new AlicloudTagging("tags", args, { transformations: [transform], provider });
    });
    const rules = resources.filter(({ type }) => type.startsWith("alicloud:"));
    expect(rules.map(({ inputs }) => inputs.associatedSettingName)).toEqual(Object.values(INHERITANCE_RULES));
    for (const { inputs } of rules) {
      expect(inputs).toMatchObject({
        status: "Enable",
        tagKeys: expect.arrayContaining(["department", "system"]),
      });
    }
  });
});

it("offers the plan's values in the console where Hangzhou's provider is given, and nothing elsewhere", async () => {
  const offered = async (given: boolean) => {
    const { resources } = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      const hangzhou = new alicloud.Provider("hangzhou", { region: "cn-hangzhou" });
      const opts = { transformations: [transform], provider };
      return new AlicloudTagging(
        "tags",
        tagging("alicloud", "cn-shanghai"),
        opts,
        given ? { offered: hangzhou } : {},
      );
    });
    return resources.filter(({ type }) => type.endsWith(":MetaTag"));
  };
  const tags = await offered(true);
  expect(tags.map(({ inputs }) => inputs)).toContainEqual({ key: "department", values: ["it", "property"] });
  for (const { provider } of tags) expect(provider).toContain("::hangzhou::");
  expect(await offered(false)).toEqual([]);
});

describe("one fault each", () => {
  const faults = (cloud: "aws" | "alicloud", args: TaggingArgs) => {
    try {
      layoutTagging("tags", cloud, args);
    } catch (error) {
      if (error instanceof BadInput) return error.diagnostics.map(({ code, path }) => [code, path]);
      throw error;
    }
    return [];
  };
  const base = tagging("aws", "ap-southeast-1");
  const ali = tagging("alicloud", "cn-shanghai");
  const table: readonly [string, "aws" | "alicloud", TaggingArgs, string, string][] = [
    ["a short account", "aws", { ...base, account: "1" }, "tagging.account", "account"],
    ["no region", "aws", { ...base, region: "sg" }, "tagging.region", "region"],
    [
      "a region without inheritance",
      "alicloud",
      { ...ali, region: "ap-northeast-2" },
      "tagging.region",
      "region",
    ],
    [
      "bills in GovCloud",
      "aws",
      tagging("aws", "us-gov-west-1", { costAllocation: "active" }),
      "tagging.billed",
      "costAllocation",
    ],
    [
      "a key that bills cannot know",
      "aws",
      { ...base, billed: ["departmnt"] },
      "tagging.billed",
      "billed[0]",
    ],
    [
      "a key without a value to take",
      "aws",
      { ...base, plan: { required: [], allowed: { site: [] } } },
      "tagging.allowed",
      "plan.allowed.site",
    ],
    [
      "inheritance on AWS",
      "aws",
      { ...base, inheritance: { off: { reason: "x", owner: "y" } } },
      "tagging.other-cloud",
      "inheritance",
    ],
    [
      "bills on Alibaba Cloud",
      "alicloud",
      { ...ali, costAllocation: "active" },
      "tagging.other-cloud",
      "costAllocation",
    ],
    [
      "an opt-out without an owner",
      "alicloud",
      { ...ali, inheritance: { off: { reason: "x", owner: "" } } },
      "tagging.reason",
      "inheritance.off.owner",
    ],
    [
      "a department of nobody",
      "aws",
      { ...base, tags: { ...GOOD, department: "sales" } },
      "tagging.tags",
      "tags.department",
    ],
    [
      "a plan longer than a policy",
      "aws",
      {
        ...base,
        plan: {
          required: [],
          allowed: { site: Array.from({ length: 2000 }, (_, index) => `site-${index}`) },
        },
      },
      "tagging.policy-size",
      "plan.allowed",
    ],
  ];
  it.each(table)("%s", (_, cloud, args, code, path) => {
    expect(faults(cloud, args)).toEqual([[code, path]]);
  });

  it("and none where a region without inheritance says so", () => {
    const off = { off: { reason: "not offered there", owner: "it" } };
    expect(faults("alicloud", { ...ali, region: "ap-northeast-2", inheritance: off })).toEqual([]);
  });
});

describe("tags on their way through services", () => {
  it("reach instances, volumes and interfaces of a scaling group", () => {
    expect(scalingGroupTags({ owner: "ops" })).toEqual([
      { key: "owner", value: "ops", propagateAtLaunch: true },
    ]);
    expect(launchTemplateTags(GOOD).map(({ resourceType }) => resourceType)).toEqual([
      "instance",
      "volume",
      "network-interface",
    ]);
    expect(launchTemplateTags(GOOD, true).at(-1)).toEqual({
      resourceType: "spot-instances-request",
      tags: GOOD,
    });
  });

  it("reach snapshots and recovery points", () => {
    expect(snapshotScheduleTags(GOOD)).toEqual({ copyTags: true, tagsToAdd: GOOD });
    expect(recoveryPointTags(GOOD)).toEqual({ recoveryPointTags: GOOD });
  });
});
