import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireHsts } from "./tls-require-hsts.ts";

const P = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
const hsts = (props: object) => ({
  securityHeadersConfig: {
    strictTransportSecurity: {
      accessControlMaxAgeSec: 63_072_000,
      includeSubdomains: true,
      preload: true,
      override: true,
      ...props,
    },
  },
});
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
  control: tlsRequireHsts,
  aws: {
    pass: [example(P, hsts({})), example(P, hsts({ accessControlMaxAgeSec: "31536000", preload: "true" }))],
    fail: [
      example(P, {}),
      example(P, hsts({ accessControlMaxAgeSec: 31_535_999 })),
      example(P, hsts({ includeSubdomains: false })),
      example(P, hsts({ preload: false })),
      example(P, hsts({ override: undefined })),
      example(P, { securityHeadersConfig: { frameOptions: {} } }),
    ],
    unknown: [
      example(P, { securityHeadersConfig: UNKNOWN }),
      example(P, hsts({ accessControlMaxAgeSec: UNKNOWN })),
      example(P, hsts({ preload: UNKNOWN })),
    ],
  },
  alicloud: {
    pass: [
      example(
        ALI,
        {},
        config("HSTS", {
          enabled: "on",
          https_hsts_max_age: "31536000",
          https_hsts_include_subdomains: "on",
        }),
      ),
    ],
    fail: [
      example(ALI, {}),
      example(
        ALI,
        {},
        config("HSTS", { enabled: "on", https_hsts_max_age: "5184000", https_hsts_include_subdomains: "on" }),
      ),
      example(
        ALI,
        {},
        config("HSTS", {
          enabled: "off",
          https_hsts_max_age: "31536000",
          https_hsts_include_subdomains: "on",
        }),
      ),
      example(ALI, {}, config("HSTS", { enabled: "on", https_hsts_max_age: "31536000" })),
      example(DCDN, {}),
    ],
    unknown: [
      example(
        ALI,
        {},
        config("HSTS", { enabled: "on", https_hsts_max_age: UNKNOWN, https_hsts_include_subdomains: "on" }),
      ),
    ],
  },
};
