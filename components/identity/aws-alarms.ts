import * as aws from "@pulumi/aws";
import type { MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { IdentityArgs } from "./contract.ts";
import type { IdentityLayout } from "./layout.ts";
import { ROLE_PREFIX } from "./roles.ts";

/**
 * Every session of break-glass is told at once. STS answers in the caller's region and CloudTrail tells it to the
 * event bus of that region, so each region in use has a rule of its own. @clause 1.2.4-a
 */
export function awsBreakGlassAlarms(
  make: MakeChild,
  { roles, account, region: home }: IdentityLayout,
  { alerts = {} }: IdentityArgs,
): void {
  const role = roles.find(({ key }) => key === "break-glass");
  if (role === undefined) return;
  const partition = requirePartition(home);
  const roleArn = arn({ partition, service: "iam", account, resource: `role/${role.name}` });
  const sessions = arn({ partition, service: "sts", account, resource: `assumed-role/${role.name}/` });
  for (const [region, route] of Object.entries(alerts)) {
    if (route.provider !== "aws") continue;
    const rule = make(aws.cloudwatch.EventRule, `break-glass-${region}`, {
      name: physicalName("aws:cloudwatch/eventRule:EventRule", ROLE_PREFIX, "break-glass"),
      description: "[critical] Break-glass was used: find out who and why within an hour",
      eventPattern: JSON.stringify({
        "detail-type": ["AWS API Call via CloudTrail", "AWS Console Sign In via CloudTrail"],
        detail: {
          $or: [
            { eventName: ["AssumeRole"], requestParameters: { roleArn: [roleArn] } },
            { eventName: ["SwitchRole"], userIdentity: { arn: [{ prefix: sessions }] } },
          ],
        },
      }),
      region,
    });
    make(aws.cloudwatch.EventTarget, `break-glass-${region}`, {
      rule: rule.name,
      arn: route.topicArn,
      region,
    });
  }
}
