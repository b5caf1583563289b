import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, type ResourceSpec, ref } from "../../testing.ts";
import { costRequireWithinBudget } from "./cost-require-within-budget.ts";

const prices = {
  "m7g.large": "61.20",
  "db.m7g.large": "130.05",
  "cache.t4g.small": "24.00",
  "ecs.g8i.large": "350.10",
  "mysql.x4.large.2c": "800",
  "aws:ec2/natGateway:NatGateway": 45,
};
const settings = { prices, monthlyLimit: "200.00", currency: "USD" };
const stack = (
  resources: readonly Omit<ResourceSpec, "name">[],
  own: Readonly<Record<string, unknown>> = settings,
): Example => ({
  subject: "subject",
  settings: own,
  resources: [
    { name: "subject", type: "pulumi:pulumi:Stack" },
    ...resources.map((resource, index) => ({ name: `item-${index}`, ...resource })),
  ],
});
const aws = (instanceType: unknown) => ({ type: "aws:ec2/instance:Instance", props: { instanceType } });
const database = (multiAz: unknown) => ({
  type: "aws:rds/instance:Instance",
  props: { instanceClass: "db.m7g.large", multiAz },
});
const budget = (limitAmount: unknown, limitUnit = "USD", more: object = {}) => ({
  type: "aws:budgets/budget:Budget",
  props: { budgetType: "COST", timeUnit: "MONTHLY", limitAmount, limitUnit, ...more },
});
const group = (desiredCapacity: unknown) => ({
  type: "aws:autoscaling/group:Group",
  props: { minSize: 1, desiredCapacity, launchTemplate: { id: ref("item-0") } },
});
const template = { type: "aws:ec2/launchTemplate:LaunchTemplate", props: { instanceType: "m7g.large" } };
const ali = (instanceType: unknown) => ({ type: "alicloud:ecs/instance:Instance", props: { instanceType } });
const noLimit = { prices, currency: "USD" };

export const cases: ControlCases = {
  control: costRequireWithinBudget,
  aws: {
    pass: [
      stack([aws("m7g.large"), database(false)]),
      // To the cent.
      stack([aws("m7g.large"), aws("m7g.large")], { ...settings, monthlyLimit: "122.40" }),
      stack([template, group(3)]),
      stack([template, group(0), aws("m7g.large")]),
      stack([aws("m7g.large"), { type: "aws:ec2/natGateway:NatGateway" }], {
        ...settings,
        monthlyLimit: "106.20",
      }),
      stack([aws("m7g.large"), budget("61.20")], noLimit),
      stack([]),
    ],
    fail: [
      stack([aws("m7g.large"), aws("m7g.large")], { ...settings, monthlyLimit: "122.39" }),
      stack([database(true)]),
      stack([template, group(4)]),
      stack([template, group(undefined)], { ...settings, monthlyLimit: "61.19" }),
      stack([aws("m7g.large"), { type: "aws:ec2/natGateway:NatGateway" }], {
        ...settings,
        monthlyLimit: "106.19",
      }),
      stack([
        {
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          props: { nodeType: "cache.t4g.small", numNodeGroups: 3, replicasPerNodeGroup: 2 },
        },
      ]),
      stack([aws("m7g.large"), budget("61.19")], noLimit),
      // What has no price, or no size yet, cannot make it cheaper.
      stack([database(true), aws("p5.48xlarge")]),
      stack([database(true), aws(UNKNOWN)]),
    ],
    unknown: [
      stack([aws("m7g.large"), aws("p5.48xlarge")]),
      stack([aws(UNKNOWN)]),
      stack([template, group(UNKNOWN)]),
      stack([aws("m7g.large"), budget(UNKNOWN)], noLimit),
      stack([aws("m7g.large"), budget("100", "CNY")], noLimit),
      stack([aws("m7g.large")], { ...settings, monthlyLimit: "a lot" }),
      stack([aws("m7g.large")], { ...settings, prices: { "m7g.large": "cheap" } }),
      stack([aws("m7g.large")], { ...settings, prices: { "m7g.large": "-1" } }),
    ],
    notApplicable: [
      stack([aws("m7g.large")], {}),
      stack([aws("m7g.large")], noLimit),
      // A budget over a part of the bill is no limit of the whole.
      stack(
        [aws("m7g.large"), budget("1", "USD", { costFilters: [{ name: "Service", values: ["S3"] }] })],
        noLimit,
      ),
      stack([aws("m7g.large"), budget("1", "USD", { timeUnit: "DAILY" })], noLimit),
    ],
  },
  alicloud: {
    pass: [
      stack([ali("ecs.g8i.large")], { ...settings, monthlyLimit: "350.10", currency: "CNY" }),
      stack(
        [
          { type: "alicloud:ess/scalingGroup:ScalingGroup", props: { minSize: 2 } },
          {
            type: "alicloud:ess/scalingConfiguration:ScalingConfiguration",
            props: { scalingGroupId: ref("item-0"), instanceType: "ecs.g8i.large" },
          },
        ],
        { ...settings, monthlyLimit: "700.20" },
      ),
    ],
    fail: [
      stack([ali("ecs.g8i.large")], { ...settings, monthlyLimit: "350.09" }),
      stack(
        [
          { type: "alicloud:ess/scalingGroup:ScalingGroup", props: { minSize: 2 } },
          {
            type: "alicloud:ess/scalingConfiguration:ScalingConfiguration",
            props: { scalingGroupId: ref("item-0"), instanceType: "ecs.g8i.large" },
          },
        ],
        { ...settings, monthlyLimit: "700.19" },
      ),
      stack([{ type: "alicloud:rds/instance:Instance", props: { instanceType: "mysql.x4.large.2c" } }]),
      stack([{ type: "alicloud:polardb/cluster:Cluster", props: { dbNodeClass: "mysql.x4.large.2c" } }], {
        ...settings,
        monthlyLimit: "1599.99",
      }),
    ],
    unknown: [stack([ali("ecs.gn7.large")]), stack([ali(UNKNOWN)])],
    notApplicable: [stack([ali("ecs.g8i.large")], {})],
  },
};
