import { type RecordValue, SealedSecret } from "./record.ts";
import { SIGNATURE, SIGNATURES, UNKNOWN_SENTINEL } from "./wire.ts";

/** Values of a state file or a saved plan in the shape of a record. */
export function recordValues(values: Readonly<Record<string, unknown>>): Record<string, RecordValue> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, recordValue(value)]));
}

function recordValue(value: unknown): RecordValue {
  if (value === UNKNOWN_SENTINEL) return { $unknown: true };
  if (Array.isArray(value)) return value.map(recordValue);
  if (typeof value !== "object" || value === null) return value as RecordValue;
  const fields = value as Readonly<Record<string, unknown>>;
  switch (fields[SIGNATURE]) {
    case SIGNATURES.secret:
      return secret(fields.plaintext);
    case SIGNATURES.output:
      return recordValue(fields.value ?? UNKNOWN_SENTINEL);
    case SIGNATURES.resource:
      return { $resource: String(fields.urn) };
    case SIGNATURES.asset:
      return { $asset: content(fields) };
    case SIGNATURES.archive:
      return { $archive: content(fields) };
    default:
      return recordValues(fields);
  }
}

/** `pulumi stack export --show-secrets` writes the value as JSON in a string; without it there is only ciphertext. */
function secret(plaintext: unknown): RecordValue {
  if (typeof plaintext !== "string") return { $secret: true };
  try {
    return new SealedSecret(recordValue(JSON.parse(plaintext)));
  } catch {
    return new SealedSecret(plaintext);
  }
}

/** What an asset holds, without the hash that the engine adds. */
function content(fields: Readonly<Record<string, unknown>>): Record<string, RecordValue> {
  const { [SIGNATURE]: _, hash: __, ...held } = fields;
  return recordValues(held);
}
