import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import { hasBills } from "./check.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import type { AwsArns } from "./layout.ts";

interface AwsPolicies {
  readonly topicPolicy: PolicyDocument;
  readonly fallbackPolicy: PolicyDocument;
  readonly queuePolicy: PolicyDocument;
  readonly deadLetterPolicy: PolicyDocument;
  readonly trust: PolicyDocument;
}

/** Who may put something into each of the topics and queues. */
export function awsPolicies(args: ChatNotifierArgs, arns: AwsArns): AwsPolicies {
  return {
    topicPolicy: awsPolicy(...publishers(args, arns.topic), encryptedOnly("sns:Publish", arns.topic)),
    fallbackPolicy: awsPolicy(
      alarmsPublish(args, arns.fallback),
      encryptedOnly("sns:Publish", arns.fallback),
    ),
    queuePolicy: awsPolicy(topicSends(args, arns, arns.queue), encryptedOnly("sqs:SendMessage", arns.queue)),
    // What the topic cannot bring to the queue goes here as well.
    deadLetterPolicy: awsPolicy(
      topicSends(args, arns, arns.deadLetters),
      encryptedOnly("sqs:SendMessage", arns.deadLetters),
    ),
    trust: awsPolicy({
      Sid: "FunctionTakesRole",
      Effect: "Allow",
      Principal: { Service: servicePrincipal("lambda", args.region) },
      Action: "sts:AssumeRole",
    }),
  };
}

/** Only this account's services, so that nobody else's alarm reaches our people. */
function publishers(args: ChatNotifierArgs, topic: string): readonly PolicyStatement[] {
  const { account, region } = args;
  const partition = requirePartition(region);
  const own = (sid: string, service: string, source?: string): PolicyStatement => ({
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: servicePrincipal(service, region) },
    Action: "sns:Publish",
    Resource: topic,
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ...(source !== undefined && { ArnLike: { "aws:SourceArn": source } }),
    },
  });
  return [
    alarmsPublish(args, topic),
    {
      // EventBridge names no source to a topic, and a condition would shut it out: "Using resource-based policies
      // for EventBridge", section on SNS. Its rules can only name topics that their own account may publish to.
      Sid: "EventsPublish",
      Effect: "Allow",
      Principal: { Service: servicePrincipal("events", region) },
      Action: "sns:Publish",
      Resource: topic,
    },
    own("BackupPublishes", "backup"),
    ...(hasBills(region)
      ? [
          own("BudgetsPublish", "budgets", arn({ partition, service: "budgets", account, resource: "*" })),
          own("CostAnomaliesPublish", "costalerts"),
        ]
      : []),
  ];
}

function alarmsPublish({ account, region }: ChatNotifierArgs, topic: string): PolicyStatement {
  const alarms = arn({
    partition: requirePartition(region),
    service: "cloudwatch",
    region,
    account,
    resource: "alarm:*",
  });
  return {
    Sid: "AlarmsPublish",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("cloudwatch", region) },
    Action: "sns:Publish",
    Resource: topic,
    Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": alarms } },
  };
}

function topicSends({ account, region }: ChatNotifierArgs, arns: AwsArns, queue: string): PolicyStatement {
  return {
    Sid: "TopicSends",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("sns", region) },
    Action: "sqs:SendMessage",
    Resource: queue,
    Condition: { StringEquals: { "aws:SourceAccount": account }, ArnEquals: { "aws:SourceArn": arns.topic } },
  };
}

/** @clause 8.3.3-a */
function encryptedOnly(action: string, resource: string): PolicyStatement {
  return {
    Sid: "EncryptedOnly",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** What the function does and nothing else; the key only for its own queues and secret. @clause 8.3.3-e */
export function functionPolicy({ region }: ChatNotifierArgs, arns: AwsArns, keyArn: string): PolicyDocument {
  return awsPolicy(
    {
      Sid: "ReadQueue",
      Effect: "Allow",
      Action: [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage",
      ],
      Resource: arns.queue,
    },
    { Sid: "PutBack", Effect: "Allow", Action: "sqs:SendMessage", Resource: [arns.queue, arns.deadLetters] },
    { Sid: "ReadAddresses", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arns.secret },
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${arns.logGroup}:*`,
    },
    {
      Sid: "KeyForQueues",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: {
        StringEquals: { "kms:ViaService": viaService("sqs", region) },
        ArnEquals: { "kms:EncryptionContext:aws:sqs:arn": [arns.queue, arns.deadLetters] },
      },
    },
    {
      Sid: "KeyForAddresses",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keyArn,
      Condition: {
        StringEquals: { "kms:ViaService": viaService("secretsmanager", region) },
        ArnLike: { "kms:EncryptionContext:SecretARN": arns.secret },
      },
    },
  );
}
