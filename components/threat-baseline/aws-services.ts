import { arn, type Partition, requirePartition, servicePrincipal } from "../partition/aws.ts";
import type { RuntimeAgent } from "./contract.ts";

/** A part of a service, and where it exists. */
interface Part {
  readonly partitions: readonly Partition[];
  /** Regions of those partitions that lack it. */
  readonly notIn?: readonly string[];
}

const ALL: readonly Partition[] = ["aws", "aws-cn", "aws-us-gov"];

/**
 * GuardDuty user guide "Region-specific feature availability", "Amazon GuardDuty" in Getting Started with AWS in
 * China and in the GovCloud user guide; Config developer guide, the pages of `guardduty-…-enabled`. Read on
 * 2026-11-23. What is not said to be in a partition is left out of it.
 */
const FEATURES = {
  S3_DATA_EVENTS: { partitions: ALL },
  EKS_AUDIT_LOGS: { partitions: ALL },
  EBS_MALWARE_PROTECTION: { partitions: ["aws"], notIn: ["ap-east-2"] },
  RDS_LOGIN_EVENTS: {
    partitions: ["aws"],
    notIn: ["ap-east-2", "ap-southeast-6", "ap-southeast-7", "mx-central-1"],
  },
  LAMBDA_NETWORK_LOGS: {
    partitions: ["aws", "aws-us-gov"],
    notIn: ["ap-east-2", "ap-southeast-7", "mx-central-1"],
  },
} as const satisfies Readonly<Record<string, Part>>;

/** Amazon Inspector user guide, "Regions and endpoints"; Config developer guide, `inspector-…-enabled`. */
const SCANS = {
  EC2: { partitions: ALL },
  ECR: { partitions: ALL },
  LAMBDA: {
    partitions: ["aws", "aws-us-gov"],
    notIn: [
      "ap-east-2",
      "ap-south-2",
      "ap-southeast-4",
      "ap-southeast-5",
      "ap-southeast-6",
      "ap-southeast-7",
      "ca-west-1",
      "eu-south-2",
      "il-central-1",
      "me-central-1",
      "mx-central-1",
    ],
  },
} as const satisfies Readonly<Record<string, Part>>;

/** "Runtime Monitoring … is not supported in the China Regions". */
const RUNTIME: Part = { partitions: ["aws", "aws-us-gov"] };

export const RUNTIME_MANAGEMENT: Readonly<Record<RuntimeAgent, string>> = {
  hosts: "EC2_AGENT_MANAGEMENT",
  fargate: "ECS_FARGATE_AGENT_MANAGEMENT",
  kubernetes: "EKS_ADDON_MANAGEMENT",
};

export interface Parts {
  readonly here: readonly string[];
  readonly absent: Readonly<Record<string, string>>;
}

export function guardDutyFeatures(region: string): Parts {
  return partsOf("GuardDuty", FEATURES, region);
}

export function inspectorScans(region: string): Parts {
  return partsOf("Inspector", SCANS, region);
}

export function hasRuntimeAgents(region: string): boolean {
  return isIn(RUNTIME, region);
}

function partsOf(service: string, parts: Readonly<Record<string, Part>>, region: string): Parts {
  const names = Object.keys(parts);
  const here = names.filter((name) => isIn(parts[name] as Part, region));
  const absent = names
    .filter((name) => !here.includes(name))
    .map((name) => [`${service} ${name}`, `${service} has no ${name} in ${region}`] as const);
  return { here, absent: Object.fromEntries(absent) };
}

function isIn({ partitions, notIn = [] }: Part, region: string): boolean {
  return partitions.includes(requirePartition(region)) && !notIn.includes(region);
}

/** Benchmarks that Security Hub checks, by name. */
export function standards(region: string): Readonly<Record<string, string>> {
  const of = (name: string, version: string) =>
    arn({
      partition: requirePartition(region),
      service: "securityhub",
      region,
      resource: `standards/${name}/v/${version}`,
    });
  return {
    "best-practices": of("aws-foundational-security-best-practices", "1.0.0"),
    cis: of("cis-aws-foundations-benchmark", "3.0.0"),
  };
}

export const CONFIG_SERVICE = "config";

/** The role that Config reads the account with; one an account. */
export function configRoleArn(region: string, account: string): string {
  return arn({
    partition: requirePartition(region),
    service: "iam",
    account,
    resource: `role/aws-service-role/${servicePrincipal(CONFIG_SERVICE, region)}/AWSServiceRoleForConfig`,
  });
}
