import { control, UNKNOWN } from "../../control.ts";
import { providerRegion } from "../../facts/network-settings.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkRequireAllowedRegion = control({
  id: "network-require-allowed-region",
  title: "Resources stand in the regions that the group has allowed",
  clauses: ["8.3.6-a"],
  mlps: "8.2.1.1",
  severity: "high",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Customers' data abroad needs an assessment first, and nobody watches a region that nobody uses.",
  sameAs: [],
  fact: providerRegion,
  settings: {
    // Mainland regions of both clouds. @clause 8.3.6-a
    defaults: { regions: ["cn-*"] as readonly string[] },
    schema: {
      regions: {
        type: "array",
        items: { type: "string" },
        description: "regions that may be used; `*` at the end for any",
      },
    },
  },
  judge(region, { settings }) {
    if (region === UNKNOWN)
      return undecided("its region is said by the environment of whoever runs the program");
    const allowed = settings.regions.some((pattern) =>
      pattern.endsWith("*") ? region.startsWith(pattern.slice(0, -1)) : region === pattern,
    );
    return allowed
      ? pass
      : fail(`works in ${region}`, `work in ${settings.regions.join(", ")}, or write an exception`);
  },
});
