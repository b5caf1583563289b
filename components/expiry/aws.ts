import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { functionCode } from "../function-code.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { ExpiryArgs, ExpiryOutputs } from "./contract.ts";
import { type AwsExpiryLayout, layoutAwsExpiry } from "./layout.ts";
import { DEAD_LETTER_SECONDS, ROUND_SECONDS } from "./limits.ts";
import { awsExpression } from "./schedules.ts";

/** What is past its end, on AWS: schedules → function → what carries a date. @clause 8.1.5-a */
export class AwsExpiry extends Component implements ExpiryOutputs {
  readonly functionName: pulumi.Output<string>;
  readonly approvals: string;
  readonly record: pulumi.Output<string>;

  constructor(name: string, args: ExpiryArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsExpiry(name, args);
    super(
      "atrium:expiry:AwsExpiry",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    // The layout refuses to go on without one.
    const key = args.key as KeyRef;
    const route = args.route as AwsAlertRoute;
    const deadLetters = this.child(aws.sqs.Queue, "dead-letters", {
      name: layout.names.deadLetters,
      messageRetentionSeconds: DEAD_LETTER_SECONDS,
      kmsMasterKeyId: key.arn,
      kmsDataKeyReusePeriodSeconds: 300,
    });
    const group = this.stateful(aws.cloudwatch.LogGroup, "record", {
      name: layout.names.logGroup,
      retentionInDays: layout.logRetentionDays,
      kmsKeyId: key.arn,
      tags: { "log-class": "operations" },
    });
    const fn = this.#function(layout, { key, route, group, deadLetters });
    this.#schedules(layout, key, fn, deadLetters);
    this.#alarms(layout, route);

    this.functionName = fn.name;
    this.approvals = layout.approvals;
    this.record = group.name;
    this.registerOutputs({
      functionName: this.functionName,
      approvals: this.approvals,
      record: this.record,
    });
  }

  #function(layout: AwsExpiryLayout, { key, route, group, deadLetters }: Means): aws.lambda.Function {
    const { names } = layout;
    const role = this.child(aws.iam.Role, "function", {
      name: names.role,
      description: "The expiry program looks, stops and removes with it",
      assumeRolePolicy: JSON.stringify(layout.trust),
    });
    const policy = this.child(aws.iam.RolePolicy, "function", {
      role: role.name,
      policy: pulumi
        .all([key.arn, route.topicArn])
        .apply(([keyArn, topicArn]) => JSON.stringify(layout.functionPolicy(keyArn, topicArn))),
    });
    const fn = this.child(
      aws.lambda.Function,
      "function",
      {
        name: names.function,
        description: "Warns of, stops and removes what is past its end",
        role: role.arn,
        runtime: layout.runtime,
        architectures: [layout.architecture],
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive({
          "index.js": new pulumi.asset.StringAsset(functionCode("expiry").text),
        }),
        memorySize: 512,
        timeout: ROUND_SECONDS,
        loggingConfig: { logFormat: "Text", logGroup: group.name },
        environment: {
          variables: { ATRIUM_SETTINGS: layout.settings, TOPIC_ARN: route.topicArn },
        },
      },
      { dependsOn: [policy] },
    );
    this.child(
      aws.lambda.FunctionEventInvokeConfig,
      "function",
      {
        functionName: fn.name,
        maximumRetryAttempts: 2,
        // The next hour does what is left.
        maximumEventAgeInSeconds: 3600,
        destinationConfig: { onFailure: { destination: deadLetters.arn } },
      },
      // The service looks whether the role may write there.
      { dependsOn: [policy] },
    );
    return fn;
  }

  #schedules(
    { names, schedules, timeZone, scheduleTrust, startPolicy }: AwsExpiryLayout,
    key: KeyRef,
    fn: aws.lambda.Function,
    deadLetters: aws.sqs.Queue,
  ): void {
    const role = this.child(aws.iam.Role, "schedule", {
      name: names.scheduleRole,
      description: "Schedules start the expiry program with it",
      assumeRolePolicy: JSON.stringify(scheduleTrust),
    });
    const policy = this.child(aws.iam.RolePolicy, "schedule", {
      role: role.name,
      policy: pulumi.output(key.arn).apply((keyArn) => JSON.stringify(startPolicy(keyArn))),
    });
    for (const schedule of schedules) {
      this.child(
        aws.scheduler.Schedule,
        schedule.key,
        {
          name: schedule.name,
          description: schedule.description,
          scheduleExpression: awsExpression(schedule),
          scheduleExpressionTimezone: timeZone,
          flexibleTimeWindow: { mode: "OFF" },
          target: {
            arn: fn.arn,
            roleArn: role.arn,
            input: JSON.stringify({ task: schedule.key }),
            deadLetterConfig: { arn: deadLetters.arn },
            retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
          },
        },
        { dependsOn: [policy] },
      );
    }
  }

  #alarms({ alarms }: AwsExpiryLayout, { topicArn }: AwsAlertRoute): void {
    for (const alarm of alarms) {
      this.child(aws.cloudwatch.MetricAlarm, alarm.key, {
        name: alarm.name,
        alarmDescription: alarm.description,
        namespace: alarm.namespace,
        metricName: alarm.metric,
        dimensions: alarm.dimensions,
        statistic: "Sum",
        comparisonOperator: alarm.over ? "GreaterThanThreshold" : "LessThanThreshold",
        threshold: alarm.threshold,
        period: 3600,
        evaluationPeriods: alarm.hours,
        treatMissingData: alarm.missing,
        alarmActions: [topicArn],
        okActions: [topicArn],
      });
    }
  }
}

interface Means {
  readonly key: KeyRef;
  readonly route: AwsAlertRoute;
  readonly group: aws.cloudwatch.LogGroup;
  readonly deadLetters: aws.sqs.Queue;
}
