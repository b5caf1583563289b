import { control, type Judgement, UNKNOWN } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { natZones } from "../../facts/nat-zones.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const availabilityRequireNatPerZone = control({
  id: "availability-require-nat-per-zone",
  title: "No zone leaves through the NAT gateway of another",
  clauses: ["8.4.1-a"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Where the gateway's zone fails, machines in the others lose payment services and updates although they are well.",
  sameAs: [],
  fact: natZones,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge({ regional, others, openEnded, environment }, { settings }) {
    return spare(judgement(), environment, settings);

    function judgement(): Judgement {
      if (regional === true) return pass;
      if (regional === UNKNOWN && (others.length > 0 || openEnded))
        return undecided("whether it spans zones is known only after deployment");
      if (others.length > 0) {
        return fail(
          `is the way out of ${others.join(", ")} as well and goes down with its own zone`,
          "give each zone a gateway, or take one that spans zones",
        );
      }
      return openEnded ? undecided("the zones of its subnets are known only after deployment") : pass;
    }
  },
});
