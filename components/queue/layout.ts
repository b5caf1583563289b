import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Cloud } from "../workload/check.ts";
import { type ClientRule, clientRules } from "../workload/client-rules.ts";
import type { Placement } from "../workload/contract.ts";
import { accessPolicy } from "./access-policy.ts";
import { checkQueue, placed } from "./check.ts";
import type { QueueArgs } from "./contract.ts";
import {
  ALICLOUD_DISK,
  ALICLOUD_PARTITIONS,
  ALICLOUD_SIZE,
  AWS_DISK,
  AWS_SIZE,
  KEEP_HOURS,
  PORT,
} from "./limits.ts";

interface CommonLayout {
  readonly name: string;
  readonly size: string;
  readonly diskGb: number;
  readonly gate: readonly ClientRule[];
  readonly topics: readonly PlannedTopic[];
}

export interface PlannedTopic {
  readonly name: string;
  readonly purpose: string;
  readonly partitions: number;
  readonly keepMilliseconds: number;
}

export interface AwsQueueLayout extends CommonLayout {
  readonly subnets: readonly Placement["vpcId"][];
  readonly brokers: number;
  readonly copies: number;
  /** How many copies have a message before it counts as written. */
  readonly written: number;
  readonly mostDiskGb: number;
  /** `server.properties` of the brokers. */
  readonly properties: string;
  readonly configuration: string;
  readonly logGroup: string;
  readonly access: readonly PlannedAccess[];
  readonly policies: readonly PlannedPolicy[];
  /** Consumer groups, and the topics that each may fall behind in. */
  readonly lags: readonly { readonly group: string; readonly topic: string }[];
  readonly system: { readonly system?: string };
}

interface PlannedAccess {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly document: PolicyDocument;
}

export interface AlicloudQueueLayout extends CommonLayout {
  readonly subnets: readonly Placement["vpcId"][];
  readonly zones: readonly string[];
  readonly partitions: number;
  readonly config: string;
  readonly users: readonly PlannedSaslUser[];
}

export interface PlannedSaslUser {
  readonly key: string;
  readonly purpose: string;
  readonly secret: string;
  readonly since: string;
  /** Whether it reads, and so has a consumer group of its name. */
  readonly group: boolean;
  readonly rights: readonly {
    readonly key: string;
    readonly kind: "Topic" | "Group";
    readonly name: string;
    readonly operation: "Read" | "Write";
  }[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsQueue(name: string, given: QueueArgs): AwsQueueLayout {
  const common = commonLayout(name, "aws", given);
  const args = placed(given);
  const partition = requirePartition(args.region);
  const zones = Object.keys(args.subnets).length;
  const brokers = zones * (args.brokersPerZone ?? 1);
  const diskGb = args.diskGb ?? AWS_DISK.usual;
  const written = Math.max(1, zones - 1);
  const access = Object.entries(args.users).map(([key, user]) => ({
    key,
    // Policies are the account's, not the region's.
    name: physicalName("aws:iam/policy:Policy", name, key, args.region),
    purpose: user.purpose,
    document: accessPolicy(args, common.name, key, user),
  }));
  return {
    ...common,
    size: args.size ?? AWS_SIZE[partition],
    diskGb,
    mostDiskGb: args.mostDiskGb ?? Math.min(diskGb * 4, AWS_DISK.most),
    subnets: Object.values(args.subnets),
    brokers,
    copies: zones,
    written,
    // A configuration stays in the account when its cluster goes, and its name with it.
    configuration: globalName("aws:msk/configuration:Configuration", [args.account, args.region], name),
    properties: serverProperties(zones, written),
    logGroup: physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}/brokers`),
    access,
    policies: access.map(({ key, document }) => ({
      key,
      kind: "identity",
      principal: arn({ partition, service: "iam", account: args.account, resource: `role/${key}` }),
      document,
    })),
    lags: Object.entries(args.users).flatMap(([group, { reads = [] }]) =>
      reads.map((topic) => ({ group, topic })),
    ),
    system: args.tags.system === undefined ? {} : { system: args.tags.system },
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudQueue(name: string, given: QueueArgs): AlicloudQueueLayout {
  const common = commonLayout(name, "alicloud", given);
  const args = placed(given);
  const zones = Object.keys(args.subnets).sort();
  const asked = common.topics.reduce((sum, { partitions }) => sum + partitions, 0);
  return {
    ...common,
    size: args.size ?? ALICLOUD_SIZE,
    diskGb: args.diskGb ?? ALICLOUD_DISK.usual,
    subnets: zones.map((zone) => args.subnets[zone] ?? ""),
    zones: zones.map((zone) => `zone${zone.at(-1)}`),
    partitions: args.partitions ?? Math.max(asked, ALICLOUD_PARTITIONS.least),
    // Rights by topic, and TLS inside the VPC: StartInstance, `Config`.
    config: JSON.stringify({
      "enable.acl": "true",
      "enable.vpc_sasl_ssl": "true",
      "kafka.log.retention.hours": String(KEEP_HOURS),
    }),
    users: Object.entries(args.users).map(([key, { purpose, writes = [], reads = [], since = "first" }]) => ({
      key,
      purpose,
      secret: physicalName("alicloud:kms/secret:Secret", `atrium/${name}/${key}`),
      since,
      group: reads.length > 0,
      rights: [
        ...writes.map((topic) => right(key, "Topic", topic, "Write")),
        ...reads.map((topic) => right(key, "Topic", topic, "Read")),
        ...(reads.length > 0 ? [right(key, "Group", key, "Read")] : []),
      ],
    })),
  };
}

function right(user: string, kind: "Topic" | "Group", name: string, operation: "Read" | "Write") {
  return { key: `${user}-${operation.toLowerCase()}-${kind.toLowerCase()}-${name}`, kind, name, operation };
}

function commonLayout(name: string, cloud: Cloud, args: QueueArgs): Omit<CommonLayout, "size" | "diskGb"> {
  const faults = new Faults(`queue "${name}"`);
  checkQueue(faults, cloud, args);
  faults.throwIfAny();
  const type = cloud === "aws" ? "aws:msk/cluster:Cluster" : "alicloud:alikafka/instance:Instance";
  return {
    name: physicalName(type, name),
    gate: clientRules(args.clients, [{ name: "kafka", from: PORT[cloud], to: PORT[cloud] }]),
    topics: Object.entries(args.topics).map(([topic, { purpose, partitions, keepHours = KEEP_HOURS }]) => ({
      name: topic,
      purpose,
      partitions,
      keepMilliseconds: keepHours * 3_600_000,
    })),
  };
}

/** A message is written once all but one zone have it, and no broker that lags ever becomes the leader. @clause 4.5.2-a */
function serverProperties(copies: number, written: number): string {
  return `${[
    "auto.create.topics.enable=false",
    "delete.topic.enable=true",
    `default.replication.factor=${copies}`,
    `min.insync.replicas=${written}`,
    `log.retention.hours=${KEEP_HOURS}`,
    "unclean.leader.election.enable=false",
  ].join("\n")}\n`;
}
