import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { allOf, anyOf, at, flag, integer, list, orDefault, type Read, text, texts } from "../reading.ts";
import { awsSchedule } from "../rhythm.ts";
import type { BackupCopy, Claim } from "./backup-copy.ts";
import { locationOf } from "./location.ts";
import { type DataHolder, MACHINE } from "./protected-data.ts";

const DAY_HOURS = 24;

/** Copies that a service makes of its own resource, by the inputs of the resource alone. */
type OwnReader = (props: Readonly<Record<string, unknown>>) => readonly BackupCopy[];

/** Defaults as documented: typings of aws 7.48; the rhythm of each service from its user guide. */
const OWN: Readonly<Record<string, OwnReader>> = {
  // Daily snapshots and the transaction log: any second of the period can be restored.
  "aws:rds/instance:Instance": kept("backupRetentionPeriod", 0, 0),
  "aws:rds/cluster:Cluster": kept("backupRetentionPeriod", 1, 0),
  "aws:docdb/cluster:Cluster": kept("backupRetentionPeriod", 1, 0),
  "aws:neptune/cluster:Cluster": kept("backupRetentionPeriod", 1, 0),
  // "Automated snapshots", Amazon Redshift management guide: every eight hours.
  "aws:redshift/cluster:Cluster": kept("automatedSnapshotRetentionPeriod", 1, 8),
  "aws:fsx/windowsFileSystem:WindowsFileSystem": kept("automaticBackupRetentionDays", 7, DAY_HOURS),
  "aws:fsx/lustreFileSystem:LustreFileSystem": kept("automaticBackupRetentionDays", 0, DAY_HOURS),
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": kept("automaticBackupRetentionDays", 0, DAY_HOURS),
  "aws:fsx/ontapFileSystem:OntapFileSystem": kept("automaticBackupRetentionDays", 0, DAY_HOURS),
  "aws:dynamodb/table:Table": (props) => {
    const recovery = at(props, "pointInTimeRecovery");
    const enabled = flag(recovery, "enabled") ?? false;
    const days = orDefault(integer(recovery, "recoveryPeriodInDays"), 35);
    const replicas = list(props, "replicas");
    return [
      ...(enabled === false
        ? []
        : [service({ keptDays: enabled === UNKNOWN ? UNKNOWN : days, everyHours: 0 })]),
      ...(replicas === UNKNOWN ? [UNKNOWN] : replicas).map((it) =>
        replica(text(it, "regionName") ?? UNKNOWN),
      ),
    ];
  },
};

export function ownCopies({ resource }: DataHolder): readonly BackupCopy[] {
  return OWN[resource.type]?.(resource.props) ?? [];
}

function kept(input: string, byDefault: number, everyHours: number): OwnReader {
  return (props) => {
    const keptDays = orDefault(integer(props, input), byDefault);
    return keptDays === 0 ? [] : [service({ keptDays, everyHours })];
  };
}

function service(about: Partial<BackupCopy> & Pick<BackupCopy, "keptDays" | "everyHours">): BackupCopy {
  return { means: "service", store: "snapshot", region: "same", ...about };
}

/** Follows its original at once, into what is deleted there too. */
function replica(region: BackupCopy["region"]): BackupCopy {
  return { means: "replication", store: "replica", region, keptDays: 0, everyHours: 0 };
}

/** A resource that copies the one it names. */
interface Copier {
  readonly input: string;
  readonly of: readonly string[];
  copies(copier: ResourceView, stack: StackView): readonly BackupCopy[];
}

const COPIERS: Readonly<Record<string, Copier>> = {
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {
    input: "sourceDbInstanceArn",
    of: ["aws:rds/instance:Instance"],
    // It is made in the region that the copies go to.
    copies: (copier) => [
      service({
        region: locationOf(copier),
        keptDays: orDefault(integer(copier.props, "retentionPeriod"), 7),
        everyHours: 0,
      }),
    ],
  },
  "aws:rds/instance:Instance": {
    input: "replicateSourceDb",
    of: ["aws:rds/instance:Instance"],
    copies: (copier) => [replica(locationOf(copier))],
  },
  "aws:rds/cluster:Cluster": {
    input: "replicationSourceIdentifier",
    of: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
    copies: (copier) => [replica(locationOf(copier))],
  },
  "aws:redshift/snapshotCopy:SnapshotCopy": {
    input: "clusterIdentifier",
    of: ["aws:redshift/cluster:Cluster"],
    copies: ({ props }) => [
      service({
        region: text(props, "destinationRegion") ?? UNKNOWN,
        keptDays: orDefault(integer(props, "retentionPeriod"), 7),
        everyHours: 8,
      }),
    ],
  },
  "aws:dynamodb/tableReplica:TableReplica": {
    input: "globalTableArn",
    of: ["aws:dynamodb/table:Table"],
    copies: (copier) => [replica(locationOf(copier))],
  },
  "aws:efs/backupPolicy:BackupPolicy": {
    input: "fileSystemId",
    of: ["aws:efs/fileSystem:FileSystem"],
    // "Backing up EFS file systems", EFS user guide: the automatic backups are daily and kept 35 days in a vault.
    copies: ({ props }) => {
      const status = text(props, "backupPolicy", "status");
      if (status !== UNKNOWN && status !== "ENABLED") return [];
      const keptDays = status === UNKNOWN ? UNKNOWN : 35;
      // The automatic plan is one of AWS Backup like any other.
      return [service({ means: "plan", store: "vault", keptDays, everyHours: DAY_HOURS })];
    },
  },
  "aws:efs/replicationConfiguration:ReplicationConfiguration": {
    input: "sourceFileSystemId",
    of: ["aws:efs/fileSystem:FileSystem"],
    copies: ({ props }) => {
      const region = text(props, "destination", "region");
      return [replica(region ?? "same")];
    },
  },
};

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

const DLM = "aws:dlm/lifecyclePolicy:LifecyclePolicy";
const ATTACHMENT = "aws:ec2/volumeAttachment:VolumeAttachment";
const UNIT_DAYS: Readonly<Record<string, number>> = { DAYS: 1, WEEKS: 7, MONTHS: 30, YEARS: 365 };

/** Snapshots of disks by lifecycle policies, which find volumes, or the machines they hang on, by their tags. */
export function lifecycleClaims(stack: StackView, holders: readonly DataHolder[]): readonly Claim[] {
  const policies = stack.ofType(DLM).filter(({ props }) => text(props, "state") !== "DISABLED");
  if (policies.length === 0) return [];
  const disks = holders.filter(({ kind, cloud }) => kind === "disk" && cloud === "aws");
  return policies.map(({ props }): Claim => {
    const details = at(props, "policyDetails");
    const byDefault = text(props, "defaultPolicy");
    const taken = disks.flatMap(({ resource, tags }) => {
      const isMachine = resource.type === MACHINE;
      const holds = allOf([
        ofType(details, byDefault, isMachine ? "INSTANCE" : "VOLUME"),
        byDefault === undefined ? targeted(at(details, "targetTags"), tags) : true,
      ]);
      return holds === false ? [] : [[resource, holds] as const];
    });
    const copies = byDefault === undefined ? scheduled(details) : [defaultSnapshots(details)];
    return { means: "service", copies, holders: new Map(taken) };
  });
}

/** Default policies take every volume, or every machine; others the types they list. */
function ofType(details: unknown, byDefault: Read<string>, type: string): Known<boolean> {
  if (byDefault !== undefined) return byDefault === UNKNOWN ? UNKNOWN : byDefault === type;
  const types = texts(details, "resourceTypes");
  return types === UNKNOWN ? UNKNOWN : anyOf(types.map((it) => (it === UNKNOWN ? UNKNOWN : it === type)));
}

function targeted(wanted: unknown, tags: DataHolder["tags"]): Known<boolean> {
  if (wanted === UNKNOWN || tags === UNKNOWN) return UNKNOWN;
  if (typeof wanted !== "object" || wanted === null) return false;
  const answers = Object.entries(wanted).map(([key, value]): Known<boolean> => {
    const carried = tags.get(key);
    if (carried === undefined) return false;
    return carried === UNKNOWN || value === UNKNOWN ? UNKNOWN : carried === String(value);
  });
  if (answers.includes(true)) return true;
  return answers.includes(UNKNOWN) ? UNKNOWN : false;
}

/** Default policies: daily and kept a week unless they say otherwise. */
export function defaultSnapshots(details: unknown): BackupCopy {
  const every = orDefault(integer(details, "createInterval"), 1);
  return service({
    keptDays: orDefault(integer(details, "retainInterval"), 7),
    everyHours: every === UNKNOWN ? UNKNOWN : every * DAY_HOURS,
  });
}

export function scheduled(details: unknown): readonly BackupCopy[] {
  const schedules = list(details, "schedules");
  if (schedules === UNKNOWN) {
    const open = service({ keptDays: UNKNOWN, everyHours: UNKNOWN });
    return [open, { ...open, region: UNKNOWN }];
  }
  return schedules.flatMap((schedule) => {
    const everyHours = rhythm(at(schedule, "createRule"));
    const rules = list(schedule, "crossRegionCopyRules");
    const own = service({ keptDays: span(at(schedule, "retainRule"), everyHours), everyHours });
    const further = (rules === UNKNOWN ? [UNKNOWN] : rules).map((rule) =>
      service({
        region: target(rule),
        keptDays:
          at(rule, "retainRule") === undefined ? own.keptDays : span(at(rule, "retainRule"), everyHours),
        everyHours,
      }),
    );
    return [own, ...further];
  });
}

function rhythm(rule: unknown): Known<number> {
  const cron = text(rule, "cronExpression");
  if (cron === UNKNOWN) return UNKNOWN;
  if (cron !== undefined) return awsSchedule(cron)?.everyHours ?? UNKNOWN;
  // The interval is in hours, the only unit that the service has.
  return integer(rule, "interval") ?? UNKNOWN;
}

/** Days that a rule keeps a snapshot: so long, or so many of them. */
function span(rule: unknown, everyHours: Known<number>): Known<number> {
  const interval = integer(rule, "interval");
  if (typeof interval === "number") {
    const unit = text(rule, "intervalUnit");
    return typeof unit === "string" ? interval * (UNIT_DAYS[unit] ?? 1) : UNKNOWN;
  }
  const count = integer(rule, "count");
  return typeof count !== "number" || everyHours === UNKNOWN ? UNKNOWN : (count * everyHours) / DAY_HOURS;
}

/** A region, or the ARN of an Outpost in one. */
function target(rule: unknown): Known<string> {
  const named = text(rule, "targetRegion") ?? text(rule, "target") ?? UNKNOWN;
  return typeof named === "string" && named.startsWith("arn:") ? (named.split(":")[3] ?? UNKNOWN) : named;
}

/** Volumes by the machine they hang on: what backs up the machine backs up its volumes. */
export function volumesOf(stack: StackView): ReadonlyMap<ResourceView, readonly ResourceView[]> {
  const found = new Map<ResourceView, ResourceView[]>();
  for (const attachment of stack.ofType(ATTACHMENT)) {
    const volumes = stack.referencedBy(attachment, "volumeId", "aws:ebs/volume:Volume");
    for (const instance of stack.referencedBy(attachment, "instanceId", MACHINE)) {
      found.set(instance, [...(found.get(instance) ?? []), ...volumes]);
    }
  }
  return found;
}
