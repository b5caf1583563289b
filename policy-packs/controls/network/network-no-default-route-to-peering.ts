import { control, UNKNOWN } from "../../control.ts";
import { everywhere, leadsTo, writtenRoutes } from "../../facts/written-routes.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const networkNoDefaultRouteToPeering = control({
  id: "network-no-default-route-to-peering",
  title: "A route to a peered network names that network, not every address",
  clauses: ["8.3.2-a"],
  mlps: "8.1.3.1",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A default route into a peered network hands that network everything that has no better route. Whoever holds it sees the traffic, and the separation of the two is gone.",
  sameAs: ["CKV2_AWS_44"],
  fact: writtenRoutes,
  judge(fact) {
    if (!leadsTo(fact, "peering")) return notApplicable("no route leads to a peered network");
    const wide = everywhere(fact, "peering");
    if (wide === UNKNOWN) return undecided("where a route leads is known only after deployment");
    if (wide.length === 0) return pass;
    return fail(
      `${wide.join(" and ")} ${wide.length === 1 ? "is" : "are"} routed to a peered network`,
      "route the prefixes of that network alone",
    );
  },
});
