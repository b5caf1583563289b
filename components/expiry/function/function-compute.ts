import { type Credentials, sendMessage } from "../../chat-notifier/function/acs-request.ts";
import { AcsClient, type AcsService } from "./acs-client.ts";
import { alicloudCloud } from "./alicloud-cloud.ts";
import { failIfAny, RESERVE_MS, record, taskOf } from "./run.ts";
import { readSettings } from "./settings.ts";
import { sweep } from "./sweep.ts";

interface FcContext {
  readonly credentials: Credentials;
  readonly region: string;
  readonly function: { readonly timeout: number };
}

/** A timer's event: `{ "triggerTime": …, "payload": "{\"task\":\"expiry\"}" }`. */
export async function handleTimer(event: Buffer | string, context: FcContext): Promise<string> {
  const parsed: unknown = JSON.parse(event.toString());
  const payload = (parsed as { readonly payload?: unknown }).payload;
  const task = taskOf(typeof payload === "string" ? JSON.parse(payload) : parsed);
  const settings = readSettings(process.env.ATRIUM_SETTINGS);
  const endpoints = JSON.parse(process.env.ENDPOINTS ?? "{}") as Readonly<Record<AcsService, string>>;
  const client = new AcsClient({
    region: context.region,
    endpoint: (service) => endpoints[service],
    credentials: () => context.credentials,
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const cloud = alicloudCloud(client, {
    approvals: settings.approvals,
    tell: (message) => tell(message, context.credentials),
  });
  const outcome = await sweep(task, cloud, settings, {
    now: () => Date.now(),
    record,
    region: context.region,
    deadline: Date.now() + context.function.timeout * 1000 - RESERVE_MS,
  });
  record({ record: "expiry-run", ...outcome });
  failIfAny(outcome);
  return JSON.stringify(outcome);
}

async function tell(message: string, credentials: Credentials): Promise<void> {
  const { url, headers, body } = sendMessage(
    process.env.MNS_ENDPOINT ?? "",
    process.env.QUEUE ?? "",
    message,
    0,
    credentials,
    Date.now(),
  );
  const answer = await fetch(url, {
    method: "POST",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`the queue of alerts answered ${answer.status}`);
}
