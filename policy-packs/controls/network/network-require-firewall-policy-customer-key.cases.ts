import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireFirewallPolicyCustomerKey } from "./network-require-firewall-policy-customer-key.ts";

const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";

export const cases: ControlCases = {
  control: networkRequireFirewallPolicyCustomerKey,
  aws: {
    pass: [example(POLICY, { encryptionConfiguration: { type: "CUSTOMER_KMS", keyId: "arn" } })],
    fail: [example(POLICY, {})],
    unknown: [example(POLICY, { encryptionConfiguration: UNKNOWN })],
  },
};
