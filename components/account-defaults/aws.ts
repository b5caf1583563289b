import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { AwsFlowLogs } from "../network/aws-flow-logs.ts";
import { FLOW_LOG_RETENTION } from "../network/limits.ts";
import type { AccountDefaultsArgs, AccountDefaultsOutputs, Setting } from "./contract.ts";
import { type AccountDefaultsLayout, layoutAccountDefaults } from "./layout.ts";

/** The secure defaults of an AWS account in one region. @clause 8.3.3-b @clause 8.3.3-d */
export class AwsAccountDefaults extends Component implements AccountDefaultsOutputs {
  readonly settings: AccountDefaultsOutputs["settings"];
  readonly waived: AccountDefaultsOutputs["waived"];
  readonly #name: string;

  constructor(name: string, args: AccountDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAccountDefaults(name, "aws", args);
    super(
      "atrium:account-defaults:AwsAccountDefaults",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    this.#name = name;
    // A stack that goes must not open the account: most of these fall back to open when they are deleted.
    const keep = { retainOnDelete: layout.keep };
    const set: Readonly<Record<Setting, () => pulumi.Output<string>>> = {
      "bucket-public-access": () => this.#buckets(args, keep),
      "default-vpc": () => this.#defaultVpc(args, layout),
      "disk-encryption": () => this.#disks(args, keep),
      "image-sharing": () =>
        this.child(aws.ec2.ImageBlockPublicAccess, "images", { state: "block-new-sharing" }, keep).id,
      "metadata-service": () =>
        this.child(
          aws.ec2.InstanceMetadataDefaults,
          "metadata",
          { httpTokens: "required", httpPutResponseHopLimit: layout.metadataHops },
          keep,
        ).id,
      "serial-console": () =>
        this.child(aws.ec2.SerialConsoleAccess, "serial-console", { enabled: false }, keep).id,
      "snapshot-sharing": () =>
        this.child(aws.ebs.SnapshotBlockPublicAccess, "snapshots", { state: "block-all-sharing" }, keep).id,
    };
    const settings = [...layout.settings].map((setting) => [setting, set[setting]()] as const);
    const gateways =
      layout.internetGateways === undefined
        ? {}
        : {
            "internet-gateways": this.child(
              aws.ec2.VpcBlockPublicAccessOptions,
              "internet-gateways",
              { internetGatewayBlockMode: layout.internetGateways },
              keep,
            ).id,
          };
    this.settings = { ...Object.fromEntries(settings), ...gateways };
    this.waived = layout.waived;
    this.registerOutputs({ settings: this.settings, waived: this.waived });
  }

  #disks({ diskKey }: AccountDefaultsArgs, keep: pulumi.CustomResourceOptions): pulumi.Output<string> {
    this.child(aws.ebs.DefaultKmsKey, "disks", { keyArn: diskKey.arn }, keep);
    return this.child(aws.ebs.EncryptionByDefault, "disks", { enabled: true }, keep).id;
  }

  #buckets({ account }: AccountDefaultsArgs, keep: pulumi.CustomResourceOptions): pulumi.Output<string> {
    return this.child(
      aws.s3.AccountPublicAccessBlock,
      "buckets",
      {
        accountId: account,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      keep,
    ).id;
  }

  /**
   * All four are adopted, not made, and none is deleted with the stack: they stay as empty as they are here. The
   * VPC keeps its internet gateway, to which no route leads.
   */
  #defaultVpc(args: AccountDefaultsArgs, layout: AccountDefaultsLayout): pulumi.Output<string> {
    const vpc = this.child(aws.ec2.DefaultVpc, "default", { forceDestroy: false });
    this.child(aws.ec2.DefaultSecurityGroup, "default", { vpcId: vpc.id, ingress: [], egress: [] });
    this.child(
      aws.ec2.DefaultNetworkAcl,
      "default",
      { defaultNetworkAclId: vpc.defaultNetworkAclId, ingress: [], egress: [] },
      // The default subnets are in it by AWS's rule.
      { ignoreChanges: ["subnetIds"] },
    );
    this.child(aws.ec2.DefaultRouteTable, "default", {
      defaultRouteTableId: vpc.defaultRouteTableId,
      routes: [],
    });
    if (args.logKey !== undefined) {
      new AwsFlowLogs(
        `${this.#name}-default-vpc`,
        {
          account: args.account,
          region: layout.region,
          vpcId: vpc.id,
          days: FLOW_LOG_RETENTION.default,
          key: args.logKey.arn,
          tags: args.tags,
          ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
        },
        { parent: this },
      );
    }
    return vpc.id;
  }
}
