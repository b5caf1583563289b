import type { AlicloudAlertRoute, AwsAlertRoute } from "../chat-notifier/contract.ts";
import { TAGS } from "../chat-notifier/testing.ts";
import type { AlarmsArgs } from "./contract.ts";

const AWS_ROUTE: AwsAlertRoute = { provider: "aws", topicArn: "planned-topic" };
export const ALICLOUD_ROUTE: AlicloudAlertRoute = {
  provider: "alicloud",
  contactGroup: "duty",
  queue: "alerts",
  queueArn: "planned-queue",
  actionPolicy: "duty",
};

export function awsAlarmArgs(region: string, more: Partial<AlarmsArgs> = {}): AlarmsArgs {
  return {
    account: "111122223333",
    region,
    tags: TAGS,
    route: AWS_ROUTE,
    trail: { liveLog: "/atrium/trail" },
    runbooks: "https://wiki.mall.example/runbooks",
    targets: {
      "pos-cpu": { kind: "server-cpu", dimensions: { InstanceId: "i-1" }, system: "pos" },
      "orders-space": {
        kind: "database-space",
        dimensions: { DBInstanceIdentifier: "orders" },
        whole: 107_374_182_400,
      },
      "shop-latency": { kind: "web-latency", dimensions: { LoadBalancer: "app/shop/1" }, behind: "tunnel" },
      tunnel: { kind: "tunnel-down", dimensions: { TunnelIpAddress: "203.0.113.1" } },
    },
    ...more,
  };
}

export function alicloudAlarmArgs(region: string, more: Partial<AlarmsArgs> = {}): AlarmsArgs {
  return {
    account: "1000000000000001",
    region,
    tags: TAGS,
    route: ALICLOUD_ROUTE,
    trail: { liveLog: "archive/actiontrail" },
    targets: {
      "pos-cpu": { kind: "server-cpu", dimensions: { instanceId: "i-1" }, system: "pos" },
      "orders-space": { kind: "database-space", dimensions: { instanceId: "rm-1" } },
      "shop-latency": { kind: "web-latency", dimensions: { loadBalancerId: "alb-1" } },
    },
    ...more,
  };
}
