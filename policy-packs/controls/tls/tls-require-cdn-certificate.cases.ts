import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireCdnCertificate } from "./tls-require-cdn-certificate.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
const ALI = "alicloud:cdn/domainNew:DomainNew";
const DCDN = "alicloud:dcdn/domain:Domain";

export const cases: ControlCases = {
  control: tlsRequireCdnCertificate,
  aws: {
    pass: [
      example(CDN, { viewerCertificate: { acmCertificateArn: "arn" } }),
      example(CDN, { viewerCertificate: { iamCertificateId: "id" } }),
    ],
    fail: [example(CDN, { viewerCertificate: { cloudfrontDefaultCertificate: true } }), example(CDN, {})],
    unknown: [example(CDN, { viewerCertificate: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, { certificateConfig: { serverCertificateStatus: "on" } }),
      example(ALI, { certificateConfig: { certType: "cas" } }),
      example(DCDN, { sslProtocol: "on" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { certificateConfig: { serverCertificateStatus: "off" } }),
      example(DCDN, { sslProtocol: "off" }),
      example(DCDN, {}),
    ],
    unknown: [example(ALI, { certificateConfig: UNKNOWN }), example(DCDN, { sslProtocol: UNKNOWN })],
  },
};
