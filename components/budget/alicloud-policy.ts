import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { type PolicyDocument, ramPolicy } from "../policy-document.ts";
import type { BudgetArgs } from "./contract.ts";
import { MEMORY_OBJECT, RULES_OBJECT } from "./function/settings.ts";

/** Function Compute takes on the roles of its functions. */
export const FUNCTION_TRUST: PolicyDocument = ramPolicy({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: [ramPrincipal("fc")] },
});

interface Use {
  readonly bucket: string;
  readonly project: string;
  readonly store: string;
  readonly queue: string;
  /** Environments whose servers it may stop. */
  readonly stops: readonly string[];
}

/**
 * Reads one kind of bill, its own rules and its own memory, tells, and stops what it was asked to; nothing else.
 * "Authorization for API calls" of the billing interface: its rights know no resource. @clause 8.3.3-e
 */
export function functionUse({ account, region }: BudgetArgs, use: Use): PolicyDocument {
  const object = (key: string) =>
    acsArn({ service: "oss", region: "*", account, resource: `${use.bucket}/${key}` });
  return ramPolicy(
    { Effect: "Allow", Action: ["bssapi:DescribeInstanceBill"], Resource: ["*"] },
    {
      Effect: "Allow",
      Action: ["oss:GetObject"],
      Resource: [object(RULES_OBJECT), object(MEMORY_OBJECT)],
    },
    { Effect: "Allow", Action: ["oss:PutObject"], Resource: [object(MEMORY_OBJECT)] },
    {
      // Without it, a memory that is not there yet is refused instead of missing.
      Effect: "Allow",
      Action: ["oss:ListObjects"],
      Resource: [acsArn({ service: "oss", region: "*", account, resource: use.bucket })],
    },
    {
      Effect: "Allow",
      Action: ["mns:SendMessage"],
      Resource: [acsArn({ service: "mns", region, account, resource: `/queues/${use.queue}/messages` })],
    },
    {
      Effect: "Allow",
      Action: ["log:PostLogStoreLogs"],
      Resource: [
        acsArn({
          service: "log",
          region,
          account,
          resource: `project/${use.project}/logstore/${use.store}`,
        }),
      ],
    },
    ...(use.stops.length === 0
      ? []
      : [
          { Effect: "Allow" as const, Action: ["ecs:DescribeInstances"], Resource: ["*"] },
          {
            Effect: "Allow" as const,
            Action: ["ecs:StopInstance"],
            Resource: [acsArn({ service: "ecs", region, account, resource: "instance/*" })],
            Condition: { StringEquals: { "acs:ResourceTag/environment": use.stops } },
          },
        ]),
  );
}
