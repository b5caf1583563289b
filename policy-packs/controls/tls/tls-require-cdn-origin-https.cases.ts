import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireCdnOriginHttps } from "./tls-require-cdn-origin-https.ts";

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
  control: tlsRequireCdnOriginHttps,
  aws: {
    pass: [
      example(CDN, { origins: [{ customOriginConfig: { originProtocolPolicy: "https-only" } }] }),
      example(CDN, { origins: [{ s3OriginConfig: { originAccessIdentity: "id" } }] }),
      example(CDN, {}),
    ],
    fail: [
      example(CDN, { origins: [{ customOriginConfig: { originProtocolPolicy: "match-viewer" } }] }),
      example(CDN, {
        enabled: true,
        origins: [{ s3OriginConfig: {} }, { customOriginConfig: { originProtocolPolicy: "http-only" } }],
      }),
    ],
    unknown: [
      example(CDN, { origins: UNKNOWN }),
      example(CDN, { origins: [{ customOriginConfig: { originProtocolPolicy: UNKNOWN } }] }),
      example(CDN, { origins: [UNKNOWN] }),
    ],
    silent: [
      example(CDN, {
        enabled: false,
        origins: [{ customOriginConfig: { originProtocolPolicy: "http-only" } }],
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, {}, config("forward_scheme", { enable: "on", scheme_origin: "https" })),
      example(
        DCDN,
        {},
        config(
          "forward_scheme",
          { enable: "on", scheme_origin: "https" },
          "alicloud:dcdn/domainConfig:DomainConfig",
        ),
      ),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, {}, config("forward_scheme", { enable: "on", scheme_origin: "follow" })),
      example(ALI, {}, config("forward_scheme", { enable: "off", scheme_origin: "https" })),
      example(DCDN, {}),
    ],
    unknown: [example(ALI, {}, config("forward_scheme", { enable: "on", scheme_origin: UNKNOWN }))],
  },
};
