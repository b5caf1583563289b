import type { KeyRef } from "../keys/contract.ts";
import type { AccountDefaultsArgs } from "./contract.ts";

const TAGS = {
  department: "it",
  "business-line": "group",
  project: "landing-zone",
  environment: "production",
  owner: "platform",
  "data-class": "internal",
};

const key = (domain: string, ...serves: KeyRef["serves"]): KeyRef => ({
  arn: `arn-of-${domain}`,
  id: `id-of-${domain}`,
  serves,
  domain,
});

export function awsDefaults(region: string, more: Partial<AccountDefaultsArgs> = {}): AccountDefaultsArgs {
  return {
    account: "111122223333",
    region,
    home: region,
    tags: TAGS,
    diskKey: key("disks", "ebs", "autoscaling", "backup"),
    logKey: key("logs", "logs", "cloudtrail"),
    ...more,
  };
}

export function alicloudDefaults(
  region: string,
  more: Partial<AccountDefaultsArgs> = {},
): AccountDefaultsArgs {
  return {
    account: "1234567890123456",
    region,
    home: region,
    tags: TAGS,
    diskKey: key("disks", "ecs", "ess"),
    ...more,
  };
}
