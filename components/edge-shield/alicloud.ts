import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { alicloudDeliveryNetwork } from "./alicloud-network.ts";
import { originProtection } from "./alicloud-origin.ts";
import type { AlicloudEdgeRef, EdgeShieldArgs, EdgeShieldOutputs } from "./contract.ts";
import { layoutAlicloudEdgeShield, type PlannedTemplate } from "./layout.ts";

/** The shield of an account on Alibaba Cloud: WAF 3.0 with its default templates, and CDN before it. @clause 8.3.2-c */
export class AlicloudEdgeShield extends Component implements EdgeShieldOutputs {
  readonly edge: AlicloudEdgeRef;
  readonly networkNames: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: EdgeShieldArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudEdgeShield(name, args);
    super(
      "atrium:edge-shield:AlicloudEdgeShield",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const instanceId = this.#instance(args);
    for (const template of layout.templates) this.#template(template, instanceId);
    const network =
      layout.network === undefined
        ? undefined
        : alicloudDeliveryNetwork(
            { child: this.child.bind(this), stateful: this.stateful.bind(this) },
            layout.network,
            args,
            layout.waivers,
          );

    if (args.origin !== undefined) {
      originProtection(
        { child: this.child.bind(this), stateful: this.stateful.bind(this) },
        name,
        args.origin,
      );
    }
    this.edge = {
      provider: "alicloud",
      region: args.region,
      instanceId,
      ...(network === undefined ? {} : { origin: network.origin }),
    };
    this.networkNames = network?.names ?? {};
    this.registerOutputs({ edge: this.edge, networkNames: this.networkNames });
  }

  #instance({ instance = "make" }: EdgeShieldArgs): pulumi.Output<string> {
    if (instance !== "make") return pulumi.output(instance);
    return this.stateful(alicloud.wafv3.Instance, "firewall", {}).id;
  }

  #template({ scene, name, description, rules }: PlannedTemplate, instanceId: pulumi.Input<string>): void {
    const template = this.child(alicloud.wafv3.DefenseTemplate, scene, {
      instanceId,
      defenseTemplateName: name,
      defenseScene: scene,
      description,
      templateOrigin: "custom",
      // Holds for every balancer that comes under the instance, without being told of it.
      templateType: "user_default",
      status: "1",
    });
    for (const { key, config } of rules) {
      this.child(alicloud.wafv3.DefenseRule, key, {
        instanceId,
        templateId: template.defenseTemplateId.apply(Number),
        defenseScene: scene,
        defenseType: "template",
        defenseOrigin: "custom",
        ruleName: key,
        ruleStatus: 1,
        config: config as alicloud.types.input.wafv3.DefenseRuleConfig,
      });
    }
  }
}
