import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { sessionHours } from "../../facts/session-limits.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequireSessionLimit = control({
  id: "identity-require-session-limit",
  title: "A session ends with the shift",
  clauses: ["1.2.5-b", "8.3.1-b"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A session that was stolen, or left open on somebody's desk, works until it ends.",
  sameAs: [],
  fact: sessionHours,
  settings: {
    // A shift; the guide wants the length written down for each role and names none.
    defaults: { longestHours: 8 },
    schema: { longestHours: { type: "number", minimum: 1, description: "longest session in hours" } },
  },
  judge(hours, { settings }) {
    if (hours === UNKNOWN) return undecided("the length of its sessions is known only after deployment");
    if (hours <= settings.longestHours) return pass;
    const length = Number.isFinite(hours) ? counted(hours, "hour") : "a time that cannot be read";
    return fail(
      `lets a session last ${length}`,
      `let it end after ${counted(settings.longestHours, "hour")}`,
    );
  },
});
