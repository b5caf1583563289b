import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { list, text } from "../reading.ts";
import {
  DEFAULT_SG,
  ECS_GROUP,
  ECS_RULE,
  EGRESS,
  type GroupRule,
  INGRESS,
  rulesWrittenBy,
  SG,
  SG_RULE,
} from "./group-rules.ts";
import { namersOf } from "./references.ts";

/** One effective security group: what every resource of the stack writes into it, and who stands behind it. */
export interface SecurityGroup {
  readonly key: string;
  /** Absent where another stack made it. */
  readonly resource: ResourceView | undefined;
  readonly rules: readonly GroupRule[];
  /** Those of them that refuse, or may: only Alibaba Cloud has any. */
  readonly drops: readonly GroupRule[];
  /** The same of groups that may turn out to be this one, as the group of either is known only after deployment. */
  readonly perhaps: readonly GroupRule[];
  /** Which group it is is known only after deployment. */
  readonly unplaced: boolean;
}

export const GROUP_TYPES = {
  aws: [SG, DEFAULT_SG],
  alicloud: [ECS_GROUP],
} as const;

/** Resources that write rules: groups with inline ones, and rules of their own. */
export const RULE_TYPES = {
  aws: [SG, DEFAULT_SG, SG_RULE, INGRESS, EGRESS],
  alicloud: [ECS_RULE],
} as const;

const GROUPS = [...GROUP_TYPES.aws, ...GROUP_TYPES.alicloud];
const WRITERS = [...RULE_TYPES.aws, ...RULE_TYPES.alicloud];

/** What every resource writes, read once. */
function written(stack: StackView) {
  return stack.once(
    written,
    () =>
      new Map(
        stack
          .ofType(...WRITERS, ...GROUPS)
          .map((writer) => [writer, { group: groupOf(writer, stack), rules: rulesWrittenBy(writer, stack) }]),
      ),
  );
}

/** Rules that the resource writes, inline or as itself. */
export function rulesOf(writer: ResourceView, stack: StackView): readonly GroupRule[] {
  return written(stack).get(writer)?.rules ?? [];
}

/** Every group of the stack, and of others as far as this one writes rules into them. */
export function securityGroups(stack: StackView): readonly SecurityGroup[] {
  return stack.once(securityGroups, () => {
    const groups = [...Map.groupBy(written(stack).values(), ({ group }) => group.key)].map(([key, parts]) => {
      const rules = parts.flatMap((part) => part.rules);
      const { resource = undefined, unplaced = false } = parts[0]?.group ?? {};
      return { key, resource, unplaced, rules, drops: rules.filter((rule) => rule.allows !== true) };
    });
    const every = groups.flatMap(({ drops }) => drops);
    const unplaced = groups.filter((group) => group.unplaced).flatMap(({ drops }) => drops);
    return groups.map((group) => ({ ...group, perhaps: group.unplaced ? every : unplaced }));
  });
}

/** The group that the resource is, or writes into. */
export function groupWrittenBy(writer: ResourceView, stack: StackView): SecurityGroup {
  const byKey = stack.once(
    groupWrittenBy,
    () => new Map(securityGroups(stack).map((group) => [group.key, group])),
  );
  const own = written(stack).get(writer)?.group ?? groupOf(writer, stack);
  return byKey.get(own.key) ?? { ...own, rules: [], drops: [], perhaps: [] };
}

/** Whatever stands behind the group: machines, balancers, endpoints; rules and other groups do not. */
export function membersOf(group: SecurityGroup, stack: StackView): readonly ResourceView[] {
  if (!group.resource) return [];
  const rules = new Set<string>([...WRITERS, ...GROUPS]);
  return namersOf(stack, group.resource).filter(({ type }) => !rules.has(type));
}

/** Inputs by which machines, interfaces, balancers and services name their groups. */
const GROUP_INPUTS = ["vpcSecurityGroupIds", "securityGroups", "securityGroupIds", "securityGroupId"];

/** Is there a resource whose groups come from elsewhere and are not known yet? It may be behind any group. */
export function mayGuard(stack: StackView): Known<boolean> {
  return stack.once(mayGuard, (): Known<boolean> => {
    const rules = new Set<string>([...WRITERS, ...GROUPS]);
    const doubtful = stack.resources.some((it) => !rules.has(it.type) && mayBeBehindAny(it));
    return doubtful ? UNKNOWN : false;
  });
}

/** Do its groups come from elsewhere, and are not known yet? */
export function mayBeBehindAny({ props, propertyDependencies }: ResourceView): boolean {
  return GROUP_INPUTS.some((input) => {
    const written = list(props, input);
    const unknown = written === UNKNOWN || written.includes(UNKNOWN);
    return unknown && (propertyDependencies[input] ?? []).length === 0;
  });
}

function groupOf(
  writer: ResourceView,
  stack: StackView,
): Pick<SecurityGroup, "key" | "resource" | "unplaced"> {
  const isGroup = GROUPS.some((type) => type === writer.type);
  const [group] = isGroup ? [writer] : stack.referencedBy(writer, "securityGroupId", ...GROUPS);
  if (group !== undefined) return { key: group.urn, resource: group, unplaced: false };
  const written = text(writer.props, "securityGroupId");
  const key = typeof written === "string" ? written : writer.urn;
  return { key, resource: undefined, unplaced: written === UNKNOWN };
}
