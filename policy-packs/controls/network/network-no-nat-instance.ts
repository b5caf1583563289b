import { control, UNKNOWN } from "../../control.ts";
import { everywhere, leadsTo, writtenRoutes } from "../../facts/written-routes.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const networkNoNatInstance = control({
  id: "network-no-nat-instance",
  title: "The way to the internet is a NAT gateway, not a machine",
  clauses: ["8.3.2-a"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A machine that forwards for a whole network has to be patched, watched and doubled by somebody, and takes the network down when it fails. A NAT gateway is the provider's to keep.",
  sameAs: ["CKV2_AWS_35"],
  fact: writtenRoutes,
  judge(fact) {
    if (!leadsTo(fact, "machine")) return notApplicable("no route leads to a machine");
    const wide = everywhere(fact, "machine");
    if (wide === UNKNOWN) return undecided("where a route leads is known only after deployment");
    if (wide.length === 0) return pass;
    return fail(
      `${wide.join(" and ")} ${wide.length === 1 ? "is" : "are"} routed to a machine`,
      "route it to a NAT gateway",
    );
  },
});
