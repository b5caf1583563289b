import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsNoCdnOriginSsl } from "./tls-no-cdn-origin-ssl.ts";

const CDN = "aws:cloudfront/distribution:Distribution";

export const cases: ControlCases = {
  control: tlsNoCdnOriginSsl,
  aws: {
    pass: [
      example(CDN, { origins: [{ customOriginConfig: { originSslProtocols: ["TLSv1.2"] } }] }),
      example(CDN, { origins: [{}] }),
    ],
    fail: [
      example(CDN, { origins: [{ customOriginConfig: { originSslProtocols: ["SSLv3", "TLSv1.2"] } }] }),
      example(CDN, { origins: [{}, { customOriginConfig: { originSslProtocols: [UNKNOWN, "SSLv3"] } }] }),
    ],
    unknown: [
      example(CDN, { origins: UNKNOWN }),
      example(CDN, { origins: [{ customOriginConfig: { originSslProtocols: UNKNOWN } }] }),
      example(CDN, { origins: [{ customOriginConfig: { originSslProtocols: ["TLSv1.2", UNKNOWN] } }] }),
    ],
  },
};
