import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { flag, integer, list, orDefault, type Read, text, texts } from "../reading.ts";
import { namedWithin } from "../views/references.ts";

/** So many of one thing that has a price. */
export interface PricedItem {
  readonly resource: string;
  /** What a price table lists it under: its size, else its type. */
  readonly item: Known<string>;
  readonly count: Known<number>;
}

/** What a stack runs that is billed by size, and the limit that its own monthly budget sets. */
export interface Inventory {
  readonly items: readonly PricedItem[];
  /** Type tokens of everything else, for tables that price it. */
  readonly others: ReadonlyMap<string, number>;
  readonly budget: { readonly amount: Known<string>; readonly currency: Known<string> } | undefined;
}

type Counter = (resource: ResourceView, stack: StackView) => readonly Omit<PricedItem, "resource">[];

const ROOT = "pulumi:pulumi:Stack";
const BUDGET = "aws:budgets/budget:Budget";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ESS_SIZES = "alicloud:ess/scalingConfiguration:ScalingConfiguration";

/** One of the size that an input names. */
const one =
  (input: string): Counter =>
  ({ props }) => [{ item: text(props, input) ?? UNKNOWN, count: 1 }];

const COUNTERS: Readonly<Record<string, Counter>> = {
  "aws:ec2/instance:Instance": one("instanceType"),
  "aws:rds/instance:Instance": ({ props }) => {
    // A standby in a second zone is a second machine.
    const standby = flag(props, "multiAz") ?? false;
    return [
      {
        item: text(props, "instanceClass") ?? UNKNOWN,
        count: standby === UNKNOWN ? UNKNOWN : standby ? 2 : 1,
      },
    ];
  },
  "aws:rds/clusterInstance:ClusterInstance": one("instanceClass"),
  "aws:elasticache/replicationGroup:ReplicationGroup": ({ props }) => {
    const groups = orDefault(integer(props, "numNodeGroups"), 1);
    const replicas = integer(props, "replicasPerNodeGroup");
    const clusters = orDefault(integer(props, "numCacheClusters"), 1);
    const count =
      replicas === undefined
        ? clusters
        : groups === UNKNOWN || replicas === UNKNOWN
          ? UNKNOWN
          : groups * (replicas + 1);
    return [{ item: text(props, "nodeType") ?? UNKNOWN, count }];
  },
  "aws:autoscaling/group:Group": (group, stack) => {
    const count = integer(group.props, "desiredCapacity") ?? integer(group.props, "minSize") ?? 0;
    const templates = namedWithin(stack, group, "launchTemplate", TEMPLATE);
    const item: Known<string> = templates[0]
      ? (text(templates[0].props, "instanceType") ?? UNKNOWN)
      : UNKNOWN;
    return [{ item, count }];
  },
  "aws:eks/nodeGroup:NodeGroup": ({ props }) => {
    const sizes = texts(props, "instanceTypes");
    const item: Known<string> = sizes === UNKNOWN ? UNKNOWN : (sizes[0] ?? UNKNOWN);
    return [{ item, count: integer(props, "scalingConfig", "desiredSize") ?? UNKNOWN }];
  },
  "alicloud:ecs/instance:Instance": one("instanceType"),
  "alicloud:rds/instance:Instance": one("instanceType"),
  "alicloud:kvstore/instance:Instance": one("instanceClass"),
  "alicloud:mongodb/instance:Instance": ({ props }) => [
    {
      item: text(props, "dbInstanceClass") ?? UNKNOWN,
      count: orDefault(integer(props, "replicationFactor"), 3),
    },
  ],
  "alicloud:polardb/cluster:Cluster": ({ props }) => [
    { item: text(props, "dbNodeClass") ?? UNKNOWN, count: orDefault(integer(props, "dbNodeCount"), 2) },
  ],
  "alicloud:ess/scalingGroup:ScalingGroup": (group, stack) => {
    const sizes = stack
      .ofType(ESS_SIZES)
      .filter((each) => stack.referencedBy(each, "scalingGroupId", group.type).includes(group))
      .flatMap(({ props }) => sizesOf(props));
    const item: Known<string> = sizes.find((size) => size !== undefined) ?? UNKNOWN;
    const count = integer(group.props, "desiredCapacity") ?? integer(group.props, "minSize") ?? 0;
    return [{ item, count }];
  },
  "alicloud:cs/nodePool:NodePool": ({ props }) => {
    const sizes = texts(props, "instanceTypes");
    const item: Known<string> = sizes === UNKNOWN ? UNKNOWN : (sizes[0] ?? UNKNOWN);
    const count = integer(props, "desiredSize") ?? integer(props, "scalingConfig", "minSize") ?? UNKNOWN;
    return [{ item, count }];
  },
};

function sizesOf(props: unknown): readonly Read<string>[] {
  const several = texts(props, "instanceTypes");
  const single: Read<string> = text(props, "instanceType");
  return several === UNKNOWN ? [single, several] : [single, ...several];
}

const TYPES = Object.keys(COUNTERS);

/** One inventory for the stack, which the stack's root carries. */
export const pricedInventory: StackFact<Inventory> = {
  name: "priced-inventory",
  scope: "stack",
  types: typesByCloud(TYPES),
  read(stack) {
    const [root] = stack.ofType(ROOT);
    if (!root) return [];
    const items = TYPES.flatMap((type) =>
      stack.ofType(type).flatMap((resource) => {
        const found = COUNTERS[type]?.(resource, stack) ?? [];
        return found.map((item): PricedItem => ({ resource: resource.name, ...item }));
      }),
    );
    const others = new Map<string, number>();
    for (const { type } of stack.resources) {
      if (!COUNTERS[type]) others.set(type, (others.get(type) ?? 0) + 1);
    }
    return [{ resource: root, fact: { items, others, budget: ownBudget(stack) } }];
  },
};

/** A budget over everything; one that filters watches a part of the bill that no stack can be held against. */
function ownBudget(stack: StackView): Inventory["budget"] {
  const whole = stack.ofType(BUDGET).filter(({ props }) => {
    const filters = list(props, "costFilters");
    return (
      text(props, "budgetType") === "COST" &&
      text(props, "timeUnit") === "MONTHLY" &&
      filters !== UNKNOWN &&
      filters.length === 0 &&
      props.filterExpression === undefined
    );
  });
  const [first] = whole;
  return (
    first && {
      amount: text(first.props, "limitAmount") ?? UNKNOWN,
      currency: text(first.props, "limitUnit") ?? UNKNOWN,
    }
  );
}
