import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import type { ExpiryArgs } from "./contract.ts";
import { EXPIRY } from "./function/resource.ts";
import type { AlicloudNames, Reach } from "./layout.ts";

/** Function Compute takes on the roles of its functions. */
export const FUNCTION_TRUST: PolicyDocument = ramPolicy({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: [ramPrincipal("fc")] },
});

interface Use {
  readonly names: AlicloudNames;
  readonly reach: Reach;
  readonly queue: string;
  readonly approvals: string;
}

const dated = { StringLike: { [`acs:ResourceTag/${EXPIRY}`]: ["*"] } } as const;

/** As on AWS: what carries a date, in environments where the program may go that far. @clause 8.3.3-e */
export function functionUse(args: ExpiryArgs, { names, reach, queue, approvals }: Use): PolicyDocument {
  const { account, region } = args;
  const here = (service: string, resource: string) => acsArn({ service, region, account, resource });
  const instance = here("ecs", "instance/*");
  const disk = here("ecs", "disk/*");
  const snapshot = here("ecs", "snapshot/*");
  const database = here("rds", "dbinstance/*");
  const address = here("vpc", "eip/*");
  const balancer = here("slb", "loadbalancer/*");
  const bound = (environments: readonly string[]) => ({
    ...dated,
    StringEquals: { "acs:ResourceTag/environment": environments },
  });
  return ramPolicy(
    {
      Effect: "Allow",
      Action: [
        "cms:DescribeMetricList",
        "ecs:DescribeDisks",
        "ecs:DescribeInstances",
        "ecs:DescribeSnapshots",
        "rds:DescribeDBInstances",
        "rds:ListTagResources",
        "slb:DescribeLoadBalancerAttribute",
        "slb:DescribeLoadBalancers",
        "tag:ListTagResources",
        "vpc:DescribeEipAddresses",
      ],
      Resource: ["*"],
    },
    { Effect: "Allow", Action: ["oos:GetParameter"], Resource: [here("oos", `parameter/${approvals}-*`)] },
    {
      Effect: "Allow",
      Action: ["ecs:TagResources", "rds:TagResources", "slb:TagResources", "vpc:TagResources"],
      Resource: [instance, disk, database, balancer, address],
      Condition: dated,
    },
    ...(reach.stops.length > 0 ? [stops([instance, database], bound(reach.stops))] : []),
    ...(reach.office.length > 0 ? office([instance, database], reach.office) : []),
    ...(reach.removes.length > 0
      ? [
          {
            Effect: "Allow" as const,
            Action: ["ecs:CreateSnapshot"],
            Resource: [disk, snapshot],
          },
          { Effect: "Allow" as const, Action: ["ecs:TagResources"], Resource: [snapshot] },
          {
            Effect: "Allow" as const,
            Action: [
              "ecs:DeleteDisk",
              "ecs:DeleteInstance",
              "rds:DeleteDBInstance",
              "rds:StartDBInstance",
              "slb:DeleteLoadBalancer",
              "vpc:ReleaseEipAddress",
            ],
            Resource: [instance, disk, database, balancer, address],
            Condition: bound(reach.removes),
          },
        ]
      : []),
    {
      Effect: "Deny",
      Action: [
        "ecs:DeleteSnapshot",
        "hbr:Delete*",
        "kms:DisableKey",
        "kms:ScheduleKeyDeletion",
        "log:DeleteLogStore",
        "log:DeleteProject",
        "nas:DeleteFileSystem",
        "oos:CreateParameter",
        "oos:UpdateParameter",
        "oss:DeleteBucket",
        "oss:DeleteObject",
        "rds:DeleteBackup",
      ],
      Resource: ["*"],
    },
    {
      Effect: "Allow",
      Action: ["mns:SendMessage"],
      Resource: [here("mns", `/queues/${queue}/messages`)],
    },
    {
      Effect: "Allow",
      Action: ["log:PostLogStoreLogs"],
      Resource: [here("log", `project/${names.project}/logstore/${names.store}`)],
    },
  );
}

type Condition = NonNullable<PolicyStatement["Condition"]>;

function stops(resources: readonly string[], condition: Condition): PolicyStatement {
  return {
    Effect: "Allow",
    Action: ["ecs:StopInstance", "rds:StopDBInstance"],
    Resource: resources,
    Condition: condition,
  };
}

function office(resources: readonly string[], environments: readonly string[]): readonly PolicyStatement[] {
  const condition = { StringEquals: { "acs:ResourceTag/environment": environments } };
  return [
    {
      Effect: "Allow",
      Action: [
        "ecs:StartInstance",
        "ecs:StopInstance",
        "ecs:TagResources",
        "ecs:UntagResources",
        "rds:StartDBInstance",
        "rds:StopDBInstance",
        "rds:TagResources",
        "rds:UntagResources",
      ],
      Resource: resources,
      Condition: condition,
    },
  ];
}
