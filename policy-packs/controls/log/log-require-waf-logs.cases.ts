import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireWafLogs } from "./log-require-waf-logs.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";
const CFW = "alicloud:cloudfirewall/instance:Instance";
const WAF = "alicloud:waf/instance:Instance";
const logging = (resourceArn: unknown) => ({
  name: "logging",
  type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  props: { resourceArn, logDestinationConfigs: ["arn"] },
});

export const cases: ControlCases = {
  control: logRequireWafLogs,
  aws: {
    pass: [
      example(ACL, {}, logging(ref("subject"))),
      example("aws:waf/webAcl:WebAcl", { loggingConfiguration: { logDestination: "arn" } }),
    ],
    fail: [
      example(ACL, {}),
      example(ACL, {}, logging("arn:another")),
      example("aws:wafregional/webAcl:WebAcl", {}),
    ],
    unknown: [example(ACL, {}, logging(UNKNOWN))],
  },
  alicloud: {
    pass: [example(CFW, { cfwLog: true }), example(WAF, { wafLog: "1" })],
    fail: [example(CFW, {}), example(CFW, { cfwLog: "false" }), example(WAF, { wafLog: "0" })],
    unknown: [example(CFW, { cfwLog: UNKNOWN }), example(WAF, { wafLog: UNKNOWN })],
  },
};
