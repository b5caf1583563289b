import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, flag, integer, text } from "../../reading.ts";
import { linesOf, perhaps } from "../doubtful-rules.ts";
import type { Acl, FilterRule, Part } from "../model.ts";
import {
  FOREIGN_ACL,
  filterRule,
  isNowhere,
  many,
  naming,
  nowhere,
  one,
  part,
  UNSURE_ACL,
} from "../stack-parts.ts";
import { portsOf } from "./rule-ports.ts";
import { ACLS, DEFAULT_ACL, VPC } from "./types.ts";

const ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";

/** Before and after every number that a rule may have. */
const NUMBERS = [0, 32_767] as const;

export function aclOf(
  subnet: ResourceView,
  vpc: ResourceView | undefined,
  stack: StackView,
): string | undefined {
  const [association] = naming(stack, ASSOCIATION, "subnetId", subnet);
  if (association) {
    const acl = one(stack, association, "networkAclId", ...ACLS);
    if (acl) return acl.urn;
    if (isNowhere(stack, association, "networkAclId")) return UNSURE_ACL.id;
    // Its own default may be named by an output of the network.
    if (!vpc || one(stack, association, "networkAclId", VPC) !== vpc) return FOREIGN_ACL.id;
    return defaultAclOf(vpc, stack);
  }
  const [listed] = ACLS.flatMap((type) => naming(stack, type, "subnetIds", subnet));
  if (listed) return listed.urn;
  if (stack.once(guardsAny, guardsAny)) return UNSURE_ACL.id;
  // Without either it is the network's default ACL, which lets everything through until a resource says otherwise.
  return vpc && defaultAclOf(vpc, stack);
}

function defaultAclOf(vpc: ResourceView, stack: StackView): string | undefined {
  return naming(stack, DEFAULT_ACL, "defaultNetworkAclId", vpc)[0]?.urn;
}

/** Is there an ACL whose subnets are to come? It may be that of any. */
function guardsAny(stack: StackView): boolean {
  return (
    nowhere(stack, ASSOCIATION, "subnetId").length > 0 ||
    ACLS.some((type) => nowhere(stack, type, "subnetIds").length > 0)
  );
}

export function readAcls(stack: StackView): readonly Acl[] {
  return stack.ofType(...ACLS).map((acl) => {
    const separate = [
      ...naming(stack, RULE, "networkAclId", acl).map((rule) => [rule, false] as const),
      ...nowhere(stack, RULE, "networkAclId").map((rule) => [rule, true] as const),
    ];
    const side = (input: "ingress" | "egress"): readonly FilterRule[] => [
      ...many(acl.props, input).flatMap((rule, n) => aclRules(part(acl, n), rule, acl, input)),
      ...separate.flatMap(([rule, elsewhere]) => {
        const egress = flag(rule.props, "egress") ?? false;
        if (egress !== UNKNOWN && egress !== (input === "egress")) return [];
        const lines = aclRules(part(rule), rule.props, rule);
        return elsewhere || egress === UNKNOWN ? lines.map(perhaps) : lines;
      }),
    ];
    return { ...part(acl), ingress: side("ingress"), egress: side("egress") };
  });
}

function aclRules(own: Part, rule: unknown, of: ResourceView, input?: string): readonly FilterRule[] {
  const order = integer(rule, "ruleNo") ?? integer(rule, "ruleNumber") ?? 0;
  const action = text(rule, "action") ?? text(rule, "ruleAction") ?? "allow";
  const line = filterRule(own, of, {
    protocol: at(rule, "protocol"),
    ports: portsOf(rule, "protocol", 0),
    addresses: ["cidrBlock", "ipv6CidrBlock"].map((name) => [input ?? name, at(rule, name)] as const),
  });
  const allow = action === UNKNOWN ? UNKNOWN : action.toLowerCase() === "allow";
  return linesOf(line, { allow, order, span: NUMBERS });
}
