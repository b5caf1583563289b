import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tagRequireAllowedValues } from "./tag-require-allowed-values.ts";

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
  control: tagRequireAllowedValues,
  aws: {
    pass: [
      example(AWS, { tags }),
      example(AWS, {}),
      { ...example(AWS, { tags }), settings: { patterns: { owner: "[^@]+@example\\.com" } } },
      // A key that is not there is another control's to ask for.
      { ...example(AWS, {}), settings: { patterns: { owner: "\\d+" } } },
    ],
    fail: [
      { ...example(AWS, { tags }), settings: { patterns: { owner: "ops" } } },
      { ...example(AWS, { tags }), settings: { patterns: { owner: "(", project: "\\d+" } } },
      example(AWS, { tags: { ...tags, environment: "prod" } }),
      example(AWS, { tags: { "data-class": "secret" } }),
    ],
    unknown: [
      { ...example(AWS, { tags }), settings: { patterns: { owner: "(" } } },
      { ...example(AWS, { tags: { owner: UNKNOWN } }), settings: { patterns: { owner: "ops" } } },
      example(AWS, { tags: { environment: UNKNOWN } }),
      example(AWS, { tags: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(ALI, { tags })],
    fail: [example(ALI, { tags: { environment: "Production" } })],
    unknown: [example(ALI, { tags: { environment: UNKNOWN } })],
  },
};
