import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import { hasKeyService } from "./aws-services.ts";
import type { KeyDomainArgs, KeysArgs } from "./contract.ts";

export const TAGS = {
  department: "it",
  "business-line": "group",
  project: "landing-zone",
  environment: "production",
  owner: "platform",
  "data-class": "internal",
};

export const AWS_ACCOUNT = "111122223333";
export const ALICLOUD_ACCOUNT = "1234567890123456";

/** A role of the account, in the words of the region's cloud. */
export function role(region: string, name: string, account = AWS_ACCOUNT): string {
  return arn({ partition: requirePartition(region), service: "iam", account, resource: `role/${name}` });
}

export function ramRole(name: string, account = ALICLOUD_ACCOUNT): string {
  return acsArn({ service: "ram", account, resource: `role/${name}` });
}

export function domain(more: Partial<KeyDomainArgs> = {}): KeyDomainArgs {
  return { description: "What tests keep", dataClass: "internal", serves: ["s3"], users: [], ...more };
}

export function awsKeys(region: string, more: Partial<KeysArgs> = {}): KeysArgs {
  return {
    account: AWS_ACCOUNT,
    region,
    tags: TAGS,
    administrators: { people: [role(region, "key-admin")], pipelines: [role(region, "deploy")] },
    domains: {
      logs: domain({
        description: "Audit and flow logs",
        serves: ["logs", "cloudtrail", "s3", "log-delivery", "config"],
        users: [role(region, "audit")],
        sources: ["444455556666"],
      }),
      disks: domain({ serves: ["ebs", "autoscaling", "backup"], users: "services-only" }),
      payment: domain({
        dataClass: "restricted",
        serves: ["rds", "s3", "secretsmanager"],
        users: [role(region, "pos")],
        direct: true,
        home: true,
      }),
      alerts: domain({
        serves: (["sns", "sqs", "events", "cloudwatch", "budgets", "cost-alerts"] as const).filter(
          (service) => hasKeyService(service, region),
        ),
        users: [role(region, "chat")],
      }),
    },
    ...more,
  };
}

export function alicloudKeys(region: string, more: Partial<KeysArgs> = {}): KeysArgs {
  return {
    account: ALICLOUD_ACCOUNT,
    region,
    tags: TAGS,
    administrators: { people: [ramRole("key-admin")], pipelines: [ramRole("deploy")] },
    kmsInstance: "kst-shh6459example",
    domains: {
      logs: domain({ serves: ["log", "oss", "actiontrail"], users: [ramRole("audit")] }),
      disks: domain({ serves: ["ecs", "ess", "hbr"], users: "services-only" }),
      payment: domain({
        dataClass: "restricted",
        serves: ["rds", "redis"],
        users: [ramRole("pos")],
        home: true,
      }),
    },
    ...more,
  };
}
