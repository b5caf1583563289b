import { type CloudRegion, regionDistanceKm } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import type { SystemArgs } from "./contract.ts";
import { backupClassOf, isCore } from "./facts.ts";
import type { PartFacts, Recovery } from "./part.ts";

/** A part as it was laid out. */
export interface LaidOut {
  readonly kind: string;
  readonly key: string;
  readonly noun: string;
  readonly facts: PartFacts;
}

/** Core production systems span at least two. @clause 8.4.1-a */
const LEAST_ZONES = 2;

/** An off-site copy of core data lies at least this far away. @clause 1.6.3-e */
export const OFF_SITE_KM = 50;

/**
 * What the guide asks of a system, held against what was laid out for it. Test and development systems owe nobody an
 * hour of service; theirs are the rules of entry and of secrets alone.
 */
export function checkRequirements(faults: Faults, args: SystemArgs, parts: readonly LaidOut[]): void {
  checkEntry(faults, args, parts);
  if (args.site.environment !== "production") return;
  checkZones(faults, args, parts);
  for (const part of parts) checkData(faults, args, part);
}

/** Every entry from the internet has a firewall for applications before it. @clause 8.3.2-c */
function checkEntry(faults: Faults, { system }: SystemArgs, parts: readonly LaidOut[]): void {
  if (system.exposure !== "internet") return;
  for (const { kind, key, facts } of parts.filter(({ facts }) => facts.firewall === false)) {
    faults.add(
      "system.firewall",
      `${kind}.${key}`,
      facts.firewall,
      "is entered from the internet with no firewall for applications before it",
      "put an edge shield before it: AwsEdgeShield or AlicloudEdgeShield [§8.3.2-c]",
    );
  }
}

/** @clause 8.4.1-a @clause 12.2.2-a */
function checkZones(faults: Faults, { system }: SystemArgs, parts: readonly LaidOut[]): void {
  if (!isCore(system)) return;
  for (const { kind, key, noun, facts } of parts.filter(({ facts }) => facts.zones < LEAST_ZONES)) {
    faults.add(
      "system.zones",
      `${kind}.${key}`,
      facts.zones,
      `the ${noun} stands in one zone, and ${why(system)} spans ${LEAST_ZONES}`,
      `place it in ${LEAST_ZONES} zones, with a standby in the second [§8.4.1-a]`,
    );
  }
}

/** Nobody waits for a customer to say that the tills stand still. @clause 11.3.1-a @clause 2.3.1-b */
export function checkProbe(
  faults: Faults,
  { system, site, watches = {} }: SystemArgs,
  parts: readonly LaidOut[],
): void {
  if (system.tier !== 1 || site.environment !== "production" || parts.length === 0) return;
  if (Object.keys(watches).length > 0 || parts.some(({ facts }) => facts.probed === true)) return;
  faults.add(
    "system.probe",
    "system.tier",
    system.tier,
    "nothing asks this tier 1 system whether it answers",
    "give it an entry, whose balancer asks its servers, or watch what serves it: watches [§11.3.1-a]",
  );
}

/** @clause 1.6.3-e @clause 1.6.4-b @clause 12.2.1-b @clause 12.2.2-b */
function checkData(faults: Faults, args: SystemArgs, { kind, key, noun, facts }: LaidOut): void {
  if (facts.data === undefined) return;
  const { system, site } = args;
  const at = `${kind}.${key}`;
  const ways = [...facts.data, ...backupWays(args)];
  const best = ways.reduce<Recovery | undefined>(
    (least, way) => (least === undefined || way.minutes < least.minutes ? way : least),
    undefined,
  );
  if (best === undefined) {
    faults.add(
      "system.no-backup",
      at,
      undefined,
      `nothing brings the data of this ${noun} back`,
      "give the system a backup class, or the part backups of its own [§8.4.3-a]",
    );
    return;
  }
  if (best.minutes > system.rpoMinutes) {
    faults.add(
      "system.rpo",
      at,
      best.minutes,
      `loses up to ${best.minutes} minutes (${best.by}), and ${system.name} may lose ${system.rpoMinutes}`,
      "back it up more often, keep its log or a replica, or agree a longer rpoMinutes [§1.6.4-b]",
    );
  }
  const home: CloudRegion = { provider: site.provider, region: site.region };
  const away = ways.filter(({ region }) => distance(home, region) >= OFF_SITE_KM);
  if (isCore(system) && away.length === 0) {
    const near = ways.find(({ region }) => region !== site.region);
    faults.add(
      "system.off-site",
      at,
      near?.region,
      near === undefined
        ? `no copy of this ${noun} lies outside ${site.region}, and ${why(system)} has one`
        : `the copy in ${near.region} is ${distance(home, near.region)} km from ${site.region}`,
      `copy it to a region at least ${OFF_SITE_KM} km away [§1.6.3-e]`,
    );
  }
}

/** The account's backup plans, as one more way back. */
function backupWays({ backup, site }: SystemArgs): readonly Recovery[] {
  if (backup === undefined) return [];
  const { everyMinutes: minutes, offSite } = backup;
  return [
    { by: `${backup.class} backups`, minutes, region: site.region },
    ...(offSite === undefined ? [] : [{ by: `${backup.class} backups`, minutes, region: offSite }]),
  ];
}

function distance(home: CloudRegion, region: string): number {
  return regionDistanceKm(home, { provider: home.provider, region }) ?? 0;
}

function why({ tier }: SystemArgs["system"]): string {
  return tier === 1 ? "a tier 1 system" : "a core system";
}

/** @clause 1.6.2-a */
export function checkBackupClass(faults: Faults, args: SystemArgs): void {
  if (!isCore(args.system) || backupClassOf(args) !== "ordinary") return;
  faults.add(
    "system.backup-class",
    "backup.class",
    "ordinary",
    `${why(args.system)} is backed up as office documents are`,
    "core, or pos for transactions of tills and car parks [§1.6.2-a]",
  );
}
