import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { joinedFact } from "../fact.ts";
import { allOf, anyOf, flag, given, integer, isSame, list, text, unless } from "../reading.ts";
import { hasAttached, LB } from "../views/load-balancer.ts";
import {
  ANONYMOUS,
  aclsBefore,
  actionOf,
  BAD_INPUTS,
  holdsGroup,
  isManaged,
  rulesOfAcl,
  stopsWithGroup,
  WEB_ACL,
} from "../views/web-acl.ts";

const CLASSIC_ACLS = ["aws:waf/webAcl:WebAcl", "aws:wafregional/webAcl:WebAcl"];
const RULE_GROUP = "aws:wafv2/ruleGroup:RuleGroup";
const CLASSIC_GROUPS = ["aws:waf/ruleGroup:RuleGroup", "aws:wafregional/ruleGroup:RuleGroup"];
const TEMPLATE = "alicloud:wafv3/defenseTemplate:DefenseTemplate";
const DEFENCE = "alicloud:wafv3/defenseRule:DefenseRule";

/** Has the firewall any rule? */
export const aclHasRules = joinedFact<Known<boolean>>(
  "acl-has-rules",
  { aws: [WEB_ACL, ...CLASSIC_ACLS], alicloud: [TEMPLATE] },
  (acl, stack) => {
    if (acl.type === TEMPLATE) return hasAttached(stack, acl, "templateId", DEFENCE);
    const rules = rulesOfAcl(acl);
    return rules === UNKNOWN ? UNKNOWN : rules.length > 0 || given(acl.props, "ruleJson");
  },
);

/** Does every rule say what happens to what it finds? */
export const rulesHaveActions = joinedFact<Known<boolean>>(
  "rules-have-actions",
  { aws: [WEB_ACL, RULE_GROUP, ...CLASSIC_ACLS, ...CLASSIC_GROUPS], alicloud: [] },
  (acl) => {
    const rules = CLASSIC_GROUPS.includes(acl.type) ? list(acl.props, "activatedRules") : rulesOfAcl(acl);
    if (rules === UNKNOWN) return UNKNOWN;
    if (rules.length === 0) return undefined;
    return allOf(
      rules.map((rule): Known<boolean> => {
        if (rule !== UNKNOWN && isManaged(rule)) return true;
        const action = actionOf(rule);
        return action === UNKNOWN ? UNKNOWN : action !== "nothing";
      }),
    );
  },
);

/** Does some rule stop what it finds, rather than only write it down? */
export const aclStops = joinedFact<Known<boolean>>(
  "acl-stops",
  { aws: [WEB_ACL], alicloud: [DEFENCE, TEMPLATE] },
  (acl) => {
    const { props, type } = acl;
    if (type === TEMPLATE) return flag(props, "status") ?? true;
    if (type === DEFENCE) {
      const status = integer(props, "ruleStatus") ?? 1;
      const action = text(props, "config", "ruleAction");
      const monitors = action === UNKNOWN ? UNKNOWN : action !== "monitor";
      const stops = allOf([status === UNKNOWN ? UNKNOWN : status === 1, monitors]);
      return unless(isSame(text(props, "defenseScene"), "whitelist"), stops);
    }
    if (given(props, "defaultAction", "block")) return true;
    const rules = rulesOfAcl(acl);
    if (rules === UNKNOWN) return UNKNOWN;
    if (rules.length === 0) return undefined;
    return anyOf(
      rules.map((rule): Known<boolean> => {
        const action = actionOf(rule);
        return action === UNKNOWN ? UNKNOWN : action === "stops";
      }),
    );
  },
);

/** Are look-ups by log messages stopped (CVE-2021-44228)? */
export const stopsBadInputs = joinedFact<Known<boolean>>(
  "stops-bad-inputs",
  { aws: [WEB_ACL], alicloud: [] },
  (acl) => stopsWithGroup(acl, BAD_INPUTS),
);

/** Is the firewall before the resource one that knows bad inputs and hidden callers? Undefined without one. */
function knowsAttackers(resource: ResourceView, stack: StackView): Known<boolean> | undefined {
  const acls = aclsBefore(resource, stack);
  if (acls === UNKNOWN) return UNKNOWN;
  if (acls.length === 0) return undefined;
  return anyOf(acls.map((acl) => allOf([holdsGroup(acl, BAD_INPUTS), holdsGroup(acl, ANONYMOUS)])));
}

export const balancerGroups = joinedFact<Known<boolean>>(
  "balancer-groups",
  { aws: [LB], alicloud: [] },
  knowsAttackers,
);

export const apiGroups = joinedFact<Known<boolean>>(
  "api-groups",
  { aws: ["aws:apigateway/stage:Stage", "aws:apigatewayv2/api:Api"], alicloud: [] },
  knowsAttackers,
);

export const graphqlGroups = joinedFact<Known<boolean>>(
  "graphql-groups",
  { aws: ["aws:appsync/graphQLApi:GraphQLApi"], alicloud: [] },
  knowsAttackers,
);

export const edgeGroups = joinedFact<Known<boolean>>(
  "edge-groups",
  { aws: ["aws:cloudfront/distribution:Distribution"], alicloud: [] },
  (resource, stack) => knowsAttackers(resource, stack) ?? false,
);

/** Is what the firewall sees written down? */
export const aclLogs = joinedFact<Known<boolean>>(
  "acl-logs",
  {
    aws: [WEB_ACL, ...CLASSIC_ACLS],
    alicloud: ["alicloud:waf/instance:Instance", "alicloud:cloudfirewall/instance:Instance"],
  },
  (acl, stack) => {
    const { props, type } = acl;
    if (type === WEB_ACL) {
      return hasAttached(
        stack,
        acl,
        "resourceArn",
        "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
      );
    }
    if (type === "alicloud:waf/instance:Instance") {
      const kept = text(props, "wafLog");
      return kept === UNKNOWN ? UNKNOWN : !/^(false|0|off|)$/i.test(kept ?? "");
    }
    if (type.startsWith("alicloud:")) return flag(props, "cfwLog") ?? false;
    return given(props, "loggingConfiguration", "logDestination");
  },
);
