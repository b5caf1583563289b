import { paginateGetMetricData } from "@aws-sdk/client-cloudwatch";
import {
  CreateSnapshotCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  DeleteVolumeCommand,
  ReleaseAddressCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { AddTagsCommand, DeleteLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  AddTagsToResourceCommand,
  DeleteDBInstanceCommand,
  RemoveTagsFromResourceCommand,
  StartDBInstanceCommand,
  StopDBInstanceCommand,
} from "@aws-sdk/client-rds";
import { PublishCommand } from "@aws-sdk/client-sns";
import {
  type ParameterHistory,
  paginateGetParameterHistory,
  paginateGetParametersByPath,
} from "@aws-sdk/client-ssm";
import { type Approval, approvalKey, readApproval } from "./approval.ts";
import type { AwsClients } from "./aws-clients.ts";
import { inventory, type NameOf } from "./aws-inventory.ts";
import type { Cloud, Tags } from "./cloud.ts";
import type { Resource } from "./resource.ts";
import type { IdleSettings } from "./settings.ts";

interface AwsPlaces {
  readonly nameOf: NameOf;
  readonly topicArn: string;
  /** Path of Parameter Store. */
  readonly approvals: string;
}

export function awsCloud(clients: AwsClients, { nameOf, topicArn, approvals }: AwsPlaces): Cloud {
  return {
    resources: () => inventory(clients, nameOf),
    approvals: (of) => approved(clients, approvals, of),
    cpu: (instances, idle, now) => averageCpu(clients, instances, idle, now),
    clock: clients.clock,
    start: (resource) => start(clients, resource),
    stop: (resource) => stop(clients, resource),
    mark: (resource, tags) => mark(clients, resource, tags),
    unmark: (resource, keys) => unmark(clients, resource, keys),
    backup: (_, volume, tags) => backup(clients, volume, tags),
    remove: (resource, finalBackup) => gone(() => remove(clients, resource, finalBackup)),
    tell: async (Message) => {
      await clients.sns.send(new PublishCommand({ TopicArn: topicArn, Message }));
    },
  };
}

/**
 * The history of a parameter says who wrote its newest version, which the parameter itself does not. Everybody who
 * may write parameters could write one; only what an approver wrote counts.
 */
async function approved(
  { ssm }: AwsClients,
  path: string,
  of: readonly Resource[],
): Promise<readonly Approval[]> {
  const wanted = new Set(of.map(approvalKey));
  if (wanted.size === 0) return [];
  const names: string[] = [];
  for await (const { Parameters = [] } of paginateGetParametersByPath(
    { client: ssm, pageSize: 10 },
    { Path: path, Recursive: true },
  )) {
    for (const { Name, Value = "" } of Parameters) {
      const said = readApproval(Value, "");
      if (Name !== undefined && said !== undefined && wanted.has(said.resource)) names.push(Name);
    }
  }
  const found: Approval[] = [];
  for (const Name of names) {
    let newest: ParameterHistory = {};
    for await (const { Parameters = [] } of paginateGetParameterHistory(
      { client: ssm, pageSize: 50 },
      { Name },
    )) {
      for (const version of Parameters) {
        if ((version.Version ?? 0) > (newest.Version ?? 0)) newest = version;
      }
    }
    const said = readApproval(newest.Value ?? "", newest.LastModifiedUser ?? "");
    if (said !== undefined) found.push(said);
  }
  return found;
}

/** GetMetricData takes so many at once. */
const QUERIES = 500;
const DAY_MS = 86_400_000;
/** An instance that has not run nearly all the time has no average to be judged by. */
const ENOUGH = 0.9;

async function averageCpu(
  { cloudwatch }: AwsClients,
  instances: readonly Resource[],
  { cpuDays }: IdleSettings,
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const averages = new Map<string, number>();
  for (let at = 0; at < instances.length; at += QUERIES) {
    const some = instances.slice(at, at + QUERIES);
    const values = new Map<string, number[]>();
    const request = {
      StartTime: new Date(now - cpuDays * DAY_MS),
      EndTime: new Date(now),
      MetricDataQueries: some.map(({ id }, index) => ({
        Id: `m${index}`,
        Label: id,
        MetricStat: {
          Metric: {
            Namespace: "AWS/EC2",
            MetricName: "CPUUtilization",
            Dimensions: [{ Name: "InstanceId", Value: id }],
          },
          Period: DAY_MS / 1000,
          Stat: "Average",
        },
      })),
    };
    for await (const { MetricDataResults = [] } of paginateGetMetricData({ client: cloudwatch }, request)) {
      for (const { Id = "", Values = [] } of MetricDataResults) {
        values.set(Id, [...(values.get(Id) ?? []), ...Values]);
      }
    }
    for (const [index, { id }] of some.entries()) {
      const days = values.get(`m${index}`) ?? [];
      if (days.length < cpuDays * ENOUGH) continue;
      averages.set(id, days.reduce((sum, value) => sum + value, 0) / days.length);
    }
  }
  return averages;
}

async function start({ ec2, rds }: AwsClients, { id, kind }: Resource): Promise<void> {
  if (kind === "database") await rds.send(new StartDBInstanceCommand({ DBInstanceIdentifier: id }));
  else await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
}

async function stop({ ec2, rds }: AwsClients, { id, kind }: Resource): Promise<void> {
  if (kind === "database") await rds.send(new StopDBInstanceCommand({ DBInstanceIdentifier: id }));
  else await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
}

async function mark(
  { ec2, rds, balancers }: AwsClients,
  { id, kind, name }: Resource,
  tags: Tags,
): Promise<void> {
  const Tags = listOf(tags);
  if (kind === "database") await rds.send(new AddTagsToResourceCommand({ ResourceName: name, Tags }));
  else if (kind === "load-balancer") await balancers.send(new AddTagsCommand({ ResourceArns: [name], Tags }));
  else await ec2.send(new CreateTagsCommand({ Resources: [id], Tags }));
}

async function unmark(
  { ec2, rds }: AwsClients,
  { id, kind, name }: Resource,
  keys: readonly string[],
): Promise<void> {
  if (kind === "database") {
    await rds.send(new RemoveTagsFromResourceCommand({ ResourceName: name, TagKeys: [...keys] }));
  } else {
    await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: keys.map((Key) => ({ Key })) }));
  }
}

async function backup({ once }: AwsClients, VolumeId: string, tags: Tags): Promise<string> {
  const { SnapshotId = "" } = await once.send(
    new CreateSnapshotCommand({
      VolumeId,
      Description: "Final backup before the removal of what is past its end",
      TagSpecifications: [{ ResourceType: "snapshot", Tags: listOf(tags) }],
    }),
  );
  return SnapshotId;
}

async function remove(
  { ec2, rds, balancers }: AwsClients,
  { id, kind, name }: Resource,
  finalBackup: string | undefined,
): Promise<void> {
  switch (kind) {
    case "instance":
      await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
      return;
    case "volume":
      await ec2.send(new DeleteVolumeCommand({ VolumeId: id }));
      return;
    case "address":
      await ec2.send(new ReleaseAddressCommand({ AllocationId: id }));
      return;
    case "load-balancer":
      await balancers.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: name }));
      return;
    case "database":
      await rds.send(
        new DeleteDBInstanceCommand({
          DBInstanceIdentifier: id,
          SkipFinalSnapshot: false,
          FinalDBSnapshotIdentifier: finalBackup,
          DeleteAutomatedBackups: false,
        }),
      );
      return;
    case "other":
      throw new Error(`${name} is of a kind that no program removes`);
  }
}

/** A removal whose answer was lost is asked for again; what is gone already is what was wanted. */
async function gone(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (!/(?:NotFound|NotFoundFault|NotFoundException)$/.test(name)) throw error;
  }
}

function listOf(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
