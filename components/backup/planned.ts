import type { Provider } from "../../ipam/index.ts";
import {
  BACKUP_CLASS_NAMES,
  BACKUP_CLASSES,
  type BackupClass,
  type BackupClassName,
  type ClassRule,
  RULE_HOURS,
} from "./classes.ts";
import type { BackupArgs, ElsewhereArgs } from "./contract.ts";
import { CONTINUOUS_DAYS, CONTINUOUS_MINUTES, RDS_LOG_MINUTES } from "./limits.ts";
import type { CopyPlace, DataSet, PlannedCopy } from "./three-two-one.ts";

/** A class as it will be made. */
export interface PlannedClass {
  readonly name: BackupClassName;
  readonly asked: BackupClass;
  readonly rules: readonly ClassRule[];
  readonly continuous: boolean;
  readonly offSite: boolean;
}

/** The classes that are asked for, in the guide's order. */
export function plannedClasses({ classes }: Pick<BackupArgs, "classes">): readonly PlannedClass[] {
  return BACKUP_CLASS_NAMES.flatMap((name) => {
    const wanted = classes[name];
    if (wanted === undefined) return [];
    const asked = BACKUP_CLASSES[name];
    return [
      {
        name,
        asked,
        rules: asked.rules.map((rule) => ({
          ...rule,
          keptDays: wanted.keptDays?.[rule.key] ?? rule.keptDays,
        })),
        continuous: wanted.continuous ?? asked.continuous,
        offSite: wanted.offSite ?? asked.important,
      },
    ];
  });
}

/** What is in a class, and every copy of it that the plan makes. */
export function dataSet(cloud: Provider, args: BackupArgs, planned: PlannedClass): DataSet {
  const original = { provider: cloud, region: args.region } as const;
  const own = ownCopies(cloud, args, planned);
  return {
    class: planned.name,
    original,
    copies: [
      ...own,
      ...(planned.offSite ? offSiteCopies(own, { provider: cloud, region: args.offSite }) : []),
      ...Object.values(args.elsewhere)
        .filter((each) => each.class === planned.name)
        .map(elsewhereCopy),
    ],
    rpoMinutes: Object.fromEntries(
      Object.entries(args.systems)
        .filter(([, system]) => system.class === planned.name)
        .map(([name, { rpoMinutes }]) => [name, rpoMinutes]),
    ),
  };
}

function ownCopies(cloud: Provider, args: BackupArgs, planned: PlannedClass): readonly PlannedCopy[] {
  const place: CopyPlace = { provider: cloud, region: args.region };
  const vault = planned.rules.map(
    (rule): PlannedCopy => ({
      medium: "vault",
      place,
      everyHours: RULE_HOURS[rule.every],
      keptDays: rule.keptDays,
      made: "automatic",
    }),
  );
  const minutes = continuousMinutes(cloud, args, planned);
  const log: readonly PlannedCopy[] =
    minutes === undefined
      ? []
      : [
          {
            medium: cloud === "aws" ? "vault" : "service backup",
            place,
            everyHours: minutes / 60,
            keptDays: CONTINUOUS_DAYS,
            made: "automatic",
          },
        ];
  return [...vault, ...log];
}

/** How far a point in time may lie behind, where changes are kept as they happen. */
function continuousMinutes(
  cloud: Provider,
  { databases = {} }: BackupArgs,
  { name, continuous }: PlannedClass,
): number | undefined {
  if (!continuous) return undefined;
  if (cloud === "aws") return CONTINUOUS_MINUTES;
  // Cloud Backup has no such thing: the logs of the databases are it.
  return Object.values(databases).some((database) => database.class === name) ? RDS_LOG_MINUTES : undefined;
}

/** Continuous backups stay where they are: what travels are the backups of the schedule. */
function offSiteCopies(own: readonly PlannedCopy[], place: CopyPlace): readonly PlannedCopy[] {
  return own.filter(({ everyHours }) => everyHours >= 1).map((copy) => ({ ...copy, place }));
}

function elsewhereCopy(copy: ElsewhereArgs): PlannedCopy {
  const rhythm = { everyHours: copy.everyDays * 24, keptDays: copy.keptDays };
  return copy.kind === "objects"
    ? {
        medium: "object-store",
        place: { provider: copy.other.provider, region: copy.other.region },
        ...rhythm,
        made: "automatic",
      }
    : { medium: copy.medium, place: copy.to, ...rhythm, made: "declared" };
}
