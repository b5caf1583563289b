import { type Judgement, type Known, type Settings, UNKNOWN } from "../control.ts";
import { counted } from "../counted.ts";
import { fail, pass, undecided } from "../judgement.ts";

interface Kept {
  readonly minimumDays: number;
}

/** Fewest days for everything, and for the data classes that need more. */
export function keptAtLeast(minimumDays: number, important: number = minimumDays): Settings<Kept> {
  return {
    defaults: { minimumDays },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep backups" } },
    ...(important > minimumDays && {
      byDataClass: { confidential: { minimumDays: important }, restricted: { minimumDays: important } },
    }),
  };
}

/** Backups of a service that are kept no day are off. */
export function judgeKept(days: Known<number>, { minimumDays }: Kept): Judgement {
  if (days === UNKNOWN) return undecided("how long backups are kept is known only after deployment");
  if (days >= minimumDays) return pass;
  const remedy = `keep them ${counted(minimumDays, "day")}`;
  return days === 0
    ? fail("has no automatic backups", remedy)
    : fail(`keeps backups ${counted(days, "day")}`, remedy);
}
