import { ALLOWED_VALUES, REQUIRED_TAGS, type TaggingArgs, type Tags } from "./contract.ts";

export const GOOD: Tags = {
  department: "it",
  "business-line": "retail",
  project: "mall",
  environment: "production",
  owner: "ops",
  "data-class": "internal",
};

export function tagging(
  cloud: "aws" | "alicloud",
  region: string,
  more: Partial<TaggingArgs> = {},
): TaggingArgs {
  return {
    account: cloud === "aws" ? "111122223333" : "1234567890123456",
    region,
    tags: GOOD,
    plan: {
      required: REQUIRED_TAGS,
      allowed: { ...ALLOWED_VALUES, department: ["it", "property"], "business-line": ["retail"] },
    },
    ...more,
  };
}
