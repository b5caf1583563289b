import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireCdnDefaultRoot } from "./network-require-cdn-default-root.ts";

const CDN = "aws:cloudfront/distribution:Distribution";

export const cases: ControlCases = {
  control: networkRequireCdnDefaultRoot,
  aws: {
    pass: [example(CDN, { defaultRootObject: "index.html" })],
    fail: [example(CDN, {}), example(CDN, { defaultRootObject: "" })],
    unknown: [example(CDN, { defaultRootObject: UNKNOWN })],
  },
};
