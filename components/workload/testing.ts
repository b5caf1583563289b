import type { AlicloudAlertRoute, AwsAlertRoute } from "../chat-notifier/contract.ts";
import type { KeyRef, KeyService } from "../keys/contract.ts";
import type { Clients, Placement } from "./contract.ts";

/** What tests of workloads share: a production system in two zones. */
export const TAGS = {
  department: "it",
  "business-line": "retail",
  project: "pos",
  environment: "production",
  owner: "platform",
  "data-class": "confidential",
  system: "pos",
  "system-tier": "1",
};

export const CLIENTS: Clients = {
  app: { reason: "tills and their servers", group: "sg-app" },
  stores: { reason: "servers in stores", prefixes: ["10.8.0.0/16"] },
};

export const AWS_ROUTE: AwsAlertRoute = { provider: "aws", topicArn: "topic-arn" };

export const ALICLOUD_ROUTE: AlicloudAlertRoute = {
  provider: "alicloud",
  contactGroup: "people",
  queue: "alerts",
  queueArn: "queue-arn",
  actionPolicy: "policy",
};

export function keyFor(...serves: readonly KeyService[]): KeyRef {
  return { arn: "key-arn", id: "key-id", serves, domain: "pos" };
}

const ZONE_CODES: Readonly<Record<string, string>> = {
  "ap-southeast-1": "apse1",
  "cn-north-1": "cnn1",
  "us-gov-west-1": "usgw1",
};

export function awsPlace(region: string): Placement {
  const code = ZONE_CODES[region] ?? "apse1";
  return {
    account: "111122223333",
    region,
    environment: "production",
    vpcId: "vpc-1",
    subnets: { [`${code}-az1`]: "subnet-1", [`${code}-az2`]: "subnet-2", [`${code}-az3`]: "subnet-3" },
  };
}

export function alicloudPlace(region: string): Placement {
  const joint = /-\d$/.test(region) ? "" : "-";
  return {
    account: "1000000000000001",
    region,
    environment: "production",
    vpcId: "vpc-1",
    subnets: {
      [`${region}${joint}a`]: "vsw-a",
      [`${region}${joint}b`]: "vsw-b",
      [`${region}${joint}c`]: "vsw-c",
    },
  };
}

/** One planted mistake, the code it is told by, and its twin that nothing is wrong with. */
export interface FaultCase<Args> {
  readonly title: string;
  readonly cloud: "aws" | "alicloud";
  readonly args: Partial<Args>;
  readonly code: string;
  /** The same without the mistake. */
  readonly twin: Partial<Args>;
}
