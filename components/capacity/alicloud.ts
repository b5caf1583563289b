import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { CapacityArgs, CapacityOutputs } from "./contract.ts";
import { layoutCapacity } from "./layout.ts";

/**
 * The same on Alibaba Cloud: an application group of CloudMonitor, which collects whatever carries the system's tag and
 * has a page of charts, and target tracking. @clause 2.6.1-a
 */
export class AlicloudCapacity extends Component implements CapacityOutputs {
  readonly page: pulumi.Output<string>;
  readonly policies: Readonly<Record<string, pulumi.Output<string>>>;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;

  constructor(name: string, args: CapacityArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutCapacity(name, "alicloud", args);
    super(
      "atrium:capacity:AlicloudCapacity",
      name,
      args,
      { tags: { ...args.tags, ...layout.waivers } },
      opts,
    );
    const page = this.child(alicloud.cms.DynamicTagGroup, "page", {
      tagKey: "system",
      matchExpressFilterRelation: "and",
      matchExpresses: [{ tagValue: args.system, tagValueMatchFunction: "equals" }],
      contactGroupLists: [(args.route as AlicloudAlertRoute).contactGroup],
    });

    this.page = page.id;
    this.policies = Object.fromEntries(
      layout.groups.map((each) => {
        const rule = this.child(alicloud.ess.ScalingRule, each.key, {
          scalingGroupId: args.groups?.[each.key]?.group ?? "",
          scalingRuleName: each.name,
          scalingRuleType: "TargetTrackingScalingRule",
          metricName: "CpuUtilization",
          targetValue: each.cpuTarget,
          estimatedInstanceWarmup: each.warmupSeconds,
          scaleOutEvaluationCount: 3,
          scaleInEvaluationCount: 15,
          disableScaleIn: false,
        });
        return [each.key, rule.ari];
      }),
    );
    this.alarmTargets = Object.fromEntries(
      Object.entries(args.groups ?? {}).map(([key, { group }]): [string, MetricTarget] => [
        `${key}-full`,
        { kind: "group-full", dimensions: { scalingGroupId: group }, system: args.system },
      ]),
    );
    this.registerOutputs({ page: this.page, policies: this.policies, alarmTargets: this.alarmTargets });
  }
}
