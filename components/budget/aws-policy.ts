import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { BudgetArgs } from "./contract.ts";

type Place = Pick<BudgetArgs, "account" | "region">;

/** Kind of machine → what stops it, and what of its service that needs. */
export const STOPS = {
  instances: {
    subType: "STOP_EC2_INSTANCES",
    documents: ["AWS-StopEC2Instance", "AWS-StartEC2Instance"],
    service: "ec2",
    resource: "instance/*",
    acts: ["ec2:StartInstances", "ec2:StopInstances"],
    looks: ["ec2:DescribeInstanceStatus", "ec2:DescribeInstances"],
  },
  databases: {
    subType: "STOP_RDS_INSTANCES",
    documents: ["AWS-StopRdsInstance", "AWS-StartRdsInstance"],
    service: "rds",
    resource: "db:*",
    acts: ["rds:StartDBInstance", "rds:StopDBInstance"],
    looks: ["rds:DescribeDBInstances"],
  },
} as const;

export type StopKind = keyof typeof STOPS;

/** AWS Budgets, for the one budget. "Setting up a role for AWS Budgets to run budget actions". */
export function stopTrust({ account, region }: Place, budget: string): PolicyDocument {
  const source = arn({
    partition: requirePartition(region),
    service: "budgets",
    account,
    resource: `budget/${budget}`,
  });
  return awsPolicy({
    Sid: "BudgetTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("budgets", region) },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      // An action's ARN begins with its budget's.
      ArnLike: { "aws:SourceArn": [source, `${source}/*`] },
    },
  });
}

/**
 * Stops machines of one environment, by the two documents of Systems Manager and in no other way; the start is for
 * whoever takes the action back. @clause 8.3.3-e
 */
export function stopPolicy(
  { account, region }: Place,
  environment: string,
  kinds: readonly StopKind[],
): PolicyDocument {
  const partition = requirePartition(region);
  const called: PolicyStatement["Condition"] = {
    "ForAnyValue:StringEquals": { "aws:CalledVia": servicePrincipal("ssm", region) },
  };
  return awsPolicy(
    {
      Sid: "RunDocuments",
      Effect: "Allow",
      Action: "ssm:StartAutomationExecution",
      Resource: kinds.flatMap((kind) =>
        STOPS[kind].documents.map((name) =>
          arn({
            partition,
            service: "ssm",
            region,
            account: "*",
            resource: `automation-definition/${name}:*`,
          }),
        ),
      ),
    },
    {
      Sid: "Look",
      Effect: "Allow",
      Action: kinds.flatMap((kind) => STOPS[kind].looks),
      Resource: "*",
      Condition: { ...called, StringEquals: { "aws:RequestedRegion": region } },
    },
    ...kinds.map((kind): PolicyStatement => {
      const { service, resource, acts } = STOPS[kind];
      return {
        Sid: kind === "instances" ? "StopServers" : "StopDatabases",
        Effect: "Allow",
        Action: acts,
        Resource: arn({ partition, service, region, account, resource }),
        Condition: { ...called, StringEquals: { "aws:ResourceTag/environment": environment } },
      };
    }),
  );
}
