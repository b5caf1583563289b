import { canonicalType } from "../aliases.ts";
import type {
  EnforcementLevel,
  EstateInputs,
  Exception,
  Pack,
  PackEntry,
  ResourceView,
  Severity,
  Verdict,
} from "../control.ts";
import { ESTATE_TYPE, joinEstates, NO_ESTATE, readEstate } from "../estate-inputs.ts";
import {
  covers,
  excuses,
  type InCodeAllowed,
  inCodeAllowed,
  soundExceptions,
} from "../exceptions/exceptions.ts";
import { EXCEPTION_TYPE, exceptionOf } from "../exceptions/in-code.ts";
import { type EntryContext, judge, judgeResource } from "../judge.ts";
import { type Mended, mendsOf } from "../remedies/apply.ts";
import { type Configuration, UNDECIDED } from "../settings/configuration.ts";
import { stackView } from "../stack-view.ts";

/** A violation as the engine shows it, under the name and at the level of the control that found it. */
export interface Finding {
  readonly policy: string;
  readonly description: string;
  readonly level: EnforcementLevel;
  readonly severity: Severity;
  readonly urn: string;
  readonly message: string;
}

/** A resource at the end of an operation: what it depends on, and the outputs that others name it by. */
export interface StackResource
  extends Pick<ResourceView, "urn" | "dependencies" | "propertyDependencies" | "parent" | "id"> {
  readonly identity: Readonly<Record<string, string>>;
}

/** What the engine is doing: showing what would be, creating it, or looking at what a state holds. */
export type Operation = "preview" | "deployment" | "analysis";

const UNDECIDED_TITLE = "Controls that only a deployment can decide";

/**
 * What one judging process remembers between the engine's calls: each resource is shown by itself before it is
 * created, then all of them together.
 *
 * A control that needs one resource alone stops it before it is created. The last look is {@link judge} itself, over
 * the inputs that were shown: what is found there is what the offline preview finds, less what was told already.
 */
export class EngineSession {
  readonly #pack: Pack;
  readonly #clock: () => Date;
  #configuration: Partial<Configuration> = {};
  #operation: Operation = "analysis";
  #entries: ReadonlyMap<string, readonly PackEntry[]>;
  readonly #contexts = new Map<PackEntry, EntryContext>();
  #inCode: InCodeAllowed;

  readonly #shown = new Map<string, ResourceView>();
  readonly #told = new Set<string>();
  #exceptions: readonly Exception[] = [];
  /** The estate's component is every resource's ancestor, so a deployment shows it before them. */
  #estate: EstateInputs = NO_ESTATE;

  constructor(pack: Pack, clock: () => Date = () => new Date()) {
    this.#pack = pack;
    this.#clock = clock;
    this.#entries = entriesByType(pack, {});
    this.#inCode = inCodeAllowed(pack);
  }

  configure(configuration: Partial<Configuration>): void {
    this.#configuration = configuration;
    this.#entries = entriesByType(this.#pack, configuration.levels ?? {});
    this.#inCode = inCodeAllowed(this.#pack, configuration.inCode);
    this.#contexts.clear();
  }

  /** A new operation begins. */
  begin(operation: Operation): void {
    this.#operation = operation;
    this.#shown.clear();
    this.#told.clear();
    this.#exceptions = [];
    this.#estate = NO_ESTATE;
    this.#contexts.clear();
  }

  /** Controls of single resources that have nothing to say of this type. */
  silentAbout(type: string): readonly string[] {
    const asked = new Set(this.#asked(type).map(({ control }) => control.id));
    return this.#pack.entries
      .filter(({ control }) => control.fact.scope === "resource" && !asked.has(control.id))
      .map(({ control }) => control.id);
  }

  /** What the pack changes in a resource before it is judged. */
  mends(resource: ResourceView): readonly Mended[] {
    const { settings } = this.#configuration;
    return mendsOf(this.#pack, resource, { estate: this.#estate, ...(settings && { settings }) });
  }

  /** What is wrong with a resource by itself, told before it is created. */
  resource(resource: ResourceView): readonly Finding[] {
    this.#shown.set(resource.urn, resource);
    if (resource.type === ESTATE_TYPE) {
      this.#estate = joinEstates(this.#estate, readEstate(resource));
      this.#contexts.clear();
    }
    if (resource.type === EXCEPTION_TYPE) this.#exceptions = [...this.#exceptions, exceptionOf(resource)];
    // A state is shown in any order: what belongs to an estate waits until that has been seen.
    if (this.#estate === NO_ESTATE && belongsToEstate(resource)) return [];
    return this.#asked(resource.type).flatMap((entry) => {
      const verdict = judgeResource(entry, resource, this.#context(entry));
      if (verdict?.status !== "fail" || this.#excused(verdict)) return [];
      this.#told.add(keyOf(verdict));
      return [this.#finding(verdict)];
    });
  }

  /** What is wrong with all of them together, and whatever had to wait. */
  stack(resources: readonly StackResource[]): readonly Finding[] {
    const view = stackView(resources.flatMap((resource) => this.#seen(resource)));
    const verdicts = judge(this.#pack, view, {
      ...this.#configuration,
      now: this.#clock(),
      // The engine may show the estate without its inputs once it is created.
      ...(view.ofType(ESTATE_TYPE).length === 0 && { estate: this.#estate }),
    });
    const failed = verdicts.filter((verdict) => verdict.status === "fail" && !this.#told.has(keyOf(verdict)));
    return [
      ...failed.map((verdict) => this.#finding(verdict)),
      ...this.#lateExceptions(verdicts),
      ...this.#undecided(verdicts),
    ];
  }

  #asked(type: string): readonly PackEntry[] {
    return this.#entries.get(canonicalType(type)) ?? [];
  }

  /** What the program only reads was never shown by itself and is not its to mend. */
  #seen({ identity, ...resource }: StackResource): readonly ResourceView[] {
    const shown = this.#shown.get(resource.urn);
    return shown ? [{ ...shown, ...resource, props: { ...identity, ...shown.props } }] : [];
  }

  #context(entry: PackEntry): EntryContext {
    const known = this.#contexts.get(entry);
    if (known) return known;
    const overrides = this.#configuration.settings?.[entry.control.id];
    const { undecided } = this.#configuration;
    const context = {
      now: this.#clock(),
      estate: this.#estate,
      ...(overrides && { overrides }),
      ...(undecided && { undecided }),
    };
    this.#contexts.set(entry, context);
    return context;
  }

  /** By an exception that is known, or by one that the program may yet show: a preview can wait for that. */
  #excused(verdict: Verdict): boolean {
    if (this.#operation !== "deployment" && this.#inCode(verdict.control)) return true;
    const limits = this.#configuration.exceptionLimits;
    const scope = { now: this.#clock(), inCode: this.#inCode, ...(limits && { limits }) };
    return [...this.#estate.exceptions, ...(this.#configuration.exceptions ?? []), ...this.#exceptions].some(
      (exception) => covers(exception, verdict.control, verdict.urn) && excuses(exception, scope),
    );
  }

  #finding(verdict: Verdict): Finding {
    const entry = this.#pack.entries.find(({ control }) => control.id === verdict.control);
    return {
      policy: verdict.control,
      description: entry?.control.title ?? soundExceptions.title,
      level: verdict.level,
      severity: verdict.severity,
      urn: verdict.urn,
      message: verdict.message,
    };
  }

  /**
   * A deployment judges a resource as soon as it is shown, so an exception that the program makes after it comes too
   * late there. A preview says so.
   */
  #lateExceptions(verdicts: readonly Verdict[]): readonly Finding[] {
    const { id, title, severity, clauses } = soundExceptions;
    const level = this.#configuration.levels?.[id] ?? "mandatory";
    if (this.#operation !== "preview" || level === "disabled") return [];
    const order = new Map([...this.#shown.keys()].map((urn, index) => [urn, index]));
    const before = (one: string, other: string) => (order.get(one) ?? 0) < (order.get(other) ?? 0);
    return this.#exceptions.flatMap((exception) => {
      const marker = exception.marker ?? "";
      const late = verdicts.filter(
        ({ status, control, urn }) =>
          status === "excepted" && covers(exception, control, urn) && before(urn, marker),
      );
      const names = late.map(({ urn }) => this.#shown.get(urn)?.name ?? urn).join(", ");
      if (late.length === 0) return [];
      const name = this.#shown.get(marker)?.name ?? marker;
      const message = `exception ${name} (${exception.control}): comes after ${names}, which a deployment judges first; make it before, or let the resource depend on it [${id} §${clauses[0]}]`;
      return [{ policy: id, description: title, level, severity, urn: marker, message }];
    });
  }

  /** One line a resource: nobody reads a hundred. */
  #undecided(verdicts: readonly Verdict[]): readonly Finding[] {
    const level = this.#configuration.levels?.[UNDECIDED] ?? "advisory";
    if (level === "disabled") return [];
    const open = verdicts.filter((verdict) => verdict.status === "unknown");
    return [...Map.groupBy(open, (verdict) => verdict.urn)].map(([urn, about]) => {
      const controls = [...new Set(about.map((verdict) => verdict.control))];
      const name = this.#shown.get(urn)?.name ?? urn;
      return {
        policy: UNDECIDED,
        description: UNDECIDED_TITLE,
        level,
        severity: "low",
        urn,
        message: `${name}: ${controls.length} undecided before deployment (${controls.join(", ")}); judge the state again with "pulumi policy analyze" or "atrium audit" after it`,
      };
    });
  }
}

/** The pack's policies beside its controls, as the engine is told of them. */
export const OWN_POLICIES = [
  { name: soundExceptions.id, title: soundExceptions.title, level: "mandatory", severity: "high" },
  { name: UNDECIDED, title: UNDECIDED_TITLE, level: "advisory", severity: "low" },
] as const;

/** A URN carries the types of all ancestors. */
function belongsToEstate({ urn }: ResourceView): boolean {
  return urn.includes(`${ESTATE_TYPE}$`);
}

function keyOf({ control, urn }: Verdict): string {
  return `${control} ${urn}`;
}

/** Controls that need one resource alone, by canonical type: asking them costs nothing for all other types. */
function entriesByType(
  pack: Pack,
  levels: Readonly<Record<string, EnforcementLevel>>,
): ReadonlyMap<string, readonly PackEntry[]> {
  const byType = new Map<string, PackEntry[]>();
  for (const { control, ...entry } of pack.entries) {
    const level = levels[control.id] ?? entry.level;
    if (control.fact.scope !== "resource" || level === "disabled") continue;
    for (const type of new Set([...control.fact.types.aws, ...control.fact.types.alicloud])) {
      const held = byType.get(type);
      const judged = { ...entry, control, level };
      if (held) held.push(judged);
      else byType.set(type, [judged]);
    }
  }
  return byType;
}
