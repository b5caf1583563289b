import { control, UNKNOWN } from "../../control.ts";
import { changeFreezes } from "../../facts/change-freezes.ts";
import { freezeAt } from "../../freeze.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const changeRequireFreezeApproval = control({
  id: "change-require-freeze-approval",
  title: "In a freeze only what is approved is deployed",
  clauses: ["12.1.2-d", "12.1.2-c"],
  mlps: "8.1.10.10",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "In the hours of a campaign or of the month's closing every minute of trouble costs the most, and the people who could mend it are busy.",
  sameAs: [],
  fact: changeFreezes,
  settings: {
    defaults: { freezes: [] as readonly string[], clock: "+08:00" },
    schema: {
      freezes: {
        type: "array",
        items: { type: "string" },
        description:
          "times without changes: 2026-11-09/2026-11-12 campaign, 2026-11-09T18:00/2026-11-12T09:00, or 28/3 for every month's end",
      },
      clock: { type: "string", description: "offset of the clock that times without one are read by" },
    },
    fromEstate: ({ freezes }) => (freezes ? { freezes } : {}),
  },
  judge({ own }, { settings, now }) {
    const texts = own ?? settings.freezes;
    if (texts.length === 0) return notApplicable("no freeze is written down for it");
    if (texts.includes(UNKNOWN)) return undecided("its freeze is known only after deployment");
    for (const text of texts) {
      const freeze = freezeAt(String(text), now, settings.clock);
      if (freeze === undefined) {
        return fail(`freeze "${String(text)}" cannot be read`, "write it as YYYY-MM-DD/YYYY-MM-DD reason");
      }
      if (freeze.from <= now.getTime() && now.getTime() <= freeze.until) {
        const until = new Date(freeze.until).toISOString().slice(0, 16).replace("T", " ");
        return fail(
          `is frozen until ${until} UTC${freeze.reason === "" ? "" : ` for ${freeze.reason}`}`,
          "deploy afterwards, or have this deployment approved by an exception with its change number as ticket",
        );
      }
    }
    return pass;
  },
});
