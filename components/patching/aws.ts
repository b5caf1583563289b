import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { PatchingArgs, PatchingOutputs } from "./contract.ts";
import { type AwsPatchingLayout, type AwsRing, type AwsRunbook, layoutAwsPatching } from "./layout.ts";
import { PATCH_TAG } from "./limits.ts";
import { machineTags } from "./machine-tags.ts";

const DOCUMENT = "AWS-RunPatchBaseline";

/** Patching by Systems Manager. @clause 1.3.3-a @clause 1.5.3-c */
export class AwsPatching extends Component implements PatchingOutputs {
  readonly machineTags: PatchingOutputs["machineTags"];
  readonly ledger: PatchingOutputs["ledger"];
  readonly rollBack: PatchingOutputs["rollBack"];

  constructor(name: string, args: PatchingArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsPatching(name, args);
    super(
      "atrium:patching:AwsPatching",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const baselines = this.#baselines(layout);
    const patch = this.#runbook("patch", layout.patch, layout.trust);
    this.rollBack = this.#runbook("roll-back", layout.rollBack, layout.trust).name;
    for (const ring of layout.rings) this.#ring(ring, baselines.get(ring.baseline), patch);
    for (const { group, schedule, severity, targets } of layout.scans) {
      this.child(aws.ssm.Association, `scan-${group}`, {
        name: DOCUMENT,
        parameters: { Operation: "Scan" },
        scheduleExpression: schedule,
        applyOnlyAtCronInterval: true,
        complianceSeverity: severity,
        maxConcurrency: "10%",
        maxErrors: "10%",
        targets: [{ key: `tag:${PATCH_TAG}`, values: [...targets] }],
      });
    }
    this.machineTags = machineTags(args);
    this.ledger = this.#ledger(layout, args);
    this.registerOutputs({
      machineTags: this.machineTags,
      ledger: this.ledger,
      rollBack: this.rollBack,
    });
  }

  #baselines(layout: AwsPatchingLayout): ReadonlyMap<string, aws.ssm.PatchBaseline> {
    return new Map(
      layout.baselines.map(({ key, system, severityKey, classification, rules }) => [
        key,
        this.child(aws.ssm.PatchBaseline, key, {
          description: `${system}: high within 48 hours, medium within 7 days, low within a month`,
          operatingSystem: system,
          approvalRules: rules.map(({ severities, approveAfterDays, grade }) => ({
            approveAfterDays,
            complianceLevel: { high: "CRITICAL", medium: "MEDIUM", low: "LOW" }[grade],
            patchFilters: [
              { key: "CLASSIFICATION", values: [...classification] },
              { key: severityKey, values: [...severities] },
            ],
          })),
          ...(layout.rejected.length > 0 && {
            rejectedPatches: [...layout.rejected],
            rejectedPatchesAction: "BLOCK",
          }),
        }),
      ]),
    );
  }

  /** What saves and patches a machine, and what puts it back; each takes a role that can do no more. */
  #runbook(
    key: "patch" | "roll-back",
    { document, content, role: roleName, policy }: AwsRunbook,
    trust: PolicyDocument,
  ): aws.ssm.Document {
    const role = this.child(aws.iam.Role, key, {
      name: roleName,
      description: content.description,
      assumeRolePolicy: JSON.stringify(trust),
    });
    const granted = this.child(aws.iam.RolePolicy, key, { role: role.name, policy: JSON.stringify(policy) });
    return this.child(
      aws.ssm.Document,
      key,
      {
        name: document,
        documentType: "Automation",
        documentFormat: "JSON",
        content: JSON.stringify(content),
        targetType: "/AWS::EC2::Instance",
      },
      { dependsOn: [granted] },
    );
  }

  #ring(ring: AwsRing, baseline: aws.ssm.PatchBaseline | undefined, patch: aws.ssm.Document): void {
    const { key, schedule, timeZone, hours, cutoff, maxConcurrency, maxErrors } = ring;
    if (baseline === undefined) throw new Error("every ring has a baseline");
    this.child(aws.ssm.PatchGroup, key, { baselineId: baseline.id, patchGroup: key });
    const window = this.child(aws.ssm.MaintenanceWindow, key, {
      description: `Patches ${key} while malls are closed`,
      schedule,
      scheduleTimezone: timeZone,
      duration: hours,
      cutoff,
      allowUnassociatedTargets: false,
    });
    const target = this.child(aws.ssm.MaintenanceWindowTarget, key, {
      windowId: window.id,
      resourceType: "INSTANCE",
      targets: [{ key: `tag:${PATCH_TAG}`, values: [key] }],
    });
    this.child(aws.ssm.MaintenanceWindowTask, key, {
      windowId: window.id,
      taskType: "AUTOMATION",
      taskArn: patch.name,
      priority: 1,
      maxConcurrency,
      maxErrors,
      cutoffBehavior: "CANCEL_TASK",
      targets: [{ key: "WindowTargetIds", values: [target.id] }],
      taskInvocationParameters: {
        automationParameters: {
          documentVersion: "$DEFAULT",
          parameters: [
            { name: "InstanceId", values: ["{{RESOURCE_ID}}"] },
            { name: "Ring", values: [key] },
          ],
        },
      },
    });
  }

  /** What was done to which machine, and what it lacks, for three years. @clause 1.3.5-a @clause 1.5.5-a */
  #ledger(layout: AwsPatchingLayout, { key, route }: PatchingArgs): pulumi.Output<string> {
    const group = this.stateful(aws.cloudwatch.LogGroup, "ledger", {
      name: layout.logGroup,
      retentionInDays: layout.logDays,
      ...(key !== undefined && { kmsKeyId: key.arn }),
    });
    const written = this.child(
      aws.cloudwatch.LogResourcePolicy,
      "ledger",
      {
        policyName: layout.logGroup.replaceAll("/", "-").slice(1),
        policyDocument: JSON.stringify(layout.ledgerPolicy),
      },
      { dependsOn: [group] },
    );
    const ledger = this.child(aws.cloudwatch.EventRule, "ledger", {
      description: "What was patched, and what lacks patches, goes to the ledger",
      name: layout.events.ledger.rule,
      eventPattern: JSON.stringify(layout.events.ledger.pattern),
    });
    this.child(
      aws.cloudwatch.EventTarget,
      "ledger",
      { rule: ledger.name, targetId: "ledger", arn: group.arn },
      { dependsOn: [written] },
    );
    if (route !== undefined) this.#failures(layout, route as AwsAlertRoute);
    return group.name;
  }

  /** A rollback begins within 30 minutes, so people hear at once. @clause 1.3.4-b */
  #failures(layout: AwsPatchingLayout, { topicArn }: AwsAlertRoute): void {
    const description =
      "A machine could not be patched: look within 30 minutes, and roll back if it serves badly";
    const failed = this.child(aws.cloudwatch.EventRule, "failed", {
      description,
      name: layout.events.failed.rule,
      eventPattern: JSON.stringify(layout.events.failed.pattern),
    });
    this.child(aws.cloudwatch.EventTarget, "failed", {
      rule: failed.name,
      targetId: "route",
      arn: topicArn,
      inputTransformer: {
        inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(description)},"event":<aws.events.event.json>}`,
      },
    });
  }
}
