import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { availabilityRequireOriginFailover } from "./availability-require-origin-failover.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
const ALI = "alicloud:cdn/domainNew:DomainNew";

export const cases: ControlCases = {
  control: availabilityRequireOriginFailover,
  aws: {
    pass: [
      example(CDN, {
        originGroups: [
          { failoverCriteria: { statusCodes: [503] }, members: [{ originId: "a" }, { originId: "b" }] },
        ],
      }),
    ],
    fail: [
      example(CDN, {}),
      example(CDN, { originGroups: [{ members: [{}, {}] }] }),
      example(CDN, {
        originGroups: [{ failoverCriteria: { statusCodes: [503] }, members: [{ originId: "a" }] }],
      }),
    ],
    unknown: [
      example(CDN, { originGroups: UNKNOWN }),
      example(CDN, { originGroups: [{ failoverCriteria: UNKNOWN, members: UNKNOWN }] }),
    ],
  },
  alicloud: {
    pass: [example(ALI, { sources: [{ content: "a" }, { content: "b" }] })],
    fail: [example(ALI, { sources: [{ content: "a" }] }), example("alicloud:dcdn/domain:Domain", {})],
    unknown: [example(ALI, { sources: UNKNOWN })],
  },
};
