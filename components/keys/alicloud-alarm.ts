import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { KEY_EVENTS, type KeyAlarmArgs, layoutKeyAlarm } from "./alarm-layout.ts";

/** What the template takes out of an ActionTrail event, by JSONPath. */
const FIELDS = {
  id: "$.id",
  time: "$.time",
  type: "$.type",
  account: "$.aliyunaccountid",
  region: "$.data.acsRegion",
  event: "$.data.eventName",
  who: "$.data.userIdentity.principalId",
  from: "$.data.sourceIpAddress",
} as const;

/**
 * The same on Alibaba Cloud: ActionTrail hands KMS's events to the default bus of EventBridge, and a rule there
 * hands them to the queue of the chat function. @clause 8.3.4-b
 */
export class AlicloudKeyAlarm extends Component {
  readonly ruleName: pulumi.Output<string>;

  constructor(
    name: string,
    args: KeyAlarmArgs,
    route: AlicloudAlertRoute,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { description } = layoutKeyAlarm(name, "alicloud", args);
    super("atrium:keys:AlicloudKeyAlarm", name, args, { tags: args.tags }, opts);
    const { account, region } = args;
    const rule = this.child(alicloud.eventbridge.Rule, "changes", {
      eventBusName: "default",
      ruleName: physicalName("alicloud:eventbridge/rule:Rule", name, "changes"),
      description: "Keys disabled, set to be deleted, or opened to others",
      status: "ENABLE",
      filterPattern: JSON.stringify({
        source: ["acs.kms"],
        type: [{ suffix: ":ActionTrail:ApiCall" }, { suffix: ":ActionTrail:ConsoleOperation" }],
        data: { eventName: KEY_EVENTS.alicloud },
      }),
      targets: [
        {
          targetId: "route",
          type: "acs.mns.queue",
          endpoint: pulumi
            .output(route.queue)
            .apply((queue) => acsArn({ service: "mns", region, account, resource: `queues/${queue}` })),
          pushRetryStrategy: "EXPONENTIAL_DECAY_RETRY",
          paramLists: [
            { resourceKey: "queue", form: "CONSTANT", value: route.queue },
            {
              resourceKey: "Body",
              form: "TEMPLATE",
              value: JSON.stringify(FIELDS),
              template: template(description),
            },
            { resourceKey: "IsBase64Encode", form: "CONSTANT", value: "true" },
          ],
        },
      ],
    });
    this.ruleName = rule.ruleName;
    this.registerOutputs({ ruleName: this.ruleName });
  }
}

/** Where the template puts a field, in EventBridge's own words. */
const slot = (field: keyof typeof FIELDS): string => `\${${field}}`;

/** In the form that the chat function knows events by. */
function template(description: string): string {
  return JSON.stringify({
    atrium: "atrium/event/v1",
    description,
    event: {
      id: slot("id"),
      time: slot("time"),
      source: "kms",
      region: slot("region"),
      account: slot("account"),
      "detail-type": slot("type"),
      detail: {
        eventName: slot("event"),
        awsRegion: slot("region"),
        sourceIPAddress: slot("from"),
        userIdentity: { arn: slot("who") },
      },
    },
  });
}
