import { azFault, MalformedAddress, PrefixSet, parsePrefix, RFC1918 } from "../../ipam/index.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { ENVIRONMENTS, type Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "./contract.ts";

export type Cloud = "aws" | "alicloud";

/** Account, region and tags, for workloads that stand in no network. */
export function checkAccount(
  faults: Faults,
  cloud: Cloud,
  { account, region, tags }: { readonly account: string; readonly region: string; readonly tags: Tags },
): void {
  const known = cloud === "aws" ? partitionOf(region) : sideOf(region);
  if (known === undefined) {
    const hint = "write it as its console does";
    faults.add("placement.region", "region", region, "is no region of the cloud", hint);
  }
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    const hint = `write its ${digits} digits, as text`;
    faults.add("placement.account", "account", account, "is no account id", hint);
  }
  for (const { key, value, message, hint } of tagFaults(tags, cloud)) {
    faults.add("placement.tags", `tags.${key}`, value, message, hint);
  }
}

/**
 * Account, region, tags and zones. One zone is one building: whatever serves shops stands in two at least.
 * @clause 8.4.1-a
 */
export function checkPlacement(
  faults: Faults,
  cloud: Cloud,
  place: Placement & { readonly tags: Tags },
  leastZones: number,
): void {
  checkAccount(faults, cloud, place);
  if (!ENVIRONMENTS.includes(place.environment)) {
    const hint = `one of ${ENVIRONMENTS.join(", ")}`;
    faults.add("placement.environment", "environment", place.environment, "is no environment", hint);
  }
  const zones = Object.keys(place.subnets);
  if (zones.length < leastZones) {
    const hint = `give subnets of ${leastZones} zones [§8.4.1-a]`;
    faults.add(
      "placement.zones",
      "subnets",
      zones.join(", "),
      `are ${zones.length} zones, so one building stops it all`,
      hint,
    );
  }
  const region = cloud === "aws" ? partitionOf(place.region) : sideOf(place.region);
  for (const zone of region === undefined ? [] : zones) {
    const fault = azFault(cloud, place.region, zone);
    if (fault !== undefined) faults.add("placement.zone", `subnets.${zone}`, zone, fault.message, fault.hint);
  }
}

/** Somebody connects, each for a reason, and nobody from the internet. @clause 10.4.1-a @clause 5.2.2-a */
export function checkClients(faults: Faults, clients: Clients): void {
  if (Object.keys(clients).length === 0) {
    const hint = "name the group or the prefixes of whoever uses it";
    faults.add("clients.none", "clients", undefined, "is empty, so nobody could connect", hint);
  }
  for (const [key, client] of Object.entries(clients)) {
    const path = `clients.${key}`;
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(key)) {
      const hint = "small letters, digits and hyphens, a letter first, 31 at most";
      faults.add("clients.key", path, key, "is no key of a rule", hint);
    }
    if (client.reason.trim() === "") {
      const hint = "say in a few words what connects and why";
      faults.add("clients.reason", `${path}.reason`, undefined, "is missing [§5.2.2-a]", hint);
    }
    if ("group" in client) continue;
    if (client.prefixes.length === 0) {
      faults.add("clients.prefix", `${path}.prefixes`, undefined, "is empty", "name a prefix of the plan");
    }
    for (const [index, text] of client.prefixes.entries()) {
      checkPrefix(faults, `${path}.prefixes[${index}]`, text);
    }
  }
}

function checkPrefix(faults: Faults, path: string, text: string): void {
  try {
    if (RFC1918.contains(PrefixSet.of([parsePrefix(text)]))) return;
    const hint = "name a private prefix of the plan, no wider than the clients are";
    faults.add("clients.public", path, text, "lets in addresses that are not the group's own", hint);
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("clients.prefix", path, text, error.message, error.hint);
  }
}

export function checkRoute(faults: Faults, cloud: Cloud, route: AlertRoute): void {
  if (route.provider === cloud) return;
  const hint = "give the account's own route";
  faults.add("route.cloud", "route", route.provider, "is of the other cloud", hint);
}

export function checkWhole(
  faults: Faults,
  code: string,
  path: string,
  value: number | undefined,
  range: { readonly least: number; readonly most: number; readonly unit?: string },
): void {
  const { least, most, unit } = range;
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  const hint = `a whole number${unit === undefined ? "" : ` of ${unit}`} from ${least} to ${most}`;
  faults.add(code, path, value, "is out of range", hint);
}
