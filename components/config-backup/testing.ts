import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import { ALICLOUD_ROUTE, AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import type { CollectorArgs, ConfigBackupArgs } from "./contract.ts";

/** Second region of a first one, far enough away and on the same side. */
const SECOND: Readonly<Record<string, string>> = {
  "ap-southeast-1": "ap-northeast-1",
  "cn-north-1": "cn-northwest-1",
  "us-gov-west-1": "us-gov-east-1",
  "cn-shanghai": "cn-beijing",
};

const DEVICES: CollectorArgs["devices"] = {
  "Router-A": { kind: "network-core" },
  "FW-1": { kind: "security" },
  "erp-db-1": { kind: "server", core: true },
  "test-web-1": { kind: "server" },
};

const READERS = { restorers: "restores configurations, in tests first" };

export function roleOf(region: string, name: string): string {
  return arn({
    partition: requirePartition(region),
    service: "iam",
    account: "111122223333",
    resource: `role/${name}`,
  });
}

export function configBackupArgs(region: string, more: Partial<ConfigBackupArgs> = {}): ConfigBackupArgs {
  return {
    account: "111122223333",
    region,
    environment: "production",
    tags: TAGS,
    collectors: {
      network: { purpose: "fetches from devices", takenBy: roleOf(region, "oxidized"), devices: DEVICES },
    },
    readers: READERS,
    key: keyFor("s3"),
    offSite: SECOND[region] ?? "ap-northeast-1",
    offSiteKey: keyFor("s3"),
    route: AWS_ROUTE,
    ...more,
  };
}

export const ALI_ROLE = acsArn({ service: "ram", account: "1000000000000001", resource: "role/oxidized" });

export function alicloudConfigBackupArgs(
  region: string,
  more: Partial<ConfigBackupArgs> = {},
): ConfigBackupArgs {
  return {
    account: "1000000000000001",
    region,
    environment: "production",
    tags: TAGS,
    collectors: { network: { purpose: "fetches from devices", takenBy: ALI_ROLE, devices: DEVICES } },
    readers: READERS,
    key: keyFor("oss"),
    offSite: SECOND[region] ?? "ap-northeast-1",
    offSiteKey: keyFor("oss"),
    route: ALICLOUD_ROUTE,
    ...more,
  };
}
