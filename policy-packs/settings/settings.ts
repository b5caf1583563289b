import type { AnyControl, EstateInputs, PackEntry, ResourceView } from "../control.ts";
import { UNKNOWN } from "../control.ts";
import { sameValue, standingOf } from "./dimensions.ts";

/** Settings as a pack or a configuration writes them: plain ones, and presets for what a resource is tagged with. */
export type WrittenSettings = Readonly<Record<string, unknown>>;

/** Presets by the value of a tag. */
type Presets = Readonly<Record<string, object>>;

/** One source of settings; the presets of a layer win over its plain values, the data class over the environment. */
interface Layer {
  readonly plain: object;
  readonly byEnvironment: Presets;
  readonly byDataClass: Presets;
}

export interface SettingsSources {
  readonly estate: EstateInputs;
  /** From configuration. */
  readonly overrides?: WrittenSettings;
}

/**
 * The settings a control is judged with at a resource. Each layer wins over the ones before it:
 * 1. defaults of the control, 2. what the estate says, 3. presets of the control for environment and data class,
 * 4. the pack's settings and then its presets, 5. configuration and then its presets.
 *
 * More than one answer where a tag that decides is known only after deployment: one for each way it may turn out.
 */
export type SettingsAt = (resource: ResourceView) => readonly object[];

export function settingsAt(entry: PackEntry, sources: SettingsSources): SettingsAt {
  const layers = layersOf(entry, sources);
  const byEnvironment = valuesOf(layers.map((layer) => layer.byEnvironment));
  const byDataClass = valuesOf(layers.map((layer) => layer.byDataClass));
  if (byEnvironment.size + byDataClass.size === 0) {
    const only = [compose(layers, undefined, undefined)];
    return () => only;
  }
  const composed = new Map<string, object>();
  const composeOnce = (environment: string | undefined, dataClass: string | undefined): object => {
    const key = `${environment ?? ""}|${dataClass ?? ""}`;
    const known = composed.get(key) ?? compose(layers, environment, dataClass);
    composed.set(key, known);
    return known;
  };
  return (resource) => {
    const standing = standingOf(resource);
    const environments = possible(standing.environment, byEnvironment);
    const dataClasses = possible(standing.dataClass, byDataClass);
    return environments.flatMap((environment) =>
      dataClasses.map((dataClass) => composeOnce(environment, dataClass)),
    );
  };
}

/** The values worth telling apart; one without a preset is as good as none. */
function possible(
  value: string | typeof UNKNOWN | undefined,
  presets: ReadonlySet<string>,
): readonly (string | undefined)[] {
  if (value === UNKNOWN) return [undefined, ...presets];
  const word = value === undefined ? undefined : sameValue(value);
  return [word !== undefined && presets.has(word) ? word : undefined];
}

function layersOf(
  { control, settings }: PackEntry,
  { estate, overrides }: SettingsSources,
): readonly Layer[] {
  const own = control.settings;
  const plain = { ...own?.defaults, ...fromEstate(control, estate) };
  return [
    { plain, byEnvironment: presets(own?.byEnvironment), byDataClass: presets(own?.byDataClass) },
    written(settings),
    written(overrides),
  ];
}

function written(settings: WrittenSettings = {}): Layer {
  const { byEnvironment, byDataClass, ...plain } = settings;
  return { plain, byEnvironment: presets(byEnvironment), byDataClass: presets(byDataClass) };
}

function presets(value: unknown): Presets {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([word, settings]) =>
      typeof settings === "object" && settings !== null ? [[sameValue(word), settings as object]] : [],
    ),
  );
}

function valuesOf(all: readonly Presets[]): ReadonlySet<string> {
  return new Set(all.flatMap((presets) => Object.keys(presets)));
}

function compose(
  layers: readonly Layer[],
  environment: string | undefined,
  dataClass: string | undefined,
): object {
  return Object.assign(
    {},
    ...layers.flatMap(({ plain, byEnvironment, byDataClass }) => [
      plain,
      environment === undefined ? {} : byEnvironment[environment],
      dataClass === undefined ? {} : byDataClass[dataClass],
    ]),
  );
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
