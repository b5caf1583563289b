/**
 * Values as the engine sends them to a judge → plain data: unknowns become {@link UNKNOWN}, secrets their plain
 * values beside the list of what must not be repeated in a message. Nothing is left to throw.
 */
import { UNKNOWN } from "../control.ts";

/** `UnknownValue` sentinels of Pulumi's wire format, one for each kind of value (`@pulumi/pulumi/runtime/rpc`). */
const SENTINELS: ReadonlySet<string> = new Set([
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

/** Key of an object that stands for what JSON lacks, and its marks. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What stands in a state for a secret that the engine cannot open without its stack. */
const REDACTED = "[secret]";

export interface PlainProps {
  readonly props: Readonly<Record<string, unknown>>;
  /** Texts and numbers that stood in secrets. */
  readonly secrets: readonly string[];
}

export function plainProps(wire: Readonly<Record<string, unknown>>): PlainProps {
  const secrets: string[] = [];
  return { props: plainFields(wire, secrets), secrets };
}

function plainFields(fields: object, secrets: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value, secrets)]));
}

function plain(value: unknown, secrets: string[]): unknown {
  if (typeof value === "string") return isSentinel(value) || value === REDACTED ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map((element) => plain(element, secrets));
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  switch (fields[SIGNATURE]) {
    case SECRET: {
      if (fields.value === REDACTED) return UNKNOWN;
      const inner = plain(fields.value, secrets);
      gatherTexts(inner, secrets);
      return inner;
    }
    case OUTPUT: {
      if (fields.value === undefined) return UNKNOWN;
      const inner = plain(fields.value, secrets);
      if (fields.secret === true) gatherTexts(inner, secrets);
      return inner;
    }
    case RESOURCE:
      return UNKNOWN;
    case ASSET:
    case ARCHIVE:
      // No control reads into files.
      return {};
    default:
      return plainFields(fields, secrets);
  }
}

const SENTINEL_LENGTH = UNKNOWN_SENTINEL.length;

function isSentinel(value: string): boolean {
  return value.length === SENTINEL_LENGTH && SENTINELS.has(value);
}

function gatherTexts(value: unknown, into: string[]): void {
  if (typeof value === "string" && value !== "") into.push(value);
  else if (typeof value === "number") into.push(String(value));
  else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) gatherTexts(part, into);
  }
}

/** Plain inputs as the engine takes them: {@link UNKNOWN} becomes its sentinel, a text among the secrets a secret. */
export function wireFields(
  fields: Readonly<Record<string, unknown>>,
  secrets: ReadonlySet<string> = new Set(),
): Record<string, never> {
  return wire(fields, secrets) as Record<string, never>;
}

function wire(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (value === UNKNOWN) return UNKNOWN_SENTINEL;
  if (typeof value === "string") return secrets.has(value) ? { [SIGNATURE]: SECRET, value } : value;
  if (Array.isArray(value)) return value.map((element) => wire(element, secrets));
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, wire(part, secrets)]])),
  );
}
