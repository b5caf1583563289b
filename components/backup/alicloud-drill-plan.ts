import { physicalName } from "../naming/layout.ts";
import type { OosTemplate } from "../workload/orchestration.ts";
import type { BackupClassName } from "./classes.ts";
import type { BackupArgs } from "./contract.ts";
import { proofTemplate, tidyTemplate } from "./drill-proof.ts";
import { bucketDrill, type Drill, databaseDrill, machineDrill } from "./drill-template.ts";

export interface AlicloudDrill {
  /** Identity of its resources; buckets had it first, and keep theirs. */
  readonly key: string;
  readonly of: "bucket" | "database" | "machine";
  /** Key in the arguments. */
  readonly name: string;
  readonly class: BackupClassName;
  readonly template: string;
  readonly content: OosTemplate;
  /** Parameter in which it says that it went well. */
  readonly record: string;
}

/** A day after the drills: whether they went well, and an end to what they restored. */
export interface AfterDrills {
  readonly key: "proof" | "tidy";
  readonly name: string;
  readonly content: OosTemplate;
}

export function alicloudDrills(
  owner: string,
  { drills, region }: BackupArgs,
  role: string,
  timeZone: string,
): readonly AlicloudDrill[] {
  if ("off" in drills) return [];
  const { buckets = {}, databases = {}, machines = {} } = drills;
  const planned = (
    of: AlicloudDrill["of"],
    name: string,
    { class: ofClass }: { readonly class: BackupClassName },
    content: (drill: Drill) => OosTemplate,
  ): AlicloudDrill => {
    const key = of === "bucket" ? name : `${of}-${name}`;
    const record = physicalName("alicloud:oos/parameter:Parameter", owner, "drill", key);
    return {
      key,
      of,
      name,
      class: ofClass,
      template: physicalName("alicloud:oos/template:Template", owner, "restore-drill", key),
      content: content({ key: name, owner, role, region, timeZone, record }),
      record,
    };
  };
  return [
    ...Object.entries(buckets).map(([name, each]) => planned("bucket", name, each, bucketDrill)),
    ...Object.entries(databases).map(([name, each]) =>
      planned("database", name, each, (drill) =>
        databaseDrill(drill, each.storageType ?? "cloud_essd", each.expects),
      ),
    ),
    ...Object.entries(machines).map(([name, each]) =>
      planned("machine", name, each, (drill) => machineDrill(drill, each.zone)),
    ),
  ];
}

/** Buckets keep what was restored, by rules of their own; instances and disks are deleted. */
export function afterDrills(
  name: string,
  drills: readonly AlicloudDrill[],
  by: Parameters<typeof tidyTemplate>[0],
): readonly AfterDrills[] {
  if (drills.length === 0) return [];
  const named = (key: "proof" | "tidy") =>
    physicalName("alicloud:oos/template:Template", name, "restore-drill", "after", key);
  return [
    { key: "proof", name: named("proof"), content: proofTemplate(by) },
    ...(drills.every(({ of }) => of === "bucket")
      ? []
      : [{ key: "tidy" as const, name: named("tidy"), content: tidyTemplate(by) }]),
  ];
}
