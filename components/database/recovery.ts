import type { DatabaseArgs, Kind } from "./contract.ts";

/** A way to get the data back. */
export interface Recovery {
  readonly by: string;
  /** Most minutes of data that are lost. */
  readonly minutes: number;
  readonly region: string;
  /** Minutes until a database answers again, for 100 GB. */
  readonly restoreMinutes: number;
}

interface Loss {
  readonly lost: number;
  readonly back: number;
}

/**
 * Values to plan with, not promises. RDS and Aurora: "Restoring to a specified time" (the latest time is five minutes
 * back), "Replicating automated backups", "Using Aurora global databases" (a second behind, a minute to promote).
 * ApsaraDB and PolarDB: "Restore to a point in time", "Cross-region backup" (logs are copied as files are closed),
 * "Global database network" (two seconds behind). What a restore takes is by the size: drills say it for yours.
 */
const HERE: Readonly<Record<"aws" | "alicloud", Readonly<Record<Kind, Loss>>>> = {
  aws: { instance: { lost: 5, back: 60 }, cluster: { lost: 5, back: 45 } },
  alicloud: { instance: { lost: 5, back: 60 }, cluster: { lost: 5, back: 45 } },
};

const THERE: Readonly<
  Record<"aws" | "alicloud", Readonly<Record<"backups" | "replica", Readonly<Record<Kind, Loss>>>>>
> = {
  aws: {
    backups: { instance: { lost: 15, back: 90 }, cluster: { lost: 15, back: 90 } },
    replica: { instance: { lost: 5, back: 15 }, cluster: { lost: 1, back: 5 } },
  },
  alicloud: {
    backups: { instance: { lost: 30, back: 120 }, cluster: { lost: 30, back: 120 } },
    replica: { instance: { lost: 5, back: 15 }, cluster: { lost: 1, back: 10 } },
  },
};

/** What a database can bring back, from where and how soon. @clause 10.2.2-a @clause 8.4.2-a */
export function recoveries(
  cloud: "aws" | "alicloud",
  { kind, region, elsewhere }: Pick<DatabaseArgs, "kind" | "region" | "elsewhere">,
): readonly Recovery[] {
  const here = HERE[cloud][kind];
  const ways: Recovery[] = [{ by: "log backup", minutes: here.lost, region, restoreMinutes: here.back }];
  if (elsewhere !== undefined) {
    const there = THERE[cloud][elsewhere.mode][kind];
    const by = `${elsewhere.mode === "replica" ? "replica" : "log backup"} in ${elsewhere.region}`;
    ways.push({ by, minutes: there.lost, region: elsewhere.region, restoreMinutes: there.back });
  }
  return ways;
}
