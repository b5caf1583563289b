import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireCdnEnabled } from "./network-require-cdn-enabled.ts";

const CDN = "aws:cloudfront/distribution:Distribution";

export const cases: ControlCases = {
  control: networkRequireCdnEnabled,
  aws: {
    pass: [example(CDN, { enabled: true })],
    fail: [example(CDN, { enabled: false }), example(CDN, {})],
    unknown: [example(CDN, { enabled: UNKNOWN })],
  },
};
