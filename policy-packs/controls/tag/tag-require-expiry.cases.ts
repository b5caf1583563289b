import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tagRequireExpiry } from "./tag-require-expiry.ts";

const AWS = "aws:ec2/instance:Instance";
const ALI = "alicloud:ecs/instance:Instance";

export const cases: ControlCases = {
  control: tagRequireExpiry,
  aws: {
    pass: [
      example(AWS, { tags: { environment: "test", expiry: "2026-12-31" } }),
      example(AWS, { tags: { environment: "test", expiry: "2027-02-23" } }),
      example(AWS, { tags: { environment: "test", expiry: "2026-11-23" } }),
    ],
    fail: [
      example(AWS, { tags: { environment: "test" } }),
      example(AWS, { tags: { environment: "test", expiry: "2026-11-22" } }),
      example(AWS, { tags: { environment: "development", expiry: "2028-01-01" } }),
      example(AWS, { tags: { environment: "test", expiry: "2027-02-24" } }),
      example(AWS, { tags: { expiry: "soon" } }),
      example(AWS, { tags: { expiry: "2027-02-30" } }),
    ],
    unknown: [example(AWS, { tags: UNKNOWN }), example(AWS, { tags: { environment: UNKNOWN } })],
    notApplicable: [example(AWS, { tags: { environment: "production" } }), example(AWS, {})],
  },
  alicloud: {
    pass: [
      example(ALI, { tags: { environment: "test", expiry: "2026-12-31" } }),
      example(ALI, { tags: { environment: "test", expiry: "2027-02-23" } }),
      // The service releases it by itself.
      example(ALI, { tags: { environment: "test" }, autoReleaseTime: "2026-12-31T16:00:00Z" }),
      example(ALI, { tags: { environment: "test", expiry: "2026-11-23" } }),
    ],
    fail: [
      example(ALI, { tags: { environment: "test" } }),
      example(ALI, { tags: { environment: "test", expiry: "2026-11-22" } }),
      example(ALI, { tags: { environment: "development", expiry: "2028-01-01" } }),
      example(ALI, { tags: { environment: "test", expiry: "2027-02-24" } }),
      example(ALI, { tags: { environment: "test" }, autoReleaseTime: "2028-12-31T16:00:00Z" }),
      example(ALI, { tags: { environment: "test" }, autoReleaseTime: "" }),
      example(ALI, { tags: { expiry: "soon" } }),
      example(ALI, { tags: { expiry: "2027-02-30" } }),
    ],
    unknown: [
      example(ALI, { tags: { environment: "test" }, autoReleaseTime: UNKNOWN }),
      example(ALI, { tags: UNKNOWN }),
      example(ALI, { tags: { environment: UNKNOWN } }),
    ],
    notApplicable: [example(ALI, { tags: { environment: "production" } }), example(ALI, {})],
  },
};
