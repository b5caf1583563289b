import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import { layoutBreakGlassAlarm } from "./break-glass-alarm.ts";
import type { BreakGlassAlarmArgs } from "./contract.ts";
import { ROLE_PREFIX } from "./roles.ts";

/** By API the session is asked of STS, in the console it is switched to: two events, one alarm. @clause 1.2.4-a */
export class AwsBreakGlassAlarm extends Component {
  readonly ruleName: pulumi.Output<string>;

  constructor(
    name: string,
    args: BreakGlassAlarmArgs,
    route: AwsAlertRoute,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { role, description } = layoutBreakGlassAlarm(name, "aws", args);
    super(
      "atrium:identity:AwsBreakGlassAlarm",
      name,
      args,
      { tags: args.tags, awsRegion: args.region },
      opts,
    );
    const { account, region } = args;
    const partition = requirePartition(region);
    const roleArn = arn({ partition, service: "iam", account, resource: `role/${role}` });
    const sessions = arn({ partition, service: "sts", account, resource: `assumed-role/${role}/` });
    const rule = this.child(aws.cloudwatch.EventRule, "sessions", {
      name: physicalName("aws:cloudwatch/eventRule:EventRule", ROLE_PREFIX, "break-glass"),
      description,
      state: "ENABLED",
      eventPattern: JSON.stringify({
        "detail-type": ["AWS API Call via CloudTrail", "AWS Console Sign In via CloudTrail"],
        detail: {
          $or: [
            { eventName: ["AssumeRole"], requestParameters: { roleArn: [roleArn] } },
            { eventName: ["SwitchRole"], userIdentity: { arn: [{ prefix: sessions }] } },
          ],
        },
      }),
    });
    this.child(aws.cloudwatch.EventTarget, "route", {
      rule: rule.name,
      targetId: "route",
      arn: route.topicArn,
      inputTransformer: {
        inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(description)},"event":<aws.events.event.json>}`,
      },
    });
    this.ruleName = rule.name;
    this.registerOutputs({ ruleName: this.ruleName });
  }
}
