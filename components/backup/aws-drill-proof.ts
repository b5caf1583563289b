import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import type { MakeChild } from "../component.ts";
import type { BackupArgs } from "./contract.ts";
import { proofRunbook } from "./drill-proof.ts";
import type { AwsBackupLayout } from "./layout.ts";
import { AWS_PROOF } from "./times.ts";

/**
 * A day after each drill a runbook looks which restores there were, keeps the list, and fails where one failed or none
 * began; then people hear of it. @clause 1.6.4-a @clause 4.4.3-a
 */
export function makeProof(
  child: MakeChild,
  { drills, proofOfDrills: proof, timeZone }: AwsBackupLayout,
  { drills: args, audit, route }: BackupArgs,
  { name, plan }: { readonly name: string; readonly plan: aws.backup.RestoreTestingPlan | undefined },
): void {
  if (plan === undefined || "off" in args) return;
  const bucket = args.record?.bucket ?? audit?.bucket;
  const role = child(aws.iam.Role, "drill-proof", {
    name: proof.role.name,
    description: "Reads which restore drills there were, and keeps their report",
    assumeRolePolicy: JSON.stringify(proof.role.trust),
  });
  const granted = child(aws.iam.RolePolicy, "drill-proof", {
    role: role.name,
    policy: pulumi.output(bucket).apply((into) => JSON.stringify(proof.policy(into))),
  });
  const types = [...new Set(drills.map(({ type }) => type))];
  const runbook = child(
    aws.ssm.Document,
    "drill-proof",
    {
      name: proof.document,
      documentType: "Automation",
      documentFormat: "JSON",
      content: pulumi
        .all([plan.arn, bucket])
        .apply(([planArn, into]) =>
          JSON.stringify(proofRunbook(proof.role.arn, { name, plan: planArn, types, bucket: into ?? "" })),
        ),
    },
    { dependsOn: [granted] },
  );
  schedule(child, proof.schedule, runbook, timeZone);
  failures(child, proof.rule, runbook, route as AwsAlertRoute);
}

function schedule(
  child: MakeChild,
  { name, call, role: roleName, trust, policy }: AwsBackupLayout["proofOfDrills"]["schedule"],
  runbook: aws.ssm.Document,
  timeZone: string,
): void {
  const role = child(aws.iam.Role, "drill-schedule", {
    name: roleName,
    description: "Starts the look at restore drills",
    assumeRolePolicy: JSON.stringify(trust),
  });
  const granted = child(aws.iam.RolePolicy, "drill-schedule", {
    role: role.name,
    policy: JSON.stringify(policy),
  });
  child(
    aws.scheduler.Schedule,
    "drill-proof",
    {
      name,
      description: "A day after each restore drill",
      scheduleExpression: AWS_PROOF,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: call,
        roleArn: role.arn,
        input: pulumi.jsonStringify({ DocumentName: runbook.name }),
        retryPolicy: { maximumRetryAttempts: 10 },
      },
    },
    { dependsOn: [granted] },
  );
}

function failures(
  child: MakeChild,
  name: string,
  runbook: aws.ssm.Document,
  { topicArn }: AwsAlertRoute,
): void {
  const description = "A restore drill failed or did not run: look why before the backup is needed";
  const rule = child(aws.cloudwatch.EventRule, "drill-failed", {
    name,
    description,
    eventPattern: pulumi.jsonStringify({
      source: ["aws.ssm"],
      "detail-type": ["EC2 Automation Execution Status-change Notification"],
      detail: { Definition: [runbook.name], Status: ["Failed", "TimedOut", "Cancelled"] },
    }),
  });
  child(aws.cloudwatch.EventTarget, "drill-failed", {
    rule: rule.name,
    targetId: "route",
    arn: topicArn,
    inputTransformer: {
      inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(description)},"event":<aws.events.event.json>}`,
    },
  });
}
