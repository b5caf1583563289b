import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireCdnHttps } from "./tls-require-cdn-https.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
const ALI = "alicloud:cdn/domainNew:DomainNew";
const DCDN = "alicloud:dcdn/domain:Domain";
const config = (
  functionName: unknown,
  args: Readonly<Record<string, unknown>>,
  type = "alicloud:cdn/domainConfig:DomainConfig",
) => ({
  name: "config",
  type,
  props: {
    domainName: ref("subject"),
    functionName,
    functionArgs: Object.entries(args).map(([argName, argValue]) => ({ argName, argValue })),
  },
});

export const cases: ControlCases = {
  control: tlsRequireCdnHttps,
  aws: {
    pass: [
      example(CDN, { defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" } }),
      example(CDN, {
        defaultCacheBehavior: { viewerProtocolPolicy: "https-only" },
        orderedCacheBehaviors: [{ viewerProtocolPolicy: "https-only" }],
      }),
    ],
    fail: [
      example(CDN, { defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
      example(CDN, {
        defaultCacheBehavior: { viewerProtocolPolicy: "https-only" },
        orderedCacheBehaviors: [
          { viewerProtocolPolicy: "https-only" },
          { viewerProtocolPolicy: "allow-all" },
        ],
      }),
    ],
    unknown: [
      example(CDN, { defaultCacheBehavior: UNKNOWN }),
      example(CDN, { defaultCacheBehavior: { viewerProtocolPolicy: UNKNOWN } }),
      example(CDN, {
        defaultCacheBehavior: { viewerProtocolPolicy: "https-only" },
        orderedCacheBehaviors: UNKNOWN,
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, {}, config("https_force", { enable: "on" })),
      example(DCDN, {}, config("https_force", { enable: "on" }, "alicloud:dcdn/domainConfig:DomainConfig")),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, {}, config("https_force", { enable: "off" })),
      example(ALI, {}, config("http_force", { enable: "on" })),
      example(DCDN, {}, config("https_force", {}, "alicloud:dcdn/domainConfig:DomainConfig")),
    ],
    unknown: [
      example(ALI, {}, config("https_force", { enable: UNKNOWN })),
      example(ALI, {}, config(UNKNOWN, {})),
    ],
  },
};
