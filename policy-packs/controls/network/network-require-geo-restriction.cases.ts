import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireGeoRestriction } from "./network-require-geo-restriction.ts";

const CDN = "aws:cloudfront/distribution:Distribution";

export const cases: ControlCases = {
  control: networkRequireGeoRestriction,
  aws: {
    pass: [
      example(CDN, { restrictions: { geoRestriction: { restrictionType: "whitelist", locations: ["CN"] } } }),
      example(CDN, {}),
    ],
    fail: [example(CDN, { restrictions: { geoRestriction: { restrictionType: "none" } } })],
    unknown: [
      example(CDN, { restrictions: UNKNOWN }),
      example(CDN, { restrictions: { geoRestriction: { restrictionType: UNKNOWN } } }),
    ],
  },
};
