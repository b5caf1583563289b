import type { Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";

/**
 * A Kafka: MSK, or ApsaraMQ for Kafka. Brokers in two or three zones, TLS alone, every application with rights of its
 * own on topics that are named here, encrypted with the domain's key, no address on the internet.
 */
export interface QueueArgs extends Placement {
  readonly tags: Tags;
  /** Who may connect. @clause 10.4.1-a */
  readonly clients: Clients;
  /** Topics by name; none comes into being by itself. */
  readonly topics: Readonly<Record<string, TopicArgs>>;
  /** Applications and what each may do. @clause 1.1.2-a */
  readonly users: Readonly<Record<string, QueueUserArgs>>;
  /**
   * Encrypts disks, logs and passwords. It serves kafka and logs on AWS, alikafka and secretsmanager on Alibaba Cloud.
   */
  readonly key: KeyRef;
  /** Broker class on AWS, traffic class on Alibaba Cloud, by the cloud's own name. Default: see `limits.ts`. */
  readonly size?: string;
  /** AWS: brokers in each zone. Default: 1. */
  readonly brokersPerZone?: number;
  /** GiB: of each broker on AWS, of the instance on Alibaba Cloud. Default: 100, and 900. */
  readonly diskGb?: number;
  /** AWS: GiB that a broker's disk may grow to by itself. Default: four times `diskGb`. */
  readonly mostDiskGb?: number;
  /** Alibaba Cloud: partitions of all topics that are paid for. Default: those of `topics`, 50 at least. */
  readonly partitions?: number;
  /** Alibaba Cloud: KMS instance (`kst-…`) that keeps the passwords. */
  readonly kmsInstance?: string;
  /**
   * Zones that its brokers stand in, for good: those of all subnets if left out. Name them before the network gets
   * another zone, which would be another cluster.
   */
  readonly zones?: readonly string[];
  readonly deletion?: Deletion;
}

export interface TopicArgs {
  readonly purpose: string;
  readonly partitions: number;
  /** Hours that messages are kept. Default: 72. */
  readonly keepHours?: number;
}

export interface QueueUserArgs {
  readonly purpose: string;
  /** Topics that it writes. */
  readonly writes?: readonly string[];
  /** Topics that it reads, in a consumer group of its own name. */
  readonly reads?: readonly string[];
  /** Alibaba Cloud: day of the password; another day makes a new one. Default: the first. */
  readonly since?: string;
}

export interface QueueOutputs {
  /** Brokers to connect to, by TLS: SASL with IAM on AWS, with SCRAM on Alibaba Cloud. */
  readonly brokers: Output<string>;
  /**
   * Application → what it signs in with: ARN of a policy to attach to its role (AWS), name of the secret with name and
   * password (Alibaba Cloud).
   */
  readonly access: Readonly<Record<string, Output<string>>>;
  /** What `alarms` watches: disks, partitions without a leader, and every consumer that falls behind. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
