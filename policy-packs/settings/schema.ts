import type { AnyControl, SettingSchema } from "../control.ts";

/** JSON schema of what may be configured for one control. */
export type ConfigSchema = Readonly<Record<string, JsonSchema>>;

/** The part of JSON schema that settings need. */
export interface JsonSchema {
  readonly type: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
}

/** Something wrong with a value, at a path below the control's id. */
export interface SettingFault {
  readonly path: string;
  readonly value: unknown;
  readonly message: string;
  readonly hint: string;
}

/** Settings of a control and the presets for them; a control without settings has no presets either. */
export function settingsSchema({ settings }: Pick<AnyControl, "settings">): ConfigSchema {
  const plain: Readonly<Record<string, SettingSchema>> = settings?.schema ?? {};
  if (Object.keys(plain).length === 0) return {};
  const presets = (tag: string): JsonSchema => ({
    type: "object",
    description: `the same settings for resources with this value of the tag "${tag}"`,
    additionalProperties: { type: "object", properties: plain, additionalProperties: false },
  });
  return { ...plain, byEnvironment: presets("environment"), byDataClass: presets("data-class") };
}

/** Everything wrong with values that a schema describes, in the order they were written. */
export function schemaFaults(
  values: Readonly<Record<string, unknown>>,
  properties: ConfigSchema,
  path = "",
): readonly SettingFault[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const at = path === "" ? name : `${path}.${name}`;
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return schema ? valueFaults(value, schema, at) : [unknownName(at, value, Object.keys(properties))];
  });
}

function valueFaults(value: unknown, schema: JsonSchema, path: string): readonly SettingFault[] {
  if (!isOf(schema.type, value)) {
    return [
      { path, value, message: `is no ${TYPE_NAMES[schema.type] ?? schema.type}`, hint: hintOf(schema) },
    ];
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((element, i) => valueFaults(element, items, `${path}[${i}]`)) : [];
  }
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    if (value < minimum) return [{ path, value, message: `is below ${minimum}`, hint: hintOf(schema) }];
    return value > maximum ? [{ path, value, message: `is above ${maximum}`, hint: hintOf(schema) }] : [];
  }
  if (typeof value === "string" && schema.enum && !schema.enum.includes(value)) {
    return [{ path, value, message: "is none of the words it can be", hint: hintOf(schema) }];
  }
  return typeof value === "object" && value !== null
    ? objectFaults(value as Readonly<Record<string, unknown>>, schema, path)
    : [];
}

function objectFaults(
  value: Readonly<Record<string, unknown>>,
  { properties, required = [], additionalProperties }: JsonSchema,
  path: string,
): readonly SettingFault[] {
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ path, value: undefined, message: `has no ${name}`, hint: `write ${name}` }));
  if (properties && additionalProperties === false) {
    return [...missing, ...schemaFaults(value, properties, path)];
  }
  const each = Object.entries(value).flatMap(([name, inner]) => {
    const schema = properties?.[name] ?? (additionalProperties || undefined);
    return schema ? valueFaults(inner, schema, `${path}.${name}`) : [];
  });
  return [...missing, ...each];
}

function unknownName(path: string, value: unknown, known: readonly string[]): SettingFault {
  const shown = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
  return { path, value, message: "is no setting of this control", hint: shown };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  integer: "whole number",
  array: "list",
  object: "map",
  string: "text",
};

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function hintOf({ type, description, minimum, maximum, enum: words, items }: JsonSchema): string {
  const bounds = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
  ].join(" ");
  const kind = words ? `one of ${words.join(", ")}` : `a ${TYPE_NAMES[type] ?? type}`;
  const of = items && type === "array" ? ` of ${TYPE_NAMES[items.type] ?? items.type} values` : "";
  return `give ${kind}${of}${bounds === "" ? "" : ` ${bounds}`}${description ? `: ${description}` : ""}`;
}
