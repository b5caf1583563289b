import {
  DescribeAddressesCommand,
  DescribeInstanceAttributeCommand,
  type Instance,
  paginateDescribeInstances,
  paginateDescribeInstanceTypes,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
  type Volume,
} from "@aws-sdk/client-ec2";
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeTagsCommand,
  DescribeTargetHealthCommand,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { paginateDescribeDBInstances } from "@aws-sdk/client-rds";
import { paginateGetResources } from "@aws-sdk/client-resource-groups-tagging-api";
import type { AwsClients } from "./aws-clients.ts";
import { type Backup, EXPIRY, MARKS, type Resource } from "./resource.ts";

/** `Name` of this account's resources of EC2, which EC2 itself does not say. */
export type NameOf = (kind: string, id: string) => string;

/** Everything of one region, from the services themselves where they are asked for, so that it is of this moment. */
export async function inventory(clients: AwsClients, nameOf: NameOf): Promise<readonly Resource[]> {
  const [backups, volumes, balancers, databases, addresses] = await Promise.all([
    finalBackups(clients),
    allVolumes(clients),
    loadBalancers(clients),
    dataBases(clients),
    allAddresses(clients, nameOf),
  ]);
  const instances = await allInstances(clients, nameOf, backups);
  const free = volumes.map((volume) => volumeOf(volume, nameOf, backups));
  const own = [...instances, ...free, ...addresses, ...balancers, ...databases];
  return [...own, ...(await others(clients, new Set(own.map(({ name }) => name))))];
}

type Tagged = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];

function tagsOf(tags: Tagged = []): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

async function all<P, T>(
  pages: AsyncIterable<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

async function finalBackups({ ec2 }: AwsClients): Promise<readonly (Backup & { readonly for: string })[]> {
  const snapshots = await all(
    paginateDescribeSnapshots(
      { client: ec2, pageSize: 500 },
      { OwnerIds: ["self"], Filters: [{ Name: "tag-key", Values: [MARKS.backupFor] }] },
    ),
    ({ Snapshots }) => Snapshots,
  );
  return snapshots
    .filter(({ State }) => State === "completed" || State === "pending")
    .map(({ SnapshotId = "", VolumeId = "", StartTime, State, Tags }) => ({
      id: SnapshotId,
      of: VolumeId,
      startedAt: StartTime?.getTime() ?? 0,
      complete: State === "completed",
      for: (tagsOf(Tags)[MARKS.backupFor] ?? "").split("/")[0] ?? "",
    }));
}

async function allVolumes({ ec2 }: AwsClients): Promise<readonly Volume[]> {
  return all(paginateDescribeVolumes({ client: ec2, pageSize: 500 }, {}), ({ Volumes }) => Volumes);
}

function volumeOf(volume: Volume, nameOf: NameOf, backups: readonly Backup[]): Resource {
  const { VolumeId: id = "", State, Tags } = volume;
  const state = State === "available" ? "stopped" : State === "in-use" ? "running" : "changing";
  return {
    id,
    kind: "volume",
    name: nameOf("volume", id),
    tags: tagsOf(Tags),
    state,
    holds: [id],
    backups: backups.filter(({ of }) => of === id),
  };
}

async function allInstances(
  clients: AwsClients,
  nameOf: NameOf,
  backups: readonly (Backup & { readonly for: string })[],
): Promise<readonly Resource[]> {
  const reservations = await all(
    paginateDescribeInstances({ client: clients.ec2, pageSize: 500 }, {}),
    ({ Reservations }) => Reservations,
  );
  const there = reservations
    .flatMap(({ Instances = [] }) => Instances)
    .filter(({ State }) => State?.Name !== "terminated" && State?.Name !== "shutting-down");
  const ephemeral = await withoutSnapshots(clients, [
    ...new Set(there.flatMap(({ InstanceType }) => InstanceType ?? [])),
  ]);
  const listed = there.map((instance): Resource => {
    const { InstanceId: id = "", State, Tags, BlockDeviceMappings = [], StateTransitionReason } = instance;
    const kept = keptInstance(instance, ephemeral);
    const since = stoppedAt(StateTransitionReason);
    return {
      id,
      kind: "instance",
      name: nameOf("instance", id),
      tags: tagsOf(Tags),
      state: State?.Name === "running" ? "running" : State?.Name === "stopped" ? "stopped" : "changing",
      holds: BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.VolumeId ?? []),
      backups: backups.filter((backup) => backup.for === id),
      ...(State?.Name === "stopped" && since !== undefined && { quietSince: since }),
      ...(kept !== undefined && { kept }),
    };
  });
  return guarded(listed, async ({ id }) => {
    const { DisableApiTermination } = await clients.ec2.send(
      new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: "disableApiTermination" }),
    );
    return DisableApiTermination?.Value === true;
  });
}

/** Asks for the protection of what carries a date; the lists do not say it. */
async function guarded(
  resources: readonly Resource[],
  isGuarded: (resource: Resource) => Promise<boolean>,
): Promise<readonly Resource[]> {
  const checked: Resource[] = [];
  for (const resource of resources) {
    const asked = resource.tags[EXPIRY] !== undefined && resource.kept === undefined;
    const kept = asked && (await isGuarded(resource));
    checked.push(kept ? { ...resource, kept: "its deletion protection is on" } : resource);
  }
  return checked;
}

/** `User initiated (2026-11-01 10:00:00 GMT)`. */
function stoppedAt(reason = ""): number | undefined {
  const [, day, time] = /\((\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) (?:GMT|UTC)\)/.exec(reason) ?? [];
  return day === undefined ? undefined : Date.parse(`${day}T${time}Z`);
}

function keptInstance(
  { Tags, InstanceType, InstanceLifecycle, RootDeviceType }: Instance,
  ephemeral: ReadonlySet<string>,
) {
  const group = tagsOf(Tags)["aws:autoscaling:groupName"];
  if (group !== undefined) return `the scaling group ${group} would replace it: end the group`;
  if (InstanceLifecycle === "spot") return "a spot instance: end its request";
  if (RootDeviceType === "instance-store" || ephemeral.has(String(InstanceType))) {
    return "it has disks of the host, which stopping empties and no snapshot reaches";
  }
  return undefined;
}

/** Types with disks of the host. A stop empties them, so they are left to a person. */
async function withoutSnapshots({ ec2 }: AwsClients, types: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let at = 0; at < types.length; at += 100) {
    const some = types.slice(at, at + 100) as never[];
    const described = await all(
      paginateDescribeInstanceTypes({ client: ec2 }, { InstanceTypes: some }),
      ({ InstanceTypes }) => InstanceTypes,
    );
    for (const { InstanceType, InstanceStorageSupported } of described) {
      if (InstanceStorageSupported === true && InstanceType !== undefined) found.add(InstanceType);
    }
  }
  return found;
}

async function allAddresses({ ec2 }: AwsClients, nameOf: NameOf): Promise<readonly Resource[]> {
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
  return Addresses.map(({ AllocationId: id = "", AssociationId, NetworkInterfaceId, Tags }) => ({
    id,
    kind: "address",
    name: nameOf("elastic-ip", id),
    tags: tagsOf(Tags),
    state: AssociationId || NetworkInterfaceId ? "running" : "stopped",
    holds: [],
    backups: [],
  }));
}

async function dataBases({ rds }: AwsClients): Promise<readonly Resource[]> {
  const found = await all(
    paginateDescribeDBInstances({ client: rds, pageSize: 100 }, {}),
    ({ DBInstances }) => DBInstances,
  );
  return found.map((database): Resource => {
    const { DBInstanceIdentifier: id = "", DBInstanceArn: name = id, DBInstanceStatus, TagList } = database;
    const kept =
      database.DBClusterIdentifier !== undefined
        ? `it belongs to the cluster ${database.DBClusterIdentifier}: end the cluster`
        : database.ReadReplicaSourceDBInstanceIdentifier !== undefined
          ? "it is a replica, of which no final snapshot can be made"
          : database.DeletionProtection === true
            ? "its deletion protection is on"
            : undefined;
    return {
      id,
      kind: "database",
      name,
      tags: tagsOf(TagList),
      state:
        DBInstanceStatus === "available"
          ? "running"
          : DBInstanceStatus === "stopped"
            ? "stopped"
            : "changing",
      holds: [id],
      backups: [],
      ...(kept !== undefined && { kept }),
    };
  });
}

/** DescribeTags takes so many at once. */
const BALANCERS_A_CALL = 20;

async function loadBalancers({ balancers }: AwsClients): Promise<readonly Resource[]> {
  const found = await all(
    paginateDescribeLoadBalancers({ client: balancers, pageSize: 400 }, {}),
    ({ LoadBalancers }) => LoadBalancers,
  );
  const tags = new Map<string, Readonly<Record<string, string>>>();
  for (let at = 0; at < found.length; at += BALANCERS_A_CALL) {
    const ResourceArns = found
      .slice(at, at + BALANCERS_A_CALL)
      .flatMap(({ LoadBalancerArn }) => LoadBalancerArn ?? []);
    const { TagDescriptions = [] } = await balancers.send(new DescribeTagsCommand({ ResourceArns }));
    for (const { ResourceArn = "", Tags } of TagDescriptions) tags.set(ResourceArn, tagsOf(Tags));
  }
  const targets = await targetsOf({ balancers });
  const listed = found.map(
    ({ LoadBalancerArn: name = "", State, Type }): Resource => ({
      id: name.split(":loadbalancer/")[1] ?? name,
      kind: "load-balancer",
      name,
      tags: tags.get(name) ?? {},
      state: State?.Code === "provisioning" ? "changing" : "stopped",
      holds: [],
      backups: [],
      // A gateway's targets are appliances of somebody else.
      ...(Type !== "gateway" && { targets: targets.get(name) ?? 0 }),
    }),
  );
  return guarded(listed, async ({ name }) => {
    const { Attributes = [] } = await balancers.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: name }),
    );
    return Attributes.some(({ Key, Value }) => Key === "deletion_protection.enabled" && Value === "true");
  });
}

async function targetsOf({ balancers }: Pick<AwsClients, "balancers">): Promise<ReadonlyMap<string, number>> {
  const counted = new Map<string, number>();
  const groups = await all(
    paginateDescribeTargetGroups({ client: balancers, pageSize: 400 }, {}),
    ({ TargetGroups }) => TargetGroups,
  );
  for (const { TargetGroupArn, LoadBalancerArns = [] } of groups) {
    if (LoadBalancerArns.length === 0) continue;
    const { TargetHealthDescriptions = [] } = await balancers.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    for (const arn of LoadBalancerArns) {
      counted.set(arn, (counted.get(arn) ?? 0) + TargetHealthDescriptions.length);
    }
  }
  return counted;
}

/** Whatever else carries a date: it is told of. Snapshots are among it, as nobody backs up a backup. */
async function others({ tagging }: AwsClients, known: ReadonlySet<string>): Promise<readonly Resource[]> {
  const found = await all(
    paginateGetResources({ client: tagging, pageSize: 100 }, { TagFilters: [{ Key: EXPIRY }] }),
    ({ ResourceTagMappingList }) => ResourceTagMappingList,
  );
  return found.flatMap(({ ResourceARN: name = "", Tags }): readonly Resource[] =>
    known.has(name) || name === ""
      ? []
      : [
          {
            id: name.split(":").slice(5).join(":"),
            kind: "other",
            name,
            tags: tagsOf(Tags),
            state: "running",
            holds: [],
            backups: [],
          },
        ],
  );
}
