import type { KeyRef } from "../keys/contract.ts";
import { ALICLOUD_ROUTE, AWS_ROUTE, TAGS } from "../workload/testing.ts";
import type { DatabaseArgs, ElsewhereArgs } from "./contract.ts";

/** The day on which tests run: passwords of deployments have an age. */
export const TODAY = new Date("2026-11-23T12:00:00Z");

export const AWS_KEY: KeyRef = {
  arn: "key-arn",
  id: "key-id",
  serves: ["rds", "secretsmanager", "logs", "s3"],
  domain: "payment",
};

export const ALICLOUD_KEY: KeyRef = {
  arn: "key-arn",
  id: "key-id",
  serves: ["rds", "polardb", "secretsmanager"],
  domain: "payment",
};

const CLIENTS: DatabaseArgs["clients"] = {
  tills: { reason: "till services write sales", group: "sg-app" },
  bastion: { reason: "database administrators", prefixes: ["10.8.30.16/28"] },
};

const COMMON = {
  environment: "production",
  vpcId: "vpc-1",
  tags: TAGS,
  engine: { family: "mysql", version: "8.0" },
  kind: "instance",
  storage: { gb: 100 },
  databases: ["sales", "stock"],
  clients: CLIENTS,
  backup: { class: "pos" },
} as const satisfies Partial<DatabaseArgs>;

const DEPLOYED = { by: "deployment", since: "2026-11-01" } as const;

/** Subnets of zones 1 and 2 of a region of AWS, by zone id. */
export function awsSubnets(region: string): DatabaseArgs["subnets"] {
  const known: Readonly<Record<string, string>> = {
    "ap-southeast-1": "apse1",
    "ap-northeast-1": "apne1",
    "cn-north-1": "cnn1",
    "cn-northwest-1": "cnnw1",
    "us-gov-west-1": "usgw1",
    "us-gov-east-1": "usge1",
  };
  const short = known[region] ?? "";
  return { [`${short}-az1`]: "subnet-1", [`${short}-az2`]: "subnet-2" };
}

/** Elsewhere of AWS by partition. */
export const AWS_ELSEWHERE: Readonly<Record<string, string>> = {
  "ap-southeast-1": "ap-northeast-1",
  "cn-north-1": "cn-northwest-1",
  "us-gov-west-1": "us-gov-east-1",
};

export function awsDatabase(region: string, more: Partial<DatabaseArgs> = {}): DatabaseArgs {
  return {
    ...COMMON,
    account: "111122223333",
    region,
    subnets: awsSubnets(region),
    applications: {
      till: { purpose: "Till service", databases: ["sales", "stock"], access: "write", rotation: DEPLOYED },
      migrations: { purpose: "Schema pipeline", databases: ["sales"], access: "schema", rotation: DEPLOYED },
    },
    key: AWS_KEY,
    route: AWS_ROUTE,
    elsewhere: { mode: "backups", region: AWS_ELSEWHERE[region] ?? "", key: AWS_KEY },
    ...more,
  };
}

export function alicloudDatabase(region: string, more: Partial<DatabaseArgs> = {}): DatabaseArgs {
  const joint = region.endsWith("-1") ? "" : "-";
  return {
    ...COMMON,
    account: "1000000000000001",
    region,
    subnets: { [`${region}${joint}b`]: "vsw-b", [`${region}${joint}c`]: "vsw-c" },
    applications: {
      till: {
        purpose: "Till service",
        databases: ["sales", "stock"],
        access: "write",
        rotation: { by: "service" },
      },
      reports: { purpose: "收银报表", databases: ["sales"], access: "read", rotation: DEPLOYED },
    },
    key: ALICLOUD_KEY,
    route: ALICLOUD_ROUTE,
    elsewhere: {
      mode: "backups",
      region: region === "cn-shanghai" ? "cn-beijing" : "ap-southeast-5",
      key: ALICLOUD_KEY,
    },
    ...more,
  };
}

export function follower(
  region: string,
  key: KeyRef,
  subnets: DatabaseArgs["subnets"],
): Extract<ElsewhereArgs, { mode: "replica" }> {
  return {
    mode: "replica",
    region,
    key,
    vpcId: "vpc-2",
    subnets,
    clients: { tills: { reason: "till services there", prefixes: ["10.9.20.0/24"] } },
  };
}

/** A cluster of PolarDB takes no passwords from KMS. */
export const POLARDB_APPLICATIONS: DatabaseArgs["applications"] = {
  till: { purpose: "Till service", databases: ["sales", "stock"], access: "write", rotation: DEPLOYED },
  reports: { purpose: "Reports", databases: ["sales"], access: "read", rotation: DEPLOYED },
};

/** What a cluster leaves out of an instance's arguments. */
export function withoutStorage({ storage: _, ...rest }: DatabaseArgs): DatabaseArgs {
  return rest;
}
