import { UNKNOWN } from "../../control.ts";
import type { ControlCases, Example, ResourceSpec } from "../../testing.ts";
import { tagRequireBilledKeys } from "./tag-require-billed-keys.ts";

const KEYS = ["department", "business-line", "project", "environment"];
const stack = (resources: readonly ResourceSpec[]): Example => ({ subject: "subject", resources });
const aws = (keys: readonly unknown[], status: unknown = "Active"): Example =>
  stack(
    keys.map((tagKey, index) => ({
      name: index === 0 ? "subject" : `key-${index}`,
      type: "aws:costexplorer/costAllocationTag:CostAllocationTag",
      props: { tagKey, status: index === 0 ? "Active" : status },
    })),
  );
const alicloud = (keys: readonly unknown[]): Example =>
  stack(
    keys.map((key, index) => ({
      name: index === 0 ? "subject" : `key-${index}`,
      type: "alicloud:tag/metaTag:MetaTag",
      props: { key, values: ["it"] },
    })),
  );

export const cases: ControlCases = {
  control: tagRequireBilledKeys,
  aws: {
    pass: [aws(KEYS), aws([...KEYS, "owner"])],
    fail: [aws(KEYS.slice(1)), aws(KEYS, "Inactive"), aws(["department"])],
    unknown: [aws([...KEYS.slice(1), UNKNOWN]), aws(KEYS, UNKNOWN)],
  },
  alicloud: {
    pass: [alicloud(KEYS)],
    fail: [alicloud(KEYS.slice(0, 3))],
    unknown: [alicloud([...KEYS.slice(0, 3), UNKNOWN])],
  },
};
