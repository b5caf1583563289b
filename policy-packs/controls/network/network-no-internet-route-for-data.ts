import { control, UNKNOWN } from "../../control.ts";
import { someOf } from "../../counted.ts";
import { dataSubnets } from "../../facts/data-subnets.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkNoInternetRouteForData = control({
  id: "network-no-internet-route-for-data",
  title: "Subnets of databases and middleware have no route to an internet gateway",
  clauses: ["8.3.2-a", "10.4.1-c"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "One public address or one wide rule is then enough to put the database on the internet. Without the route neither of them is.",
  sameAs: [],
  fact: dataSubnets,
  judge({ holds, gateways }) {
    if (gateways === UNKNOWN)
      return undecided("the destination of a route to an internet gateway is to come");
    if (gateways.length === 0) return pass;
    return fail(
      `holds ${someOf(holds, SHOWN)} and its route table leads to internet gateway ${someOf(gateways, SHOWN)}`,
      "give it a route table of its own without that route, or a NAT gateway for what it has to fetch",
    );
  },
});

/** How many names a message holds. */
const SHOWN = 3;
