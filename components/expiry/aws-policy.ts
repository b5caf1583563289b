import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { ExpiryArgs } from "./contract.ts";
import { EXPIRY, MARKS } from "./function/resource.ts";
import type { AwsArns, Reach } from "./layout.ts";

interface Use {
  readonly arns: AwsArns;
  readonly reach: Reach;
  readonly keyArn: string;
  readonly topicArn: string;
  readonly approvals: string;
}

export function trust(region: string): PolicyDocument {
  return awsPolicy({
    Sid: "FunctionTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("lambda", region) },
    Action: "sts:AssumeRole",
  });
}

/** Only schedules of this account. EventBridge Scheduler, "Confused deputy prevention". */
export function scheduleTrust({ account, region }: ExpiryArgs): PolicyDocument {
  return awsPolicy({
    Sid: "ScheduleTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("scheduler", region) },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  });
}

export function startPolicy({ region }: ExpiryArgs, arns: AwsArns, keyArn: string): PolicyDocument {
  return awsPolicy(
    { Sid: "Start", Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arns.function },
    { Sid: "GiveUp", Effect: "Allow", Action: "sqs:SendMessage", Resource: arns.deadLetters },
    keyForQueue(region, arns, keyArn),
  );
}

/**
 * What the program does and nothing else. It touches only what carries a date, only in environments where it may go
 * that far, and never what holds data without a backup of its own. @clause 8.3.3-e
 */
export function functionPolicy(args: ExpiryArgs, use: Use): PolicyDocument {
  const { region } = args;
  const { arns, reach, keyArn, topicArn } = use;
  return awsPolicy(
    looks(args, use),
    ...approvalReads(args, use),
    ...marks(args, reach),
    ...(reach.stops.length > 0 ? stops(args, reach) : []),
    ...(reach.office.length > 0 ? restsAtNight(args, reach) : []),
    ...(reach.removes.length > 0 ? removes(args, reach) : []),
    never(),
    { Sid: "Tell", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
    {
      Sid: "KeyForTopic",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": viaService("sns", region) } },
    },
    { Sid: "GiveUp", Effect: "Allow", Action: "sqs:SendMessage", Resource: arns.deadLetters },
    keyForQueue(region, arns, keyArn),
    {
      Sid: "WriteRecord",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${arns.logGroup}:*`,
    },
  );
}

/** Lists know no resource; they are bound to the region instead. */
function looks({ region }: ExpiryArgs, _: Use): PolicyStatement {
  return {
    Sid: "Look",
    Effect: "Allow",
    Action: [
      "cloudwatch:GetMetricData",
      "ec2:DescribeAddresses",
      "ec2:DescribeInstanceAttribute",
      "ec2:DescribeInstances",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeSnapshots",
      "ec2:DescribeVolumes",
      "elasticloadbalancing:DescribeLoadBalancerAttributes",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeTags",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
      "rds:DescribeDBInstances",
      "tag:GetResources",
    ],
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": region } },
  };
}

function approvalReads({ account, region }: ExpiryArgs, { approvals }: Use): readonly PolicyStatement[] {
  const of = (resource: string) =>
    arn({ partition: requirePartition(region), service: "ssm", region, account, resource });
  return [
    {
      Sid: "ReadApprovals",
      Effect: "Allow",
      Action: ["ssm:GetParameterHistory", "ssm:GetParametersByPath"],
      Resource: [of(`parameter${approvals}`), of(`parameter${approvals}/*`)],
    },
  ];
}

const dated = { Null: { [`aws:ResourceTag/${EXPIRY}`]: "false" } } as const;

function things({ account, region }: ExpiryArgs) {
  const partition = requirePartition(region);
  const of = (service: string, resource: string) => arn({ partition, service, region, account, resource });
  return {
    instance: of("ec2", "instance/*"),
    volume: of("ec2", "volume/*"),
    address: of("ec2", "elastic-ip/*"),
    // Snapshots have no account in their names.
    snapshot: arn({ partition, service: "ec2", region, resource: "snapshot/*" }),
    database: of("rds", "db:*"),
    databaseSnapshot: of("rds", "snapshot:final-*"),
    balancer: of("elasticloadbalancing", "loadbalancer/*"),
  };
}

/** Its own marks alone, so that it can move no date. */
function marks(args: ExpiryArgs, { office }: Reach): readonly PolicyStatement[] {
  const { instance, volume, address, database, balancer } = things(args);
  const only = (...keys: readonly string[]) => ({ "ForAllValues:StringEquals": { "aws:TagKeys": keys } });
  const tagging = ["ec2:CreateTags", "elasticloadbalancing:AddTags", "rds:AddTagsToResource"];
  return [
    {
      Sid: "Mark",
      Effect: "Allow",
      Action: tagging,
      Resource: [instance, volume, address, database, balancer],
      Condition: { ...dated, ...only(MARKS.warned, MARKS.stopped) },
    },
    ...(office.length === 0
      ? []
      : [
          {
            Sid: "MarkForTheNight",
            Effect: "Allow",
            Action: [
              "ec2:CreateTags",
              "ec2:DeleteTags",
              "rds:AddTagsToResource",
              "rds:RemoveTagsFromResource",
            ],
            Resource: [instance, database],
            Condition: {
              StringEquals: { "aws:ResourceTag/environment": office },
              ...only(MARKS.office),
            },
          } as const,
        ]),
  ];
}

/** Resources without the tag `environment` count as the account's own. */
function inEnvironments({ environment }: ExpiryArgs, environments: readonly string[]) {
  const key = "aws:ResourceTag/environment";
  return environments.includes(environment)
    ? { StringEqualsIfExists: { [key]: environments } }
    : { StringEquals: { [key]: environments } };
}

function stops(args: ExpiryArgs, reach: Reach): readonly PolicyStatement[] {
  const { instance, database } = things(args);
  return [
    {
      Sid: "Stop",
      Effect: "Allow",
      Action: ["ec2:StopInstances", "rds:StopDBInstance"],
      Resource: [instance, database],
      Condition: { ...dated, ...inEnvironments(args, reach.stops) },
    },
  ];
}

function restsAtNight(args: ExpiryArgs, { office }: Reach): readonly PolicyStatement[] {
  const { instance, database } = things(args);
  return [
    {
      Sid: "OfficeHours",
      Effect: "Allow",
      Action: ["ec2:StartInstances", "ec2:StopInstances", "rds:StartDBInstance", "rds:StopDBInstance"],
      Resource: [instance, database],
      Condition: { StringEquals: { "aws:ResourceTag/environment": office } },
    },
  ];
}

function removes(args: ExpiryArgs, reach: Reach): readonly PolicyStatement[] {
  const { instance, volume, address, database, databaseSnapshot, snapshot, balancer } = things(args);
  const bound = { ...dated, ...inEnvironments(args, reach.removes) };
  return [
    { Sid: "BackUp", Effect: "Allow", Action: "ec2:CreateSnapshot", Resource: volume },
    {
      Sid: "BackUpWithItsName",
      Effect: "Allow",
      Action: "ec2:CreateSnapshot",
      Resource: snapshot,
      Condition: { Null: { [`aws:RequestTag/${MARKS.backupFor}`]: "false" } },
    },
    {
      Sid: "NameBackUps",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: snapshot,
      Condition: { StringEquals: { "ec2:CreateAction": "CreateSnapshot" } },
    },
    {
      // A database is started for its last snapshot.
      Sid: "BackUpDatabases",
      Effect: "Allow",
      Action: ["rds:CreateDBSnapshot", "rds:StartDBInstance"],
      Resource: database,
      Condition: bound,
    },
    {
      Sid: "FinalSnapshots",
      Effect: "Allow",
      Action: ["rds:AddTagsToResource", "rds:CreateDBSnapshot"],
      Resource: databaseSnapshot,
    },
    {
      Sid: "Remove",
      Effect: "Allow",
      Action: [
        "ec2:DeleteVolume",
        "ec2:ReleaseAddress",
        "ec2:TerminateInstances",
        "elasticloadbalancing:DeleteLoadBalancer",
        "rds:DeleteDBInstance",
      ],
      Resource: [instance, volume, address, database, balancer],
      Condition: bound,
    },
  ];
}

/** Whatever is attached to the role later: these stay. @clause 8.1.5-c */
function never(): PolicyStatement {
  return {
    Sid: "NeverData",
    Effect: "Deny",
    Action: [
      "backup:Delete*",
      "dynamodb:DeleteTable",
      "ec2:DeleteSnapshot",
      "elasticfilesystem:Delete*",
      "kms:DisableKey",
      "kms:ScheduleKeyDeletion",
      "logs:DeleteLogGroup",
      "rds:DeleteDBCluster",
      "rds:DeleteDBSnapshot",
      "s3:DeleteBucket",
      "s3:DeleteObject*",
      "secretsmanager:DeleteSecret",
      "ssm:DeleteParameter*",
      "ssm:PutParameter",
    ],
    Resource: "*",
  };
}

function keyForQueue(region: string, { deadLetters }: AwsArns, keyArn: string): PolicyStatement {
  return {
    Sid: "KeyForQueue",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: keyArn,
    Condition: {
      StringEquals: { "kms:ViaService": viaService("sqs", region) },
      ArnEquals: { "kms:EncryptionContext:aws:sqs:arn": deadLetters },
    },
  };
}
