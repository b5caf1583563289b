import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireApiLog4jGroups } from "./network-require-api-log4j-groups.ts";

const T = "aws:apigateway/stage:Stage";
const managed = (name: unknown, more: object = {}) => ({
  name: "rule",
  priority: 1,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
  ...more,
});
const BAD = "AWSManagedRulesKnownBadInputsRuleSet";
const both = [managed(BAD), managed("AWSManagedRulesAnonymousIpList")];
const acl = (rules: unknown) => ({ name: "acl", type: "aws:wafv2/webAcl:WebAcl", props: { rules } });
const association = (webAclArn: unknown = ref("acl")) => ({
  name: "association",
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  props: { resourceArn: ref("subject"), webAclArn },
});

export const cases: ControlCases = {
  control: networkRequireApiLog4jGroups,
  aws: {
    pass: [example(T, {}, acl(both), association())],
    fail: [
      example(T, {}, acl([managed(BAD)]), association()),
      example(T, {}, acl([managed("AWSManagedRulesAnonymousIpList")]), association()),
      example(T, {}, acl([]), association()),
    ],
    unknown: [example(T, {}, acl(UNKNOWN), association()), example(T, {}, association("arn:elsewhere"))],
    silent: [example(T, {})],
  },
};
