import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { availabilityRequireFirewallDeletionProtection } from "./availability-require-firewall-deletion-protection.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";

export const cases: ControlCases = {
  control: availabilityRequireFirewallDeletionProtection,
  aws: {
    pass: [
      example(FIREWALL, { deleteProtection: true }),
      { subject: "subject", resources: [{ name: "subject", type: FIREWALL, protect: true }] },
    ],
    fail: [example(FIREWALL, {}), example(FIREWALL, { deleteProtection: "false" })],
    unknown: [example(FIREWALL, { deleteProtection: UNKNOWN })],
  },
};
