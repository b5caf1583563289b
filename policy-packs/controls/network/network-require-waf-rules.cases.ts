import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireWafRules } from "./network-require-waf-rules.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";
const TEMPLATE = "alicloud:wafv3/defenseTemplate:DefenseTemplate";
const rule = (templateId: unknown) => ({
  name: "rule",
  type: "alicloud:wafv3/defenseRule:DefenseRule",
  props: { templateId },
});

export const cases: ControlCases = {
  control: networkRequireWafRules,
  aws: {
    pass: [
      example(ACL, { rules: [{ name: "r", priority: 1 }] }),
      example("aws:waf/webAcl:WebAcl", { rules: [{ ruleId: "r" }] }),
      example(ACL, { ruleJson: "[]" }),
    ],
    fail: [
      example(ACL, {}),
      example("aws:wafregional/webAcl:WebAcl", { rules: [] }),
      example("aws:waf/webAcl:WebAcl", {}),
    ],
    unknown: [example(ACL, { rules: UNKNOWN })],
  },
  alicloud: {
    pass: [example(TEMPLATE, {}, rule(ref("subject")))],
    fail: [example(TEMPLATE, {})],
    unknown: [example(TEMPLATE, {}, rule(UNKNOWN))],
  },
};
