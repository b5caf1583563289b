import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { layoutBreakGlassAlarm } from "./break-glass-alarm.ts";
import type { BreakGlassAlarmArgs } from "./contract.ts";
import { ROLE_PREFIX } from "./roles.ts";

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

/** ActionTrail hands what STS gave to the default bus of EventBridge, a rule there to the chat function. @clause 1.2.4-a */
export class AlicloudBreakGlassAlarm extends Component {
  readonly ruleName: pulumi.Output<string>;

  constructor(
    name: string,
    args: BreakGlassAlarmArgs,
    route: AlicloudAlertRoute,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { role, description } = layoutBreakGlassAlarm(name, "alicloud", args);
    super("atrium:identity:AlicloudBreakGlassAlarm", name, args, { tags: args.tags }, opts);
    const { account, region } = args;
    const rule = this.child(alicloud.eventbridge.Rule, "sessions", {
      eventBusName: "default",
      ruleName: physicalName("alicloud:eventbridge/rule:Rule", ROLE_PREFIX, "break-glass"),
      description: "Break-glass was used",
      status: "ENABLE",
      filterPattern: JSON.stringify({
        source: ["acs.sts"],
        type: [{ suffix: ":ActionTrail:ApiCall" }, { suffix: ":ActionTrail:ConsoleOperation" }],
        data: {
          eventName: ["AssumeRole"],
          requestParameters: { RoleArn: [acsArn({ service: "ram", account, resource: `role/${role}` })] },
        },
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
      source: "sts",
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
