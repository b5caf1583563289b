import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { ImagePipelineArgs, ImagePipelineOutputs } from "./contract.ts";
import { type AwsImagePipelineLayout, layoutAwsImagePipeline } from "./layout.ts";
import { TEST_MINUTES } from "./limits.ts";

/** Images by EC2 Image Builder. @clause 4.1.2-a */
export class AwsImagePipeline extends Component implements ImagePipelineOutputs {
  readonly image: ImagePipelineOutputs["image"];
  readonly parameter: ImagePipelineOutputs["parameter"];

  constructor(name: string, args: ImagePipelineArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsImagePipeline(name, args);
    super(
      "atrium:image-pipeline:AwsImagePipeline",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const newest = this.child(
      aws.ssm.Parameter,
      "newest",
      {
        name: layout.parameter,
        description: "The newest image that passed its checks; the pipeline writes it",
        type: "String",
        dataType: "aws:ec2:image",
        insecureValue: args.first,
      },
      { ignoreChanges: ["insecureValue"] },
    );
    this.#pipeline(layout, args, newest);
    this.#failures(layout, args.route as AwsAlertRoute);
    this.image = newest.insecureValue;
    this.parameter = newest.name;
    this.registerOutputs({ image: this.image, parameter: this.parameter });
  }

  #pipeline(
    layout: AwsImagePipelineLayout,
    args: ImagePipelineArgs,
    newest: aws.ssm.Parameter,
  ): aws.imagebuilder.ImagePipeline {
    const logs = this.stateful(aws.cloudwatch.LogGroup, "builds", {
      name: layout.logGroup,
      retentionInDays: layout.logDays,
      kmsKeyId: args.key.arn,
    });
    const distribution = this.#distribution(layout, args);
    return this.child(
      aws.imagebuilder.ImagePipeline,
      "weekly",
      {
        name: layout.name,
        description: "Builds the image anew each week, on the newest base and with every update",
        imageRecipeArn: this.#recipe(layout, args).arn,
        infrastructureConfigurationArn: this.#machine(layout, args).arn,
        distributionConfigurationArn: distribution.arn,
        enhancedImageMetadataEnabled: true,
        imageScanningConfiguration: { imageScanningEnabled: true },
        imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: TEST_MINUTES },
        schedule: {
          scheduleExpression: layout.schedule,
          timezone: layout.timeZone,
          // Updates come without a new base as well.
          pipelineExecutionStartCondition: "EXPRESSION_MATCH_ONLY",
        },
        loggingConfiguration: { imageLogGroupName: logs.name },
        status: "ENABLED",
      },
      { dependsOn: [newest] },
    );
  }

  #recipe(
    { name, platform, document, versions, parent, disk }: AwsImagePipelineLayout,
    { key, tags }: ImagePipelineArgs,
  ): aws.imagebuilder.ImageRecipe {
    const component = this.child(aws.imagebuilder.Component, "hardened", {
      name,
      description: document.description,
      platform,
      version: versions.component,
      // JSON is YAML as well.
      data: JSON.stringify(document),
    });
    return this.child(aws.imagebuilder.ImageRecipe, "recipe", {
      name,
      description: "The base, every update, and what is installed and hardened",
      version: versions.recipe,
      parentImage: parent,
      components: [{ componentArn: component.arn }],
      blockDeviceMappings: [
        {
          deviceName: disk.device,
          ebs: {
            encrypted: "true",
            kmsKeyId: key.arn,
            volumeSize: disk.gb,
            volumeType: "gp3",
            deleteOnTermination: "true",
          },
        },
      ],
      amiTags: { ...tags },
      // Sessions and patches of what is started from it come by the agent.
      systemsManagerAgent: { uninstallAfterBuild: false },
    });
  }

  /** No port is open, and nothing but HTTPS goes out. @clause 8.3.2-b */
  #machine(
    { name, role: roleName, trust, managed }: AwsImagePipelineLayout,
    { machine, tags }: ImagePipelineArgs,
  ): aws.imagebuilder.InfrastructureConfiguration {
    const role = this.child(aws.iam.Role, "machine", {
      name: roleName,
      description: "Machines that images are built and tested on read components and write logs with it",
      assumeRolePolicy: JSON.stringify(trust),
    });
    const granted = Object.entries(managed).map(([key, policyArn]) =>
      this.child(aws.iam.RolePolicyAttachment, `machine-${key}`, { role: role.name, policyArn }),
    );
    const profile = this.child(aws.iam.InstanceProfile, "machine", { name: roleName, role: role.name });
    const group = this.child(aws.ec2.SecurityGroup, "machine", {
      vpcId: machine.vpcId,
      description: "Machines that images are built on: nothing comes in",
    });
    const out = this.child(aws.vpc.SecurityGroupEgressRule, "machine-packages", {
      securityGroupId: group.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
      description: "sources of packages, and the services that build",
    });
    return this.child(
      aws.imagebuilder.InfrastructureConfiguration,
      "machine",
      {
        name,
        description: "A machine of an hour, without open ports",
        instanceProfileName: profile.name,
        instanceTypes: [machine.type],
        instanceMetadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
        subnetId: machine.subnet,
        securityGroupIds: [group.id],
        terminateInstanceOnFailure: true,
        resourceTags: { ...tags },
      },
      { dependsOn: [...granted, out] },
    );
  }

  #distribution(
    { name, parameter, copies }: AwsImagePipelineLayout,
    { region, key, copies: keys = {}, tags }: ImagePipelineArgs,
  ): aws.imagebuilder.DistributionConfiguration {
    const image = (kmsKeyId: pulumi.Input<string>) => ({
      name: `${name}-{{ imagebuilder:buildDate }}`,
      kmsKeyId,
      amiTags: { ...tags },
    });
    return this.child(aws.imagebuilder.DistributionConfiguration, "images", {
      name,
      description: "Encrypted by a key of each region, and said to be the newest",
      distributions: [
        {
          region,
          amiDistributionConfiguration: image(key.arn),
          ssmParameterConfigurations: [{ parameterName: parameter, dataType: "aws:ec2:image" }],
        },
        ...copies.map((to) => ({
          region: to,
          amiDistributionConfiguration: image(keys[to]?.arn ?? ""),
        })),
      ],
    });
  }

  #failures({ failed }: AwsImagePipelineLayout, { topicArn }: AwsAlertRoute): void {
    const description = "An image was not built, or has known weaknesses: servers go on with the one before";
    const rule = this.child(aws.cloudwatch.EventRule, "failed", {
      description,
      name: failed.rule,
      eventPattern: JSON.stringify(failed.pattern),
    });
    this.child(aws.cloudwatch.EventTarget, "failed", {
      rule: rule.name,
      targetId: "route",
      arn: topicArn,
      inputTransformer: {
        inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(description)},"event":<aws.events.event.json>}`,
      },
    });
  }
}
