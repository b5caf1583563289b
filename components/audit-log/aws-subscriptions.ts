import * as aws from "@pulumi/aws";
import type { AwsBucket } from "../bucket/aws-bucket.ts";
import type { MakeChild } from "../component.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import type { ArchiveLayout } from "./layout.ts";
import { subscriptionName, subscriptionRole } from "./names.ts";
import {
  destinationPolicy,
  feedPermissions,
  feedTrust,
  SUBSCRIBED_PREFIX,
  streamPermissions,
  streamTrust,
  subscribedRegions,
} from "./subscriptions.ts";

/** Log groups of every account into the archive, as they are written. @clause 1.10.1-b @clause 1.10.2-f */
export function awsSubscriptions(
  child: MakeChild,
  layout: ArchiveLayout,
  args: AuditArchiveArgs,
  security: AwsBucket,
): void {
  const { place } = layout;
  const role = (key: "stream" | "feed", description: string, trust: object, may: object) => {
    const made = child(aws.iam.Role, key, {
      name: subscriptionRole(place, key),
      description,
      assumeRolePolicy: JSON.stringify(trust),
    });
    const granted = child(aws.iam.RolePolicy, key, { role: made.name, policy: JSON.stringify(may) });
    return { made, granted };
  };
  const writer = role(
    "stream",
    "Firehose writes subscribed log groups to the archive with it",
    streamTrust(place),
    streamPermissions(place),
  );
  const stream = child(
    aws.kinesis.FirehoseDeliveryStream,
    "log-groups",
    {
      name: subscriptionName(place),
      destination: "extended_s3",
      // On its way for minutes; at rest it lies under the archive's key.
      serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" },
      extendedS3Configuration: {
        roleArn: writer.made.arn,
        bucketArn: security.bucket.arn,
        prefix: `${SUBSCRIBED_PREFIX}!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `${SUBSCRIBED_PREFIX}failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        kmsKeyArn: args.key.arn,
        // CloudWatch Logs sends it compressed already.
        compressionFormat: "UNCOMPRESSED",
        bufferingInterval: 300,
        bufferingSize: 64,
      },
    },
    { dependsOn: [writer.granted, security.policy] },
  );
  const feed = role(
    "feed",
    "CloudWatch Logs feeds the archive's stream with it",
    feedTrust(place, args),
    feedPermissions(place),
  );
  for (const region of subscribedRegions(args)) {
    const destination = child(
      aws.cloudwatch.LogDestination,
      region,
      { region, name: subscriptionName(place), roleArn: feed.made.arn, targetArn: stream.arn },
      // A test record goes through at once.
      { dependsOn: [feed.granted] },
    );
    child(aws.cloudwatch.LogDestinationPolicy, region, {
      region,
      destinationName: destination.name,
      accessPolicy: JSON.stringify(destinationPolicy(place, args, region)),
    });
  }
  if (args.route?.provider !== "aws") return;
  child(aws.cloudwatch.MetricAlarm, "log-groups-late", {
    name: layout.late.name,
    alarmDescription: layout.late.description,
    namespace: "AWS/Firehose",
    metricName: "DeliveryToS3.DataFreshness",
    dimensions: { DeliveryStreamName: stream.name },
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 3,
    threshold: 900,
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [args.route.topicArn],
    okActions: [args.route.topicArn],
  });
}
