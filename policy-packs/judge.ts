import { canonicalType } from "./aliases.ts";
import type {
  AnyControl,
  EnforcementLevel,
  EstateInputs,
  Exception,
  Judgement,
  Pack,
  PackEntry,
  ResourceView,
  StackView,
  Subject,
  Verdict,
} from "./control.ts";
import { estateInputs, joinEstates, NO_ESTATE } from "./estate-inputs.ts";
import { applyExceptions, type ExceptionLimits, soundExceptions } from "./exceptions.ts";

export interface JudgeOptions {
  readonly now?: Date;
  /** Beside those that the estate's component carries. */
  readonly exceptions?: readonly Exception[];
  /** Estate inputs for stacks without the estate's component. */
  readonly estate?: EstateInputs;
  /** Settings by control id; they win over the pack's and the estate's. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Levels by control id; they win over the pack's. */
  readonly levels?: Readonly<Record<string, EnforcementLevel>>;
  readonly exceptionLimits?: ExceptionLimits;
}

/**
 * Every verdict of a pack over a stack, in the pack's order and then the stack's.
 * Never throws: a control that does becomes a failure of its own and stops nothing.
 */
export function judge(pack: Pack, stack: StackView, options: JudgeOptions = {}): readonly Verdict[] {
  const now = options.now ?? new Date();
  const inStack = stack.once(estateInputs, (view) => estateInputs(view.resources));
  const estate = joinEstates(options.estate ?? NO_ESTATE, inStack);
  const verdicts = pack.entries.flatMap((entry) => {
    const level = options.levels?.[entry.control.id] ?? entry.level;
    if (level === "disabled") return [];
    const overrides = options.settings?.[entry.control.id];
    return judgeEntry({ ...entry, level }, stack, { now, estate, ...(overrides && { overrides }) });
  });
  return applyExceptions(verdicts, [...estate.exceptions, ...(options.exceptions ?? [])], {
    now,
    level: options.levels?.[soundExceptions.id] ?? "mandatory",
    at: stackUrn(stack),
    controls: pack.entries.map((entry) => entry.control.id),
    ...(options.exceptionLimits && { limits: options.exceptionLimits }),
  });
}

export interface EntryContext {
  readonly now: Date;
  readonly estate: EstateInputs;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** The verdicts of one control, before exceptions. */
export function judgeEntry(entry: PackEntry, stack: StackView, context: EntryContext): readonly Verdict[] {
  const { control } = entry;
  const found = readings(control, stack);
  if (found instanceof Error) return [crash(entry, stackUrn(stack), "the stack", found)];
  return found.map((reading) =>
    "error" in reading
      ? crash(entry, reading.resource.urn, reading.resource.name, reading.error)
      : judgeSubject(entry, reading, context),
  );
}

/** The verdict on one resource by a control whose fact needs nothing else; undefined if it is no subject. */
export function judgeResource(
  entry: PackEntry,
  resource: ResourceView,
  context: EntryContext,
): Verdict | undefined {
  const { fact } = entry.control;
  if (fact.scope !== "resource" || !reads(entry.control, resource.type)) return undefined;
  const read = attempt(() => fact.read(resource));
  if (read instanceof Error) return crash(entry, resource.urn, resource.name, read);
  return read === undefined ? undefined : judgeSubject(entry, { resource, fact: read }, context);
}

/** Does the control look at resources of this type? */
export function reads(control: AnyControl, type: string): boolean {
  let types = typeSets.get(control.fact);
  if (!types) {
    types = new Set([...control.fact.types.aws, ...control.fact.types.alicloud]);
    typeSets.set(control.fact, types);
  }
  return types.has(canonicalType(type));
}

const typeSets = new WeakMap<object, ReadonlySet<string>>();

/** What a fact found at each resource, or how reading it failed there. */
type Reading = Subject<unknown> | { readonly resource: ResourceView; readonly error: Error };

/** Controls that share a fact share the reading. */
function readings(control: AnyControl, stack: StackView): readonly Reading[] | Error {
  const { fact } = control;
  return stack.once(fact, () => {
    if (fact.scope === "stack") return attempt(() => fact.read(stack));
    return stack.ofType(...fact.types.aws, ...fact.types.alicloud).flatMap((resource): Reading[] => {
      const read = attempt(() => fact.read(resource));
      if (read instanceof Error) return [{ resource, error: read }];
      return read === undefined ? [] : [{ resource, fact: read }];
    });
  });
}

function judgeSubject(entry: PackEntry, subject: Subject<unknown>, context: EntryContext): Verdict {
  const { control } = entry;
  const settings = settingsFor(entry, context);
  const judgement = attempt(() => control.judge(subject.fact, { settings, now: context.now }));
  if (judgement instanceof Error) {
    return crash(entry, subject.resource.urn, subject.resource.name, judgement);
  }
  return verdict(entry, subject.resource, judgement);
}

/** Defaults, then the estate's, then the pack's, then configuration. */
function settingsFor(entry: PackEntry, context: Omit<EntryContext, "now">): object {
  const { settings } = entry.control;
  if (!settings) return {};
  return {
    ...settings.defaults,
    ...fromEstate(entry.control, context.estate),
    ...entry.settings,
    ...context.overrides,
  };
}

const derived = new WeakMap<EstateInputs, Map<AnyControl, object>>();

/** What an estate sets for a control; worked out once, as a plan can have thousands of prefixes. */
function fromEstate(control: AnyControl, estate: EstateInputs): object {
  const known = derived.get(estate) ?? new Map<AnyControl, object>();
  derived.set(estate, known);
  const found = known.get(control) ?? control.settings?.fromEstate?.(estate) ?? {};
  known.set(control, found);
  return found;
}

function verdict(entry: PackEntry, resource: ResourceView, judgement: Judgement): Verdict {
  const { control } = entry;
  const remedy = judgement.status === "fail" ? judgement.remedy : "";
  return {
    control: control.id,
    urn: resource.urn,
    status: judgement.status,
    level: entry.level,
    severity: control.severity,
    message: redact(`${resource.name}: ${sentence(control, judgement)} ${citation(control)}`, resource),
    remedy: redact(remedy, resource),
    clauses: control.clauses,
    sameAs: control.sameAs,
  };
}

function sentence(control: AnyControl, judgement: Judgement): string {
  switch (judgement.status) {
    case "pass":
      return control.title;
    case "fail":
      return `${judgement.message}; ${judgement.remedy}`;
    default:
      return judgement.reason;
  }
}

function citation({ id, clauses }: AnyControl): string {
  return `[${id} §${clauses[0]}]`;
}

/** A fault of the control, not of the resource: reported at the control's level so that it cannot hide. */
function crash(entry: PackEntry, urn: string, who: string, error: Error): Verdict {
  const remedy = "report it with this line, and judge this resource by eye until it is mended";
  return {
    control: entry.control.id,
    urn,
    status: "fail",
    level: entry.level,
    severity: entry.control.severity,
    message: `${who}: could not be judged, the control itself failed (${error.name}); ${remedy} ${citation(entry.control)}`,
    remedy,
    clauses: entry.control.clauses,
    sameAs: entry.control.sameAs,
  };
}

function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error("thrown value");
  }
}

/** Shortest secret that is cut out; a shorter one would match by chance and mangle the sentence. */
const SHORTEST_REDACTED = 4;

function redact(text: string, resource: ResourceView): string {
  let clean = text;
  for (const secret of resource.secrets ?? []) {
    if (secret.length >= SHORTEST_REDACTED) clean = clean.replaceAll(secret, "[secret]");
  }
  return clean;
}

function stackUrn(stack: StackView): string {
  const root = stack.resources.find((resource) => resource.type === "pulumi:pulumi:Stack");
  return root?.urn ?? stack.resources[0]?.urn ?? "";
}
