import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import { launchTemplateTags, scalingGroupTags } from "../tagging/propagation.ts";
import type { BastionAccessArgs, BastionOutputs } from "./contract.ts";
import { type AwsBastionLayout, layoutAwsBastion } from "./layout.ts";

/** Sessions of Systems Manager: no port is open, nothing stands on the internet. @clause 12.6.2-a @clause 3.4.1-a */
export class AwsBastion extends Component implements BastionOutputs {
  readonly record: pulumi.Output<string>;
  readonly doors: Readonly<Record<string, pulumi.Output<string>>>;
  readonly hostPolicyArn: pulumi.Output<string>;

  constructor(name: string, args: BastionAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsBastion(name, args);
    super(
      "atrium:bastion:AwsBastion",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const group = this.stateful(aws.cloudwatch.LogGroup, "sessions", {
      name: layout.logGroup,
      retentionInDays: layout.logDays,
      // The layout refuses to go on without one.
      kmsKeyId: (args.key as KeyRef).arn,
      tags: { "log-class": "security" },
    });
    this.doors = this.#documents(layout, args);
    this.#people(layout, args);
    const policy = this.child(aws.iam.Policy, "entered", {
      name: layout.hostPolicy.name,
      description: "Machines that are entered by sessions, and write the record",
      policy: sessionKeyOf(args).apply((keyArn) => JSON.stringify(layout.hostPolicy.document(keyArn))),
    });
    this.#jump(layout, args, policy);
    this.record = group.name;
    this.hostPolicyArn = policy.arn;
    this.registerOutputs({ record: this.record, doors: this.doors, hostPolicyArn: this.hostPolicyArn });
  }

  #documents({ documents }: AwsBastionLayout, args: BastionAccessArgs): BastionOutputs["doors"] {
    return Object.fromEntries(
      documents.map(({ key, name, content, database }) => {
        const host = database === undefined ? "" : (args.databases?.[database]?.host ?? "");
        const document = this.child(aws.ssm.Document, key, {
          name,
          documentType: "Session",
          documentFormat: "JSON",
          content: pulumi
            .all([host, sessionKeyOf(args)])
            .apply(([address, keyArn]) => content(address, keyArn)),
        });
        return [key, document.name];
      }),
    );
  }

  #people({ people, waivers }: AwsBastionLayout, args: BastionAccessArgs): void {
    for (const { key, policyName, document } of people) {
      const policy = this.child(aws.iam.Policy, `person-${key}`, {
        name: policyName,
        description: `What ${key} may enter`,
        policy: sessionKeyOf(args).apply((keyArn) => JSON.stringify(document(keyArn))),
        tags: waivers,
      });
      this.child(aws.iam.RolePolicyAttachment, `person-${key}`, {
        role: args.people[key]?.identity ?? "",
        policyArn: policy.arn,
      });
    }
  }

  /** It forwards, and holds nothing: replaced at will, in whichever zone there is room. @clause 10.4.1-b */
  #jump({ jump }: AwsBastionLayout, args: BastionAccessArgs, policy: aws.iam.Policy): void {
    if (jump === undefined) return;
    const role = this.child(aws.iam.Role, "jump", {
      name: jump.roleName,
      description: "The machine that ways to databases start from",
      assumeRolePolicy: JSON.stringify(jump.trust),
    });
    const attached = this.child(aws.iam.RolePolicyAttachment, "jump", {
      role: role.name,
      policyArn: policy.arn,
    });
    const profile = this.child(aws.iam.InstanceProfile, "jump", { name: jump.roleName, role: role.name });
    const group = this.child(aws.ec2.SecurityGroup, "jump", {
      vpcId: args.vpcId,
      description: "Nobody comes in; sessions go on to databases",
      revokeRulesOnDelete: true,
    });
    for (const { key, port, prefix, description } of jump.reaches) {
      this.child(aws.vpc.SecurityGroupEgressRule, key, {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: prefix,
        description,
      });
    }
    const template = this.child(aws.ec2.LaunchTemplate, "jump", {
      name: jump.templateName,
      imageId: `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${jump.architecture}`,
      instanceType: jump.instanceType,
      updateDefaultVersion: true,
      iamInstanceProfile: { arn: profile.arn },
      vpcSecurityGroupIds: [group.id],
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            encrypted: "true",
            volumeType: "gp3",
            deleteOnTermination: "true",
            ...(args.jump?.key === undefined ? {} : { kmsKeyId: args.jump.key.arn }),
          },
        },
      ],
      monitoring: { enabled: true },
      tagSpecifications: launchTemplateTags(jump.tags, false).map((each) => ({ ...each })),
    });
    this.child(
      aws.autoscaling.Group,
      "jump",
      {
        name: jump.groupName,
        minSize: 1,
        maxSize: 2,
        desiredCapacity: 1,
        vpcZoneIdentifiers: Object.values(args.subnets),
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        healthCheckType: "EC2",
        instanceRefresh: { strategy: "Rolling" },
        // A new image each month,: the launch template names the newest one
        maxInstanceLifetime: 30 * 24 * 3600,
        tags: scalingGroupTags(jump.tags).map((tag) => ({ ...tag })),
      },
      { dependsOn: [attached] },
    );
  }
}

function sessionKeyOf({ sessionKey }: BastionAccessArgs): pulumi.Output<string | undefined> {
  return pulumi.output(sessionKey?.arn);
}
