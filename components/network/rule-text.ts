import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { GroupRule } from "./firewall.ts";
import { ALICLOUD_RULE_DESCRIPTION, AWS_RULE_DESCRIPTION } from "./limits.ts";

/**
 * Source, destination, port, action, reason and owner in one line, for whoever reads the rule in the console.
 * @clause 5.2.2-a
 */
function ruleText(rule: GroupRule): string {
  const exception = rule.exception === undefined ? "" : `; zone exception ${rule.exception}`;
  return `${head(rule)}: ${rule.reason}; owner ${rule.owner}${exception}`;
}

/**
 * As {@link ruleText} in the few characters AWS takes. A reason in Chinese stays whole in the rule's tags,
 * and the description points there.
 */
export function awsRuleText(rule: GroupRule): string {
  const text = ruleText(rule);
  const whole = AWS_RULE_DESCRIPTION.allowed.test(text);
  return (whole ? text : `${head(rule)}: flow ${rule.flow}; reason and owner in tags`).slice(
    0,
    AWS_RULE_DESCRIPTION.max,
  );
}

export function alicloudRuleText(rule: GroupRule): string {
  return ruleText(rule).slice(0, ALICLOUD_RULE_DESCRIPTION.max);
}

export function ruleTags(rule: GroupRule): Tags {
  return {
    flow: rule.flow,
    reason: tagText(rule.reason),
    owner: tagText(rule.owner),
    ...(rule.exception !== undefined && { "zone-exception": tagText(rule.exception) }),
  };
}

function head({ from, to, protocol, ports }: GroupRule): string {
  const span = ports.from === ports.to ? `${ports.from}` : `${ports.from}-${ports.to}`;
  return `${from} to ${to} ${protocol}/${span} allow`;
}
