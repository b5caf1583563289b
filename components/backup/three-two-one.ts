import type { ClauseId } from "../../guide/index.ts";
import { type Provider, placeOf, type RegionPlace } from "../../ipam/index.ts";
import { distanceKm } from "../../ipam/region-places.ts";
import { BACKUP_CLASSES, type BackupClassName } from "./classes.ts";

/** Least distance of a copy that counts as off site, from the place of the original. @clause 1.6.3-e */
export const OFF_SITE_KM = 50;
/** @clause 1.6.3-b @clause 10.2.3-b */
export const COPIES = 3;
export const MEDIA = 2;

/** What data lies in. Two vaults of one service are one kind. */
export type Medium =
  | "running system"
  | "service backup"
  | "vault"
  | "object-store"
  | "disk-array"
  | "optical"
  | "tape";

export type CopyPlace =
  | { readonly provider: Provider; readonly region: string }
  | { readonly site: string; readonly latitude: number; readonly longitude: number };

/** One copy of what is in a class. */
export interface PlannedCopy {
  readonly medium: Medium;
  readonly place: CopyPlace;
  /** Most hours between two copies; a fraction where changes are kept as they happen. */
  readonly everyHours: number;
  /** Endless for the original. */
  readonly keptDays: number;
  /** Declared copies are somebody's promise: they count for nothing but being elsewhere. */
  readonly made: "automatic" | "declared";
}

export const PROOF_RULES = [
  "copies",
  "media",
  "off-site",
  "rhythm",
  "retention",
  "rpo",
  "elsewhere",
] as const;

export type ProofRule = (typeof PROOF_RULES)[number];

export interface ProofLine {
  readonly class: BackupClassName;
  readonly rule: ProofRule;
  /** For `rpo`: the system that asks. */
  readonly system?: string;
  readonly asked: string;
  readonly found: string;
  readonly holds: boolean;
  readonly clause: ClauseId;
}

export interface DataSet {
  readonly class: BackupClassName;
  readonly original: CopyPlace;
  /** Without the original. */
  readonly copies: readonly PlannedCopy[];
  /** System → minutes of data it can bear to lose. */
  readonly rpoMinutes: Readonly<Record<string, number>>;
}

/** Holds what is planned against what the guide asks of the class, number by number. */
export function prove(data: DataSet): readonly ProofLine[] {
  const asked = BACKUP_CLASSES[data.class];
  const backups = data.copies.filter(({ made }) => made === "automatic");
  const line = (
    rule: ProofRule,
    clause: ClauseId,
    holds: boolean,
    want: string,
    found: string,
  ): ProofLine => ({ class: data.class, rule, asked: want, found, holds, clause });
  const rhythm = Math.min(...backups.map(({ everyHours }) => everyHours));
  const longest = Math.max(0, ...backups.map(({ keptDays }) => keptDays));
  return [
    ...(asked.important ? important(data, backups, line) : []),
    line(
      "rhythm",
      asked.rhythmClause,
      rhythm <= asked.everyHours,
      `every ${duration(asked.everyHours)}`,
      Number.isFinite(rhythm) ? `every ${duration(rhythm)}` : "never",
    ),
    line(
      "retention",
      asked.retentionClause,
      longest >= asked.longestDays,
      `${asked.longestDays} days`,
      `${longest} days`,
    ),
    ...Object.entries(data.rpoMinutes).map(([system, minutes]) => ({
      ...line(
        "rpo",
        "1.6.4-b",
        rhythm * 60 <= minutes,
        `at most ${duration(minutes / 60)} lost`,
        Number.isFinite(rhythm) ? `up to ${duration(rhythm)} lost` : "all lost",
      ),
      system,
    })),
  ];
}

type Line = (rule: ProofRule, clause: ClauseId, holds: boolean, asked: string, found: string) => ProofLine;

function important(
  { original, copies }: DataSet,
  backups: readonly PlannedCopy[],
  line: Line,
): readonly ProofLine[] {
  const places = new Set(backups.map(({ medium, place }) => `${medium} in ${placeText(place)}`));
  const media = new Set(["running system", ...backups.map(({ medium }) => medium)]);
  const farthest = Math.max(0, ...backups.map(({ place }) => kilometres(original, place) ?? 0));
  const elsewhere = copies.filter(({ place }) => isElsewhere(original, place));
  return [
    line("copies", "1.6.3-b", 1 + places.size >= COPIES, `${COPIES}`, `${1 + places.size}`),
    line("media", "1.6.3-b", media.size >= MEDIA, `${MEDIA} kinds`, [...media].join(", ")),
    line(
      "off-site",
      "1.6.3-e",
      farthest >= OFF_SITE_KM,
      `${OFF_SITE_KM} km away`,
      farthest === 0 ? "none" : `${Math.floor(farthest)} km away`,
    ),
    line(
      "elsewhere",
      "1.6.6-b",
      elsewhere.length > 0,
      "another provider or a site",
      elsewhere.length === 0 ? "none" : elsewhere.map(describe).join("; "),
    ),
  ];
}

function describe({ place, made }: PlannedCopy): string {
  return made === "declared" ? `${placeText(place)} (declared)` : placeText(place);
}

function isElsewhere(original: CopyPlace, place: CopyPlace): boolean {
  return "site" in place || !("provider" in original) || place.provider !== original.provider;
}

function placeText(place: CopyPlace): string {
  return "site" in place ? `site ${place.site}` : `${place.provider} ${place.region}`;
}

/** Kilometres between two places; undefined where a region's place is not known, so that it proves nothing. */
export function kilometres(from: CopyPlace, to: CopyPlace): number | undefined {
  const [here, there] = [coordinates(from), coordinates(to)];
  return here === undefined || there === undefined ? undefined : distanceKm(here, there);
}

function coordinates(place: CopyPlace): RegionPlace | undefined {
  return "site" in place
    ? { metro: place.site, latitude: place.latitude, longitude: place.longitude }
    : placeOf(place);
}

function duration(hours: number): string {
  if (hours < 1) return plural(Math.round(hours * 60), "minute");
  const days = hours / 24;
  return days >= 2 && Number.isInteger(days) ? plural(days, "day") : plural(hours, "hour");
}

function plural(count: number, unit: string): string {
  return `${Number.isInteger(count) ? count : count.toFixed(1)} ${unit}${count === 1 ? "" : "s"}`;
}

/** The proof as a table in Markdown, for reports and for `pulumi up`. */
export function proofTable(proof: readonly ProofLine[]): string {
  const rows = proof.map(({ class: of, rule, system, asked, found, holds, clause }) =>
    [
      of,
      system === undefined ? rule : `${rule} of ${system}`,
      asked,
      found,
      holds ? "yes" : "NO",
      `§${clause}`,
    ].join(" | "),
  );
  return ["class | rule | asked | found | holds | clause", "--- | --- | --- | --- | --- | ---", ...rows]
    .map((row) => `| ${row} |\n`)
    .join("");
}
