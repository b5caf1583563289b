import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireFirewallLogs } from "./log-require-firewall-logs.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const logging = (firewallArn: unknown) => ({
  name: "logging",
  type: "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
  props: { firewallArn, loggingConfiguration: {} },
});

export const cases: ControlCases = {
  control: logRequireFirewallLogs,
  aws: {
    pass: [example(FIREWALL, {}, logging(ref("subject")))],
    fail: [example(FIREWALL, {}), example(FIREWALL, {}, logging("arn:another"))],
    unknown: [example(FIREWALL, {}, logging(UNKNOWN))],
  },
};
