import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { FACILITY_NAMESPACE } from "../alarms/facility-metrics.ts";
import { Component } from "../component.ts";
import { AwsObjectStore } from "../object-store/aws.ts";
import type { FacilityArgs, FacilityOutputs } from "./contract.ts";
import { type AwsFacilityLayout, layoutAwsFacility } from "./layout.ts";
import { AWS_LOG_DAYS } from "./limits.ts";
import { RECORDINGS } from "./video.ts";

/** Rooms as metrics of CloudWatch, by rules of IoT Core; recordings in S3. @clause 9.2.2-a */
export class AwsFacility extends Component implements FacilityOutputs {
  readonly alarmTargets: FacilityOutputs["alarmTargets"];
  readonly recordings: FacilityOutputs["recordings"];
  readonly access: FacilityOutputs["access"];

  constructor(name: string, args: FacilityArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsFacility(name, args);
    super(
      "atrium:facility:AwsFacility",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    this.#rules(layout, args);
    const store =
      layout.video === undefined
        ? undefined
        : new AwsObjectStore(layout.video.name, layout.video.args, { parent: this });
    this.alarmTargets = { ...layout.alarmTargets, ...store?.alarmTargets };
    this.recordings = store?.bucketNames[RECORDINGS];
    this.access = store?.access ?? {};
    this.registerOutputs({
      alarmTargets: this.alarmTargets,
      recordings: this.recordings,
      access: this.access,
    });
  }

  #rules(layout: AwsFacilityLayout, { key }: FacilityArgs): void {
    const log = this.stateful(aws.cloudwatch.LogGroup, "rooms", {
      name: layout.log,
      retentionInDays: AWS_LOG_DAYS,
      ...(key === undefined ? {} : { kmsKeyId: key.arn }),
      tags: { "log-class": "operations" },
    });
    const role = this.child(aws.iam.Role, "rooms", {
      name: layout.role,
      description: "Rules write with it what rooms measure",
      assumeRolePolicy: JSON.stringify(layout.trust),
      tags: layout.waivers,
    });
    const policy = this.child(aws.iam.RolePolicy, "rooms", {
      role: role.name,
      policy: JSON.stringify(layout.rulePolicy),
    });
    for (const { key: rule, name, sql, metric, value } of layout.rules) {
      this.child(
        aws.iot.TopicRule,
        rule,
        {
          name,
          enabled: true,
          sql,
          sqlVersion: "2016-03-23",
          cloudwatchMetrics: [
            {
              metricNamespace: FACILITY_NAMESPACE,
              metricName: metric,
              metricUnit: "None",
              metricValue: value,
              roleArn: role.arn,
            },
          ],
          errorAction: { cloudwatchLogs: { logGroupName: log.name, roleArn: role.arn } },
        },
        { dependsOn: [policy] },
      );
    }
  }
}
