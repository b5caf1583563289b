import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireClassicVersion } from "./tls-require-classic-version.ts";

const POLICY = "aws:elb/loadBalancerPolicy:LoadBalancerPolicy";
const policy = (...policyAttributes: unknown[]) => ({
  policyTypeName: "SSLNegotiationPolicyType",
  policyAttributes,
});

export const cases: ControlCases = {
  control: tlsRequireClassicVersion,
  aws: {
    pass: [
      example(POLICY, policy({ name: "Protocol-TLSv1.2", value: "true" })),
      example(
        POLICY,
        policy({ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-TLS-1-2-2017-01" }),
      ),
      example(
        POLICY,
        policy({ name: "Protocol-TLSv1", value: "false" }, { name: "Protocol-TLSv1.2", value: "true" }),
      ),
    ],
    fail: [
      example(POLICY, policy({ name: "Protocol-TLSv1", value: "true" })),
      example(
        POLICY,
        policy({ name: "Protocol-SSLv3", value: "true" }, { name: "Protocol-TLSv1.2", value: "true" }),
      ),
      example(POLICY, policy({ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-2016-08" })),
      example(POLICY, policy({ name: "Protocol-TLSv1.1", value: true })),
    ],
    unknown: [
      example(POLICY, { policyTypeName: "SSLNegotiationPolicyType", policyAttributes: UNKNOWN }),
      example(POLICY, policy()),
    ],
    silent: [example(POLICY, { policyTypeName: "PublicKeyPolicyType" })],
  },
};
