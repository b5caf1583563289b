import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { AuditTrailArgs, AuditTrailOutputs } from "./contract.ts";
import type { FieldSelector } from "./event-selectors.ts";
import { layoutTrail, type TrailLayout } from "./layout.ts";
import { TRAIL_TOPIC, trailLogGroup, trailName, trailWriterRole } from "./names.ts";
import { trailPermissions, trailTopicPolicy, trailTrust } from "./role-policies.ts";

/** The trail of an AWS account, or of all accounts of an organisation. @clause 8.3.4-a @clause 1.10.1-a @clause 1.2.6-b */
export class AwsAuditTrail extends Component implements AuditTrailOutputs {
  readonly trailName: pulumi.Output<string>;
  readonly trailArn: pulumi.Output<string>;
  readonly liveLog: pulumi.Output<string>;
  readonly noticeTopicArn?: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutTrail(name, "aws", args);
    super(
      "atrium:audit-log:AwsAuditTrail",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const group = this.stateful(aws.cloudwatch.LogGroup, "live", {
      name: trailLogGroup(),
      retentionInDays: layout.logGroupDays,
      ...(args.logKey === undefined ? {} : { kmsKeyId: args.logKey.arn }),
      tags: { "log-class": "security" },
    });
    const role = this.child(aws.iam.Role, "writer", {
      name: trailWriterRole(),
      description: "CloudTrail writes its log group with it",
      assumeRolePolicy: JSON.stringify(trailTrust(args)),
    });
    const permissions = this.child(aws.iam.RolePolicy, "writer", {
      role: role.name,
      policy: JSON.stringify(trailPermissions(args)),
    });
    const notices = this.#notices(layout, args);
    const trail = this.child(
      aws.cloudtrail.Trail,
      "trail",
      {
        name: trailName("aws", args.account),
        s3BucketName: args.archive.bucket,
        kmsKeyId: args.archive.key.arn,
        enableLogging: true,
        // Digests show whether a file was changed or is missing. @clause 1.10.6-c
        enableLogFileValidation: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        isOrganizationTrail: layout.organization,
        // As near to real time as the service goes, for the alarms. @clause 1.10.1-b
        cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
        cloudWatchLogsRoleArn: role.arn,
        advancedEventSelectors: layout.selectors.map(({ name, fields }) => ({
          name,
          fieldSelectors: fields.map(fieldSelector),
        })),
        insightSelectors: layout.insights.map((insightType) => ({ insightType })),
        ...(notices === undefined ? {} : { snsTopicName: notices.arn }),
        tags: { "log-class": "permission" },
      },
      {
        dependsOn: [permissions, ...(notices === undefined ? [] : [notices.policy])],
        protect: guarded(args),
      },
    );
    this.trailName = trail.name;
    this.trailArn = trail.arn;
    this.liveLog = group.name;
    if (notices !== undefined) this.noticeTopicArn = notices.arn;
    this.registerOutputs({
      trailName: this.trailName,
      trailArn: this.trailArn,
      liveLog: this.liveLog,
      noticeTopicArn: this.noticeTopicArn,
    });
  }

  #notices({ fileNotices }: TrailLayout, args: AuditTrailArgs) {
    if (!fileNotices) return undefined;
    const topic = this.child(aws.sns.Topic, "files", {
      name: TRAIL_TOPIC,
      displayName: "Delivered files of the trail",
      ...(args.logKey === undefined ? {} : { kmsMasterKeyId: args.logKey.id }),
    });
    const policy = this.child(aws.sns.TopicPolicy, "files", {
      arn: topic.arn,
      policy: JSON.stringify(trailTopicPolicy(args)),
    });
    return { arn: topic.arn, policy };
  }
}

/** A trail that is removed by mistake leaves no record of what came after. */
function guarded({ deletion }: AuditTrailArgs): boolean {
  return typeof deletion !== "object";
}

function fieldSelector({ field, equals, notEquals, startsWiths }: FieldSelector) {
  return {
    field,
    ...(equals === undefined ? {} : { equals: [...equals] }),
    ...(notEquals === undefined ? {} : { notEquals: [...notEquals] }),
    ...(startsWiths === undefined ? {} : { startsWiths: [...startsWiths] }),
  };
}
