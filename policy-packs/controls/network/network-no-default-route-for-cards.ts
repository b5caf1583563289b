import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { readSourcePrefix } from "../../address-space.ts";
import { control, type Known, UNKNOWN } from "../../control.ts";
import { type SubnetRoutes, subnetRoutes } from "../../facts/default-routes.ts";
import { fail, notApplicable, pass, undecided, whereAsked } from "../../judgement.ts";
import { anyOf } from "../../reading.ts";

interface CardSegment {
  readonly zones: readonly string[];
  readonly prefixes: readonly string[];
}

export const networkNoDefaultRouteForCards = control({
  id: "network-no-default-route-for-cards",
  title: "Subnets of tills and payment have no default route",
  clauses: ["6.3.3-b", "3.4.1-b"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "What reads cards and can call any address will one day call the wrong one: whoever plants a skimmer needs nothing but a way to send home what it reads.",
  sameAs: [],
  fact: subnetRoutes,
  settings: {
    defaults: { zones: ["payment", "pos"], prefixes: [] } as CardSegment,
    schema: {
      zones: {
        type: "array",
        items: { type: "string" },
        description: "values of the zone tag of subnets that hold tills and payment",
      },
      prefixes: {
        type: "array",
        items: { type: "string" },
        description: "prefixes whose subnets hold tills and payment, whatever their tag says",
      },
    },
    fromEstate: ({ plan }) => {
      const held = plan?.prefixes.filter(({ zone }) => zone === "payment" || zone === "pos") ?? [];
      return held.length > 0 ? { prefixes: held.map(({ prefix }) => prefix) } : {};
    },
  },
  judge(subnet, { settings }) {
    const asked = holdsCards(subnet, settings);
    if (asked === false) return notApplicable("is for neither tills nor payment");
    const { defaults } = subnet;
    if (defaults === UNKNOWN) return undecided("where its routes lead is not known from this stack");
    if (defaults.length === 0) return pass;
    return whereAsked(
      asked,
      fail(
        `holds tills or payment and leaves for anywhere by ${defaults.join(", ")}`,
        "give it a route table with routes to the acquirers and its own sites alone",
      ),
      "which zone it is for",
    );
  },
});

function holdsCards({ zone, prefixes }: SubnetRoutes, settings: CardSegment): Known<boolean> {
  const planned = PrefixSet.of(settings.prefixes.flatMap((text) => readSourcePrefix(text) ?? []));
  return anyOf([
    zone === UNKNOWN ? UNKNOWN : zone !== undefined && settings.zones.includes(zone),
    prefixes === UNKNOWN ? (planned.isEmpty ? false : UNKNOWN) : prefixes.overlaps(planned),
  ]);
}
