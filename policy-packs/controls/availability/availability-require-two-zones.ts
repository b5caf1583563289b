import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { zones } from "../../facts/zones.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const availabilityRequireTwoZones = control({
  id: "availability-require-two-zones",
  title: "Production runs in two availability zones",
  clauses: ["8.4.1-a", "11.2.3-a"],
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "When a data centre of the cloud loses power or network, everything in its zone stops together, and the tills wait until it is back.",
  sameAs: ["AwsSolutions-ELB4"],
  fact: zones,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge({ zones, openEnded, environment }, { settings }) {
    const judgement =
      zones.length >= 2
        ? pass
        : openEnded
          ? undecided("the zones of its subnets are known only after deployment")
          : fail("runs in a single availability zone", "add a subnet in a second zone");
    return spare(judgement, environment, settings);
  },
});
