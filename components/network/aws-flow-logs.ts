import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component, type Deletion } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import type { Tags } from "../tagging/contract.ts";

export interface AwsFlowLogsArgs {
  readonly account: string;
  readonly region: string;
  readonly vpcId: pulumi.Input<string>;
  readonly days: number;
  /** ARN of a key that serves logs; a key that serves nothing else is made if absent. */
  readonly key?: pulumi.Input<string>;
  readonly tags: Tags;
  readonly deletion?: Deletion;
}

/** Flow logs of a VPC in an encrypted log group of their own. @clause 8.3.4-a */
export class AwsFlowLogs extends Component {
  readonly logGroupArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: AwsFlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(
      "atrium:network:AwsFlowLogs",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    // Fixed beforehand: the key's policy names the group and the group names the key.
    const groupName = physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}`);
    const groupArn = arn({
      partition: requirePartition(args.region),
      service: "logs",
      region: args.region,
      account: args.account,
      resource: `log-group:${groupName}`,
    });
    const keyArn = args.key === undefined ? this.#key(name, args, groupArn) : pulumi.output(args.key);
    const group = this.stateful(aws.cloudwatch.LogGroup, "store", {
      name: groupName,
      retentionInDays: args.days,
      kmsKeyId: keyArn,
      tags: { "log-class": "security" },
    });
    const role = this.child(aws.iam.Role, "writer", {
      name: physicalName("aws:iam/role:Role", name, args.region),
      description: "VPC flow logs write their log group with it",
      assumeRolePolicy: trustPolicy(args),
    });
    const policy = this.child(aws.iam.RolePolicy, "writer", {
      role: role.name,
      policy: writerPolicy(groupArn),
    });
    this.child(
      aws.ec2.FlowLog,
      "vpc",
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: group.arn,
        iamRoleArn: role.arn,
        // As near to real time as the service goes. @clause 1.10.1-b
        maxAggregationInterval: 60,
      },
      { dependsOn: [policy] },
    );
    this.logGroupArn = group.arn;
    this.keyArn = keyArn;
    this.registerOutputs({ logGroupArn: this.logGroupArn, keyArn: this.keyArn });
  }

  #key(name: string, args: AwsFlowLogsArgs, groupArn: string): pulumi.Output<string> {
    const key = this.stateful(aws.kms.Key, "key", {
      description: `Flow logs of ${name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: keyPolicy(args, groupArn),
    });
    this.child(aws.kms.Alias, "key", {
      name: physicalName("aws:kms/alias:Alias", `alias/${name}`),
      targetKeyId: key.keyId,
    });
    return key.arn;
  }
}

/** The account administers the key, the log service of this region uses it, for this group alone. @clause 8.3.3-e */
function keyPolicy({ account, region }: AwsFlowLogsArgs, groupArn: string): string {
  const root = arn({ partition: requirePartition(region), service: "iam", account, resource: "root" });
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AccountAdministersKey",
        Effect: "Allow",
        Principal: { AWS: root },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "LogServiceUsesKey",
        Effect: "Allow",
        Principal: { Service: servicePrincipal("logs", region) },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": groupArn } },
      },
    ],
  });
}

/** Only flow logs of this account, so that no other customer's can borrow the role. */
function trustPolicy({ account, region }: AwsFlowLogsArgs): string {
  const flowLogs = arn({
    partition: requirePartition(region),
    service: "ec2",
    region,
    account,
    resource: "vpc-flow-log/*",
  });
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: servicePrincipal("vpc-flow-logs", region) },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": flowLogs } },
      },
    ],
  });
}

/** The group exists already, so the right to create one is left out. */
function writerPolicy(groupArn: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [groupArn, `${groupArn}:*`],
      },
      { Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: "*" },
    ],
  });
}
