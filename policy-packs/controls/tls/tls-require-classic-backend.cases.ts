import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireClassicBackend } from "./tls-require-classic-backend.ts";

const ELB = "aws:elb/loadBalancer:LoadBalancer";
const listener = (props: object) => ({ listeners: [{ instancePort: 443, lbPort: 443, ...props }] });

export const cases: ControlCases = {
  control: tlsRequireClassicBackend,
  aws: {
    pass: [
      example(ELB, listener({ lbProtocol: "https", instanceProtocol: "HTTPS", sslCertificateId: "arn" })),
      example(ELB, listener({ lbProtocol: "ssl", instanceProtocol: "ssl", sslCertificateId: "arn" })),
    ],
    fail: [
      example(ELB, listener({ lbProtocol: "https", instanceProtocol: "http", sslCertificateId: "arn" })),
      example(ELB, listener({ instanceProtocol: "tcp" })),
      example(ELB, listener({ instanceProtocol: "https" })),
      example(ELB, listener({})),
    ],
    unknown: [example(ELB, listener({ instanceProtocol: UNKNOWN })), example(ELB, { listeners: UNKNOWN })],
  },
};
