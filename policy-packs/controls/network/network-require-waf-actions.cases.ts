import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireWafActions } from "./network-require-waf-actions.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";

export const cases: ControlCases = {
  control: networkRequireWafActions,
  aws: {
    pass: [
      example(ACL, { rules: [{ action: { block: {} } }] }),
      example(ACL, { rules: [{ action: { count: {} } }, { overrideAction: { none: {} } }] }),
      example(ACL, { rules: [{ statement: { managedRuleGroupStatement: { name: "g" } } }] }),
      example("aws:waf/webAcl:WebAcl", { rules: [{ action: { type: "BLOCK" } }] }),
      example("aws:wafregional/ruleGroup:RuleGroup", { activatedRules: [{ action: { type: "COUNT" } }] }),
    ],
    fail: [
      example(ACL, { rules: [{ name: "r" }] }),
      example(ACL, { rules: [{ action: { block: {} } }, { action: {} }] }),
      example("aws:wafv2/ruleGroup:RuleGroup", { rules: [{ action: {} }] }),
      example("aws:waf/ruleGroup:RuleGroup", { activatedRules: [{ ruleId: "r" }] }),
    ],
    unknown: [
      example(ACL, { rules: UNKNOWN }),
      example(ACL, { rules: [{ action: UNKNOWN }] }),
      example(ACL, { rules: [UNKNOWN] }),
    ],
    silent: [example(ACL, {})],
  },
};
