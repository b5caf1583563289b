import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import { awsGate } from "../workload/aws-gate.ts";
import type { QueueArgs, QueueOutputs } from "./contract.ts";
import { type AwsQueueLayout, layoutAwsQueue } from "./layout.ts";
import { AWS_VERSION, GROW_PERCENT, LOG_DAYS } from "./limits.ts";

/** A Kafka of MSK over two or three zones. @clause 8.4.1-a */
export class AwsQueue extends Component implements QueueOutputs {
  readonly brokers: pulumi.Output<string>;
  readonly access: QueueOutputs["access"];
  readonly alarmTargets: QueueOutputs["alarmTargets"];

  constructor(name: string, args: QueueArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsQueue(name, args);
    super(
      "atrium:queue:AwsQueue",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const cluster = this.#cluster(layout, args);
    this.#disks(layout, cluster);
    for (const topic of layout.topics) {
      this.child(aws.msk.Topic, topic.name, {
        clusterArn: cluster.arn,
        name: topic.name,
        partitionCount: topic.partitions,
        replicationFactor: layout.copies,
        configs: JSON.stringify({
          "min.insync.replicas": String(layout.written),
          "retention.ms": String(topic.keepMilliseconds),
        }),
      });
    }
    this.brokers = cluster.bootstrapBrokersSaslIam;
    this.access = Object.fromEntries(
      layout.access.map(({ key, name: policy, purpose, document }) => [
        key,
        this.child(aws.iam.Policy, key, {
          name: policy,
          description: purpose,
          policy: JSON.stringify(document),
        }).arn,
      ]),
    );
    this.alarmTargets = targets(layout, cluster);
    this.registerOutputs({ brokers: this.brokers, access: this.access, alarmTargets: this.alarmTargets });
  }

  #cluster(layout: AwsQueueLayout, { key, vpcId }: QueueArgs): aws.msk.Cluster {
    const gate = awsGate(
      (...given) => this.child(...given),
      "clients",
      { vpcId, description: `Clients of the brokers ${layout.name}` },
      layout.gate,
    );
    const configuration = this.child(aws.msk.Configuration, "configuration", {
      name: layout.configuration,
      description: `Settings of the brokers ${layout.name}`,
      serverProperties: layout.properties,
    });
    const log = this.stateful(aws.cloudwatch.LogGroup, "brokers", {
      name: layout.logGroup,
      retentionInDays: LOG_DAYS,
      kmsKeyId: key.arn,
      tags: { "log-class": "operations" },
    });
    return this.stateful(
      aws.msk.Cluster,
      "cluster",
      {
        clusterName: layout.name,
        kafkaVersion: AWS_VERSION,
        numberOfBrokerNodes: layout.brokers,
        brokerNodeGroupInfo: {
          instanceType: layout.size,
          clientSubnets: [...layout.subnets],
          securityGroups: [gate.id],
          connectivityInfo: { publicAccess: { type: "DISABLED" } },
          storageInfo: { ebsStorageInfo: { volumeSize: layout.diskGb } },
        },
        clientAuthentication: { unauthenticated: false, sasl: { iam: true, scram: false } },
        encryptionInfo: {
          encryptionAtRestKmsKeyArn: key.arn,
          encryptionInTransit: { clientBroker: "TLS", inCluster: true },
        },
        configurationInfo: { arn: configuration.arn, revision: configuration.latestRevision },
        enhancedMonitoring: "PER_BROKER",
        loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: log.name } } },
      },
      // Disks grow by themselves and never shrink.
      { ignoreChanges: ["brokerNodeGroupInfo.storageInfo.ebsStorageInfo.volumeSize"] },
    );
  }

  /** @clause 2.6.1-b */
  #disks({ mostDiskGb, name }: AwsQueueLayout, cluster: aws.msk.Cluster): void {
    const target = this.child(aws.appautoscaling.Target, "disk", {
      serviceNamespace: "kafka",
      scalableDimension: "kafka:broker-storage:VolumeSize",
      resourceId: cluster.arn,
      minCapacity: 1,
      maxCapacity: mostDiskGb,
    });
    this.child(aws.appautoscaling.Policy, "disk", {
      name: `${name}-disk`,
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "KafkaBrokerStorageUtilization" },
        targetValue: GROW_PERCENT,
        disableScaleIn: true,
      },
    });
  }
}

function targets(
  { brokers, lags, system }: AwsQueueLayout,
  { clusterName }: aws.msk.Cluster,
): Readonly<Record<string, MetricTarget>> {
  const of = { "Cluster Name": clusterName };
  const disks = [...Array(brokers).keys()].map((index): [string, MetricTarget] => [
    `broker-${index + 1}-disk`,
    { kind: "broker-disk", dimensions: { ...of, "Broker ID": String(index + 1) }, ...system },
  ]);
  const behind = lags.map(({ group, topic }): [string, MetricTarget] => [
    `${group}-${topic}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-"),
    { kind: "consumer-lag", dimensions: { ...of, "Consumer Group": group, Topic: topic }, ...system },
  ]);
  return {
    partitions: { kind: "broker-offline", dimensions: of, ...system },
    ...Object.fromEntries([...disks, ...behind]),
  };
}
