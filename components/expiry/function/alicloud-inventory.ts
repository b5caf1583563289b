import type { AcsClient, AcsService } from "./acs-client.ts";
import { type Fields, isFields, itemsIn, textOf } from "./answer.ts";
import { type Backup, EXPIRY, MARKS, type Resource } from "./resource.ts";

/** Everything of one region, of this moment. */
export async function inventory(client: AcsClient): Promise<readonly Resource[]> {
  const [disks, backups, addresses, balancers, databases] = await Promise.all([
    byToken(client, "ecs", "DescribeDisks", { MaxResults: 100 }, "Disks", "Disk"),
    finalBackups(client),
    allAddresses(client),
    loadBalancers(client),
    dataBases(client),
  ]);
  const instances = await allInstances(client, disks, backups);
  const volumes = disks.map((disk) => volumeOf(disk, backups));
  const own = [...instances, ...volumes, ...addresses, ...balancers, ...databases];
  return [...own, ...(await others(client, new Set(own.map(({ id }) => id))))];
}

type Query = Parameters<AcsClient["call"]>[2];

/** All pages of a list that goes on with `NextToken`. */
async function byToken(
  client: AcsClient,
  service: AcsService,
  action: string,
  query: Query,
  ...path: readonly string[]
): Promise<readonly Fields[]> {
  const found: Fields[] = [];
  for (let token: string | undefined; token !== ""; ) {
    const answer = await client.call(service, action, { ...query, NextToken: token });
    found.push(...itemsIn(answer, ...path));
    token = textOf(answer, "NextToken");
  }
  return found;
}

/** All pages of a list that counts them; ends at an empty one, whatever the total says. */
async function byPage(
  client: AcsClient,
  service: AcsService,
  action: string,
  query: Query,
  ...path: readonly string[]
): Promise<readonly Fields[]> {
  const found: Fields[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await client.call(service, action, { ...query, PageNumber: page });
    const items = itemsIn(answer, ...path);
    found.push(...items);
    const total = Number(answer.TotalCount ?? answer.TotalRecordCount ?? 0);
    if (items.length === 0 || found.length >= total) return found;
  }
}

/** `Tags: { Tag: [{ Key, Value }] }`, with `TagKey` and `TagValue` in older services. */
function tagsOf(fields: Fields): Readonly<Record<string, string>> {
  const list = itemsIn(fields, "Tags", "Tag");
  return Object.fromEntries(
    list.map((tag) => [
      textOf(tag, "TagKey") || textOf(tag, "Key"),
      textOf(tag, "TagValue") || textOf(tag, "Value"),
    ]),
  );
}

type FinalBackup = Backup & { readonly for: string };

async function finalBackups(client: AcsClient): Promise<readonly FinalBackup[]> {
  const snapshots = await byToken(
    client,
    "ecs",
    "DescribeSnapshots",
    { MaxResults: 100, "Tag.1.Key": MARKS.backupFor },
    "Snapshots",
    "Snapshot",
  );
  return snapshots
    .filter((snapshot) => textOf(snapshot, "Status") !== "failed")
    .map((snapshot) => ({
      id: textOf(snapshot, "SnapshotId"),
      of: textOf(snapshot, "SourceDiskId"),
      startedAt: Date.parse(textOf(snapshot, "CreationTime")) || 0,
      complete: textOf(snapshot, "Status") === "accomplished",
      for: (tagsOf(snapshot)[MARKS.backupFor] ?? "").split("/")[0] ?? "",
    }));
}

function volumeOf(disk: Fields, backups: readonly Backup[]): Resource {
  const id = textOf(disk, "DiskId");
  const status = textOf(disk, "Status");
  const kept = keptDisk(disk);
  return {
    id,
    kind: "volume",
    name: id,
    tags: tagsOf(disk),
    state: status === "Available" ? "stopped" : status === "In_use" ? "running" : "changing",
    holds: [id],
    backups: backups.filter(({ of }) => of === id),
    ...(kept !== undefined && { kept }),
  };
}

function isOfHost(disk: Fields): boolean {
  return /^(?:local_|ephemeral)/.test(textOf(disk, "Category"));
}

function keptDisk(disk: Fields): string | undefined {
  if (isOfHost(disk)) return "it is a disk of the host, which no snapshot reaches";
  return textOf(disk, "DiskChargeType") === "PrePaid"
    ? "it is paid until its end: let it run out"
    : undefined;
}

async function allInstances(
  client: AcsClient,
  disks: readonly Fields[],
  backups: readonly FinalBackup[],
): Promise<readonly Resource[]> {
  const found = await byToken(
    client,
    "ecs",
    "DescribeInstances",
    { MaxResults: 100 },
    "Instances",
    "Instance",
  );
  return found.map((instance): Resource => {
    const id = textOf(instance, "InstanceId");
    const own = disks.filter((disk) => textOf(disk, "InstanceId") === id);
    const status = textOf(instance, "Status");
    const kept = keptInstance(instance, own);
    return {
      id,
      kind: "instance",
      name: id,
      tags: tagsOf(instance),
      state: status === "Running" ? "running" : status === "Stopped" ? "stopped" : "changing",
      holds: own.map((disk) => textOf(disk, "DiskId")),
      backups: backups.filter((backup) => backup.for === id),
      ...(kept !== undefined && { kept }),
    };
  });
}

function keptInstance(instance: Fields, disks: readonly Fields[]): string | undefined {
  const group = tagsOf(instance)["acs:autoscaling:scalingGroupId"];
  if (group !== undefined) return `the scaling group ${group} would replace it: end the group`;
  if (textOf(instance, "InstanceChargeType") === "PrePaid") {
    return "it is paid until its end: let it run out";
  }
  if (instance.DeletionProtection === true) return "its deletion protection is on";
  if (disks.some(isOfHost)) return "it has disks of the host, which no snapshot reaches";
  // An instance always has a system disk: a list without it is not the whole.
  return disks.length === 0 ? "its disks are not known" : undefined;
}

async function allAddresses(client: AcsClient): Promise<readonly Resource[]> {
  const found = await byPage(
    client,
    "vpc",
    "DescribeEipAddresses",
    { PageSize: 100 },
    "EipAddresses",
    "EipAddress",
  );
  return found.map((address): Resource => {
    const id = textOf(address, "AllocationId");
    const status = textOf(address, "Status");
    const prepaid = textOf(address, "ChargeType") === "PrePaid";
    const guarded = address.DeletionProtection === true;
    return {
      id,
      kind: "address",
      name: id,
      tags: tagsOf(address),
      state: status === "Available" ? "stopped" : status === "InUse" ? "running" : "changing",
      holds: [],
      backups: [],
      ...(prepaid && { kept: "it is paid until its end: let it run out" }),
      ...(guarded && { kept: "its deletion protection is on" }),
    };
  });
}

async function loadBalancers(client: AcsClient): Promise<readonly Resource[]> {
  const found = await byPage(
    client,
    "slb",
    "DescribeLoadBalancers",
    { PageSize: 100 },
    "LoadBalancers",
    "LoadBalancer",
  );
  const all: Resource[] = [];
  for (const balancer of found) {
    const id = textOf(balancer, "LoadBalancerId");
    const attribute = await client.call("slb", "DescribeLoadBalancerAttribute", { LoadBalancerId: id });
    const prepaid = /^pre/i.test(textOf(balancer, "PayType"));
    const guarded = textOf(balancer, "DeleteProtection") === "on";
    all.push({
      id,
      kind: "load-balancer",
      name: id,
      tags: tagsOf(balancer),
      state: "stopped",
      holds: [],
      backups: [],
      targets: itemsIn(attribute, "BackendServers", "BackendServer").length,
      ...(prepaid && { kept: "it is paid until its end: let it run out" }),
      ...(guarded && { kept: "its deletion protection is on" }),
    });
  }
  return all;
}

async function dataBases(client: AcsClient): Promise<readonly Resource[]> {
  const found = await byToken(
    client,
    "rds",
    "DescribeDBInstances",
    { MaxResults: 100 },
    "Items",
    "DBInstance",
  );
  const tags = await tagsOfAll(
    client,
    "rds",
    "ListTagResources",
    { ResourceType: "INSTANCE" },
    found.map((database) => textOf(database, "DBInstanceId")),
  );
  return found.map((database): Resource => {
    const id = textOf(database, "DBInstanceId");
    const status = textOf(database, "DBInstanceStatus");
    const kept =
      textOf(database, "PayType") === "Prepaid"
        ? "it is paid until its end: let it run out"
        : database.DeletionProtection === true
          ? "its deletion protection is on"
          : textOf(database, "DBInstanceType") !== "Primary"
            ? "it is a replica of another one"
            : undefined;
    return {
      id,
      kind: "database",
      name: id,
      tags: tags.get(id) ?? {},
      state: status === "Running" ? "running" : status === "Stopped" ? "stopped" : "changing",
      holds: [id],
      backups: [],
      ...(kept !== undefined && { kept }),
    };
  });
}

/** ListTagResources takes so many at once. */
const IDS = 50;

async function tagsOfAll(
  client: AcsClient,
  service: AcsService,
  action: string,
  query: Query,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const tags = new Map<string, Record<string, string>>();
  for (let at = 0; at < ids.length; at += IDS) {
    const rows = await byToken(
      client,
      service,
      action,
      { ...query, ResourceId: ids.slice(at, at + IDS) },
      "TagResources",
      "TagResource",
    );
    for (const row of rows) {
      const id = textOf(row, "ResourceId");
      tags.set(id, { ...tags.get(id), [textOf(row, "TagKey")]: textOf(row, "TagValue") });
    }
  }
  return tags;
}

/** Whatever else carries a date: it is told of. */
async function others(client: AcsClient, known: ReadonlySet<string>): Promise<readonly Resource[]> {
  const rows = await byToken(
    client,
    "tag",
    "ListTagResources",
    { PageSize: 50, Tags: JSON.stringify({ [EXPIRY]: [] }) },
    "TagResources",
  );
  return rows.flatMap((row): readonly Resource[] => {
    // arn:acs:oss:*:1000000000000001:bucket/photos
    const name = textOf(row, "ResourceARN");
    const id = name.split("/").at(-1) ?? name;
    if (name === "" || known.has(id)) return [];
    const tags = Array.isArray(row.Tags) ? row.Tags.filter(isFields) : [];
    return [
      {
        id: name.split(":").slice(5).join(":") || name,
        kind: "other",
        name,
        tags: Object.fromEntries(tags.map((tag) => [textOf(tag, "Key"), textOf(tag, "Value")])),
        state: "running",
        holds: [],
        backups: [],
      },
    ];
  });
}
