import { control, UNKNOWN } from "../../control.ts";
import { judgeEnd } from "../../end-date.ts";
import { userTags } from "../../facts/users.ts";
import { notApplicable, undecided } from "../../judgement.ts";

export const identityRequireUserEnd = control({
  id: "identity-require-user-end",
  title: "Accounts of visitors and contractors end within a week",
  clauses: ["1.1.2-d", "1.1.13-b"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Nobody tells the account's keeper that a visitor has left; an account without an end is found again by the wrong person.",
  sameAs: [],
  fact: userTags,
  settings: {
    // @clause 1.1.2-d
    defaults: { kinds: ["contractor", "temporary", "visitor"] as readonly string[], longestDays: 7 },
    schema: {
      kinds: {
        type: "array",
        items: { type: "string" },
        description: "values of the tag account-type whose accounts are temporary",
      },
      longestDays: { type: "integer", minimum: 1, description: "longest life from today, in days" },
    },
  },
  judge(tags, { settings, now }) {
    const kind = tags === UNKNOWN ? UNKNOWN : tags.get("account-type");
    if (tags === UNKNOWN || kind === UNKNOWN)
      return undecided("whose account it is is known only after deployment");
    if (kind === undefined || !settings.kinds.includes(kind))
      return notApplicable("it is nobody's temporary account");
    const what = `the account of a ${kind}`;
    return judgeEnd(tags.get("expiry"), { what, longestDays: settings.longestDays, now });
  },
});
