import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { functionCode } from "../function-code.ts";
import type { AwsAlertRoute, ChatNotifierArgs, ChatNotifierOutputs } from "./contract.ts";
import { type AwsChatNotifierLayout, layoutAwsChatNotifier } from "./layout.ts";
import {
  AWS_ROUND,
  DEAD_LETTER_SECONDS,
  MAX_RECEIVES,
  RETENTION_SECONDS,
  VISIBILITY_SECONDS,
} from "./limits.ts";
import { addressesOf, withoutSecrets } from "./secret.ts";

/** Alerts of one account and region on AWS: topic → queue → function → robots. @clause 8.5.2-b */
export class AwsChatNotifier extends Component implements ChatNotifierOutputs {
  readonly route: AwsAlertRoute;
  readonly functionName: pulumi.Output<string>;
  readonly deadLetters: pulumi.Output<string>;

  constructor(name: string, args: ChatNotifierArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsChatNotifier(name, args);
    super(
      "atrium:chat-notifier:AwsChatNotifier",
      name,
      withoutSecrets(args),
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const topic = this.#topic("route", layout.names.topic, layout.topicPolicy, args);
    const { queue, deadLetters } = this.#queues(layout, args, topic);
    const fn = this.#function(layout, args, queue, deadLetters);
    this.#selfAlarms(layout, args);

    this.route = { provider: "aws", topicArn: topic.arn };
    this.functionName = fn.name;
    this.deadLetters = deadLetters.arn;
    this.registerOutputs({
      route: this.route,
      functionName: this.functionName,
      deadLetters: this.deadLetters,
    });
  }

  #topic(key: string, name: string, policy: object, args: ChatNotifierArgs): aws.sns.Topic {
    const topic = this.child(aws.sns.Topic, key, {
      name,
      kmsMasterKeyId: args.key.arn,
      // SHA-256, where version 1 signs with SHA-1.
      signatureVersion: 2,
    });
    this.child(aws.sns.TopicPolicy, key, { arn: topic.arn, policy: JSON.stringify(policy) });
    return topic;
  }

  #queues(
    { names, arns, queuePolicy, deadLetterPolicy }: AwsChatNotifierLayout,
    args: ChatNotifierArgs,
    topic: aws.sns.Topic,
  ) {
    const encryption = { kmsMasterKeyId: args.key.arn, kmsDataKeyReusePeriodSeconds: 300 };
    const deadLetters = this.child(aws.sqs.Queue, "dead-letters", {
      name: names.deadLetters,
      messageRetentionSeconds: DEAD_LETTER_SECONDS,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [arns.queue] }),
      ...encryption,
    });
    const queue = this.child(aws.sqs.Queue, "queue", {
      name: names.queue,
      messageRetentionSeconds: RETENTION_SECONDS,
      visibilityTimeoutSeconds: VISIBILITY_SECONDS,
      redrivePolicy: deadLetters.arn.apply((deadLetterTargetArn) =>
        JSON.stringify({ deadLetterTargetArn, maxReceiveCount: MAX_RECEIVES }),
      ),
      ...encryption,
    });
    const policies = [
      this.child(aws.sqs.QueuePolicy, "queue", { queueUrl: queue.url, policy: JSON.stringify(queuePolicy) }),
      this.child(aws.sqs.QueuePolicy, "dead-letters", {
        queueUrl: deadLetters.url,
        policy: JSON.stringify(deadLetterPolicy),
      }),
    ];
    this.child(
      aws.sns.TopicSubscription,
      "queue",
      {
        topic: topic.arn,
        protocol: "sqs",
        endpoint: queue.arn,
        redrivePolicy: deadLetters.arn.apply((deadLetterTargetArn) =>
          JSON.stringify({ deadLetterTargetArn }),
        ),
      },
      // The service tries the delivery when it subscribes.
      { dependsOn: policies },
    );
    return { queue, deadLetters };
  }

  #function(
    layout: AwsChatNotifierLayout,
    args: ChatNotifierArgs,
    queue: aws.sqs.Queue,
    deadLetters: aws.sqs.Queue,
  ): aws.lambda.Function {
    const { names } = layout;
    const secret = this.stateful(aws.secretsmanager.Secret, "addresses", {
      name: names.secret,
      description: "Addresses and signing secrets of chat robots, set by stack configuration",
      kmsKeyId: args.key.arn,
      recoveryWindowInDays: args.deletion === undefined || args.deletion === "refused" ? 30 : 0,
    });
    const version = this.child(aws.secretsmanager.SecretVersion, "addresses", {
      secretId: secret.id,
      secretString: addressesOf(args.channels),
    });
    const group = this.stateful(aws.cloudwatch.LogGroup, "log", {
      name: names.logGroup,
      retentionInDays: layout.logRetentionDays,
      kmsKeyId: args.key.arn,
      tags: { "log-class": "operations" },
    });
    const role = this.child(aws.iam.Role, "function", {
      name: names.role,
      description: "The chat function reads its queue and its addresses with it",
      assumeRolePolicy: JSON.stringify(layout.trust),
    });
    const policy = this.child(aws.iam.RolePolicy, "function", {
      role: role.name,
      policy: pulumi.output(args.key.arn).apply((keyArn) => JSON.stringify(layout.functionPolicy(keyArn))),
    });
    const fn = this.child(
      aws.lambda.Function,
      "function",
      {
        name: names.function,
        description: "Brings alerts to DingTalk, WeCom, Feishu and webhooks",
        role: role.arn,
        runtime: layout.runtime,
        architectures: [layout.architecture],
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive({
          "index.js": new pulumi.asset.StringAsset(functionCode("chat-notifier").text),
        }),
        memorySize: 256,
        timeout: AWS_ROUND.seconds,
        loggingConfig: { logFormat: "Text", logGroup: group.name },
        environment: {
          variables: {
            ATRIUM_SETTINGS: layout.settings,
            QUEUE_URL: queue.url,
            DEAD_LETTER_URL: deadLetters.url,
            SECRET_ID: secret.id,
          },
        },
      },
      { dependsOn: [policy, version] },
    );
    this.child(
      aws.lambda.EventSourceMapping,
      "function",
      {
        eventSourceArn: queue.arn,
        functionName: fn.arn,
        batchSize: AWS_ROUND.batch,
        maximumBatchingWindowInSeconds: AWS_ROUND.windowSeconds,
        functionResponseTypes: ["ReportBatchItemFailures"],
        scalingConfig: { maximumConcurrency: AWS_ROUND.workers },
      },
      { dependsOn: [policy] },
    );
    return fn;
  }

  #selfAlarms(layout: AwsChatNotifierLayout, args: ChatNotifierArgs): void {
    const topic = this.#topic("fallback", layout.names.fallback, layout.fallbackPolicy, args);
    for (const { key, address } of layout.fallback) {
      this.child(aws.sns.TopicSubscription, `fallback-${key}`, {
        topic: topic.arn,
        protocol: "email",
        endpoint: address,
      });
    }
    for (const alarm of layout.alarms) {
      this.child(aws.cloudwatch.MetricAlarm, alarm.key, {
        name: alarm.name,
        alarmDescription: alarm.description,
        namespace: alarm.namespace,
        metricName: alarm.metric,
        dimensions: alarm.dimensions,
        statistic: alarm.statistic,
        comparisonOperator: "GreaterThanThreshold",
        threshold: alarm.threshold,
        period: 300,
        evaluationPeriods: alarm.periods,
        // An idle queue reports nothing.
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
        okActions: [topic.arn],
      });
    }
  }
}
