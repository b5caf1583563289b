import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tagRequireKeys } from "./tag-require-keys.ts";

const AWS = "aws:s3/bucket:Bucket";
const ALI = "alicloud:oss/bucket:Bucket";
const tags = {
  department: "it",
  "business-line": "retail",
  project: "pos",
  environment: "production",
  owner: "ops@example.com",
  "data-class": "internal",
};

export const cases: ControlCases = {
  control: tagRequireKeys,
  aws: {
    pass: [
      example(AWS, { tags }),
      example(AWS, { tags: { ...tags, owner: UNKNOWN } }),
      example("aws:autoscaling/group:Group", {
        tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      }),
    ],
    fail: [
      example(AWS, {}),
      example(AWS, { tags: { ...tags, owner: "" } }),
      example(AWS, { tags: { ...tags, project: undefined } }),
      example(AWS, { tags: { Department: "it" } }),
    ],
    unknown: [example(AWS, { tags: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { tags })],
    fail: [example(ALI, {}), example(ALI, { tags: { department: "it" } })],
    unknown: [example(ALI, { tags: UNKNOWN })],
  },
};
