import { prohibition } from "../../../ipam/zone-matrix.ts";
import { control, UNKNOWN } from "../../control.ts";
import { paymentReach } from "../../facts/reachability.ts";
import { undecided } from "../../judgement.ts";
import { INTERNET, judgeReach } from "../../reach/question.ts";
import { reachSettings, strangersOf } from "../../reach/strangers.ts";

export const networkNoPathToPayment = control({
  id: "network-no-path-to-payment",
  title: "No path leads to the payment zone but from the zones that may enter it",
  clauses: ["3.4.1-b", "6.3.3-b", "7.2.1-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever gets into the payment zone from another zone stands next to card data, and every zone on the way falls under the rules for it.",
  sameAs: [],
  fact: paymentReach,
  settings: reachSettings,
  judge(fact, { settings }) {
    if (fact.zone === UNKNOWN) return undecided("its zone is known only after deployment");
    const refused = strangersOf(fact, settings, (zone) => prohibition(zone, "payment") !== undefined);
    return judgeReach(fact, { strangers: [INTERNET, ...refused], limits: settings, clause: "§3.4.1-b" });
  },
});
