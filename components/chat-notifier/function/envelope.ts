import type { Alert } from "./alert.ts";
import type { Item } from "./delivery.ts";
import { normalise } from "./normalise.ts";

const VERSION = "atrium/alert/v1";

/** An alert that goes back into the queue: who still has to hear it, and since when it waits. */
export interface Envelope {
  readonly atrium: typeof VERSION;
  readonly alert: Alert;
  readonly channels: readonly string[];
  readonly since: number;
  /** Why it waits; what a person reads in the dead letters. */
  readonly reasons: readonly string[];
}

export function envelope(
  alert: Alert,
  since: number,
  channels: readonly string[],
  reasons: readonly string[],
): Envelope {
  return { atrium: VERSION, alert, channels, since, reasons };
}

/** A queue's text → item: ours as it is, everything else brought to the one form. */
export function openEnvelope(key: string, body: string, fallbackId: string, now: number): Item {
  const parsed = parse(body);
  if (isEnvelope(parsed)) {
    const { alert, channels, since } = parsed;
    return { key, alert, channels, since };
  }
  return { key, alert: normalise(parsed, { id: fallbackId, now }), since: now };
}

/** JSON, or JSON in Base64 as Alibaba Cloud's queue keeps it, or the text itself. */
function parse(body: string): unknown {
  const text = body.trim();
  if (/^[{["]/.test(text)) return readJson(text) ?? body;
  if (text.length >= 4 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    const decoded = Buffer.from(text, "base64").toString("utf8");
    if (/^\s*[{[]/.test(decoded)) return readJson(decoded) ?? body;
  }
  return body;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  return typeof value === "object" && value !== null && (value as Partial<Envelope>).atrium === VERSION;
}
