import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagFaults } from "./check.ts";
import { REQUIRED_TAGS, type Tags } from "./contract.ts";
import { fitTags, mergeTags, tagText } from "./layout.ts";
import { NARROW_LIMITS } from "./limits.ts";
import { isRegional, tagForm } from "./taggable.ts";
import { GOOD } from "./testing.ts";

const faultyKeys = (tags: Tags, cloud: "aws" | "alicloud" = "aws") =>
  tagFaults(tags, cloud).map((fault) => fault.key);

describe("merging tags", () => {
  it("lets later layers win, except over what the library sets", () => {
    const merged = mergeTags({ Name: "a", owner: "x" }, { owner: "y", "managed-by": "hand" });
    expect(merged).toEqual({ Name: "a", "managed-by": "atrium", owner: "y" });
  });

  it("sorts keys, so that the order of layers shows no difference", () => {
    expect(Object.keys(mergeTags({ b: "1" }, { a: "1" }))).toEqual(["a", "b", "managed-by"]);
  });
});

describe("tags with faults", () => {
  it("passes a full set on both clouds", () => {
    expect(tagFaults(GOOD, "aws")).toEqual([]);
    expect(tagFaults(GOOD, "alicloud")).toEqual([]);
  });

  it.each(REQUIRED_TAGS)("names %s when it is missing, and when it is blank", (key) => {
    const { [key]: _, ...rest } = GOOD;
    expect(faultyKeys(rest)).toEqual([key]);
    expect(faultyKeys({ ...GOOD, [key]: " " })).toEqual([key]);
  });

  it("refuses values outside the allowed list, and takes a narrower list from the plan", () => {
    expect(tagFaults({ ...GOOD, environment: "prod" }, "aws")[0]?.hint).toContain("production, staging");
    const plan = { required: ["site"], allowed: { department: ["finance"] } };
    expect(tagFaults(GOOD, "aws", plan).map((fault) => fault.key)).toEqual(["site", "department"]);
  });

  it.each<[string, Tags, "aws" | "alicloud"]>([
    ["aws:cost", { "aws:cost": "1" }, "aws"],
    ["AWS:cost", { "AWS:cost": "1" }, "aws"],
    ["acs:cost", { "acs:cost": "1" }, "alicloud"],
    ["Aliyun-x", { "Aliyun-x": "1" }, "alicloud"],
    ["site", { site: "http://x" }, "alicloud"],
    ["site", { site: "x".repeat(129) }, "alicloud"],
    ["site", { site: "x".repeat(257) }, "aws"],
    ["k".repeat(129), { ["k".repeat(129)]: "1" }, "aws"],
    ["k".repeat(65), { ["k".repeat(65)]: "1" }, "alicloud"],
    ["site", { site: "a;b" }, "aws"],
    ["expiry", { expiry: "2026-02-30" }, "aws"],
    ["system-tier", { "system-tier": "4" }, "aws"],
  ])("refuses %s", (key, tags, cloud) => {
    expect(faultyKeys({ ...GOOD, ...tags }, cloud)).toEqual([key]);
  });

  it("takes a misspelt key for what it was meant to be, once, instead of missing the right one", () => {
    const { department: _, ...rest } = GOOD;
    expect(tagFaults({ ...rest, departmant: "it" }, "aws")).toEqual([
      {
        key: "departmant",
        value: "it",
        message: "is no key of the tag plan, and department is required and missing",
        hint: 'did you mean "department"?',
      },
    ]);
  });

  it.each<[string, string]>([
    ["Owner", "owner"],
    ["data_class", "data-class"],
    ["businessLine", "business-line"],
    ["enviroment", "environment"],
  ])("takes %s for %s", (written, meant) => {
    const { [meant]: value = "x", ...rest } = GOOD;
    expect(tagFaults({ ...rest, [written]: value }, "alicloud").map(({ key, hint }) => [key, hint])).toEqual([
      [written, `did you mean "${meant}"?`],
    ]);
  });

  it("takes a misspelt key that nothing requires for what nothing would read", () => {
    expect(tagFaults({ ...GOOD, expirey: "2027-01-01" }, "aws")[0]).toMatchObject({
      key: "expirey",
      message: "is no key of the tag plan, and would be read by nothing",
      hint: 'did you mean "expiry"?',
    });
  });

  it.each(["size", "role", "tier", "team", "cost-centre", "ticket", "Owner"])(
    "lets a key of the user's own stand beside the plan's: %s",
    (key) => {
      expect(tagFaults({ ...GOOD, [key]: "x" }, "aws")).toEqual([]);
    },
  );

  it("takes two slips for two keys", () => {
    const { owner: _, project: __, ...rest } = GOOD;
    expect(faultyKeys({ ...rest, ownr: "a", projct: "b" }).sort()).toEqual(["ownr", "projct"]);
  });

  it("counts: 20 on Alibaba Cloud, 50 on AWS", () => {
    const extra = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`t${index}`, "x"]));
    expect(faultyKeys({ ...GOOD, ...extra }, "alicloud")).toEqual([""]);
    expect(faultyKeys({ ...GOOD, ...extra }, "aws")).toEqual([]);
  });

  it("takes Chinese values", () => {
    expect(faultyKeys({ ...GOOD, department: "信息技术部" }, "alicloud")).toEqual([]);
  });

  it("makes any sentence a value that both clouds take", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (sentence) => {
        const value = tagText(`x ${sentence}`);
        expect(tagFaults({ ...GOOD, site: value }, "alicloud")).toEqual([]);
        expect(tagFaults({ ...GOOD, site: value }, "aws")).toEqual([]);
      }),
    );
  });
});

describe("the table of taggable types", () => {
  it("knows maps, lists, types without tags, and which AWS types have a region", () => {
    expect(tagForm("aws:ec2/vpc:Vpc")).toBe("map");
    expect(tagForm("aws:autoscaling/group:Group")).toBe("list");
    expect(tagForm("aws:ec2/route:Route")).toBeUndefined();
    expect(tagForm("aws:devopsguru/resourceCollection:ResourceCollection")).toBeUndefined();
    expect(tagForm("alicloud:vpc/switch:Switch")).toBe("map");
    expect(tagForm("alicloud:ecs/securityGroupRule:SecurityGroupRule")).toBeUndefined();
    expect(isRegional("aws:ec2/vpc:Vpc")).toBe(true);
    expect(isRegional("aws:iam/role:Role")).toBe(false);
    expect(isRegional("alicloud:vpc/switch:Switch")).toBe(false);
  });
});

describe("tags of a service that takes few characters", () => {
  const tags = { owner: "cloud team", "waiver-deletion": "演练: drill, part 2", project: "landing-zone" };

  it("have the rest replaced, sign for sign, so that the key is made at all", () => {
    expect(fitTags("alicloud:kms/key:Key", tags)).toEqual({
      owner: "cloud_team",
      "waiver-deletion": "__:_drill__part_2",
      project: "landing-zone",
    });
  });

  it("stay as they are everywhere else", () => {
    expect(fitTags("alicloud:vpc/network:Network", tags)).toEqual(tags);
    expect(fitTags("aws:kms/key:Key", tags)).toEqual(tags);
  });
});

describe("tags of a service that takes little", () => {
  it("lose bytes, never half a sign, in a bucket of OSS", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200, size: "max" }), (value) => {
        const { owner = "" } = fitTags("alicloud:oss/bucket:Bucket", { owner: value });
        expect(Buffer.byteLength(owner)).toBeLessThanOrEqual(128);
        expect(value.startsWith(owner)).toBe(true);
        expect(owner.isWellFormed() || !value.isWellFormed()).toBe(true);
      }),
    );
  });

  it.each([
    ["信".repeat(60), "信".repeat(42)],
    [`${"x".repeat(127)}信`, "x".repeat(127)],
    ["🏬".repeat(40), "🏬".repeat(32)],
  ])("are cut where the next sign would be too much", (value, kept) => {
    expect(fitTags("alicloud:oss/bucket:Bucket", { owner: value })).toEqual({ owner: kept });
  });

  it("keep what bills read first where an object of S3 takes ten", () => {
    const extra = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`a${index}`, "x"]));
    const kept = Object.keys(fitTags("aws:s3/bucketObject:BucketObject", mergeTags(GOOD, extra)));
    expect(kept).toHaveLength(10);
    expect(kept).toEqual(expect.arrayContaining([...REQUIRED_TAGS, "managed-by"]));
    expect(kept).toEqual([...kept].sort());
  });

  it("say where the limit stands", () => {
    for (const [type, { source }] of Object.entries(NARROW_LIMITS)) {
      expect([type, tagForm(type), source.length > 5]).toEqual([type, "map", true]);
    }
  });
});
