import { control } from "../../control.ts";
import { networkOverlap } from "../../facts/network-overlap.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkNoOverlap = control({
  id: "network-no-overlap",
  title: "Networks do not overlap",
  clauses: ["3.2.2-b", "3.2.2-a"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Two networks with one address can never be joined, and traffic for one ends in the other.",
  sameAs: [],
  fact: networkOverlap,
  judge({ overlaps, openEnded }) {
    if (overlaps.length > 0) {
      const with_ = overlaps.map(({ name, shared }) => `${name} (${shared})`).join(", ");
      return fail(`shares addresses with ${with_}`, "give each network a prefix of its own from the plan");
    }
    return openEnded ? undecided("its prefix is known only after deployment") : pass;
  },
});
