import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { daysUntil, endOfDay } from "../../end-date.ts";
import { expiring } from "../../facts/expiry.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const tagRequireExpiry = control({
  id: "tag-require-expiry",
  title: "Temporary resources carry an expiry date",
  clauses: ["8.1.5-a", "8.1.5-b"],
  mlps: "8.1.10.2",
  severity: "medium",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "Tests end and their machines run on. With a date the clean-up asks before it stops them; without one they are found by the bill, or by whoever breaks into what nobody patches.",
  sameAs: [],
  fact: expiring,
  settings: {
    // The guide wants an end and names no length; a quarter is its rhythm of review. @clause 5.2.3-a
    defaults: { temporaryEnvironments: ["development", "test"] as readonly string[], longestDays: 92 },
    schema: {
      temporaryEnvironments: {
        type: "array",
        items: { type: "string" },
        description: "values of the environment tag whose resources are temporary",
      },
      longestDays: { type: "integer", minimum: 1, description: "longest life from today" },
    },
  },
  judge({ tags, released }, { settings, now }) {
    if (tags === UNKNOWN) return undecided("its tags are known only after deployment");
    const environment = tags.get("environment");
    const expiry = tags.get("expiry") ?? released;
    if (expiry === UNKNOWN) return undecided("its expiry is known only after deployment");
    if (expiry === undefined) {
      if (environment === UNKNOWN) return undecided("its environment is known only after deployment");
      if (environment === undefined || !settings.temporaryEnvironments.includes(environment)) {
        return notApplicable("it is not temporary");
      }
      return fail(
        `belongs to the environment "${environment}" and has no expiry tag`,
        `add expiry = YYYY-MM-DD, at most ${counted(settings.longestDays, "day")} from today`,
      );
    }
    const end = endOfDay(expiry);
    if (end === undefined) return fail(`expiry "${expiry}" is no date`, "write it as YYYY-MM-DD");
    const days = daysUntil(end, now);
    if (days < 0) return fail(`expired on ${expiry}`, "delete it, or agree on a new date");
    if (days <= settings.longestDays) return pass;
    return fail(
      `expires on ${expiry}, more than ${counted(settings.longestDays, "day")} from today`,
      "agree on an earlier date",
    );
  },
});
