import { createHash, timingSafeEqual } from "node:crypto";
import { type Credentials, getSecretValue, sendMessage } from "./acs-request.ts";
import type { Delivery } from "./delivery.ts";
import { envelope, openEnvelope } from "./envelope.ts";
import { isFields, text } from "./fields.ts";
import { type Addresses, deliveryOf, MACHINE, readSettings } from "./settings.ts";
import type { Request } from "./vendor.ts";
import { type Message, type Queue, work } from "./worker.ts";

export interface FcContext {
  readonly requestId: string;
  readonly credentials: Credentials;
  readonly function: { readonly name: string; readonly timeout: number };
}

interface Secret {
  readonly channels: Addresses;
  /** What Log Service shows at the door. */
  readonly intake?: string;
}

const RESERVE_MS = 20_000;
const REQUEST_TIMEOUT = 10_000;
/** Longest delay of a message: seven days. */
const LONGEST_DELAY = 604_800;

/** A secret changed in the meantime is known after so long. */
const SECRET_AGE_MS = 5 * 60_000;

/** Kept between invocations, and with them what each robot heard and when. */
let delivery: Delivery | undefined;
let secret: { readonly value: Secret; readonly read: number } = { value: { channels: {} }, read: 0 };

/**
 * Messages of the queue, brought by an event stream as a list of CloudEvents. An error makes the stream bring
 * the whole list again, so only what could not even be put back is one.
 */
export async function handleStream(event: Buffer | string, context: FcContext): Promise<string> {
  const deadline = Date.now() + context.function.timeout * 1000 - RESERVE_MS;
  await readSecret(context.credentials);
  delivery ??= deliveryOf(readSettings(process.env.ATRIUM_SETTINGS), () => secret.value.channels, MACHINE);
  const report = await work(
    streamMessages(event.toString(), context.requestId),
    delivery,
    mnsQueue(context.credentials),
    MACHINE.now,
    deadline,
  );
  console.log(JSON.stringify({ function: context.function.name, ...report }));
  if (report.failed.length > 0) throw new Error(`${report.failed.length} alerts could not be put back`);
  return JSON.stringify(report);
}

/**
 * The door for Log Service, which can only post: it checks the token and puts the alert into the queue, since a
 * caller that waits for a robot gives up after five seconds.
 */
export async function handlePost(event: Buffer | string, context: FcContext): Promise<object> {
  const request: unknown = JSON.parse(event.toString());
  if (!isFields(request)) return { statusCode: 400, body: "not a request" };
  const headers = isFields(request.headers) ? request.headers : {};
  const shown = Object.entries(headers).find(([key]) => key.toLowerCase() === "x-atrium-token")?.[1];
  const { intake } = await readSecret(context.credentials);
  if (intake === undefined || !same(String(shown ?? ""), intake)) return { statusCode: 403, body: "refused" };
  const written = text(request, "body") ?? "";
  const body = request.isBase64Encoded === true ? Buffer.from(written, "base64").toString("utf8") : written;
  const channels = Object.keys(readSettings(process.env.ATRIUM_SETTINGS).channels);
  // Brought to the one form here, so that it fits into the queue however much the service wrote.
  for (const message of streamMessages(body, context.requestId)) {
    const { alert, since } = openEnvelope(message.key, message.body, message.key, MACHINE.now());
    await mnsQueue(context.credentials).later(envelope(alert, since, channels, []), 0);
  }
  return { statusCode: 200, body: "taken" };
}

/** One CloudEvent, several, or the messages alone, as the stream was told to push them. */
export function streamMessages(written: string, fallbackId: string): readonly Message[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(written);
  } catch {
    parsed = written;
  }
  const events: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return events.map((event, index) => {
    const own = typeof event === "string" ? readText(event) : event;
    const fields = isFields(own) ? own : {};
    const data = isFields(fields.data) ? fields.data : fields;
    const key = text(data, "messageId", "MessageId") ?? text(fields, "id") ?? `${fallbackId}-${index}`;
    const body = data.messageBody ?? data.MessageBody ?? fields.data ?? own;
    return { key, body: typeof body === "string" ? body : JSON.stringify(body) };
  });
}

function readText(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return { data: written };
  }
}

async function readSecret(credentials: Credentials): Promise<Secret> {
  if (Date.now() - secret.read > SECRET_AGE_MS) {
    const answer = await call(
      getSecretValue(variable("KMS_ENDPOINT"), variable("SECRET_NAME"), credentials, MACHINE.now()),
    );
    const { SecretData } = JSON.parse(answer) as { readonly SecretData: string };
    secret = { value: JSON.parse(SecretData) as Secret, read: Date.now() };
  }
  return secret.value;
}

function mnsQueue(credentials: Credentials): Queue {
  const put = async (queue: string, body: object, seconds: number) => {
    await call(
      sendMessage(variable("MNS_ENDPOINT"), queue, JSON.stringify(body), seconds, credentials, MACHINE.now()),
    );
  };
  return {
    later: (envelope, seconds) => put(variable("QUEUE"), envelope, Math.min(seconds, LONGEST_DELAY)),
    bury: (envelope) => put(variable("DEAD_LETTERS"), envelope, 0),
  };
}

async function call(request: Request): Promise<string> {
  const { status, body } = await MACHINE.post(request, REQUEST_TIMEOUT);
  if (status < 200 || status >= 300) {
    const code = /<Code>([^<]+)|"Code":\s*"([^"]+)/.exec(body);
    throw new Error(`${new URL(request.url).host} answered ${status} ${code?.[1] ?? code?.[2] ?? ""}`.trim());
  }
  return body;
}

/** Equal, in a time that tells nothing about where they differ. */
function same(one: string, other: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`environment variable ${name} is not set`);
  return value;
}
