import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALLOWED_VALUES, REQUIRED_TAGS, type TagPlan } from "./contract.ts";
import {
  alicloudTagPolicy,
  awsTagPolicy,
  awsTagPolicyExcess,
  type TagPolicyDocument,
} from "./policy-documents.ts";

const PLAN: TagPlan = {
  required: REQUIRED_TAGS,
  allowed: { ...ALLOWED_VALUES, department: ["it", "property"] },
};

const AWS_ELEMENTS = ["enforced_for", "report_required_tag_for", "tag_key", "tag_value"];
const ALICLOUD_ELEMENTS = ["enforced_for", "resource_type_scope", "tag_key", "tag_value"];

/** The grammar of both guides: policy key in lower case and the tag key but for case; lists of texts elsewhere. */
function faultsOf({ tags }: TagPolicyDocument, elements: readonly string[]): readonly string[] {
  return Object.entries(tags).flatMap(([policyKey, rule]) => {
    const faults: string[] = [];
    const key = rule.tag_key["@@assign"];
    if (policyKey !== policyKey.toLowerCase()) faults.push(`${policyKey}: not in lower case`);
    if (key.toLowerCase() !== policyKey) faults.push(`${policyKey}: another key than ${key}`);
    for (const [element, setting] of Object.entries(rule)) {
      if (!elements.includes(element)) faults.push(`${policyKey}.${element}: no element`);
      if (Object.keys(setting).join() !== "@@assign") faults.push(`${policyKey}.${element}: no operator`);
      if (element === "tag_key") continue;
      const values: unknown = setting["@@assign"];
      if (!Array.isArray(values) || values.length === 0) faults.push(`${policyKey}.${element}: no list`);
      for (const value of values as readonly string[]) {
        const form = element === "tag_value" ? /^[^*]*\*?[^*]*$/ : /^[a-z0-9-]+:[A-Za-z0-9_*-]+$/;
        if (!form.test(value)) faults.push(`${policyKey}.${element}: ${value}`);
      }
    }
    return faults;
  });
}

const plans: fc.Arbitrary<TagPlan> = fc.record({
  required: fc.uniqueArray(fc.stringMatching(/^[a-zA-Z][a-zA-Z-]{0,20}$/), {
    selector: (key) => key.toLowerCase(),
  }),
  allowed: fc.dictionary(
    fc.stringMatching(/^[a-z][a-z-]{0,20}[0-9]$/),
    fc.array(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { minLength: 1, maxLength: 5 }),
  ),
});

describe("a tag policy", () => {
  it("follows the grammar of its cloud, whatever the plan", () => {
    const options = { enforcedFor: ["ec2:instance", "s3:*"], requiredFor: ["rds:db"] };
    fc.assert(
      fc.property(plans, (plan) => {
        expect(faultsOf(awsTagPolicy(plan, options), AWS_ELEMENTS)).toEqual([]);
        expect(faultsOf(alicloudTagPolicy(plan, options), ALICLOUD_ELEMENTS)).toEqual([]);
      }),
    );
  });

  it("has a rule for every key that is required or limited, in one order", () => {
    const keys = [...new Set([...REQUIRED_TAGS, "system-tier"])].sort();
    expect(Object.keys(awsTagPolicy(PLAN).tags)).toEqual(keys);
    const turned = { required: [...PLAN.required].reverse(), allowed: PLAN.allowed };
    expect(JSON.stringify(alicloudTagPolicy(turned))).toBe(JSON.stringify(alicloudTagPolicy(PLAN)));
  });

  it("limits values where the plan does, and leaves the others open", () => {
    expect(awsTagPolicy(PLAN).tags.department?.tag_value).toEqual({ "@@assign": ["it", "property"] });
    expect(awsTagPolicy(PLAN).tags.owner).toEqual({ tag_key: { "@@assign": "owner" } });
    expect(alicloudTagPolicy(PLAN).tags.owner).toEqual({
      tag_key: { "@@assign": "owner" },
      tag_value: { "@@assign": ["*"] },
    });
  });

  it("refuses nothing until it is told where", () => {
    for (const document of [awsTagPolicy(PLAN), alicloudTagPolicy(PLAN)]) {
      expect(Object.values(document.tags).filter((rule) => rule.enforced_for !== undefined)).toEqual([]);
    }
    expect(awsTagPolicy(PLAN, { enforcedFor: ["ec2:instance"] }).tags.owner?.enforced_for).toEqual({
      "@@assign": ["ec2:instance"],
    });
  });

  it("reports what lacks a required key, and only that", () => {
    const { tags } = awsTagPolicy(PLAN, { requiredFor: ["ec2:instance"] });
    expect(tags.owner?.report_required_tag_for).toEqual({ "@@assign": ["ec2:instance"] });
    expect(tags["system-tier"]?.report_required_tag_for).toBeUndefined();
  });

  it("tells by how much it is too long for AWS", () => {
    expect(awsTagPolicyExcess(awsTagPolicy(PLAN))).toBe(0);
    const many = Array.from({ length: 1000 }, (_, index) => `department-${index}`);
    expect(awsTagPolicyExcess(awsTagPolicy({ required: [], allowed: { department: many } }))).toBeGreaterThan(
      0,
    );
  });
});
