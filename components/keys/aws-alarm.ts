import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { KEY_EVENTS, type KeyAlarmArgs, layoutKeyAlarm } from "./alarm-layout.ts";

/**
 * Tells people of every key of the region that is disabled, set to be deleted or opened to others. Its own
 * component, because the route's topic lies under a key itself. @clause 8.3.4-b
 */
export class AwsKeyAlarm extends Component {
  readonly ruleName: pulumi.Output<string>;

  constructor(
    name: string,
    args: KeyAlarmArgs,
    route: AwsAlertRoute,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { description } = layoutKeyAlarm(name, "aws", args);
    super("atrium:keys:AwsKeyAlarm", name, args, { tags: args.tags, awsRegion: args.region }, opts);
    const rule = this.child(aws.cloudwatch.EventRule, "changes", {
      name: physicalName("aws:cloudwatch/eventRule:EventRule", name, "changes"),
      description,
      // Reads are no events here, so the plain state sees all of these.
      state: "ENABLED",
      eventPattern: JSON.stringify({
        source: ["aws.kms"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventName: KEY_EVENTS.aws },
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
