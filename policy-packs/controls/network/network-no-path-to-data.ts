import { prohibition } from "../../../ipam/zone-matrix.ts";
import { control } from "../../control.ts";
import { dataReach } from "../../facts/reachability.ts";
import { INTERNET, judgeReach } from "../../reach/question.ts";
import { reachSettings, strangersOf } from "../../reach/strangers.ts";

export const networkNoPathToData = control({
  id: "network-no-path-to-data",
  title: "No path leads from the internet or a guest zone to a database or middleware",
  clauses: ["10.4.1-c", "3.4.1-d", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A path is made of rules that are harmless one by one: a balancer for everybody, a database for the balancer. Whoever walks it to the end reads or takes away the data.",
  sameAs: [],
  fact: dataReach,
  settings: reachSettings,
  judge(fact, { settings }) {
    // Guests are kept from every zone; others may have business with data.
    const strangers = [
      INTERNET,
      ...strangersOf(fact, settings, (zone) => prohibition(zone, "*") !== undefined),
    ];
    return judgeReach(fact, {
      strangers,
      limits: settings,
      clause: "§10.4.1-c",
    });
  },
});
