import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { BudgetArgs, BudgetOutputs, StopArgs } from "./contract.ts";
import type { CostFilter } from "./filter.ts";
import { type AwsBudgetLayout, layoutAwsBudget, type PlannedBudget, type PlannedStop } from "./layout.ts";

/** Budgets on AWS: AWS Budgets, Cost Anomaly Detection, and what development stops by itself. @clause 8.2.2-a */
export class AwsBudget extends Component implements BudgetOutputs {
  readonly watchedBy: BudgetOutputs["watchedBy"];

  constructor(name: string, args: BudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsBudget(name, args);
    super(
      "atrium:budget:AwsBudget",
      name,
      args,
      {
        tags: layout.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    // The layout refuses the other cloud's.
    const { topicArn } = args.route as AwsAlertRoute;
    const made = new Map(
      layout.budgets.map((budget) => [budget.key, this.#budget(budget, layout, topicArn)] as const),
    );
    this.#anomalies(layout, args, topicArn);
    for (const stop of layout.stops) {
      const asked = args.stops?.[stop.budget];
      const budget = made.get(stop.budget);
      if (asked !== undefined && budget !== undefined) this.#stop(stop, asked, budget, layout, topicArn);
    }
    this.watchedBy = Object.fromEntries([...made].map(([key, budget]) => [key, budget.name]));
    this.registerOutputs({ watchedBy: this.watchedBy });
  }

  /** @clause 8.2.2-b @clause 8.2.2-c */
  #budget(
    { key, name, timeUnit, limit, currency, amortised, filter, start, end, notices }: PlannedBudget,
    { account, toTopic, mails }: AwsBudgetLayout,
    topicArn: pulumi.Input<string>,
  ): aws.budgets.Budget {
    return this.child(aws.budgets.Budget, key, {
      name,
      accountId: account,
      budgetType: "COST",
      timeUnit,
      limitAmount: limit,
      limitUnit: currency,
      ...(start === undefined ? {} : { timePeriodStart: start }),
      ...(end === undefined ? {} : { timePeriodEnd: end }),
      ...counted(filter, amortised),
      notifications: notices.map(({ type, percent }) => ({
        comparisonOperator: "GREATER_THAN",
        notificationType: type,
        threshold: percent,
        thresholdType: "PERCENTAGE",
        ...(toTopic ? { subscriberSnsTopicArns: [topicArn] } : {}),
        ...(mails.length === 0 ? {} : { subscriberEmailAddresses: [...mails] }),
      })),
    });
  }

  #anomalies(
    { anomalies }: AwsBudgetLayout,
    { anomalies: asked }: BudgetArgs,
    topicArn: pulumi.Input<string>,
  ): void {
    if (anomalies === undefined) return;
    const own = asked !== undefined && "monitor" in asked ? asked.monitor : undefined;
    const monitor =
      own ??
      this.child(aws.costexplorer.AnomalyMonitor, "services", {
        name: anomalies.monitor,
        monitorType: "DIMENSIONAL",
        monitorDimension: "SERVICE",
      }).arn;
    const impact = (key: string, least: number) => ({
      dimension: { key, matchOptions: ["GREATER_THAN_OR_EQUAL"], values: [String(least)] },
    });
    this.child(aws.costexplorer.AnomalySubscription, "unusual-cost", {
      name: anomalies.subscription,
      // Daily and weekly ones go by mail alone.
      frequency: "IMMEDIATE",
      monitorArnLists: [monitor],
      subscribers: [{ type: "SNS", address: topicArn }],
      thresholdExpression: {
        ands: [
          impact("ANOMALY_TOTAL_IMPACT_ABSOLUTE", anomalies.amount),
          impact("ANOMALY_TOTAL_IMPACT_PERCENTAGE", anomalies.percent),
        ],
      },
    });
  }

  #stop(
    { key, at, role: roleName, trust, policy, kinds, tags }: PlannedStop,
    asked: StopArgs,
    budget: aws.budgets.Budget,
    { account, region, mails }: AwsBudgetLayout,
    topicArn: pulumi.Input<string>,
  ): void {
    const role = this.child(aws.iam.Role, key, {
      name: roleName,
      description: "AWS Budgets stops machines of one environment with it",
      assumeRolePolicy: JSON.stringify(trust),
      tags,
    });
    const granted = this.child(aws.iam.RolePolicy, key, { role: role.name, policy: JSON.stringify(policy) });
    for (const { kind, subType } of kinds) {
      this.child(
        aws.budgets.BudgetAction,
        `${key}-${kind}`,
        {
          accountId: account,
          budgetName: budget.name,
          actionType: "RUN_SSM_DOCUMENTS",
          approvalModel: "AUTOMATIC",
          notificationType: "ACTUAL",
          executionRoleArn: role.arn,
          actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: at },
          definition: {
            ssmActionDefinition: {
              actionSubType: subType,
              instanceIds: Object.values(asked[kind] ?? {}),
              region,
            },
          },
          subscribers: [
            { subscriptionType: "SNS", address: topicArn },
            ...mails.map((address) => ({ subscriptionType: "EMAIL", address })),
          ],
          tags,
        },
        // The service tries the role when the action is made.
        { dependsOn: [granted] },
      );
    }
  }
}

/** Credits, refunds, tax and support count, as they do on the bill; one way of saying so excludes the other. */
function counted(filter: CostFilter, amortised: boolean): Partial<aws.budgets.BudgetArgs> {
  if (filter.kind === "expression") {
    return {
      filterExpression: filter.expression as aws.budgets.BudgetArgs["filterExpression"],
      metrics: amortised ? "AmortizedCost" : "UnblendedCost",
    };
  }
  return {
    ...(filter.kind === "tag-values"
      ? { costFilters: [{ name: "TagKeyValue", values: [...filter.values] }] }
      : {}),
    costTypes: {
      includeCredit: true,
      includeDiscount: true,
      includeOtherSubscription: true,
      includeRecurring: true,
      includeRefund: true,
      includeSubscription: true,
      includeSupport: true,
      includeTax: true,
      includeUpfront: true,
      useAmortized: amortised,
      useBlended: false,
    },
  };
}
