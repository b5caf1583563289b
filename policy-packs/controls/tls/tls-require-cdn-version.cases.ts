import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireCdnVersion } from "./tls-require-cdn-version.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
const ALI = "alicloud:cdn/domainNew:DomainNew";
const DCDN = "alicloud:dcdn/domain:Domain";
const versions = (args: Readonly<Record<string, unknown>>) => ({
  name: "config",
  type: "alicloud:cdn/domainConfig:DomainConfig",
  props: {
    domainName: ref("subject"),
    functionName: "https_tls_version",
    functionArgs: Object.entries(args).map(([argName, argValue]) => ({ argName, argValue })),
  },
});

export const cases: ControlCases = {
  control: tlsRequireCdnVersion,
  aws: {
    pass: [
      example(CDN, { viewerCertificate: { acmCertificateArn: "a", minimumProtocolVersion: "TLSv1.2_2021" } }),
      example(CDN, {
        viewerCertificate: [{ acmCertificateArn: "a", minimumProtocolVersion: "TLSv1.3_2025" }],
      }),
    ],
    fail: [
      example(CDN, {}),
      example(CDN, { viewerCertificate: { cloudfrontDefaultCertificate: true } }),
      example(CDN, {
        viewerCertificate: { cloudfrontDefaultCertificate: "true", minimumProtocolVersion: "TLSv1.2_2021" },
      }),
      example(CDN, { viewerCertificate: { acmCertificateArn: "a", minimumProtocolVersion: "TLSv1.1_2016" } }),
      example(CDN, { viewerCertificate: { acmCertificateArn: "a", minimumProtocolVersion: "SSLv3" } }),
    ],
    unknown: [
      example(CDN, { viewerCertificate: UNKNOWN }),
      example(CDN, { viewerCertificate: { minimumProtocolVersion: UNKNOWN } }),
      example(CDN, {
        viewerCertificate: { cloudfrontDefaultCertificate: UNKNOWN, minimumProtocolVersion: "TLSv1.2_2021" },
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { domainName: "www.mall.example" }, versions({ tls12: "on", tls13: "on" })),
      example(
        "alicloud:cdn/domain:Domain",
        { domainName: "www.mall.example" },
        versions({ tls10: "off", tls11: "off", tls12: "on" }),
      ),
      example(DCDN, {}, { ...versions({ tls12: "on" }), type: "alicloud:dcdn/domainConfig:DomainConfig" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, {}, versions({ tls11: "on", tls12: "on" })),
      example(ALI, {}, versions({ tls10: "on" })),
      example(DCDN, {}),
    ],
    unknown: [
      example(ALI, {}, versions({ tls10: UNKNOWN, tls12: "on" })),
      example(ALI, {}, versions({ tls12: "off" })),
      example(ALI, {}, { ...versions({}), props: { domainName: ref("subject"), functionName: UNKNOWN } }),
      example(
        ALI,
        {},
        {
          ...versions({}),
          props: { domainName: ref("subject"), functionName: "https_tls_version", functionArgs: UNKNOWN },
        },
      ),
    ],
  },
};
