import { control, type Known, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { idleLimits } from "../../facts/idle-limits.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequireIdleLimit = control({
  id: "identity-require-idle-limit",
  title: "Users and keys that nobody uses are noticed",
  clauses: ["8.3.1-c", "1.2.2-b"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Nobody misses an identity that nobody uses, so nobody notices when somebody else does.",
  sameAs: [],
  fact: idleLimits,
  settings: {
    // All accounts are looked through once a quarter. @clause 1.2.2-b
    defaults: { longestDays: 90 },
    schema: { longestDays: { type: "integer", minimum: 1, description: "longest time unused, in days" } },
  },
  judge(limits, { settings }) {
    const late = limits.filter(({ days }) => days !== UNKNOWN && days > settings.longestDays);
    if (late.length > 0) {
      return fail(
        `notices ${late.map(({ what, days }) => `${what} only after ${words(days)}`).join(" and ")}`,
        `set it to ${counted(settings.longestDays, "day")}`,
      );
    }
    return limits.some(({ days }) => days === UNKNOWN)
      ? undecided("its limit is known only after deployment")
      : pass;
  },
});

function words(days: Known<number>): string {
  return typeof days === "number" && Number.isFinite(days) ? counted(days, "day") : "an unknown time";
}
