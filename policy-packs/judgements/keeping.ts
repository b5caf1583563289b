import { type Judgement, type Known, UNKNOWN } from "../control.ts";
import { fail, pass, undecided } from "../judgement.ts";

/** Fails a lifecycle that deletes objects younger than the fewest days; infinite means that it deletes none. */
export function judgeKeeping(deletesAfter: Known<number>, minimumDays: number): Judgement {
  if (deletesAfter === UNKNOWN) return undecided("its lifecycle is known only after deployment");
  if (deletesAfter >= minimumDays) return pass;
  const when =
    deletesAfter === 0
      ? "on a fixed day, whatever their age"
      : `after ${deletesAfter} ${deletesAfter === 1 ? "day" : "days"}`;
  return fail(`its lifecycle deletes objects ${when}`, `keep them at least ${minimumDays} days`);
}
