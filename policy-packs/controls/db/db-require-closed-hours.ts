import { control, UNKNOWN } from "../../control.ts";
import { serviceWindows } from "../../facts/database-upkeep.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { reachesIntoOpening } from "../../opening-hours.ts";
import { printWindow, readWindow } from "../../service-window.ts";

export const dbRequireClosedHours = control({
  id: "db-require-closed-hours",
  title: "The service works at databases while the malls are closed",
  clauses: ["12.1.2-c", "1.5.3-c", "2.1.3-a"],
  mlps: "8.1.10.10",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A restart for maintenance at noon stops every till. Left to itself, the service picks any hour of the day.",
  sameAs: ["RedshiftClusterMaintenanceSettings", "REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK"],
  fact: serviceWindows,
  settings: {
    // The malls are open from nine to ten. @clause 12.1.2-c
    defaults: { opensAt: 9, closesAt: 22, utcOffsetHours: 8, unnamed: "fail" },
    schema: {
      opensAt: { type: "integer", minimum: 0, description: "hour of the day at which the malls open" },
      closesAt: { type: "integer", minimum: 0, description: "hour of the day at which the malls close" },
      utcOffsetHours: { type: "number", description: "hours that the malls' clocks are ahead of UTC" },
      unnamed: { type: "string", description: 'what a window left to the service is: "fail" or "pass"' },
    },
  },
  judge({ windows }, { settings }) {
    const open = windows.flatMap(({ what, written }) => {
      if (written === UNKNOWN) return [];
      if (written === undefined)
        return settings.unnamed === "fail" ? [`leaves its ${what} window to the service`] : [];
      const hours = readWindow(written, settings.utcOffsetHours);
      if (!hours) return [`has the ${what} window "${written}", which cannot be read`];
      return reachesIntoOpening(hours, { opens: settings.opensAt, closes: settings.closesAt })
        ? [`has its ${what} window ${printWindow(hours)} in opening hours`]
        : [];
    });
    const [first] = open;
    if (first !== undefined) {
      return fail(first, `choose hours between ${settings.closesAt}:00 and ${settings.opensAt}:00`);
    }
    return windows.some(({ written }) => written === UNKNOWN)
      ? undecided("a window is known only after deployment")
      : pass;
  },
});
