import type { BudgetRules } from "../../../finops/budget-plan.ts";
import { type Credentials, sendMessage } from "../../chat-notifier/function/acs-request.ts";
import { AcsClient } from "../../expiry/function/acs-client.ts";
import { readObject, writeObject } from "./oss.ts";
import { type Outcome, round } from "./round.ts";
import { MEMORY_OBJECT, RULES_OBJECT, readSettings } from "./settings.ts";
import { stopAll } from "./stop.ts";

interface FcContext {
  readonly credentials: Credentials;
  readonly region: string;
  readonly function: { readonly timeout: number };
}

/** Left for telling and remembering. */
const RESERVE_MS = 120_000;

/** A timer's event says nothing that the function needs. */
export async function handleTimer(_event: unknown, context: FcContext): Promise<string> {
  const { bucket, stops } = readSettings(process.env.ATRIUM_SETTINGS);
  const endpoints = JSON.parse(process.env.ENDPOINTS ?? "{}") as Readonly<Record<string, string>>;
  const { credentials, region } = context;
  const client = new AcsClient({
    region,
    endpoint: (service) => endpoints[service] ?? "",
    credentials: () => credentials,
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const place = {
    bucket,
    region,
    address: endpoints.oss ?? "",
    credentials: () => credentials,
    now: () => Date.now(),
  };
  const rules = await readObject(place, RULES_OBJECT);
  if (rules === undefined) throw new Error(`the bucket holds no ${RULES_OBJECT}`);
  const outcome: Outcome = await round(JSON.parse(rules) as BudgetRules, stops, {
    now: () => Date.now(),
    deadline: Date.now() + context.function.timeout * 1000 - RESERVE_MS,
    region,
    bill: (action, query) => client.call("bss", action, query),
    recall: () => readObject(place, MEMORY_OBJECT),
    remember: (text) => writeObject(place, MEMORY_OBJECT, text),
    tell: (message) => tell(message, credentials),
    stop: (settings) => stopAll((action, query) => client.call("ecs", action, query), settings),
    record,
  });
  record({ record: "budget-round", ...outcome });
  return JSON.stringify(outcome);
}

function record(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
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
