import { control, UNKNOWN } from "../../control.ts";
import { watchedServices } from "../../facts/alarms.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";
import { askedDefaults, askedSchema } from "../../presence.ts";

export const monitoringRequireServiceAlarms = control({
  id: "monitoring-require-service-alarms",
  title: "Databases and balancers of first-tier systems have an alarm",
  clauses: ["8.1.3-a", "12.1.1-a", "8.5.2-a"],
  mlps: "8.1.5.4",
  severity: "medium",
  packs: { baseline: "advisory", strict: "mandatory" },
  why: "A full disk or a balancer without healthy targets is a matter of minutes on a Saturday; the first to notice should not be the customers.",
  sameAs: [],
  fact: watchedServices,
  settings: {
    // `auto` asks of systems of tier 1, as the tag `system-tier` grades them. @clause 12.2.1-a
    defaults: askedDefaults,
    schema: askedSchema,
  },
  judge({ watched, tier }, { settings }) {
    if (watched === true) return pass;
    if (settings.asked === "never") return notApplicable("another stack watches it");
    if (settings.asked !== "always" && tier === UNKNOWN)
      return undecided("its tier is known only after deployment");
    if (settings.asked !== "always" && tier !== "1") return notApplicable("its system is of no first tier");
    return watched === UNKNOWN
      ? undecided("what its alarms are about is known only after deployment")
      : fail("no alarm is about it", "add one on its load and one on its health");
  },
});
