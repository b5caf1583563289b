import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireCertificateTransparency } from "./tls-require-certificate-transparency.ts";

const CERT = "aws:acm/certificate:Certificate";

export const cases: ControlCases = {
  control: tlsRequireCertificateTransparency,
  aws: {
    pass: [
      example(CERT, {}),
      example(CERT, { options: { certificateTransparencyLoggingPreference: "ENABLED" } }),
    ],
    fail: [example(CERT, { options: { certificateTransparencyLoggingPreference: "DISABLED" } })],
    unknown: [example(CERT, { options: UNKNOWN })],
  },
};
