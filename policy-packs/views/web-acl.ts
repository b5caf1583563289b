import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { anyOf, at, given, list, text } from "../reading.ts";
import { hasAttached } from "./load-balancer.ts";
import { namedWithin, namersOf } from "./references.ts";

export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** A managed group that has the rule against log4j look-ups. */
export const BAD_INPUTS = "AWSManagedRulesKnownBadInputsRuleSet";
export const ANONYMOUS = "AWSManagedRulesAnonymousIpList";
const LOG4J_RULES = [
  "Log4JRCE",
  "Log4JRCE_HEADER",
  "Log4JRCE_QUERYSTRING",
  "Log4JRCE_BODY",
  "Log4JRCE_URIPATH",
];

export function rulesOfAcl({ props }: ResourceView): Known<readonly unknown[]> {
  return list(props, "rules");
}

/** Has the ACL a rule with this managed group, whatever it does with what it finds? */
export function holdsGroup(acl: ResourceView, group: string): Known<boolean> {
  const rules = rulesOfAcl(acl);
  if (rules === UNKNOWN) return UNKNOWN;
  return anyOf(
    rules.map((rule): Known<boolean> => {
      const name = text(rule, "statement", "managedRuleGroupStatement", "name");
      return name === UNKNOWN ? UNKNOWN : name === group;
    }),
  );
}

/** Does it stop what the managed group finds, rather than count it? */
export function stopsWithGroup(acl: ResourceView, group: string): Known<boolean> {
  const rules = rulesOfAcl(acl);
  if (rules === UNKNOWN) return UNKNOWN;
  return anyOf(
    rules.map((rule): Known<boolean> => {
      const name = text(rule, "statement", "managedRuleGroupStatement", "name");
      if (name === UNKNOWN) return UNKNOWN;
      if (name !== group) return false;
      const override = at(rule, "overrideAction");
      if (override === UNKNOWN) return UNKNOWN;
      // An empty override is neither: the service refuses it, and nothing is stopped.
      if (!written(override, "none")) return false;
      return !weakened(at(rule, "statement", "managedRuleGroupStatement"));
    }),
  );
}

/** Some rule against log4j is only counted. */
function weakened(statement: unknown): boolean {
  const excluded = list(statement, "excludedRules");
  const overrides = list(statement, "ruleActionOverrides");
  const names = (rules: Known<readonly unknown[]>) => (rules === UNKNOWN ? [] : rules);
  return (
    names(excluded).some((rule) => LOG4J_RULES.includes(String(text(rule, "name")))) ||
    names(overrides).some(
      (rule) =>
        LOG4J_RULES.includes(String(text(rule, "name"))) &&
        (written(at(rule, "actionToUse"), "count") || written(at(rule, "actionToUse"), "allow")),
    )
  );
}

/** A block may be empty and still say something: `none: {}`. */
function written(value: unknown, key: string): boolean {
  return value !== UNKNOWN && given(value, key);
}

/** ACLs that stand before a resource, joined by associations or named by it; unknown where one is to come. */
export function aclsBefore(resource: ResourceView, stack: StackView): Known<readonly ResourceView[]> {
  const associated = namersOf(stack, resource, ASSOCIATION).map((association) =>
    namedWithin(stack, association, "webAclArn", WEB_ACL),
  );
  const named = given(resource.props, "webAclId") ? namedWithin(stack, resource, "webAclId", WEB_ACL) : [];
  // An ACL of another stack cannot be read.
  if (associated.some((acls) => acls.length === 0)) return UNKNOWN;
  if (given(resource.props, "webAclId") && named.length === 0) return UNKNOWN;
  const found = [...associated.flat(), ...named];
  if (found.length === 0 && hasAttached(stack, resource, "resourceArn", ASSOCIATION) === UNKNOWN)
    return UNKNOWN;
  return found;
}

/** What a rule does with what it finds. */
type RuleAction = "stops" | "counts" | "nothing";

export function actionOf(rule: unknown): Known<RuleAction> {
  const action = at(rule, "action");
  const override = at(rule, "overrideAction");
  // Classic firewalls say it in words.
  const word = text(action, "type") ?? text(override, "type");
  if (word === UNKNOWN) return UNKNOWN;
  if (word !== undefined) return word.toUpperCase() === "COUNT" ? "counts" : "stops";
  if (written(action, "count") || written(override, "count")) return "counts";
  if (hasContent(action) || hasContent(override)) return "stops";
  return "nothing";
}

function hasContent(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

export function isManaged(rule: unknown): boolean {
  return given(rule, "statement", "managedRuleGroupStatement");
}
