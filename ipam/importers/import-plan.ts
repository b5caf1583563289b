import { type AllocateOptions, allocate } from "../allocate.ts";
import type { AllocatedPrefix, Allocation } from "../allocation.ts";
import { inFileOrder } from "../decode.ts";
import { BadInput, type Diagnostic } from "../diagnostic.ts";
import type { Lock } from "../lock.ts";
import { parsePlan } from "../parse-plan.ts";
import { MAIN_VRF, type Plan } from "../plan.ts";
import { printPath } from "../source.ts";
import { blockDrafts } from "./blocks.ts";
import { type Draft, type NetworkLine, networkDrafts } from "./drafts.ts";
import { type ImportRow, sameIn } from "./import-row.ts";
import { clearOf, judgeLines } from "./judge-lines.ts";
import { type ImportFile, readLists } from "./lists.ts";
import { Places } from "./place.ts";
import { PlanEdits } from "./plan-edits.ts";
import { aggregateDraft, reservedDraft, takenNames } from "./reserve.ts";
import { zoneOf } from "./zone-words.ts";

export interface ImportOptions extends AllocateOptions {
  /** Region of sites that neither the plan nor the list puts into one. */
  readonly region?: string;
  /** Site of lines that name none. */
  readonly site?: string;
  /** Empty cells of region, site and zone have what stands above them: sheets with merged cells. */
  readonly fillDown?: boolean;
}

/** What became of a line. */
export type Outcome =
  /** A network of a site, pinned to its address. */
  | "network"
  /** The block of a region, a site or a cloud network, pinned. */
  | "block"
  | "reserved"
  | "aggregate"
  /** The plan has it just so. */
  | "known"
  /** It only holds other lines, or lies in one that is reserved as a whole. */
  | "structure"
  /** The list says that nobody uses it. */
  | "free";

export interface ImportedLine {
  readonly file: string;
  readonly line: number;
  readonly prefix: string;
  readonly outcome: Outcome;
  /** Key path in the plan; empty where nothing is written. */
  readonly path: string;
}

export interface PlanImport {
  /** The plan file with everything that was accepted. */
  readonly text: string;
  readonly changed: boolean;
  readonly accepted: readonly ImportedLine[];
  readonly refused: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** The plan an import goes into. */
export interface ImportTarget {
  readonly file: string;
  readonly text: string;
  readonly lock: Lock;
}

/**
 * Reads other people's lists into a plan: each line is judged by itself, and what is accepted is checked
 * once more by planning with it.
 * @throws BadInput if the plan is faulty, a file as a whole cannot be read, or the plan no longer fits for
 *   a reason that lies in none of the lines
 */
export function importPlan(
  target: ImportTarget,
  files: readonly ImportFile[],
  options: ImportOptions = {},
): PlanImport {
  const plan = parsePlan(target.text, target.file);
  const allocation = allocate(plan, target.lock, options);
  const lists = readLists(files, options.fillDown);
  const edits = new PlanEdits(target.text);
  const run = new ImportRun(
    plan,
    target.lock,
    allocation,
    edits,
    new Places(plan, {
      region: options.region,
      site: options.site,
      regionOfSite: lists.regionOfSite,
    }),
  );
  run.aggregates(lists.aggregates);
  run.prefixes(lists.prefixes);
  const text = run.settle(target, options);
  return {
    text,
    changed: text !== target.text,
    accepted: run.accepted(),
    refused: inFileOrder([...lists.faults, ...run.faults]),
    warnings: lists.warnings,
  };
}

/** How often the plan is tried again without the lines that its planning refused. */
const MOST_ROUNDS = 12;

class ImportRun {
  readonly faults: Diagnostic[] = [];
  readonly #plan: Plan;
  readonly #allocation: Allocation;
  readonly #locked: ReadonlyMap<string, unknown>;
  readonly #pinned: ReadonlySet<string>;
  readonly #edits: PlanEdits;
  readonly #places: Places;
  readonly #names: ReturnType<typeof takenNames>;
  readonly #placeWords = new Map<string, string>();
  readonly #outcomes: { readonly row: ImportRow; readonly outcome: Outcome; readonly path: string }[] = [];
  #drafts: Draft[] = [];

  constructor(plan: Plan, lock: Lock, allocation: Allocation, edits: PlanEdits, places: Places) {
    this.#locked = lock.entries;
    const networks = plan.regions.flatMap(({ sites }) => sites.flatMap((site) => site.networks));
    this.#pinned = new Set(networks.flatMap(({ pins }) => Object.values(pins).map(String)));
    this.#plan = plan;
    this.#allocation = allocation;
    this.#edits = edits;
    this.#places = places;
    this.#names = takenNames(plan);
  }

  aggregates(rows: readonly ImportRow[]): void {
    const known = this.#allocation.prefixes.filter(({ key }) => key.startsWith("aggregates/"));
    for (const row of rows) {
      if (known.some(({ prefix }) => prefix.equals(row.prefix))) this.#done(row, "known");
      else this.#drafts.push(aggregateDraft(row, this.#names.aggregates));
    }
  }

  prefixes(all: readonly ImportRow[]): void {
    const free = all.filter(({ state }) => state === "free");
    for (const row of free) this.#done(row, "free");
    const known = sameIn(this.#allocation.prefixes);
    const fresh = all.filter((row) => row.state !== "free" && !this.#isKnown(row, known(row)));
    const { leaves, containers, faults } = judgeLines(
      fresh,
      this.#aggregateSpace(),
      this.#vrfs(),
      all.filter((row) => known(row) !== undefined),
    );
    this.faults.push(...faults);
    const fixed = this.#allocation.prefixes.filter((row) => row.status !== "container" && this.#isFixed(row));
    const { networks, others } = this.#sorted(clearOf(leaves, fixed, this.faults));
    const usual = this.#edits.at(["defaults", "gateway"]);
    const made = networkDrafts(
      networks,
      this.#plan,
      this.#allocation,
      usual === "last" || typeof usual === "number" ? usual : "first",
    );
    this.faults.push(...made.faults);
    const blocks = blockDrafts({
      containers,
      others,
      networks: made.drafts,
      plan: this.#plan,
      places: this.#places,
      locked: this.#locked,
    });
    this.#drafts.push(...made.drafts, ...blocks.drafts);
    for (const { row, why } of blocks.reserved)
      this.#drafts.push(reservedDraft(row, this.#names.reserved, why));
    for (const row of blocks.structure) this.#done(row, "structure");
  }

  /** Writes the drafts, plans with them, and takes out the lines that do not fit. */
  settle(target: ImportTarget, options: AllocateOptions): string {
    for (let round = 0; ; round++) {
      if (this.#drafts.length === 0) return target.text;
      const text = this.#edits.with(this.#drafts, this.#placeWords);
      const faults = faultsOf(text, target, options);
      if (faults.length === 0) return text;
      const refused = new Set(faults.flatMap((fault) => this.#refuse(fault)));
      if (refused.size === 0 || round === MOST_ROUNDS) throw new BadInput(faults);
      this.#drafts = this.#drafts.filter((draft) => !refused.has(draft));
    }
  }

  accepted(): readonly ImportedLine[] {
    const written = this.#drafts.flatMap(({ rows, kind, path }) =>
      rows.map((row) => ({ row, outcome: kind, path: printPath(path) })),
    );
    return [...written, ...this.#outcomes]
      .map(({ row, outcome, path }) => ({
        file: row.file,
        line: row.line,
        prefix: String(row.prefix),
        outcome,
        path,
      }))
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  }

  #done(row: ImportRow, outcome: Outcome): void {
    this.#outcomes.push({ row, outcome, path: "" });
  }

  #isKnown(row: ImportRow, same: Allocation["prefixes"][number] | undefined): boolean {
    if (same === undefined || (same.status === "container") !== (row.state === "container")) return false;
    // An address that is not yet in the lock is only where it would be put: the line fixes it.
    if (!this.#isFixed(same) && !/^(aggregates|clouds)\//.test(same.key)) return false;
    if (row.vlan !== undefined && same.vlan !== null && row.vlan !== same.vlan) {
      const message = `${same.key} has VLAN ${same.vlan} in the plan`;
      const hint = `write ${same.vlan}, or change the plan first`;
      this.faults.push(row.fault("vlan", { code: "import.differs", message, hint }));
      return true;
    }
    this.#done(row, "known");
    return true;
  }

  /** What has its address for good: locked, pinned or reserved. */
  #isFixed({ key, prefix }: AllocatedPrefix): boolean {
    return this.#locked.has(key) || key.startsWith("reserved/") || this.#pinned.has(String(prefix));
  }

  #aggregateSpace() {
    const planned = this.#plan.aggregates.flatMap(({ name, vrf }) =>
      this.#allocation.prefixes
        .filter(({ key }) => key === `aggregates/${name}`)
        .map(({ prefix }) => ({ vrf, prefix })),
    );
    const added = this.#drafts.flatMap(({ rows }) => rows.map(({ prefix }) => ({ vrf: MAIN_VRF, prefix })));
    return [...planned, ...added];
  }

  #vrfs(): ReadonlySet<string> {
    const { zones, aggregates, reserved } = this.#plan;
    return new Set([MAIN_VRF, ...[...zones.values(), ...aggregates, ...reserved].map(({ vrf }) => vrf)]);
  }

  /** Lines with a site and a zone become its networks; what is left is space that somebody has. */
  #sorted(leaves: readonly ImportRow[]): { readonly networks: NetworkLine[]; readonly others: ImportRow[] } {
    const networks: NetworkLine[] = [];
    const others: ImportRow[] = [];
    for (const row of leaves) {
      const zone = this.#places.isCloud(row) ? undefined : zoneOf(row, this.#plan.zones);
      const place = zone && this.#places.placeOf(row);
      if (place === "no-region") {
        const hint = "add a column Region, import NetBox's list of sites with it, or give --region";
        const message = `nothing tells the region of ${this.#places.siteText(row)}`;
        this.faults.push(row.fault("site", { code: "import.region", message, hint }));
      } else if (zone === undefined || place === undefined) others.push(row);
      else {
        networks.push({ row, zone, place });
        if (place.regionText) this.#placeWords.set(`regions/${place.region}`, place.regionText);
        if (place.siteText)
          this.#placeWords.set(`regions/${place.region}/sites/${place.site}`, place.siteText);
      }
    }
    return { networks, others };
  }

  /** The drafts a fault of the new plan is about; each of their lines carries it. */
  #refuse(fault: Diagnostic): readonly Draft[] {
    const refused = this.#drafts.filter((draft) => isAbout(fault.path, draft));
    for (const { rows } of refused) {
      for (const row of rows) {
        const { code, message, hint } = fault;
        const field = fault.path.endsWith(".vlan")
          ? "vlan"
          : fault.path.endsWith(".gateway")
            ? "gateway"
            : "prefix";
        this.faults.push(row.fault(field, { code: code.replace(/^plan\./, "import."), message, hint }));
      }
    }
    return refused;
  }
}

function faultsOf(
  text: string,
  { file, lock }: ImportTarget,
  options: AllocateOptions,
): readonly Diagnostic[] {
  try {
    allocate(parsePlan(text, file), lock, options);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

/** Of the same entry, of a key in it, or of what holds it; a block answers for its own address alone. */
function isAbout(fault: string, { path, kind }: Draft): boolean {
  const own = printPath(path);
  const lockKey =
    path[0] === "regions" ? [path[1], path[3], path[5]].filter(Boolean).join("/") : path.join("/");
  if (kind === "block") {
    return [own, `${own}.cidr`, `${own}.cidr6`, `${lockKey}/ipv4`, `${lockKey}/ipv6`].includes(fault);
  }
  return (
    fault === own ||
    fault.startsWith(`${own}.`) ||
    (fault !== "" && own.startsWith(`${fault}.`)) ||
    fault.startsWith(`${lockKey}/`)
  );
}
