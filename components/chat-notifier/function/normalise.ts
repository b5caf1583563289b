import { createHash } from "node:crypto";
import type { Alert } from "./alert.ts";
import { fromCloudMonitor, fromCloudMonitorEvent, fromLogService } from "./alicloud-sources.ts";
import { fromCloudWatchAlarm, fromEvent, fromWrappedEvent } from "./aws-sources.ts";
import { type Fields, isFields, isoTime, text } from "./fields.ts";
import { shorten } from "./message.ts";

export interface Seen {
  /** Of the queue's message, for what has no id of its own. */
  readonly id: string;
  readonly now: number;
}

/** An alert without what every alert has in the same way. */
export type Draft = Omit<Alert, "id"> & { readonly id?: string };

type Reader = (fields: Fields, now: number) => Draft | undefined;

const READERS: readonly Reader[] = [
  fromWrappedEvent,
  fromCloudWatchAlarm,
  fromEvent,
  fromLogService,
  fromCloudMonitor,
  fromCloudMonitorEvent,
];

/** So that an alert fits into a queue's message again, however much a service wrote. */
const LENGTHS = { id: 120, title: 200, text: 4000, other: 400, labels: 20 } as const;

/**
 * Whatever a queue brings becomes an alert: what nobody can read is told as it stands, since a message that
 * was dropped for its form may have been the one that mattered.
 */
export function normalise(message: unknown, seen: Seen): Alert {
  const { subject, content, id } = unwrap(message, seen.id);
  const fields = isFields(content) ? content : undefined;
  const draft =
    (fields && READERS.map((read) => read(fields, seen.now)).find((found) => found !== undefined)) ??
    unknown(content, subject, seen.now);
  return bounded({ ...draft, id: draft.id ?? id });
}

/** SNS puts its message into an envelope, EventBridge's streams put theirs into a CloudEvent. */
function unwrap(message: unknown, id: string): { subject?: string; content: unknown; id: string } {
  if (!isFields(message)) return { content: message, id };
  if (typeof message.Message === "string" && typeof message.MessageId === "string") {
    const subject = text(message, "Subject");
    return {
      ...(subject !== undefined && { subject }),
      content: json(message.Message),
      id: message.MessageId,
    };
  }
  return { content: message, id };
}

function json(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

function unknown(content: unknown, subject: string | undefined, now: number): Draft {
  const written = typeof content === "string" ? content : JSON.stringify(content);
  const [first = ""] = written.trim().split("\n");
  return {
    // Not known to be harmless, so it does not wait for the morning.
    severity: "high",
    state: "alarm",
    title: subject ?? (first === "" ? "message without text" : first),
    text: written,
    source: "unknown",
    time: isoTime(isFields(content) ? text(content, "time", "timestamp", "Timestamp") : undefined, now),
    labels: {},
  };
}

function bounded({ id, severity, state, title, text: body, labels, ...rest }: Alert): Alert {
  return {
    id: id.length <= LENGTHS.id ? id : createHash("sha256").update(id).digest("hex"),
    severity,
    state,
    title: shorten(title, LENGTHS.title),
    text: shorten(body, LENGTHS.text),
    ...(Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, shorten(value, LENGTHS.other)]),
    ) as typeof rest),
    labels: Object.fromEntries(
      Object.entries(labels)
        .slice(0, LENGTHS.labels)
        .map(([key, value]) => [shorten(key, LENGTHS.other), shorten(value, LENGTHS.other)]),
    ),
  };
}
