import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireBalancerVersion } from "./tls-require-balancer-version.ts";

const LISTENER = "aws:lb/listener:Listener";
const ALB = "alicloud:alb/listener:Listener";
const SLB = "alicloud:slb/listener:Listener";
const NLB = "alicloud:nlb/listener:Listener";
const policy = (...tlsVersions: string[]) => ({
  name: "policy",
  type: "alicloud:nlb/securityPolicy:SecurityPolicy",
  props: { tlsVersions, ciphers: ["ECDHE-RSA-AES128-GCM-SHA256"] },
});

export const cases: ControlCases = {
  control: tlsRequireBalancerVersion,
  aws: {
    pass: [
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
      example(LISTENER, { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS-1-2-Ext-2018-06" }),
    ],
    fail: [
      example(LISTENER, { protocol: "HTTPS" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS-1-1-2017-01" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-FS-2018-06" }),
      example(LISTENER, { protocol: "HTTP" }),
      example("aws:alb/listener:Listener", { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-2016-08" }),
    ],
    unknown: [
      example(LISTENER, { protocol: "HTTPS", sslPolicy: UNKNOWN }),
      example(LISTENER, { protocol: UNKNOWN }),
      example(LISTENER, { protocol: "HTTP", defaultActions: UNKNOWN }),
    ],
    silent: [
      example(LISTENER, { protocol: "TCP" }),
      example(LISTENER, { protocol: "UDP" }),
      example(LISTENER, {
        protocol: "HTTP",
        defaultActions: [
          { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
        ],
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: "tls_cipher_policy_1_2" }),
      example(SLB, { protocol: "https", tlsCipherPolicy: "tls_cipher_policy_1_2_strict" }),
      example(ALB, { listenerProtocol: "QUIC" }),
      example(
        NLB,
        { listenerProtocol: "TCPSSL", securityPolicyId: ref("policy") },
        policy("TLSv1.2", "TLSv1.3"),
      ),
    ],
    fail: [
      example(ALB, { listenerProtocol: "HTTPS" }),
      example(SLB, { protocol: "https" }),
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: "tls_cipher_policy_1_1" }),
      example(
        NLB,
        { listenerProtocol: "TCPSSL", securityPolicyId: ref("policy") },
        policy("TLSv1.1", "TLSv1.2"),
      ),
      example(SLB, { protocol: "http" }),
    ],
    unknown: [
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: "sp-1" }),
      example(SLB, { protocol: "https", tlsCipherPolicy: UNKNOWN }),
    ],
    silent: [example(NLB, { listenerProtocol: "TCP" }), example(SLB, { protocol: "udp" })],
  },
};
