import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireResponseHeaders } from "./tls-require-response-headers.ts";

const CDN = "aws:cloudfront/distribution:Distribution";

export const cases: ControlCases = {
  control: tlsRequireResponseHeaders,
  aws: {
    pass: [
      example(CDN, { defaultCacheBehavior: { responseHeadersPolicyId: "id" } }),
      example(CDN, { orderedCacheBehaviors: [{}, { responseHeadersPolicyId: UNKNOWN }] }),
    ],
    fail: [example(CDN, {}), example(CDN, { defaultCacheBehavior: {}, orderedCacheBehaviors: [{}] })],
    unknown: [
      example(CDN, { defaultCacheBehavior: UNKNOWN }),
      example(CDN, { orderedCacheBehaviors: UNKNOWN }),
    ],
  },
};
