import { control, UNKNOWN } from "../../control.ts";
import { publicBindings } from "../../facts/public-bindings.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const networkNoAddressOnMachines = control({
  id: "network-no-address-on-machines",
  title: "Internet addresses belong to gateways and balancers",
  clauses: ["8.3.2-a", "1.9.2-a"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The machine is tried from everywhere by itself, past the firewall and the balancer.",
  sameAs: [],
  fact: publicBindings,
  settings: {
    defaults: { zones: ["management", "bastion"] as readonly string[] },
    schema: {
      zones: {
        type: "array",
        items: { type: "string" },
        description: "values of the tag zone whose machines are entrances",
      },
    },
  },
  judge({ machine, zones }, { settings }) {
    if (machine === false) return pass;
    if (zones.some((zone) => zone !== UNKNOWN && settings.zones.includes(zone))) {
      return notApplicable("it is an entrance by its tag zone");
    }
    if (machine === UNKNOWN || zones.includes(UNKNOWN))
      return undecided("what it is bound to is known only after deployment");
    return fail("gives a machine an address on the internet", "bind it to a load balancer or a NAT gateway");
  },
});
