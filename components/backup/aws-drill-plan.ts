import { physicalName } from "../naming/layout.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { automationTrust } from "../workload/runbook.ts";
import { proofPolicy, schedulePolicy, scheduleTrust } from "./aws-policies.ts";
import type { BackupArgs } from "./contract.ts";

/** A day after the drills: whether they went well. */
export interface AwsProof {
  readonly document: string;
  readonly rule: string;
  readonly role: { readonly name: string; readonly arn: string; readonly trust: PolicyDocument };
  readonly policy: (bucket: string | undefined) => PolicyDocument;
  readonly schedule: {
    readonly name: string;
    /** What the schedule calls. */
    readonly call: string;
    readonly role: string;
    readonly trust: PolicyDocument;
    readonly policy: PolicyDocument;
  };
}

export function awsProof(name: string, args: BackupArgs, role: (text: string) => string): AwsProof {
  const { region } = args;
  const document = physicalName("aws:ssm/document:Document", name, "restore-drill-proof");
  const proving = physicalName("aws:iam/role:Role", name, "drill-proof", region);
  return {
    document,
    rule: physicalName("aws:cloudwatch/eventRule:EventRule", name, "restore-drill-failed"),
    role: { name: proving, arn: role(proving), trust: automationTrust(args) },
    policy: (bucket) => proofPolicy(args, name, bucket),
    schedule: {
      name: physicalName("aws:scheduler/schedule:Schedule", name, "drill-proof"),
      call: arn({
        partition: requirePartition(region),
        service: "scheduler",
        resource: "aws-sdk:ssm:startAutomationExecution",
      }),
      role: physicalName("aws:iam/role:Role", name, "drill-schedule", region),
      trust: scheduleTrust(args),
      policy: schedulePolicy(args, document, role(proving)),
    },
  };
}

/** The bucket is known once made; what is asked of the policy holds of any. */
export function provingPolicies({ role, policy, schedule }: AwsProof, arnOf: (text: string) => string) {
  return [
    { key: "drill-proof-trust", kind: "trust", resource: role.arn, document: role.trust },
    { key: "drill-proof", kind: "identity", principal: role.arn, document: policy("*") },
    { key: "drill-schedule-trust", kind: "trust", resource: arnOf(schedule.role), document: schedule.trust },
    { key: "drill-schedule", kind: "identity", principal: arnOf(schedule.role), document: schedule.policy },
  ] as const;
}
