import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { flag, given, integer, orDefault, type Read, text, texts } from "../reading.ts";
import { widestGap } from "../rhythm.ts";
import type { BackupCopy, Claim } from "./backup-copy.ts";
import type { DataHolder } from "./protected-data.ts";

const DAY_HOURS = 24;
const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

const RDS = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const DISK = "alicloud:ecs/disk:Disk";

function service(about: Partial<BackupCopy> & Pick<BackupCopy, "keptDays" | "everyHours">): BackupCopy {
  return { means: "service", store: "snapshot", region: "same", ...about };
}

function replica(region: BackupCopy["region"]): BackupCopy {
  return { means: "replication", store: "replica", region, keptDays: 0, everyHours: 0 };
}

/**
 * What a service backs up of its own accord, as nothing switches data backup off. Where no days are said RDS and
 * PolarDB keep seven (typings of alicloud 3.108) and MongoDB thirty ("ModifyBackupPolicy", API reference).
 */
export function ownCopies(stack: StackView, { resource }: DataHolder): readonly BackupCopy[] {
  switch (resource.type) {
    case RDS:
      return rdsCopies(rdsPolicies(stack).get(resource) ?? {});
    case POLARDB:
      return polardbCopies(polardbPolicies(stack).get(resource) ?? {});
    case "alicloud:mongodb/instance:Instance":
    case "alicloud:mongodb/shardingInstance:ShardingInstance":
      return mongodbCopies(resource.props);
    default:
      return [];
  }
}

type Props = Readonly<Record<string, unknown>>;

/** The policies that resources of their own set, by what they are set for. */
function rdsPolicies(stack: StackView): ReadonlyMap<ResourceView, Props> {
  return stack.once(rdsPolicies, () =>
    byTarget(stack, "alicloud:rds/backupPolicy:BackupPolicy", "instanceId", RDS),
  );
}

function polardbPolicies(stack: StackView): ReadonlyMap<ResourceView, Props> {
  const type = "alicloud:polardb/backupPolicy:BackupPolicy";
  return stack.once(polardbPolicies, () => byTarget(stack, type, "dbClusterId", POLARDB));
}

function byTarget(
  stack: StackView,
  type: string,
  input: string,
  of: string,
): ReadonlyMap<ResourceView, Props> {
  const found = new Map<ResourceView, Props>();
  for (const policy of stack.ofType(type)) {
    for (const target of stack.referencedBy(policy, input, of)) found.set(target, policy.props);
  }
  return found;
}

function rdsCopies(policy: Props): readonly BackupCopy[] {
  const keptDays = orDefault(
    integer(policy, "backupRetentionPeriod") ?? integer(policy, "retentionPeriod"),
    7,
  );
  const logged = flag(policy, "enableBackupLog") ?? flag(policy, "logBackup") ?? true;
  const periods = given(policy, "preferredBackupPeriods") ? "preferredBackupPeriods" : "backupPeriods";
  return [
    service({
      keptDays,
      everyHours: logged === true ? 0 : logged === UNKNOWN ? UNKNOWN : weekly(policy, periods),
    }),
  ];
}

function polardbCopies(policy: Props): readonly BackupCopy[] {
  const first =
    integer(policy, "dataLevel1BackupRetentionPeriod") ?? integer(policy, "backupRetentionPeriod");
  const copies = [service({ keptDays: orDefault(first, 7), everyHours: 0 })];
  const second = integer(policy, "dataLevel2BackupRetentionPeriod");
  if (isOn(second)) {
    const everyHours = weekly(policy, "dataLevel2BackupPeriods");
    copies.push(service({ store: "vault", keptDays: endless(second), everyHours }));
  }
  const abroad = integer(policy, "dataLevel2BackupAnotherRegionRetentionPeriod");
  const region = text(policy, "dataLevel2BackupAnotherRegionRegion");
  if (region !== undefined && isOn(abroad)) {
    const everyHours = weekly(policy, "dataLevel2BackupPeriods");
    copies.push(service({ store: "vault", region, keptDays: endless(abroad), everyHours }));
  }
  return copies;
}

function mongodbCopies(props: Props): readonly BackupCopy[] {
  const keptDays = orDefault(integer(props, "backupRetentionPeriod"), 30);
  const logged = flag(props, "enableBackupLog") ?? false;
  const periods = weekly(props, "backupPeriods");
  return [service({ keptDays, everyHours: logged === true ? 0 : logged === UNKNOWN ? UNKNOWN : periods })];
}

/** A level whose days are 0 is off; -1 keeps for ever. */
function isOn(days: Read<number>): days is Known<number> {
  return days !== undefined && days !== 0;
}

function endless(days: Known<number>): Known<number> {
  return days !== UNKNOWN && days < 0 ? Number.POSITIVE_INFINITY : days;
}

/** Hours between two backups on the days of the week given; daily where none is. */
function weekly(policy: unknown, input: string): Known<number> {
  const days = texts(policy, input);
  if (days === UNKNOWN) return UNKNOWN;
  if (days.length === 0) return DAY_HOURS;
  const places = days.map((day) => (day === UNKNOWN ? UNKNOWN : dayNumber(day)));
  if (places.includes(UNKNOWN)) return UNKNOWN;
  const known = places.filter((place) => place !== UNKNOWN).sort((a, b) => a - b);
  return widestGap([...new Set(known)], WEEK.length) * DAY_HOURS;
}

/** Names of days in databases, numbers in snapshot policies. */
function dayNumber(day: string): Known<number> {
  const named = WEEK.indexOf(day.toUpperCase());
  if (named >= 0) return named;
  return /^[1-7]$/.test(day) ? Number(day) - 1 : UNKNOWN;
}

/** A resource that copies the one it names. */
interface Copier {
  readonly input: string;
  readonly of: readonly string[];
  copies(copier: ResourceView, stack: StackView): readonly BackupCopy[];
}

const SNAPSHOT_POLICY = "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy";

const COPIERS: Readonly<Record<string, Copier>> = {
  "alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy": {
    input: "instanceId",
    of: [RDS],
    copies({ props }) {
      const logged = flag(props, "logBackupEnabled") ?? false;
      return [
        service({
          region: text(props, "crossBackupRegion") ?? UNKNOWN,
          keptDays: orDefault(integer(props, "retention"), 7),
          everyHours: logged === true ? 0 : DAY_HOURS,
        }),
      ];
    },
  },
  "alicloud:rds/readOnlyInstance:ReadOnlyInstance": {
    input: "masterDbInstanceId",
    of: [RDS],
    copies: () => [replica("same")],
  },
  "alicloud:ecs/ecsAutoSnapshotPolicyAttachment:EcsAutoSnapshotPolicyAttachment": {
    input: "diskId",
    of: [DISK],
    copies(attachment, stack) {
      const policies = stack.referencedBy(attachment, "autoSnapshotPolicyId", SNAPSHOT_POLICY);
      // A policy of another stack: there are snapshots, how many only that stack knows.
      if (policies.length === 0) return [service({ keptDays: UNKNOWN, everyHours: UNKNOWN })];
      return policies.flatMap(({ props }) => snapshots(props));
    },
  },
};

export function snapshots(policy: Props): readonly BackupCopy[] {
  const everyHours = weekly(policy, "repeatWeekdays");
  const keptDays = endless(integer(policy, "retentionDays") ?? UNKNOWN);
  const own = service({ keptDays, everyHours });
  const copied = flag(policy, "enableCrossRegionCopy") ?? false;
  if (copied === false) return [own];
  const regions = texts(policy, "targetCopyRegions");
  const abroad: readonly Known<string>[] = regions === UNKNOWN || copied === UNKNOWN ? [UNKNOWN] : regions;
  const further = abroad.map((region) =>
    service({
      region,
      keptDays: endless(integer(policy, "copiedSnapshotsRetentionDays") ?? keptDays),
      everyHours,
    }),
  );
  return [own, ...further];
}

/** What further resources of the services copy. */
export function copierClaims(stack: StackView): readonly Claim[] {
  return Object.entries(COPIERS).flatMap(([type, copier]) =>
    stack.ofType(type).flatMap((resource): Claim[] => {
      const named = stack.referencedBy(resource, copier.input, ...copier.of);
      if (named.length === 0) return [];
      const copies = copier.copies(resource, stack);
      const means = copies[0]?.means ?? "service";
      return [{ means, copies, holders: new Map(named.map((it) => [it, true as const])) }];
    }),
  );
}

/** Disks by the machine they hang on. */
export function disksOf(stack: StackView): ReadonlyMap<ResourceView, readonly ResourceView[]> {
  const found = new Map<ResourceView, ResourceView[]>();
  const note = (from: ResourceView, disks: readonly ResourceView[]) => {
    for (const instance of stack.referencedBy(from, "instanceId", "alicloud:ecs/instance:Instance")) {
      found.set(instance, [...(found.get(instance) ?? []), ...disks]);
    }
  };
  for (const disk of stack.ofType(DISK)) note(disk, [disk]);
  const attachments = [
    "alicloud:ecs/diskAttachment:DiskAttachment",
    "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
  ];
  for (const attachment of stack.ofType(...attachments)) {
    note(attachment, stack.referencedBy(attachment, "diskId", DISK));
  }
  return found;
}
