import type { GrantArgs } from "../identity/contract.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import { awsPolicy, ramPolicy } from "../policy-document.ts";

/** The same in every account and region, so that people learn it once. */
export function approvalPath(): string {
  return "/atrium/expiry/approvals";
}

/** The same where names of parameters hold no slash. */
export function approvalPrefix(): string {
  return "atrium-expiry-approval";
}

export interface ApprovalPlace {
  readonly provider: "aws" | "alicloud";
  readonly account: string;
  readonly home: string;
}

/**
 * What an approver is allowed: to write approvals, in every region of the account, and nothing else. The program
 * looks at who wrote one, so whoever else may write parameters approves nothing. @clause 8.1.1-a
 */
export function approvalGrant({ provider, account, home }: ApprovalPlace): GrantArgs {
  if (provider === "alicloud") {
    const resource = acsArn({
      service: "oos",
      region: "*",
      account,
      resource: `parameter/${approvalPrefix()}-*`,
    });
    return {
      document: ramPolicy({
        Effect: "Allow",
        Action: ["oos:CreateParameter", "oos:UpdateParameter", "oos:DeleteParameter", "oos:GetParameter"],
        Resource: [resource],
      }),
    };
  }
  const resource = arn({
    partition: requirePartition(home),
    service: "ssm",
    region: "*",
    account,
    resource: `parameter${approvalPath()}/*`,
  });
  return {
    document: awsPolicy({
      Sid: "Approve",
      Effect: "Allow",
      Action: ["ssm:PutParameter", "ssm:DeleteParameter", "ssm:GetParameter", "ssm:GetParameterHistory"],
      Resource: resource,
    }),
    opens: [resource],
  };
}
