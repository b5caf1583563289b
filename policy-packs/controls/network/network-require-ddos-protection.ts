import { control, type Known, UNKNOWN } from "../../control.ts";
import { internetEntries } from "../../facts/ddos-protection.ts";
import { fail, notApplicable, pass, undecided, whereAsked } from "../../judgement.ts";
import { allOf } from "../../reading.ts";

interface Tiers {
  readonly tiers: readonly string[];
}

export const networkRequireDdosProtection = control({
  id: "network-require-ddos-protection",
  title: "Ways in to systems of tier 1 and 2 have more than the standard protection against floods",
  clauses: ["8.3.2-d"],
  mlps: "8.1.3.3",
  severity: "medium",
  // Both clouds keep off the common floods without asking, which the guide is content with; this goes further.
  packs: { baseline: "disabled", strict: "advisory", payment: "advisory" },
  why: "The standard protection keeps the cloud alive, not the shop: past its limit the address is taken off the internet for hours, and floods of whole requests pass it.",
  sameAs: [],
  fact: internetEntries,
  settings: {
    defaults: { tiers: ["1", "2"] } as Tiers,
    schema: {
      tiers: {
        type: "array",
        items: { type: "string" },
        description: "values of the system-tier tag of systems that must be reached at all times",
      },
    },
  },
  judge({ public: isPublic, guarded, tier }, { settings }) {
    const asked: Known<boolean> =
      tier === UNKNOWN ? UNKNOWN : tier !== undefined && settings.tiers.includes(tier);
    if (asked === false) return notApplicable(`its system is not of tier ${settings.tiers.join(" or ")}`);
    if (guarded === true) return pass;
    if (guarded === UNKNOWN) return undecided("what protects it is known only after deployment");
    const judgement = fail(
      "has no protection against floods beside the standard one",
      "protect it by Shield Advanced, or by Anti-DDoS with a threshold of its own",
    );
    return whereAsked(allOf([asked, isPublic]), judgement, "whether it is a way in to such a system");
  },
});
