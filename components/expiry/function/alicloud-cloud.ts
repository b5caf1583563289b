import { type AcsClient, AcsError, type AcsService } from "./acs-client.ts";
import { inventory } from "./alicloud-inventory.ts";
import { isFields, itemsIn, textOf } from "./answer.ts";
import { type Approval, approvalKey, readApproval } from "./approval.ts";
import type { Cloud, Tags } from "./cloud.ts";
import type { Kind, Resource } from "./resource.ts";
import type { IdleSettings } from "./settings.ts";

interface AlicloudPlaces {
  /** Names of parameters start with it. */
  readonly approvals: string;
  readonly tell: (message: string) => Promise<void>;
}

export function alicloudCloud(client: AcsClient, { approvals, tell }: AlicloudPlaces): Cloud {
  return {
    resources: () => inventory(client),
    approvals: (of) => approved(client, approvals, of),
    cpu: (instances, idle, now) => averageCpu(client, instances, idle, now),
    clock: () => client.clock,
    start: async ({ id, kind }) => {
      if (kind === "database") await client.call("rds", "StartDBInstance", { DBInstanceId: id });
      else await client.call("ecs", "StartInstance", { InstanceId: id });
    },
    stop: async ({ id, kind }) => {
      if (kind === "database") await client.call("rds", "StopDBInstance", { DBInstanceId: id });
      // What does not run costs nothing but its disks.
      else await client.call("ecs", "StopInstance", { InstanceId: id, StoppedMode: "StopCharging" });
    },
    mark: (resource, tags) => mark(client, resource, tags),
    unmark: async ({ id, kind }, keys) => {
      const { service, type } = TAGGED[kind];
      await client.call(service, "UntagResources", { ResourceType: type, ResourceId: [id], TagKey: keys });
    },
    backup: async (_, volume, tags) => {
      const answer = await client.once("ecs", "CreateSnapshot", {
        DiskId: volume,
        Description: "Final backup before the removal of what is past its end",
        ...numbered(tags),
      });
      return textOf(answer, "SnapshotId");
    },
    remove: (resource) => gone(() => remove(client, resource)),
    tell,
  };
}

/** Where a kind is tagged; `other` never is. */
const TAGGED: Readonly<Record<Kind, { readonly service: AcsService; readonly type: string }>> = {
  instance: { service: "ecs", type: "instance" },
  volume: { service: "ecs", type: "disk" },
  address: { service: "vpc", type: "EIP" },
  "load-balancer": { service: "slb", type: "instance" },
  database: { service: "rds", type: "INSTANCE" },
  other: { service: "tag", type: "" },
};

async function mark(client: AcsClient, { id, kind }: Resource, tags: Tags): Promise<void> {
  const { service, type } = TAGGED[kind];
  await client.call(service, "TagResources", { ResourceType: type, ResourceId: [id], ...numbered(tags) });
}

/** `Tag.1.Key`, `Tag.1.Value`, … */
function numbered(tags: Tags): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value], index) => [
      [`Tag.${index + 1}.Key`, key],
      [`Tag.${index + 1}.Value`, value],
    ]),
  );
}

async function remove(client: AcsClient, { id, kind, name }: Resource): Promise<void> {
  switch (kind) {
    case "instance":
      await client.call("ecs", "DeleteInstance", { InstanceId: id });
      return;
    case "volume":
      await client.call("ecs", "DeleteDisk", { DiskId: id });
      return;
    case "address":
      await client.call("vpc", "ReleaseEipAddress", { AllocationId: id });
      return;
    case "load-balancer":
      await client.call("slb", "DeleteLoadBalancer", { LoadBalancerId: id });
      return;
    case "database":
      // A last backup is made and kept; the console calls it "keep the last backup set".
      await client.call("rds", "DeleteDBInstance", { DBInstanceId: id, ReleasedKeepPolicy: "Last" });
      return;
    case "other":
      throw new Error(`${name} is of a kind that no program removes`);
  }
}

/** What is gone already is what was wanted. */
async function gone(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AcsError) || !/NotFound$|\.NotFound|NotExist/.test(error.code)) throw error;
  }
}

/** Each parameter is asked for by itself: its answer names who changed it last. */
async function approved(
  client: AcsClient,
  prefix: string,
  of: readonly Resource[],
): Promise<readonly Approval[]> {
  const found: Approval[] = [];
  for (const resource of of) {
    const name = approvalName(prefix, resource);
    try {
      const answer = await client.call("oos", "GetParameter", { Name: name });
      const parameter = isFields(answer.Parameter) ? answer.Parameter : {};
      const said = readApproval(textOf(parameter, "Value"), textOf(parameter, "UpdatedBy"));
      if (said !== undefined) found.push(said);
    } catch (error) {
      // Nobody has approved it.
      if (!(error instanceof AcsError) || !/NotExist|NotFound/.test(error.code)) throw error;
    }
  }
  return found;
}

/** Names of parameters hold no slash here. */
export function approvalName(prefix: string, resource: Pick<Resource, "kind" | "id">): string {
  return `${prefix}-${approvalKey(resource).replaceAll("/", "-")}`;
}

const DAY_MS = 86_400_000;
/** CloudMonitor keeps values of an hour for 31 days and of a day for longer. */
const ENOUGH = 0.9;
const AT_ONCE = 50;

async function averageCpu(
  client: AcsClient,
  instances: readonly Resource[],
  { cpuDays }: IdleSettings,
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const averages = new Map<string, number>();
  for (let at = 0; at < instances.length; at += AT_ONCE) {
    const values = new Map<string, number[]>();
    for (let token: string | undefined; token !== ""; ) {
      const answer = await client.call("cms", "DescribeMetricList", {
        Namespace: "acs_ecs_dashboard",
        MetricName: "CPUUtilization",
        Period: String(DAY_MS / 1000),
        StartTime: String(now - cpuDays * DAY_MS),
        EndTime: String(now),
        Dimensions: JSON.stringify(instances.slice(at, at + AT_ONCE).map(({ id }) => ({ instanceId: id }))),
        NextToken: token,
      });
      // The points are a text of their own.
      const points: unknown = JSON.parse(textOf(answer, "Datapoints") || "[]");
      for (const point of itemsIn({ points }, "points")) {
        const id = textOf(point, "instanceId");
        values.set(id, [...(values.get(id) ?? []), Number(point.Average)]);
      }
      token = textOf(answer, "NextToken");
    }
    for (const [id, days] of values) {
      if (days.length < cpuDays * ENOUGH) continue;
      averages.set(id, days.reduce((sum, value) => sum + value, 0) / days.length);
    }
  }
  return averages;
}
