import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { ALL_PORTS, readPorts } from "../../ports.ts";
import { at, flag, integer, text } from "../../reading.ts";
import { linesOf, perhaps } from "../doubtful-rules.ts";
import type { FilterRule, Group } from "../model.ts";
import { filterRule, inside, many, naming, nowhere, openRule, part } from "../stack-parts.ts";
import { GROUP } from "./types.ts";

const RULE = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const LISTS = ["alicloud:ecs/ecsPrefixList:EcsPrefixList", "alicloud:vpc/prefixList:PrefixList"] as const;
const PRIORITIES = [1, 100] as const;
/** Before and after every priority that a rule may have. */
const FIRST = 0;
const LAST = 1000;

/**
 * Members of a basic group reach each other whatever its rules say ("ModifySecurityGroupPolicy", ECS), and everything
 * from within. An enterprise group refuses both until a rule says otherwise ("Security group rules", ECS user guide).
 */
export function readGroups(stack: StackView): readonly Group[] {
  return stack.ofType(GROUP).map((group) => {
    const rules = [
      ...naming(stack, RULE, "securityGroupId", group).map((rule) => [rule, false] as const),
      ...nowhere(stack, RULE, "securityGroupId").map((rule) => [rule, true] as const),
    ];
    const side = (direction: string) =>
      rules.flatMap(([rule, elsewhere]) => {
        const type = text(rule.props, "type");
        if (type !== direction && type !== UNKNOWN) return [];
        const lines = groupRules(rule, stack);
        return elsewhere || type === UNKNOWN ? lines.map(perhaps) : lines;
      });
    const { props } = group;
    const enterprise = text(props, "securityGroupType") === "enterprise";
    const closed = text(props, "innerAccessPolicy") === "Drop" || flag(props, "innerAccess") === false;
    return {
      ...part(group),
      ingress: [...side("ingress"), ...(closed || enterprise ? [] : [members(group)])],
      egress: [...side("egress"), ...(enterprise ? [] : [leaving(group)])],
    };
  });
}

function members(group: ResourceView): FilterRule {
  const own = openRule({ id: `${group.urn} members`, name: `inner access of ${group.name}` });
  return { ...own, peers: PrefixSet.empty, peerGroups: [group.urn], order: FIRST };
}

function leaving(group: ResourceView): FilterRule {
  return { ...openRule({ id: `${group.urn} out`, name: `default of ${group.name}` }), order: LAST };
}

function groupRules(rule: ResourceView, stack: StackView): readonly FilterRule[] {
  const { props } = rule;
  const groups = stack.referencedBy(rule, "sourceSecurityGroupId", GROUP).map(({ urn }) => urn);
  const written = text(props, "sourceSecurityGroupId");
  const addresses = ["cidrIp", "ipv6CidrIp"].map((input) => [input, at(props, input)] as const);
  const plain =
    groups.length === 0 && written === undefined && addresses.every(([, value]) => value === undefined);
  const range = text(props, "portRange") ?? "-1/-1";
  const priority = integer(props, "priority") ?? 1;
  const policy = text(props, "policy") ?? "accept";
  const lists = stack.referencedBy(rule, "prefixListId", ...LISTS);
  const held = lists.flatMap((it) => [...many(it.props, "entries"), ...many(it.props, "entrys")]);
  const foreign = at(props, "prefixListId") !== undefined && lists.length === 0;
  const line = filterRule(part(rule), rule, {
    protocol: props.ipProtocol,
    ports: range === UNKNOWN ? UNKNOWN : (readPorts(range) ?? ALL_PORTS),
    addresses: plain ? held.map((entry) => ["entries", at(entry, "cidr")] as const) : addresses,
    groups: groups.length > 0 ? groups : typeof written === "string" ? [written] : [],
    unsure: plain && foreign ? "a prefix list is in another stack" : undefined,
  });
  const allow = policy === UNKNOWN ? UNKNOWN : policy !== "drop";
  return linesOf(line, { allow, order: priority, span: PRIORITIES });
}

/** Groups that a resource names at these paths. */
export function groupsIn(of: ResourceView, paths: readonly string[], stack: StackView): readonly string[] {
  return paths.flatMap((path) => {
    const [input = "", ...rest] = path.split(".");
    return groupsAmong(of, input, many(of.props, input, ...rest), stack);
  });
}

export function groupsAmong(
  of: ResourceView,
  input: string,
  values: readonly unknown[],
  stack: StackView,
): readonly string[] {
  const named = inside(stack, of, input, values, GROUP).map(({ urn }) => urn);
  if (named.length > 0) return named;
  return values.flatMap((value) => {
    if (value === UNKNOWN) return ["a group of another stack"];
    return typeof value === "string" && value !== "" ? [value] : [];
  });
}
