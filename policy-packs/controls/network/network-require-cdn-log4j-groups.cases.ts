import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireCdnLog4jGroups } from "./network-require-cdn-log4j-groups.ts";

const CDN = "aws:cloudfront/distribution:Distribution";
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

export const cases: ControlCases = {
  control: networkRequireCdnLog4jGroups,
  aws: {
    pass: [example(CDN, { webAclId: ref("acl") }, acl(both))],
    fail: [example(CDN, {}), example(CDN, { webAclId: ref("acl") }, acl([managed(BAD)]))],
    unknown: [
      example(CDN, { webAclId: "arn:elsewhere" }),
      example(CDN, { webAclId: ref("acl") }, acl(UNKNOWN)),
    ],
  },
};
