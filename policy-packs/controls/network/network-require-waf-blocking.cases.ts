import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireWafBlocking } from "./network-require-waf-blocking.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";
const TEMPLATE = "alicloud:wafv3/defenseTemplate:DefenseTemplate";
const RULE = "alicloud:wafv3/defenseRule:DefenseRule";

export const cases: ControlCases = {
  control: networkRequireWafBlocking,
  aws: {
    pass: [
      example(ACL, { rules: [{ action: { block: {} } }] }),
      example(ACL, { rules: [{ overrideAction: { none: {} } }, { action: { count: {} } }] }),
      example(ACL, { defaultAction: { block: {} }, rules: [] }),
      example(ACL, { defaultAction: { allow: {} }, rules: [{ action: { captcha: {} } }] }),
    ],
    fail: [
      example(ACL, { rules: [{ action: { count: {} } }] }),
      example(ACL, { rules: [{ overrideAction: { count: {} } }, { name: "r" }] }),
    ],
    unknown: [example(ACL, { rules: UNKNOWN }), example(ACL, { rules: [{ action: UNKNOWN }] })],
    silent: [example(ACL, {})],
  },
  alicloud: {
    pass: [
      example(RULE, { defenseScene: "custom_acl", ruleStatus: 1, config: { ruleAction: "block" } }),
      example(RULE, { defenseScene: "ip_blacklist", config: { ruleAction: "captcha" } }),
      example(TEMPLATE, { status: "1" }),
    ],
    fail: [
      example(RULE, { defenseScene: "custom_acl", ruleStatus: 1, config: { ruleAction: "monitor" } }),
      example(RULE, { defenseScene: "custom_acl", ruleStatus: 0, config: { ruleAction: "block" } }),
      example(TEMPLATE, { status: "0" }),
    ],
    unknown: [
      example(RULE, { defenseScene: "custom_acl", config: UNKNOWN }),
      example(RULE, { ruleStatus: UNKNOWN, config: { ruleAction: "block" } }),
      example(TEMPLATE, { status: UNKNOWN }),
    ],
    silent: [example(RULE, { defenseScene: "whitelist", config: { ruleAction: "monitor" } })],
  },
};
