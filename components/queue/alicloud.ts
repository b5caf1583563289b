import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import type { Makers, PlannedAccount } from "../workload/account.ts";
import { alicloudAccount } from "../workload/alicloud-account.ts";
import { alicloudGate } from "../workload/alicloud-gate.ts";
import type { QueueArgs, QueueOutputs } from "./contract.ts";
import { type AlicloudQueueLayout, layoutAlicloudQueue, type PlannedSaslUser } from "./layout.ts";
import { ALICLOUD_VERSION, PASSWORD } from "./limits.ts";

/** An ApsaraMQ for Kafka of the professional edition over two zones or more. @clause 8.4.1-a */
export class AlicloudQueue extends Component implements QueueOutputs {
  readonly brokers: pulumi.Output<string>;
  readonly access: QueueOutputs["access"];
  readonly alarmTargets: QueueOutputs["alarmTargets"];

  constructor(name: string, args: QueueArgs, opts: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudQueue(name, args);
    super(
      "atrium:queue:AlicloudQueue",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const instance = this.#instance(layout, args);
    const topics = layout.topics.map(({ name: topic, purpose, partitions, keepMilliseconds }) =>
      this.child(alicloud.alikafka.Topic, topic, {
        instanceId: instance.id,
        topic,
        partitionNum: partitions,
        remark: purpose,
        configs: JSON.stringify({ "retention.ms": String(keepMilliseconds) }),
      }),
    );
    this.access = Object.fromEntries(
      layout.users.map((user) => [user.key, this.#user(user, args, instance, topics).secretName]),
    );
    this.brokers = instance.sslDomainEndpoint;
    this.alarmTargets = targets(layout, instance, args);
    this.registerOutputs({ brokers: this.brokers, access: this.access, alarmTargets: this.alarmTargets });
  }

  #instance(layout: AlicloudQueueLayout, { key, vpcId }: QueueArgs): alicloud.alikafka.Instance {
    const gate = alicloudGate(
      (...given) => this.child(...given),
      "clients",
      {
        vpcId,
        name: physicalName("alicloud:ecs/securityGroup:SecurityGroup", layout.name, "brokers"),
        description: `Clients of the brokers ${layout.name}`,
        members: "talk",
      },
      layout.gate,
    );
    return this.stateful(alicloud.alikafka.Instance, "instance", {
      name: layout.name,
      instanceType: "alikafka",
      specType: "professional",
      serviceVersion: ALICLOUD_VERSION,
      paidType: "PostPaid",
      // 5: inside the VPC alone.
      deployType: 5,
      diskType: SSD,
      diskSize: layout.diskGb,
      ioMaxSpec: layout.size,
      partitionNum: layout.partitions,
      vpcId,
      vswitchIds: [...layout.subnets],
      selectedZones: [...layout.zones],
      securityGroup: gate.id,
      kmsKeyId: key.id,
      enableAutoTopic: "disable",
      enableAutoGroup: false,
      config: layout.config,
    });
  }

  #user(
    { key, purpose, secret, since, group, rights }: PlannedSaslUser,
    args: QueueArgs,
    instance: alicloud.alikafka.Instance,
    topics: readonly alicloud.alikafka.Topic[],
  ): alicloud.kms.Secret {
    const makers: Makers = {
      child: (...given) => this.child(...given),
      stateful: (...given) => this.stateful(...given),
    };
    const account: PlannedAccount = { key, username: key, purpose, secret, since };
    const { password, secret: kept } = alicloudAccount(makers, account, args, PASSWORD);
    const user = this.child(alicloud.alikafka.SaslUser, key, {
      instanceId: instance.id,
      username: key,
      password,
      type: "scram",
    });
    const groups = group
      ? [
          this.child(alicloud.alikafka.ConsumerGroup, key, {
            instanceId: instance.id,
            consumerId: key,
            description: purpose,
          }),
        ]
      : [];
    for (const right of rights) {
      this.child(
        alicloud.alikafka.SaslAcl,
        right.key,
        {
          instanceId: instance.id,
          username: user.username,
          aclResourceType: right.kind,
          aclResourceName: right.name,
          aclResourcePatternType: "LITERAL",
          aclOperationType: right.operation,
        },
        // The service knows rights only on what is there.
        { dependsOn: [...topics, ...groups] },
      );
    }
    return kept;
  }
}

/** 0 is an ultra disk, which the key does not encrypt: alikafka.Instance, `kmsKeyId`. */
const SSD = 1;

function targets(
  { users }: AlicloudQueueLayout,
  { id }: alicloud.alikafka.Instance,
  { tags }: QueueArgs,
): Readonly<Record<string, MetricTarget>> {
  const system = tags.system === undefined ? {} : { system: tags.system };
  return {
    disk: { kind: "broker-disk", dimensions: { instanceId: id }, ...system },
    ...Object.fromEntries(
      users
        .filter(({ group }) => group)
        .map(({ key }): [string, MetricTarget] => [
          `${key}-lag`,
          { kind: "consumer-lag", dimensions: { instanceId: id, consumerGroup: key }, ...system },
        ]),
    ),
  };
}
