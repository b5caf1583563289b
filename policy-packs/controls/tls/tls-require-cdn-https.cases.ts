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

const on = { argName: "enable", argValue: "on" };
const withArguments = (functionArgs: unknown, domainName: unknown = ref("subject")) => ({
  name: "config",
  type: "alicloud:cdn/domainConfig:DomainConfig",
  props: { domainName, functionName: "https_force", functionArgs },
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
      example(ALI, { domainName: "www.mall.example" }, withArguments([on], "www.mall.example")),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, {}, config("https_force", { enable: "off" })),
      example(ALI, {}, config("http_force", { enable: "on" })),
      example(ALI, {}, withArguments([UNKNOWN, { argName: "enable", argValue: "off" }])),
      example(ALI, { domainName: "www.mall.example" }, withArguments([on], "other.mall.example")),
      example(
        ALI,
        { domainName: UNKNOWN },
        { name: "other", type: ALI, props: { domainName: "www.mall.example" } },
        withArguments([on], "www.mall.example"),
      ),
      example(ALI, { domainName: UNKNOWN }, config("http_force", { enable: "on" })),
      example(DCDN, {}, config("https_force", {}, "alicloud:dcdn/domainConfig:DomainConfig")),
    ],
    unknown: [
      example(ALI, {}, config("https_force", { enable: UNKNOWN })),
      example(ALI, {}, config(UNKNOWN, {})),
      example(ALI, {}, withArguments([UNKNOWN])),
      example(ALI, {}, withArguments([{ argName: UNKNOWN, argValue: "on" }])),
      // Either name is to come, so that the function may be this domain's.
      example(ALI, { domainName: UNKNOWN }, withArguments([on], "www.mall.example")),
      example(ALI, { domainName: "www.mall.example" }, withArguments([on], UNKNOWN)),
    ],
  },
};
