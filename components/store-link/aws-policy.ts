import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy } from "../policy-document.ts";
import type { StoreLinkArgs } from "./contract.ts";

/**
 * The log delivery writes what tunnels do, for this account alone. AWS adds such a statement by itself only where
 * whoever deploys may change the account's log policies. Source: "Enable logging from AWS services", CloudWatch Logs.
 */
export function tunnelLogPolicies(
  { account, region }: Pick<StoreLinkArgs, "account" | "region">,
  logGroup: string,
): readonly PlannedPolicy[] {
  const partition = requirePartition(region);
  const of = (resource: string) => arn({ partition, service: "logs", region, account, resource });
  const resource = `${of(`log-group:${logGroup}`)}:log-stream:*`;
  return [
    {
      key: "tunnel-logs",
      kind: "resource",
      resource: of(`log-group:${logGroup}`),
      document: awsPolicy({
        Sid: "TunnelLogs",
        Effect: "Allow",
        Principal: { Service: servicePrincipal("delivery.logs", region) },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: resource,
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": of("*") },
        },
      }),
    },
  ];
}
