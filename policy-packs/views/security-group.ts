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
  return stack.once(securityGroups, () =>
    [...Map.groupBy(written(stack).values(), ({ group }) => group.key)].map(([key, parts]) => {
      const rules = parts.flatMap((part) => part.rules);
      const resource = parts[0]?.group.resource;
      return { key, resource, rules, drops: rules.filter((rule) => rule.allows !== true) };
    }),
  );
}

/** The group that the resource is, or writes into. */
export function groupWrittenBy(writer: ResourceView, stack: StackView): SecurityGroup {
  const byKey = stack.once(
    groupWrittenBy,
    () => new Map(securityGroups(stack).map((group) => [group.key, group])),
  );
  const { key, resource } = written(stack).get(writer)?.group ?? groupOf(writer, stack);
  return byKey.get(key) ?? { key, resource, rules: [], drops: [] };
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
    const doubtful = stack.resources.some(
      ({ type, props, propertyDependencies }) =>
        !rules.has(type) &&
        GROUP_INPUTS.some((input) => {
          const written = list(props, input);
          const unknown = written === UNKNOWN || written.includes(UNKNOWN);
          return unknown && (propertyDependencies[input] ?? []).length === 0;
        }),
    );
    return doubtful ? UNKNOWN : false;
  });
}

function groupOf(writer: ResourceView, stack: StackView): Pick<SecurityGroup, "key" | "resource"> {
  if (GROUPS.some((type) => type === writer.type)) return { key: writer.urn, resource: writer };
  const [group] = stack.referencedBy(writer, "securityGroupId", ...GROUPS);
  if (group !== undefined) return { key: group.urn, resource: group };
  const written = text(writer.props, "securityGroupId");
  return { key: typeof written === "string" ? written : writer.urn, resource: undefined };
}
