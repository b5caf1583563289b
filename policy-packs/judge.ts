import { canonicalType } from "./aliases.ts";
import type {
  AnyControl,
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
import {
  applyExceptions,
  type ExceptionInForce,
  exceptionsInForce,
  inCodeAllowed,
  soundExceptions,
} from "./exceptions/exceptions.ts";
import { exceptionsInCode } from "./exceptions/in-code.ts";
import { fail, undecided } from "./judgement.ts";
import { redact } from "./redact.ts";
import { type Configuration, checkSettings, type UndecidedMode } from "./settings/configuration.ts";
import { bearerOf } from "./settings/dimensions.ts";
import { type SettingsAt, settingsAt, type WrittenSettings } from "./settings/settings.ts";

/** Everything of a {@link Configuration} may be given; what is left out stays as the pack has it. */
export interface JudgeOptions extends Partial<Configuration> {
  readonly now?: Date;
  /** Estate inputs for stacks without the estate's component. */
  readonly estate?: EstateInputs;
}

/**
 * Every verdict of a pack over a stack, in the pack's order and then the stack's.
 * A control that throws becomes a failure of its own and stops nothing.
 * @throws BadInput if the settings given are not what the controls take
 */
export function judge(pack: Pack, stack: StackView, options: JudgeOptions = {}): readonly Verdict[] {
  if (options.settings) checkSettings(pack, options.settings);
  const now = options.now ?? new Date();
  const estate = estateOf(stack, options.estate);
  const verdicts = pack.entries.flatMap((entry) => {
    const level = options.levels?.[entry.control.id] ?? entry.level;
    if (level === "disabled") return [];
    const overrides = options.settings?.[entry.control.id];
    const { undecided } = options;
    const context = { now, estate, ...(overrides && { overrides }), ...(undecided && { undecided }), stack };
    return judgeEntry({ ...entry, level }, stack, context);
  });
  return applyExceptions(verdicts, allExceptions(stack, options), {
    now,
    level: options.levels?.[soundExceptions.id] ?? "mandatory",
    at: stackUrn(stack),
    controls: pack.entries.map((entry) => entry.control.id),
    inCode: inCodeAllowed(pack, options.inCode),
    ...(options.exceptionLimits && { limits: options.exceptionLimits }),
  });
}

/** The estate that a stack carries, beside one that is given. */
function estateOf(stack: StackView, given: EstateInputs = NO_ESTATE): EstateInputs {
  const inStack = stack.once(estateInputs, (view) => estateInputs(view.resources));
  return given === NO_ESTATE ? inStack : joinEstates(given, inStack);
}

/** From the estate, configuration and the program, in this order. */
function allExceptions(
  stack: StackView,
  options: Pick<JudgeOptions, "estate" | "exceptions">,
): readonly Exception[] {
  return [
    ...estateOf(stack, options.estate).exceptions,
    ...(options.exceptions ?? []),
    ...stack.once(exceptionsInCode, ({ resources }) => exceptionsInCode(resources)),
  ];
}

/** What is listed as in force beside a report: the exceptions that excuse something, the one that ends first on top. */
export function listExceptions(
  pack: Pack,
  stack: StackView,
  verdicts: readonly Verdict[],
  options: JudgeOptions = {},
): readonly ExceptionInForce[] {
  return exceptionsInForce(verdicts, allExceptions(stack, options), {
    now: options.now ?? new Date(),
    inCode: inCodeAllowed(pack, options.inCode),
    ...(options.exceptionLimits && { limits: options.exceptionLimits }),
  });
}

export interface EntryContext {
  readonly now: Date;
  readonly estate: EstateInputs;
  readonly overrides?: WrittenSettings;
  readonly undecided?: UndecidedMode;
  /** All resources, for controls that are judged with them. */
  readonly stack?: StackView;
}

/** The verdicts of one control, before exceptions. */
function judgeEntry(entry: PackEntry, stack: StackView, context: EntryContext): readonly Verdict[] {
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
function reads(control: AnyControl, type: string): boolean {
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
  const judgement = attempt(() => {
    const ways = settingsOf(entry, context)(tagged(subject, control, context));
    return agreed(ways.map((settings) => control.judge(subject.fact, { settings, now: context.now })));
  });
  if (judgement instanceof Error) {
    return crash(entry, subject.resource.urn, subject.resource.name, judgement);
  }
  return verdict(entry, subject.resource, strictly(judgement, control, context.undecided));
}

/** Controls of single resources are judged before there is a stack, and see the tags of the resource alone. */
function tagged({ resource }: Subject<unknown>, { fact }: AnyControl, { stack }: EntryContext): ResourceView {
  return stack && fact.scope === "stack" ? bearerOf(resource, stack) : resource;
}

/** Limits that differ by a tag whose value is unknown decide only where they all come to the same. */
function agreed(judgements: readonly Judgement[]): Judgement {
  const [first, ...others] = judgements;
  if (!first) throw new Error("judged in no way");
  if (others.every(({ status }) => status === first.status)) return first;
  return undecided(
    "its environment or data class, on which the limit depends, is known only after deployment",
  );
}

/** A question left open is a failure where the configuration says so. */
function strictly(judgement: Judgement, { severity }: AnyControl, mode: UndecidedMode = "report"): Judgement {
  if (judgement.status !== "unknown" || mode === "report") return judgement;
  if (mode === "fail-critical" && severity !== "critical") return judgement;
  return fail(
    `undecided, which counts as failed here: ${judgement.reason}`,
    "give the value in the program, or write an exception until it is deployed",
  );
}

/** Worked out once for each control under one context. */
function settingsOf(entry: PackEntry, context: EntryContext): SettingsAt {
  const known = prepared.get(context) ?? new Map<AnyControl, SettingsAt>();
  prepared.set(context, known);
  const found = known.get(entry.control) ?? settingsAt(entry, context);
  known.set(entry.control, found);
  return found;
}

const prepared = new WeakMap<EntryContext, Map<AnyControl, SettingsAt>>();

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

function stackUrn(stack: StackView): string {
  const root = stack.resources.find((resource) => resource.type === "pulumi:pulumi:Stack");
  return root?.urn ?? stack.resources[0]?.urn ?? "";
}
