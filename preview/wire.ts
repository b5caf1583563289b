/**
 * Values as the SDK puts them on the wire: JSON with a signature key for what JSON lacks.
 * Names and signatures are Pulumi's own (`@pulumi/pulumi/runtime/rpc`).
 */

export type Wire = null | boolean | number | string | readonly Wire[] | WireObject;
export interface WireObject {
  readonly [key: string]: Wire;
}

export const UNKNOWN_SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SIGNATURES = {
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  secret: "1b47061264138c4ac30d75fd1eb44270",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

/** Splits the cases once, so that every walk below handles all of them. */
export type WireCase =
  | { readonly kind: "unknown" }
  | { readonly kind: "plain"; readonly value: null | boolean | number | string }
  | { readonly kind: "list"; readonly items: readonly Wire[] }
  | { readonly kind: "object"; readonly fields: WireObject }
  | { readonly kind: "secret"; readonly value: Wire }
  | {
      readonly kind: "output";
      readonly value?: Wire;
      readonly secret: boolean;
      readonly dependencies: readonly string[];
    }
  | { readonly kind: "resource"; readonly urn: string; readonly id?: Wire }
  | { readonly kind: "asset" | "archive"; readonly fields: WireObject };

export function wireCase(wire: Wire): WireCase {
  if (wire === null || typeof wire === "boolean" || typeof wire === "number")
    return { kind: "plain", value: wire };
  if (typeof wire === "string") {
    // A secret of the stack configuration that cannot be decrypted offline may sit inside a longer text.
    return wire.includes(UNKNOWN_SENTINEL) ? { kind: "unknown" } : { kind: "plain", value: wire };
  }
  if (isList(wire)) return { kind: "list", items: wire };
  switch (wire[SIGNATURE]) {
    case SIGNATURES.secret:
      return { kind: "secret", value: wire.value ?? null };
    case SIGNATURES.output:
      return {
        kind: "output",
        ...(wire.value === undefined ? {} : { value: wire.value }),
        secret: wire.secret === true,
        dependencies: strings(wire.dependencies),
      };
    case SIGNATURES.resource:
      return {
        kind: "resource",
        urn: typeof wire.urn === "string" ? wire.urn : "",
        ...(wire.id === undefined ? {} : { id: wire.id }),
      };
    case SIGNATURES.asset:
      return { kind: "asset", fields: wire };
    case SIGNATURES.archive:
      return { kind: "archive", fields: wire };
    default:
      return { kind: "object", fields: wire };
  }
}

function isList(wire: Wire | undefined): wire is readonly Wire[] {
  return Array.isArray(wire);
}

export function secret(value: Wire): WireObject {
  return { [SIGNATURE]: SIGNATURES.secret, value };
}

export function isSecret(wire: Wire): boolean {
  return typeof wire === "object" && wire !== null && !isList(wire) && wire[SIGNATURE] === SIGNATURES.secret;
}

/** Output values become what they say: unknown, secret, or the value itself. */
export function withoutOutputs(wire: Wire): Wire {
  const value = wireCase(wire);
  switch (value.kind) {
    case "output": {
      const inner = value.value === undefined ? UNKNOWN_SENTINEL : withoutOutputs(value.value);
      return value.secret ? secret(inner) : inner;
    }
    case "secret":
      return secret(withoutOutputs(value.value));
    case "list":
      return value.items.map(withoutOutputs);
    case "object":
      return mapFields(value.fields, withoutOutputs);
    default:
      return wire;
  }
}

/** Unknowns and secrets become output values, as the engine hands them to a transform. */
export function withOutputs(wire: Wire): Wire {
  const value = wireCase(wire);
  switch (value.kind) {
    case "unknown":
      return output(undefined, false, []);
    case "secret": {
      const inner = wireCase(value.value);
      return output(inner.kind === "unknown" ? undefined : withOutputs(value.value), true, []);
    }
    case "list":
      return value.items.map(withOutputs);
    case "object":
      return mapFields(value.fields, withOutputs);
    default:
      return wire;
  }
}

/** Adds resources to those a value is already known to come from. */
export function withDependencies(wire: Wire, urns: readonly string[]): Wire {
  const held = outputDependencies(wire);
  if (urns.every((urn) => held.has(urn))) return wire;
  const value = wireCase(wire);
  return value.kind === "output"
    ? output(value.value, value.secret, [...new Set([...value.dependencies, ...urns])])
    : output(wire, false, urns);
}

/** Every resource that an output value anywhere inside says it comes from. */
export function outputDependencies(wire: Wire, into: Set<string> = new Set()): Set<string> {
  const value = wireCase(wire);
  switch (value.kind) {
    case "output":
      for (const urn of value.dependencies) into.add(urn);
      if (value.value !== undefined) outputDependencies(value.value, into);
      break;
    case "secret":
      outputDependencies(value.value, into);
      break;
    case "resource":
      if (value.id !== undefined) outputDependencies(value.id, into);
      break;
    case "list":
      for (const item of value.items) outputDependencies(item, into);
      break;
    case "object":
      for (const field of Object.values(value.fields)) outputDependencies(field, into);
  }
  return into;
}

/** References to resources become the id (a component: the URN), as a provider without references gets them. */
export function withoutReferences(wire: Wire): Wire {
  const value = wireCase(wire);
  switch (value.kind) {
    case "resource":
      if (value.id === undefined) return value.urn;
      return value.id === "" ? UNKNOWN_SENTINEL : value.id;
    case "secret":
      return secret(withoutReferences(value.value));
    case "list":
      return value.items.map(withoutReferences);
    case "object":
      return mapFields(value.fields, withoutReferences);
    default:
      return wire;
  }
}

function mapFields(fields: WireObject, change: (value: Wire) => Wire): WireObject {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]));
}

function output(
  value: Wire | undefined,
  isSecretValue: boolean,
  dependencies: readonly string[],
): WireObject {
  return {
    [SIGNATURE]: SIGNATURES.output,
    ...(value === undefined ? {} : { value }),
    ...(isSecretValue ? { secret: true } : {}),
    ...(dependencies.length === 0 ? {} : { dependencies }),
  };
}

function strings(wire: Wire | undefined): readonly string[] {
  return isList(wire) ? wire.filter((item) => typeof item === "string") : [];
}
