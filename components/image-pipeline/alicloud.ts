import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { failedExecutions } from "../workload/alicloud-orchestration.ts";
import type { ImagePipelineArgs, ImagePipelineOutputs } from "./contract.ts";
import { type AlicloudImagePipelineLayout, layoutAlicloudImagePipeline } from "./layout.ts";
import { keyParameter } from "./oos-template.ts";

/** The same by ECS Image Builder, started and followed by Operation Orchestration Service. @clause 4.1.2-a */
export class AlicloudImagePipeline extends Component implements ImagePipelineOutputs {
  readonly image: ImagePipelineOutputs["image"];
  readonly parameter: ImagePipelineOutputs["parameter"];

  constructor(name: string, args: ImagePipelineArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudImagePipeline(name, args);
    super(
      "atrium:image-pipeline:AlicloudImagePipeline",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const { machine } = args;
    const pipeline = this.child(alicloud.ecs.EcsImagePipeline, "weekly", {
      name: layout.name,
      imageName: layout.name,
      description: "The base, every update, what is installed and hardened, and what holds of it",
      baseImage: args.base,
      baseImageType: layout.baseType,
      buildContent: layout.content,
      instanceType: machine.type,
      systemDiskSize: layout.diskGb,
      vswitchId: machine.subnet,
      internetMaxBandwidthOut: 0,
      deleteInstanceOnFailure: true,
    });
    const newest = this.child(
      alicloud.oos.Parameter,
      "newest",
      {
        parameterName: layout.parameter,
        description: "The newest image that passed its checks; the pipeline writes it",
        type: "String",
        value: args.first,
      },
      { ignoreChanges: ["value"] },
    );
    this.#weekly(layout, args, pipeline, newest);
    failedExecutions(this.child.bind(this), {
      ruleName: layout.failures,
      description: "An image was not built: servers go on with the one before",
      region: args.region,
      route: args.route as AlicloudAlertRoute,
    });
    this.image = newest.value;
    this.parameter = newest.parameterName;
    this.registerOutputs({ image: this.image, parameter: this.parameter });
  }

  #weekly(
    { template, role: roleName, trust, policy }: AlicloudImagePipelineLayout,
    { region, key, copies = {} }: ImagePipelineArgs,
    pipeline: alicloud.ecs.EcsImagePipeline,
    newest: alicloud.oos.Parameter,
  ): void {
    const role = this.child(alicloud.ram.Role, "build", {
      roleName,
      description: "Orchestration builds and copies images with it",
      assumeRolePolicyDocument: JSON.stringify(trust),
    });
    const granted = this.child(alicloud.ram.Policy, "build", {
      policyName: roleName.replaceAll(/[._]/g, "-"),
      description: "What building images does, and nothing else",
      policyDocument: pipeline.id.apply((id) => JSON.stringify(policy(id))),
    });
    const attached = this.child(alicloud.ram.RolePolicyAttachment, "build", {
      roleName: role.roleName,
      policyName: granted.policyName,
      policyType: "Custom",
    });
    const made = this.child(alicloud.oos.Template, "weekly", {
      templateName: template.name,
      content: JSON.stringify(template.content),
    });
    const keys = Object.entries({ [region]: key, ...copies });
    this.child(
      alicloud.oos.Execution,
      "weekly",
      {
        templateName: made.templateName,
        templateVersion: made.templateVersion,
        description: template.content.Description,
        parameters: pulumi.jsonStringify({
          pipelineId: pipeline.id,
          ...Object.fromEntries(keys.map(([to, { id }]) => [keyParameter(to), id])),
        }),
      },
      // What runs is the template as it was when it began.
      { dependsOn: [attached, newest], replaceOnChanges: ["templateVersion"] },
    );
  }
}
