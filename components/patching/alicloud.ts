import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { failedExecutions } from "../workload/alicloud-orchestration.ts";
import type { PatchingArgs, PatchingOutputs } from "./contract.ts";
import { type AlicloudPatchingLayout, layoutAlicloudPatching } from "./layout.ts";
import { machineTags } from "./machine-tags.ts";

/** Patching by Operation Orchestration Service. @clause 1.3.3-a @clause 1.5.3-c */
export class AlicloudPatching extends Component implements PatchingOutputs {
  readonly machineTags: PatchingOutputs["machineTags"];
  readonly ledger: PatchingOutputs["ledger"];
  readonly rollBack: PatchingOutputs["rollBack"];

  constructor(name: string, args: PatchingArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudPatching(name, args);
    super(
      "atrium:patching:AlicloudPatching",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    for (const { key, name: baselineName, system, approvalRules } of layout.baselines) {
      const baseline = this.child(alicloud.oos.PatchBaseline, key, {
        patchBaselineName: baselineName,
        description: `${system}: high within 48 hours, medium within 7 days, low within a month`,
        operationSystem: system,
        approvalRules: JSON.stringify(approvalRules),
        ...(layout.rejected.length > 0 && {
          rejectedPatches: [...layout.rejected],
          rejectedPatchesAction: "BLOCK",
        }),
      });
      // Machines follow the default of their system, and no other.
      this.child(alicloud.oos.DefaultPatchBaseline, key, { patchBaselineName: baseline.patchBaselineName });
    }
    this.#nights(layout);
    this.rollBack = this.#rollBack(layout);
    if (args.route !== undefined) {
      failedExecutions(this.child.bind(this), {
        ruleName: layout.failures,
        description:
          "A machine could not be patched: look within 30 minutes, and roll back if it serves badly",
        region: args.region,
        route: args.route as AlicloudAlertRoute,
      });
    }
    this.machineTags = machineTags(args);
    this.ledger = this.#ledger(args);
    this.registerOutputs({
      machineTags: this.machineTags,
      ledger: this.ledger,
      rollBack: this.rollBack,
    });
  }

  #nights({ role: roleName, trust, policy, templates }: AlicloudPatchingLayout): void {
    const attached = this.#role("nights", { role: roleName, policy }, trust);
    for (const { key, name: templateName, content } of templates) {
      const template = this.child(alicloud.oos.Template, key, {
        templateName,
        content: JSON.stringify(content),
      });
      this.child(
        alicloud.oos.Execution,
        key,
        {
          templateName: template.templateName,
          templateVersion: template.templateVersion,
          description: content.Description,
        },
        // What runs is the template as it was when it began.
        { dependsOn: [attached], replaceOnChanges: ["templateVersion"] },
      );
    }
  }

  /** A template that nothing starts but people. @clause 1.3.4-b */
  #rollBack({ rollBack, trust }: AlicloudPatchingLayout): pulumi.Output<string> {
    const attached = this.#role(rollBack.key, rollBack, trust);
    const template = this.child(
      alicloud.oos.Template,
      rollBack.key,
      { templateName: rollBack.name, content: JSON.stringify(rollBack.content) },
      { dependsOn: [attached] },
    );
    return template.templateName;
  }

  #role(
    key: string,
    { role: roleName, policy }: { readonly role: string; readonly policy: PolicyDocument },
    trust: PolicyDocument,
  ): alicloud.ram.RolePolicyAttachment {
    const role = this.child(alicloud.ram.Role, key, {
      roleName,
      description: `Orchestration takes it for ${key}, on machines with the tag of patching`,
      assumeRolePolicyDocument: JSON.stringify(trust),
    });
    const granted = this.child(alicloud.ram.Policy, key, {
      policyName: roleName.replaceAll(/[._]/g, "-"),
      description: "What patching does to tagged machines, and nothing else",
      policyDocument: JSON.stringify(policy),
    });
    return this.child(alicloud.ram.RolePolicyAttachment, key, {
      roleName: role.roleName,
      policyName: granted.policyName,
      policyType: "Custom",
    });
  }

  /** OOS delivers each execution, what it did and to which machine. @clause 1.3.5-a */
  #ledger({ ledger }: PatchingArgs): pulumi.Output<string> {
    const bucket = pulumi.output(ledger?.bucket ?? "");
    this.child(alicloud.oos.ServiceSetting, "ledger", {
      deliveryOssEnabled: true,
      deliveryOssBucketName: bucket,
      deliveryOssKeyPrefix: "patching",
    });
    return bucket;
  }
}
