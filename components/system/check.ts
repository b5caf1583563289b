import { regionDistanceKm } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkAccount, checkRoute } from "../workload/check.ts";
import { checkWindow } from "../workload/window.ts";
import type { SystemArgs } from "./contract.ts";
import { systemTags } from "./facts.ts";
import { PART_KINDS, type PartKindName } from "./parts.ts";
import { OFF_SITE_KM } from "./requirements.ts";

const MINUTES_OF_YEAR = 525_600;

/** Of a waiver's reason. */
const LEAST_REASON = 10;

/** Keys become parts of names: what every service takes. */
const KEY = /^[a-z](?:[a-z0-9-]{0,28}[a-z0-9])?$/;

/** What is wrong before any part is looked at: the system's own facts, and where it stands. */
export function checkFaults(faults: Faults, args: SystemArgs): void {
  const { system, site, window } = args;
  if (![1, 2, 3].includes(system.tier)) {
    const hint = "1 stops the tills, 2 the business, 3 the office [§12.2.1-a]";
    faults.add("system.tier-unknown", "system.tier", system.tier, "is no business tier", hint);
    return;
  }
  const { account, region } = site;
  checkAccount(faults, site.provider, { account, region, tags: systemTags(args) });
  if (site.route !== undefined) checkRoute(faults, site.provider, site.route);
  if (window !== undefined) checkWindow(faults, "window", window);
  if (system.tier === 1 && system.core === false) {
    const hint = "leave core out: tier 1 always is [§12.2.2-a]";
    faults.add("system.core", "system.core", system.core, "is said of a tier 1 system", hint);
  }
  for (const part of ["rtoMinutes", "rpoMinutes"] as const) {
    const value = system[part];
    if (Number.isInteger(value) && value >= 0 && value <= MINUTES_OF_YEAR) continue;
    const hint = "give whole minutes, a year at most [§12.2.1-b]";
    faults.add("system.minutes", `system.${part}`, value, "is no number of minutes", hint);
  }
  checkDeletion(faults, args);
  checkKeys(faults, args);
  checkStandby(faults, args);
}

/** It opens every store of the system at once, and shows as a tag of each. */
function checkDeletion(faults: Faults, { deletion }: SystemArgs): void {
  if (deletion === undefined || deletion === "refused") return;
  const { reason } = deletion.allowed;
  if (reason.trim().length >= LEAST_REASON) return;
  const hint = "say why the system's data may go, so that whoever reads the tag understands";
  faults.add("system.deletion", "deletion.reason", reason, "is no reason", hint);
}

function checkKeys(faults: Faults, args: SystemArgs): void {
  const hint = "small letters, digits and inner hyphens, a letter first, 30 at most";
  if (!KEY.test(args.system.name)) {
    faults.add("system.name", "system.name", args.system.name, "cannot be part of names", hint);
  }
  const owners = new Map<string, string>();
  for (const kind of Object.keys(PART_KINDS) as PartKindName[]) {
    for (const key of Object.keys(args[kind] ?? {})) {
      const at = `${kind}.${key}`;
      if (!KEY.test(key)) faults.add("system.part-key", at, key, "cannot be part of names", hint);
      const other = owners.get(key);
      if (other !== undefined) {
        const remedy = "give every part of a system a name of its own";
        faults.add("system.part-twice", at, key, `is the name of ${other} already`, remedy);
      }
      owners.set(key, at);
    }
  }
}

/** A second site that the same flood or blackout reaches is none. @clause 8.4.2-b @clause 1.6.3-e */
function checkStandby(faults: Faults, { site, standby }: SystemArgs): void {
  if (standby === undefined) return;
  if (standby.provider !== site.provider) {
    const hint = "replicas need a network of the same cloud; copies to the other one are the backup's";
    faults.add("system.standby-cloud", "standby", standby.network, "lies on the other cloud", hint);
    return;
  }
  const km = regionDistanceKm(site, standby);
  if (km !== undefined && km >= OFF_SITE_KM) return;
  faults.add(
    "system.standby-near",
    "standby",
    `${standby.network} in ${standby.region}`,
    km === undefined ? "lies where nobody knows" : `is ${km} km from ${site.region}`,
    `stand by in a region at least ${OFF_SITE_KM} km away [§1.6.3-e]`,
  );
}
