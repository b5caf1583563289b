import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsNoWildcardCertificate } from "./tls-no-wildcard-certificate.ts";

const CERT = "aws:acm/certificate:Certificate";

export const cases: ControlCases = {
  control: tlsNoWildcardCertificate,
  aws: {
    pass: [
      example(CERT, { domainName: "www.mall.example" }),
      example(CERT, { domainName: "www.mall.example", subjectAlternativeNames: ["m.mall.example"] }),
    ],
    fail: [
      example(CERT, { domainName: "*.mall.example" }),
      example(CERT, { domainName: "mall.example", subjectAlternativeNames: ["*.mall.example"] }),
    ],
    unknown: [
      example(CERT, { domainName: UNKNOWN }),
      example(CERT, { domainName: "a", subjectAlternativeNames: UNKNOWN }),
    ],
  },
};
