import * as aws from "@pulumi/aws";
import { database, KEY } from "./aws-databases.ts";
import { balancer } from "./aws-edge-parts.ts";
import { instance } from "./aws-faults.ts";
import { scaling, template } from "./aws-service-parts.ts";
import { type Fault, planter, STACK, tags } from "./fault.ts";
import { LARGEST } from "./prices.ts";

const plant = planter("aws");

/** What is in use says so: these leave the tag out that spares everything else. */
const { "kept-idle": _, ...used } = tags;
const MACHINE = "i-0abcdef1234567890";

const thresholds = (...percents: readonly number[]): aws.types.input.budgets.BudgetNotification[] =>
  percents.map((threshold) => ({
    comparisonOperator: "GREATER_THAN",
    notificationType: "ACTUAL",
    thresholdType: "PERCENTAGE",
    threshold,
    subscriberEmailAddresses: ["finance@mall.example"],
  }));

const budget: aws.budgets.BudgetArgs = {
  budgetType: "COST",
  timeUnit: "MONTHLY",
  limitAmount: "1000",
  limitUnit: "USD",
  notifications: thresholds(80, 100, 120),
  tags,
};

const tagPolicy = (...keys: readonly string[]) =>
  JSON.stringify({
    tags: Object.fromEntries(keys.map((key) => [key, { tag_key: { "@@assign": key } }])),
  });
const KEYS = ["department", "business-line", "project", "environment", "owner", "data-class"];

export const awsCostFaults: readonly Fault[] = [
  plant("cost-no-idle-gateway", aws.ec2.NatGateway, {
    compliant: { connectivityType: "private", subnetId: "subnet-0abcdef1234567890", tags: used },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      if (broken) return;
      new aws.ec2.Route(
        `${name}-route`,
        { routeTableId: "rtb-0abcdef1234567890", destinationCidrBlock: "10.16.0.0/16", natGatewayId: id },
        opts,
      );
    },
  }),
  plant("cost-no-orphan-address", aws.ec2.Eip, {
    compliant: { domain: "vpc", tags: { ...used, zone: "bastion" } },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      if (broken) return;
      new aws.ec2.EipAssociation(`${name}-use`, { allocationId: id, instanceId: MACHINE }, opts);
    },
  }),
  plant("cost-no-orphan-balancer", aws.lb.LoadBalancer, {
    compliant: {
      ...balancer,
      loadBalancerType: "network",
      enableCrossZoneLoadBalancing: true,
      tags: used,
    },
    broken: {},
    beside: (subject, name, broken, opts) => {
      if (broken) return;
      new aws.lb.Listener(
        `${name}-listener`,
        {
          loadBalancerArn: (subject as aws.lb.LoadBalancer).arn,
          port: 443,
          protocol: "TCP",
          defaultActions: [
            {
              type: "forward",
              targetGroupArn:
                "arn:aws-cn:elasticloadbalancing:cn-north-1:111122223333:targetgroup/web/0123456789abcdef",
            },
          ],
          tags,
        },
        opts,
      );
    },
  }),
  plant("cost-no-orphan-disk", aws.ebs.Volume, {
    compliant: { availabilityZone: "cn-north-1a", size: 20, encrypted: true, kmsKeyId: KEY, tags: used },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      if (broken) return;
      new aws.ec2.VolumeAttachment(
        `${name}-use`,
        { volumeId: id, instanceId: MACHINE, deviceName: "/dev/sdf" },
        opts,
      );
    },
  }),
  plant("cost-no-prepaid-test", aws.rds.ReservedInstance, {
    compliant: { offeringId: "438012d3-4052-4cc7-b2e3-8d3372e0e706", tags },
    broken: { tags: { ...tags, environment: "test", expiry: "2026-12-31" } },
  }),
  plant("cost-no-spot-production", aws.ec2.Instance, {
    compliant: instance,
    broken: { instanceMarketOptions: { marketType: "spot" } },
  }),
  plant("cost-no-stopped-machine", aws.ec2.Instance, {
    compliant: { ...instance, tags: used },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      new aws.ec2transitgateway.InstanceState(
        `${name}-state`,
        { instanceId: id, state: broken ? "stopped" : "running" },
        opts,
      );
    },
  }),
  plant("cost-require-anomaly-alerts", aws.costexplorer.AnomalyMonitor, {
    compliant: { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE", tags },
    broken: {},
    beside: (monitor, name, broken, opts) => {
      new aws.costexplorer.AnomalySubscription(
        `${name}-listener`,
        {
          frequency: "DAILY",
          monitorArnLists: [(monitor as aws.costexplorer.AnomalyMonitor).arn],
          subscribers: broken ? [] : [{ type: "EMAIL", address: "finance@mall.example" }],
          tags,
        },
        opts,
      );
    },
  }),
  // The largest budget of the stack speaks for its periods.
  plant("cost-require-budget-periods", aws.budgets.Budget, {
    compliant: { ...budget, limitAmount: "2000" },
    broken: {},
    beside: (_subject, name, broken, opts) => {
      for (const timeUnit of broken ? [] : ["QUARTERLY", "ANNUALLY"]) {
        new aws.budgets.Budget(`${name}-${timeUnit.toLowerCase()}`, { ...budget, timeUnit }, opts);
      }
    },
  }),
  plant("cost-require-budget-alerts", aws.budgets.Budget, {
    compliant: budget,
    broken: { notifications: thresholds(80, 100) },
  }),
  plant("cost-require-within-budget", aws.rds.Instance, {
    compliant: database,
    broken: { instanceClass: LARGEST.aws },
    at: STACK,
  }),
  plant("lifecycle-require-change-window", aws.ssm.MaintenanceWindow, {
    compliant: { schedule: "cron(0 16 ? * TUE *)", duration: 4, cutoff: 1, tags },
    broken: { schedule: "cron(0 2 ? * TUE *)" },
  }),
  plant("lifecycle-require-name-parts", aws.rds.Instance, {
    compliant: { ...database, identifier: "crm-prod-beijing" },
    broken: { identifier: "test2" },
  }),
  oddService(),
  plant("tag-require-billed-keys", aws.costexplorer.CostAllocationTag, {
    compliant: { tagKey: "department", status: "Active" },
    broken: {},
    beside: (_subject, name, broken, opts) => {
      for (const tagKey of broken ? [] : ["business-line", "project", "environment"]) {
        new aws.costexplorer.CostAllocationTag(`${name}-${tagKey}`, { tagKey, status: "Active" }, opts);
      }
    },
  }),
  plant("tag-require-policy", aws.organizations.Policy, {
    compliant: { type: "TAG_POLICY", content: tagPolicy(...KEYS), tags },
    broken: { content: tagPolicy(...KEYS.slice(1)) },
    beside: ({ id }, name, _broken, opts) => {
      new aws.organizations.PolicyAttachment(`${name}-root`, { policyId: id, targetId: "r-ab12" }, opts);
    },
  }),
  plant("tag-require-propagation", aws.autoscaling.Group, {
    compliant: (name, opts) =>
      scaling(name, opts, { ...template, tagSpecifications: [{ resourceType: "volume", tags }] }),
    broken: {
      tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
    },
  }),
  plant("tag-require-snapshot-tags", aws.rds.Instance, {
    compliant: database,
    broken: { copyTagsToSnapshot: false },
  }),
  plant("tag-require-volume-tags", aws.ec2.Instance, { compliant: instance, broken: { volumeTags: {} } }),
];

/** A service that nobody asked for, without a word why; mended, it is there for a reason. */
function oddService(): Fault {
  const { "service-reason": _reason, ...unexplained } = tags;
  return plant("lifecycle-require-approved-service", aws.gamelift.GameSessionQueue, {
    compliant: { tags },
    broken: { tags: unexplained },
  });
}
