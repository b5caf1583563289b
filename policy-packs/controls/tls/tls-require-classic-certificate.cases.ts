import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireClassicCertificate } from "./tls-require-classic-certificate.ts";

const ELB = "aws:elb/loadBalancer:LoadBalancer";
const listener = (props: object) => ({ listeners: [{ instancePort: 443, lbPort: 443, ...props }] });

export const cases: ControlCases = {
  control: tlsRequireClassicCertificate,
  aws: {
    pass: [
      example(ELB, listener({ lbProtocol: "https", instanceProtocol: "https", sslCertificateId: "arn" })),
      example(ELB, listener({ lbProtocol: "https", instanceProtocol: "https", sslCertificateId: UNKNOWN })),
    ],
    fail: [
      example(ELB, listener({ lbProtocol: "http", instanceProtocol: "http" })),
      example(ELB, { listeners: [{ sslCertificateId: "arn" }, { lbProtocol: "tcp" }] }),
    ],
    unknown: [example(ELB, { listeners: UNKNOWN }), example(ELB, { listeners: [UNKNOWN] })],
  },
};
