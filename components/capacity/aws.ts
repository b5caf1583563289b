import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import type { CapacityArgs, CapacityOutputs } from "./contract.ts";
import { dashboardBody } from "./dashboard.ts";
import { type CapacityLayout, layoutCapacity } from "./layout.ts";

/** A system's capacity on AWS: a CloudWatch dashboard, and target tracking. @clause 2.6.1-a */
export class AwsCapacity extends Component implements CapacityOutputs {
  readonly page: pulumi.Output<string>;
  readonly policies: Readonly<Record<string, pulumi.Output<string>>>;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;

  constructor(name: string, args: CapacityArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutCapacity(name, "aws", args);
    super(
      "atrium:capacity:AwsCapacity",
      name,
      args,
      { tags: { ...args.tags, ...layout.waivers }, awsRegion: layout.region },
      opts,
    );
    const page = this.child(aws.cloudwatch.Dashboard, "page", {
      dashboardName: layout.page,
      dashboardBody: bodyOf(layout, args),
    });

    this.page = page.dashboardName;
    this.policies = Object.fromEntries(
      layout.groups.map((each) => {
        const policy = this.child(aws.autoscaling.Policy, each.key, {
          name: each.name,
          autoscalingGroupName: args.groups?.[each.key]?.group ?? "",
          policyType: "TargetTrackingScaling",
          estimatedInstanceWarmup: each.warmupSeconds,
          targetTrackingConfiguration: {
            predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
            targetValue: each.cpuTarget,
          },
        });
        return [each.key, policy.arn];
      }),
    );
    this.alarmTargets = Object.fromEntries(
      Object.entries(args.groups ?? {}).flatMap(([key, { group }]): [string, MetricTarget][] =>
        (["group-full", "group-idle"] as const).map((kind) => [
          `${key}-${kind.slice("group-".length)}`,
          { kind, dimensions: { AutoScalingGroupName: group }, system: args.system },
        ]),
      ),
    );
    this.registerOutputs({ page: this.page, policies: this.policies, alarmTargets: this.alarmTargets });
  }
}

function bodyOf(
  { region, reserves, charts }: CapacityLayout,
  { system, targets }: CapacityArgs,
): pulumi.Output<string> {
  return pulumi.all(charts.map(({ key }) => pulumi.output(targets[key]?.dimensions ?? {}))).apply((found) =>
    JSON.stringify(
      dashboardBody(
        region,
        system,
        reserves,
        charts.map((chart, index) => ({ ...chart, dimensions: found[index] ?? {} })),
      ),
    ),
  );
}
