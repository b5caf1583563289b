import { type Judgement, type Known, type Settings, UNKNOWN } from "./control.ts";
import { counted } from "./counted.ts";
import { fail, pass, undecided } from "./judgement.ts";
import { type DataScope, dataScope, dataScopeSchema, ofImportant } from "./judgements/backup.ts";
import type { BackupCopy } from "./views/backup-copy.ts";
import { type Coverage, copyDistance } from "./views/backup-coverage.ts";

export interface ThreeTwoOne extends DataScope {
  readonly copies: number;
  readonly stores: number;
  readonly offsiteCopies: number;
  readonly minimumKilometres: number;
}

/** Three copies in two kinds of store, one of them off site. @clause 1.6.3-b @clause 10.2.3-b @clause 1.6.3-e */
export const threeTwoOneSettings: Settings<ThreeTwoOne> = {
  defaults: { ...dataScope, copies: 3, stores: 2, offsiteCopies: 1, minimumKilometres: 50 },
  schema: {
    ...dataScopeSchema,
    copies: { type: "integer", minimum: 1, description: "fewest copies, the original among them" },
    stores: {
      type: "integer",
      minimum: 1,
      description: "fewest kinds of store: running systems, snapshots, vaults of a backup service",
    },
    offsiteCopies: { type: "integer", minimum: 0, description: "fewest copies off site" },
    minimumKilometres: {
      type: "integer",
      minimum: 1,
      description: "kilometres from which a copy is off site, by the places of the regions",
    },
  },
};

/** What a set of copies comes to. */
interface Count {
  readonly copies: number;
  readonly stores: number;
  readonly offsite: number;
}

/** Counts the original and every place and kind of store that holds a copy; two snapshots beside each other are one. */
export function judgeThreeTwoOne(coverage: Coverage, settings: ThreeTwoOne): Judgement {
  return ofImportant(coverage, settings, () => {
    const sure = count(coverage, coverage.copies, settings, false);
    if (suffices(sure, settings)) return pass;
    const most = count(coverage, [...coverage.copies, ...coverage.possible], settings, true);
    if (suffices(most, settings))
      return undecided("which copies are made of it is known only after deployment");
    return fail(
      `has ${counted(sure.copies, "copy", "copies")} in ${counted(sure.stores, "kind")} of store, ${sure.offsite === 0 ? "none" : sure.offsite} of them off site`,
      `bring it to ${counted(settings.copies, "copy", "copies")} in ${counted(settings.stores, "kind")} of store with ${settings.offsiteCopies} off site: a backup plan whose rule copies to a vault in a distant region`,
    );
  });
}

function suffices({ copies, stores, offsite }: Count, asked: ThreeTwoOne): boolean {
  return copies >= asked.copies && stores >= asked.stores && offsite >= asked.offsiteCopies;
}

/** A replica is one more running system, as the original is. */
function storeOf({ store }: BackupCopy): string {
  return store === "replica" ? "running" : store;
}

function count(
  coverage: Coverage,
  copies: readonly BackupCopy[],
  { minimumKilometres }: ThreeTwoOne,
  atBest: boolean,
): Count {
  const isOffsite = (distance: Known<number>) =>
    distance === UNKNOWN ? atBest : distance >= minimumKilometres;
  const places = new Map(copies.map((copy) => [placeOf(coverage, copy), copy]));
  return {
    copies: 1 + places.size,
    stores: new Set(["running", ...copies.map(storeOf)]).size,
    offsite: [...places.values()].filter((copy) => isOffsite(copyDistance(coverage, copy))).length,
  };
}

/** Two places that only the deployment knows are taken for one; each replica is a system of its own. */
function placeOf(coverage: Coverage, { region, store }: BackupCopy): string {
  const place = region === UNKNOWN ? "?" : region === coverage.region ? "same" : region;
  return `${store} ${place}`;
}
