/**
 * Inputs as the policy SDK hands them over → plain data. Reading an unknown through the SDK's proxy throws;
 * the proxy's target holds sentinels instead, which become {@link UNKNOWN} here. Nothing is left to throw.
 */
import { UNKNOWN } from "./control.ts";

/** The SDK's door to what a proxy wraps (`@pulumi/policy` proxy.js, 1.21). */
const TARGET = "__getSpecialProxyTarget";

/** `UnknownValue` sentinels of Pulumi's wire format, one for each kind of value. */
const SENTINELS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The string sentinel, for tests that build what the engine would send. */
export const UNKNOWN_SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function plainProps(props: Record<string, unknown>): Readonly<Record<string, unknown>> {
  const value = plain(unwrap(props));
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function unwrap(value: object): unknown {
  return (value as Record<string, unknown>)[TARGET] ?? value;
}

function plain(value: unknown): unknown {
  if (SENTINELS.has(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  // Assets and archives are class instances holding promises; no control reads into them.
  if (Object.getPrototypeOf(value) !== Object.prototype) return {};
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, plain(element)]));
}
