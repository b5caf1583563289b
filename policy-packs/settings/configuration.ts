/**
 * What a user sets for a pack, in the shape that Pulumi's own `--policy-pack-config` has: by control, a level, or
 * an object of level, settings and exceptions. Offline and in the engine it is read here.
 */
import { BadInput, type Diagnostic } from "../../ipam/diagnostic.ts";
import type { AnyControl, EnforcementLevel, Exception, Pack } from "../control.ts";
import { readException } from "../estate-inputs.ts";
import { EXCEPTION_LIMITS, type ExceptionLimits, soundExceptions } from "../exceptions/exceptions.ts";
import {
  type ConfigSchema,
  type JsonSchema,
  type SettingFault,
  schemaFaults,
  settingsSchema,
} from "./schema.ts";
import type { WrittenSettings } from "./settings.ts";

/** Name of the policy that shows what only a deployment can decide. */
export const UNDECIDED = "undecided-until-deployed";

/** What becomes of a question that only a deployment can answer. */
export const UNDECIDED_MODES = ["report", "fail-critical", "fail"] as const;
export type UndecidedMode = (typeof UNDECIDED_MODES)[number];

export interface Configuration {
  readonly levels: Readonly<Record<string, EnforcementLevel>>;
  readonly settings: Readonly<Record<string, WrittenSettings>>;
  readonly exceptions: readonly Exception[];
  /** By control: may a program excuse its own resources from it? */
  readonly inCode: Readonly<Record<string, boolean>>;
  readonly exceptionLimits: ExceptionLimits;
  readonly undecided: UndecidedMode;
}

const LEVELS: readonly string[] = ["disabled", "advisory", "mandatory", "remediate"];

const EXCEPTION_FIELDS = ["resource", "reason", "owner", "approver", "ticket", "expires"] as const;
const word: JsonSchema = { type: "string" };

/** What every control takes beside its own settings. */
const SHARED: ConfigSchema = {
  exceptions: {
    type: "array",
    description: `resources excused: {${EXCEPTION_FIELDS.join(", ")}}`,
    items: {
      type: "object",
      properties: Object.fromEntries(EXCEPTION_FIELDS.map((field) => [field, word])),
      additionalProperties: false,
    },
  },
  inCode: { type: "boolean", description: "whether a program may excuse its own resources" },
};

/** What can be set for a control in the configuration of a pack. */
export function configSchema(control: Pick<AnyControl, "settings">): ConfigSchema {
  return { ...settingsSchema(control), ...SHARED };
}

export const EXCEPTION_SCHEMA: ConfigSchema = {
  longestDays: { type: "integer", minimum: 1, description: "days that an exception may run from today" },
  widest: { type: "integer", minimum: 1, description: "resources that one exception may excuse" },
};

export const UNDECIDED_SCHEMA: ConfigSchema = {
  undecided: {
    type: "string",
    enum: UNDECIDED_MODES,
    description: "what becomes of what only a deployment can decide",
  },
};

/**
 * @param raw what the JSON file holds
 * @param file the file's name for messages
 * @throws BadInput with everything wrong with it
 */
export function readConfiguration(pack: Pack, raw: unknown, file: string): Configuration {
  const at = (fault: SettingFault): Diagnostic => diagnostic(file, fault);
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    const hint = 'write it as { "<control>": { "<setting>": … } }';
    throw new BadInput([at({ path: "", value: raw, message: "is no map of controls", hint })]);
  }
  const faults: SettingFault[] = [];
  const parts = Object.entries(raw).map(([name, value]) => {
    const part = partOf(name, value, schemaOf(pack, name));
    faults.push(...part.faults);
    return part;
  });
  if (faults.length > 0) throw new BadInput(faults.map(at));
  return join(pack, parts);
}

interface Part {
  readonly name: string;
  readonly level?: EnforcementLevel;
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly SettingFault[];
}

function partOf(name: string, value: unknown, schema: ConfigSchema | undefined): Part {
  const fault = (path: string, found: unknown, message: string, hint: string): Part => ({
    name,
    values: {},
    faults: [{ path, value: found, message, hint }],
  });
  if (!schema) return fault(name, undefined, "is no control of this pack", "see CONTROLS.md for their ids");
  const levels = `give ${LEVELS.join(", ")}`;
  if (typeof value === "string") {
    if (!LEVELS.includes(value)) return fault(name, value, "is no enforcement level", levels);
    return { name, level: levelOf(value), values: {}, faults: [] };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return fault(name, value, "is neither a level nor a map of settings", levels);
  }
  const { enforcementLevel, ...values } = value as Record<string, unknown>;
  const faults = [...schemaFaults(values, schema, name)];
  const isLevel = typeof enforcementLevel === "string" && LEVELS.includes(enforcementLevel);
  if (enforcementLevel !== undefined && !isLevel) {
    faults.push({
      path: `${name}.enforcementLevel`,
      value: enforcementLevel,
      message: "is no enforcement level",
      hint: levels,
    });
  }
  return { name, ...(isLevel && { level: levelOf(enforcementLevel) }), values, faults };
}

/** A control that cannot mend what it finds is as good as mandatory. */
function levelOf(word: string): EnforcementLevel {
  return word === "remediate" ? "mandatory" : (word as EnforcementLevel);
}

function schemaOf(pack: Pack, name: string): ConfigSchema | undefined {
  switch (name) {
    case "all":
      return {};
    case UNDECIDED:
      return UNDECIDED_SCHEMA;
    case soundExceptions.id:
      return EXCEPTION_SCHEMA;
    default: {
      const entry = pack.entries.find(({ control }) => control.id === name);
      return entry && configSchema(entry.control);
    }
  }
}

function join(pack: Pack, parts: readonly Part[]): Configuration {
  const levels: Record<string, EnforcementLevel> = {};
  const settings: Record<string, WrittenSettings> = {};
  const inCode: Record<string, boolean> = {};
  const exceptions: Exception[] = [];
  let limits = EXCEPTION_LIMITS;
  let undecided: UndecidedMode = "report";
  const all = parts.find(({ name }) => name === "all")?.level;
  if (all) for (const { control } of pack.entries) levels[control.id] = all;
  for (const { name, level, values } of parts) {
    if (name === "all") continue;
    if (level) levels[name] = level;
    if (name === UNDECIDED) {
      undecided = (values.undecided as UndecidedMode | undefined) ?? undecided;
    } else if (name === soundExceptions.id) {
      limits = { ...limits, ...values };
    } else {
      const { exceptions: excused, inCode: allowed, ...own } = values;
      for (const each of (excused ?? []) as readonly unknown[]) {
        exceptions.push({ ...readException(each), control: name, source: "configuration" });
      }
      if (typeof allowed === "boolean") inCode[name] = allowed;
      if (Object.keys(own).length > 0) settings[name] = own;
    }
  }
  return { levels, settings, exceptions, inCode, exceptionLimits: limits, undecided };
}

/** @throws BadInput where settings of the pack itself are not what its controls take */
export function checkPack(pack: Pack): void {
  const faults = pack.entries.flatMap(({ control, settings }) =>
    schemaFaults(settings ?? {}, settingsSchema(control), control.id),
  );
  if (faults.length > 0) throw new BadInput(faults.map((fault) => diagnostic(`pack ${pack.name}`, fault)));
}

/** @throws BadInput where settings by control are not what the pack's controls take */
export function checkSettings(pack: Pack, settings: Readonly<Record<string, WrittenSettings>>): void {
  const faults = Object.entries(settings).flatMap(([id, values]) => {
    const entry = pack.entries.find(({ control }) => control.id === id);
    return entry ? schemaFaults(values, settingsSchema(entry.control), id) : [];
  });
  if (faults.length > 0) throw new BadInput(faults.map((fault) => diagnostic("settings", fault)));
}

function diagnostic(file: string, { path, value, message, hint }: SettingFault): Diagnostic {
  const shown = value === undefined ? {} : { value: JSON.stringify(value).slice(0, 80) };
  return { code: "policy.setting", severity: "error", file, path, ...shown, message, hint };
}
