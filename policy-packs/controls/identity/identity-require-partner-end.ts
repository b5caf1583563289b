import { control, UNKNOWN } from "../../control.ts";
import { judgeEnd } from "../../end-date.ts";
import { partnerRoles } from "../../facts/temporary-grants.ts";
import { fail, undecided } from "../../judgement.ts";

export const identityRequirePartnerEnd = control({
  id: "identity-require-partner-end",
  title: "Access of third parties is approved and has an end",
  clauses: ["1.2.6-c", "1.9.5-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A partner's access outlives the project when nobody wrote down when that ends; the partner's own break-in is then yours.",
  sameAs: [],
  fact: partnerRoles,
  settings: {
    // A project may be long; the guide asks for its end and for somebody who agreed.
    defaults: { longestDays: 366, approverTag: "approver" },
    schema: {
      longestDays: { type: "integer", minimum: 1, description: "longest time from today, in days" },
      approverTag: { type: "string", description: "tag that names who agreed" },
    },
  },
  judge({ tags }, { settings, now }) {
    if (tags === UNKNOWN) return undecided("its tags are known only after deployment");
    const approver = tags.get(settings.approverTag);
    if (approver === undefined || approver === "") {
      return fail("lets in a third party and names nobody who agreed", `add the tag ${settings.approverTag}`);
    }
    const what = "the way in of a third party";
    const judged = judgeEnd(tags.get("expiry"), { what, longestDays: settings.longestDays, now });
    return judged.status === "pass" && approver === UNKNOWN
      ? undecided("who agreed is known only after deployment")
      : judged;
  },
});
