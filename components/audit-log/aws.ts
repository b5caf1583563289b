import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AwsBucket, awsBucket } from "../bucket/aws-bucket.ts";
import { awsCopy, COPY_RULE } from "../bucket/aws-copy.ts";
import { Component, type MakeChild } from "../component.ts";
import { bucketArn } from "./aws-arns.ts";
import { awsQuery } from "./aws-query.ts";
import { awsSubscriptions } from "./aws-subscriptions.ts";
import { bucketSpec } from "./bucket-spec.ts";
import type { ArchiveRef, AuditArchiveArgs, AuditArchiveOutputs } from "./contract.ts";
import { type ArchiveLayout, type CopyPlan, layoutArchive } from "./layout.ts";
import { plannedBucket } from "./planned-bucket.ts";
import { replicationPermissions, replicationTrust } from "./role-policies.ts";

/** The log archive of a group on AWS, in an account of its own. */
export class AwsAuditArchive extends Component implements AuditArchiveOutputs {
  readonly archive: ArchiveRef;
  readonly sinks: AuditArchiveOutputs["sinks"];
  readonly buckets: AuditArchiveOutputs["buckets"];
  readonly queryPlace: pulumi.Output<string>;

  constructor(name: string, args: AuditArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutArchive(name, "aws", args);
    super(
      "atrium:audit-log:AwsAuditArchive",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const child: MakeChild = (...made) => this.child(...made);
    const stateful: MakeChild = (...made) => this.stateful(...made);
    const dropped = typeof args.deletion === "object";
    const keys = { log: args.key, copy: args.offSiteKey };
    const buckets = new Map(
      layout.buckets.map((plan) => [
        plan.key,
        awsBucket({ child, stateful }, bucketSpec(plan, keys, dropped)),
      ]),
    );
    this.#accessLogs(layout, buckets);
    this.#copies(layout, args, buckets);
    awsSubscriptions(child, layout, args, plannedBucket(buckets, "security"));
    const workgroup = awsQuery(child, layout, args, plannedBucket(buckets, "results"));

    this.archive = {
      name,
      account: args.account,
      region: args.region,
      offSite: args.offSite,
      // The policy's own output: whoever takes it waits until trails may write.
      bucket: plannedBucket(buckets, "trail").policy.bucket,
      key: args.key,
    };
    this.sinks = layout.sinks;
    this.buckets = Object.fromEntries([...buckets].map(([key, { policy }]) => [key, policy.bucket]));
    this.queryPlace = workgroup.name;
    this.registerOutputs({
      archive: this.archive,
      sinks: this.sinks,
      buckets: this.buckets,
      queryPlace: this.queryPlace,
    });
  }

  /** S3 checks on writing that it may deliver. @clause 1.10.4-b */
  #accessLogs(layout: ArchiveLayout, buckets: ReadonlyMap<string, AwsBucket>): void {
    const target = plannedBucket(buckets, "access");
    for (const { key, region, accessLog } of layout.buckets) {
      if (accessLog === undefined) continue;
      this.child(
        aws.s3.BucketLogging,
        key,
        {
          region,
          bucket: plannedBucket(buckets, key).bucket.bucket,
          targetBucket: target.policy.bucket,
          targetPrefix: accessLog.prefix,
        },
        { dependsOn: [target.policy] },
      );
    }
  }

  /** The second copy, with its own key, in the other region; what is deleted here is not deleted there. */
  #copies(layout: ArchiveLayout, args: AuditArchiveArgs, buckets: ReadonlyMap<string, AwsBucket>): void {
    const { place } = layout;
    const role = this.child(aws.iam.Role, "replication", {
      name: layout.replicationRole,
      description: "S3 copies the logs to their second region with it",
      assumeRolePolicy: JSON.stringify(replicationTrust(place)),
    });
    const permissions = this.child(aws.iam.RolePolicy, "replication", {
      role: role.name,
      policy: JSON.stringify(replicationPermissions(place)),
    });
    for (const copy of layout.copies) {
      const { key, to } = copy;
      const replication = awsCopy((...made) => this.child(...made), key, {
        role,
        permissions,
        source: plannedBucket(buckets, key),
        target: plannedBucket(buckets, `${key}-copy`),
        targetArn: bucketArn(args.offSite, to),
        targetKey: args.offSiteKey,
      });
      this.#copyAlarm(args, copy, replication);
    }
  }

  /** Several failures of one copy are one alarm. */
  #copyAlarm(
    args: AuditArchiveArgs,
    { key, from, to, alarm }: CopyPlan,
    replication: aws.s3.BucketReplicationConfig,
  ): void {
    if (args.route?.provider !== "aws") return;
    this.child(
      aws.cloudwatch.MetricAlarm,
      `${key}-copy-failed`,
      {
        name: alarm.name,
        alarmDescription: alarm.description,
        namespace: "AWS/S3",
        metricName: "OperationsFailedReplication",
        dimensions: { SourceBucket: from, DestinationBucket: to, RuleId: COPY_RULE },
        statistic: "Sum",
        period: 300,
        evaluationPeriods: 1,
        threshold: 0,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "notBreaching",
        alarmActions: [args.route.topicArn],
        okActions: [args.route.topicArn],
      },
      { dependsOn: [replication] },
    );
  }
}
