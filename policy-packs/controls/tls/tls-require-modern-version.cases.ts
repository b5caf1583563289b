import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireModernVersion } from "./tls-require-modern-version.ts";

const LISTENER = "aws:lb/listener:Listener";
const CDN = "aws:cloudfront/distribution:Distribution";
const CLASSIC = "aws:elb/loadBalancerPolicy:LoadBalancerPolicy";
const ALB = "alicloud:alb/listener:Listener";
const NLB = "alicloud:nlb/listener:Listener";
const SLB = "alicloud:slb/listener:Listener";
const policy = (...tlsVersions: string[]) => ({
  name: "policy",
  type: "alicloud:alb/securityPolicy:SecurityPolicy",
  props: { tlsVersions },
});

export const cases: ControlCases = {
  control: tlsRequireModernVersion,
  aws: {
    pass: [
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
      example(LISTENER, { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS-1-2-Ext-2018-06" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" }),
      example(CDN, { viewerCertificate: { acmCertificateArn: "c", minimumProtocolVersion: "TLSv1.2_2021" } }),
      example("aws:apigateway/domainName:DomainName", { securityPolicy: "TLS_1_2" }),
      example(CLASSIC, {
        policyTypeName: "SSLNegotiationPolicyType",
        policyAttributes: [{ name: "Protocol-TLSv1.2", value: "true" }],
      }),
    ],
    fail: [
      example(LISTENER, { protocol: "HTTPS" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" }),
      example(LISTENER, { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" }),
      example(LISTENER, { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS-1-1-2017-01" }),
      example("aws:alb/listener:Listener", { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-FS-2018-06" }),
      example(CDN, { viewerCertificate: { cloudfrontDefaultCertificate: true } }),
      example(CDN, { viewerCertificate: { acmCertificateArn: "c", minimumProtocolVersion: "TLSv1.1_2016" } }),
      example("aws:apigateway/domainName:DomainName", {}),
      example(CLASSIC, {
        policyTypeName: "SSLNegotiationPolicyType",
        policyAttributes: [
          { name: "Protocol-TLSv1.2", value: "true" },
          { name: "Protocol-SSLv3", value: "true" },
        ],
      }),
    ],
    unknown: [
      example(LISTENER, { protocol: "HTTPS", sslPolicy: UNKNOWN }),
      example(CDN, { viewerCertificate: { minimumProtocolVersion: UNKNOWN } }),
    ],
    silent: [
      example(LISTENER, { protocol: "TCP" }),
      example(CLASSIC, { policyTypeName: "PublicKeyPolicyType" }),
    ],
  },
  alicloud: {
    pass: [
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: "tls_cipher_policy_1_2" }),
      example(NLB, { listenerProtocol: "TCPSSL", securityPolicyId: "tls_cipher_policy_1_2_strict_with_1_3" }),
      example(SLB, { protocol: "https", tlsCipherPolicy: "tls_cipher_policy_1_2" }),
      example(
        ALB,
        { listenerProtocol: "HTTPS", securityPolicyId: ref("policy") },
        policy("TLSv1.2", "TLSv1.3"),
      ),
      example("alicloud:slb/tlsCipherPolicy:TlsCipherPolicy", { tlsVersions: ["TLSv1.2"] }),
    ],
    fail: [
      example(ALB, { listenerProtocol: "HTTPS" }),
      example(ALB, { listenerProtocol: "QUIC", securityPolicyId: "tls_cipher_policy_1_1" }),
      example(NLB, { listenerProtocol: "TCPSSL" }),
      example(SLB, { protocol: "https" }),
      example(
        ALB,
        { listenerProtocol: "HTTPS", securityPolicyId: ref("policy") },
        policy("TLSv1.0", "TLSv1.2"),
      ),
      example("alicloud:slb/tlsCipherPolicy:TlsCipherPolicy", { tlsVersions: ["TLSv1.2", "TLSv1.1"] }),
    ],
    unknown: [
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: UNKNOWN }),
      example(ALB, { listenerProtocol: "HTTPS", securityPolicyId: "sp-elsewhere" }),
    ],
    silent: [
      example(ALB, { listenerProtocol: "HTTP" }),
      example(NLB, { listenerProtocol: "TCP" }),
      example(SLB, { protocol: "http" }),
    ],
  },
};
