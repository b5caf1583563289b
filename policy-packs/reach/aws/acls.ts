import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, flag, integer, text } from "../../reading.ts";
import type { Acl, FilterRule, Part } from "../model.ts";
import { filterRule, many, naming, one, part } from "../stack-parts.ts";
import { portsOf } from "./rule-ports.ts";
import { ACLS, DEFAULT_ACL } from "./types.ts";

const ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";

export function aclOf(
  subnet: ResourceView,
  vpc: ResourceView | undefined,
  stack: StackView,
): ResourceView | undefined {
  const [association] = naming(stack, ASSOCIATION, "subnetId", subnet);
  if (association) return one(stack, association, "networkAclId", ...ACLS);
  const [listed] = ACLS.flatMap((type) => naming(stack, type, "subnetIds", subnet));
  // Without either it is the network's default ACL, which lets everything through until a resource says otherwise.
  return listed ?? (vpc && naming(stack, DEFAULT_ACL, "defaultNetworkAclId", vpc)[0]);
}

export function readAcls(stack: StackView): readonly Acl[] {
  return stack.ofType(...ACLS).map((acl) => {
    const separate = naming(stack, RULE, "networkAclId", acl);
    const side = (input: "ingress" | "egress"): readonly FilterRule[] => [
      ...many(acl.props, input).map((rule, n) => aclRule(part(acl, n), rule, acl, input)),
      ...separate
        .filter((rule) => (flag(rule.props, "egress") === true) === (input === "egress"))
        .map((rule) => aclRule(part(rule), rule.props, rule)),
    ];
    return { ...part(acl), ingress: side("ingress"), egress: side("egress") };
  });
}

function aclRule(own: Part, rule: unknown, of: ResourceView, input?: string): FilterRule {
  const order = integer(rule, "ruleNo") ?? integer(rule, "ruleNumber") ?? 0;
  const action = text(rule, "action") ?? text(rule, "ruleAction") ?? "allow";
  return filterRule(own, of, {
    protocol: at(rule, "protocol"),
    ports: portsOf(rule, "protocol", 0),
    addresses: ["cidrBlock", "ipv6CidrBlock"].map((name) => [input ?? name, at(rule, name)] as const),
    allow: action === UNKNOWN || action.toLowerCase() === "allow",
    order: order === UNKNOWN ? 0 : order,
    ...((action === UNKNOWN || order === UNKNOWN) && { unsure: "a rule is known only after deployment" }),
  });
}
