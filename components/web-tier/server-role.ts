import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";
import type { WebTierArgs } from "./contract.ts";

export interface ServerRole {
  readonly name: string;
  readonly trust: PolicyDocument;
  /** Absent where it would be empty. */
  readonly permissions?: PolicyDocument;
  readonly policies: readonly PlannedPolicy[];
}

/**
 * Sessions without an open port, and measurements: what the agents of Systems Manager and CloudWatch call, and
 * nothing that reads parameters or buckets, as the managed policies do. Systems Manager user guide, "Add Session
 * Manager permissions"; these actions know no resources. @clause 8.3.1-a
 */
function agents({ region, account }: WebTierArgs) {
  const partition = requirePartition(region);
  return [
    {
      Sid: "Sessions",
      Effect: "Allow",
      Action: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      Resource: "*",
    },
    {
      Sid: "ReportToSystemsManager",
      Effect: "Allow",
      Action: "ssm:UpdateInstanceInformation",
      Resource: arn({ partition, service: "ec2", region, account, resource: "instance/*" }),
    },
    {
      Sid: "Measurements",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
    },
  ] as const;
}

export function awsServerRole(name: string, args: WebTierArgs): ServerRole {
  const trust = awsPolicy({
    Sid: "ServersTakeRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("ec2", args.region) },
    Action: "sts:AssumeRole",
  });
  const permissions = awsPolicy(...agents(args), ...(args.permissions ?? []));
  const { region, account } = args;
  const role = arn({
    partition: requirePartition(region),
    service: "iam",
    account,
    resource: `role/${name}`,
  });
  return {
    name,
    trust,
    permissions,
    policies: [
      { key: "trust", kind: "trust", resource: role, document: trust },
      { key: "servers", kind: "identity", principal: role, document: permissions },
    ],
  };
}

/** Alibaba Cloud's agents report with the server's own identity, so a role has what the system needs alone. */
export function alicloudServerRole(name: string, args: WebTierArgs): ServerRole {
  const trust = ramPolicy({
    Effect: "Allow",
    Principal: { Service: ramPrincipal("ecs") },
    Action: "sts:AssumeRole",
  });
  const role = acsArn({ service: "ram", account: args.account, resource: `role/${name.toLowerCase()}` });
  const own = args.permissions ?? [];
  const permissions = own.length === 0 ? undefined : ramPolicy(...own);
  return {
    name,
    trust,
    ...(permissions === undefined ? {} : { permissions }),
    policies: [
      { key: "trust", kind: "trust", resource: role, document: trust },
      ...(permissions === undefined
        ? []
        : [{ key: "servers", kind: "identity", principal: role, document: permissions } as const]),
    ],
  };
}
