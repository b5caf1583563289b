import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireWafKnownBadInputs } from "./network-require-waf-known-bad-inputs.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";
const managed = (name: unknown, more: object = {}) => ({
  name: "rule",
  priority: 1,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
  ...more,
});
const BAD = "AWSManagedRulesKnownBadInputsRuleSet";

export const cases: ControlCases = {
  control: networkRequireWafKnownBadInputs,
  aws: {
    pass: [
      example(ACL, { rules: [managed(BAD)] }),
      example(ACL, { rules: [managed("AWSManagedRulesCommonRuleSet"), managed(BAD)] }),
    ],
    fail: [
      example(ACL, {}),
      example(ACL, { rules: [managed("AWSManagedRulesCommonRuleSet")] }),
      example(ACL, { rules: [managed(BAD, { overrideAction: { count: {} } })] }),
      example(ACL, { rules: [managed(BAD, { overrideAction: {} })] }),
      example(ACL, {
        rules: [
          managed(BAD, {
            statement: { managedRuleGroupStatement: { name: BAD, excludedRules: [{ name: "Log4JRCE" }] } },
          }),
        ],
      }),
      example(ACL, {
        rules: [
          managed(BAD, {
            statement: {
              managedRuleGroupStatement: {
                name: BAD,
                ruleActionOverrides: [{ name: "Log4JRCE_HEADER", actionToUse: { count: {} } }],
              },
            },
          }),
        ],
      }),
    ],
    unknown: [
      example(ACL, { rules: UNKNOWN }),
      example(ACL, { rules: [managed(UNKNOWN)] }),
      example(ACL, { rules: [managed(BAD, { overrideAction: UNKNOWN })] }),
    ],
  },
};
