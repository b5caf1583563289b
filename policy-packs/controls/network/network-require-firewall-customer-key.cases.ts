import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireFirewallCustomerKey } from "./network-require-firewall-customer-key.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";

export const cases: ControlCases = {
  control: networkRequireFirewallCustomerKey,
  aws: {
    pass: [
      example(FIREWALL, { encryptionConfiguration: { type: "CUSTOMER_KMS", keyId: "arn" } }),
      example(FIREWALL, { encryptionConfiguration: { keyId: UNKNOWN } }),
    ],
    fail: [
      example(FIREWALL, {}),
      example("aws:networkfirewall/ruleGroup:RuleGroup", {
        encryptionConfiguration: { type: "AWS_OWNED_KMS_KEY" },
      }),
    ],
    unknown: [example(FIREWALL, { encryptionConfiguration: UNKNOWN })],
  },
};
