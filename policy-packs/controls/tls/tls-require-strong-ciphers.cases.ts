import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireStrongCiphers } from "./tls-require-strong-ciphers.ts";

const LISTENER = "aws:lb/listener:Listener";
const ALB = "alicloud:alb/listener:Listener";
const SLB = "alicloud:slb/listener:Listener";
const policy = (ciphers: unknown) => ({
  name: "policy",
  type: "alicloud:alb/securityPolicy:SecurityPolicy",
  props: { tlsVersions: ["TLSv1.2"], ciphers },
});

export const cases: ControlCases = {
  control: tlsRequireStrongCiphers,
  aws: {
    pass: [
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
      example(LISTENER, { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10" }),
    ],
    fail: [
      example(LISTENER, { protocol: "HTTPS" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" }),
      example(LISTENER, { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS-1-1-2017-01" }),
      example(LISTENER, { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS-1-0-2015-04" }),
      example(LISTENER, { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-Default" }),
    ],
    unknown: [
      example(LISTENER, { protocol: "HTTPS", sslPolicy: UNKNOWN }),
      example(LISTENER, { protocol: UNKNOWN }),
    ],
    silent: [example(LISTENER, { protocol: "HTTP" }), example(LISTENER, { protocol: "TCP" })],
  },
  alicloud: {
    pass: [
      example(SLB, { protocol: "https", tlsCipherPolicy: "tls_cipher_policy_1_2" }),
      example(
        ALB,
        { listenerProtocol: "HTTPS", securityPolicyId: ref("policy") },
        policy(["ECDHE-RSA-AES128-GCM-SHA256"]),
      ),
    ],
    fail: [
      example(SLB, { protocol: "https" }),
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: "tls_cipher_policy_1_1" }),
      example(
        ALB,
        { listenerProtocol: "HTTPS", securityPolicyId: ref("policy") },
        policy(["ECDHE-RSA-AES128-GCM-SHA256", "DES-CBC3-SHA", "RC4-MD5"]),
      ),
    ],
    unknown: [
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: "sp-1" }),
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: ref("policy") }, policy(UNKNOWN)),
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: ref("policy") }, policy([UNKNOWN])),
    ],
  },
};
