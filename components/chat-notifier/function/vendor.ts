import type { Language } from "./language.ts";
import type { Limit } from "./pace.ts";
import type { Group } from "./storm.ts";

export type VendorName = "dingtalk" | "wecom" | "feishu" | "webhook";

/** What a robot made of a message. */
export type Verdict =
  | { readonly kind: "taken" }
  /** Come back: at once with the usual back-off, or not before so many milliseconds. */
  | { readonly kind: "later"; readonly reason: string; readonly afterMs?: number }
  /**
   * It will not take this `message` however often it comes, or no message at all over this `channel`: signature
   * wrong, key gone, robot removed.
   */
  | { readonly kind: "refused"; readonly scope: "message" | "channel"; readonly reason: string };

export interface Reply {
  readonly status: number;
  readonly body: string;
  /** Header `Retry-After`, if there was one. */
  readonly retryAfter?: string;
}

export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** All that differs between the robots. */
export interface Vendor {
  /** Hosts of the vendor; empty where the estate names them. */
  readonly hosts: readonly string[];
  readonly limits: readonly Limit[];
  /** Longest request body, in bytes of UTF-8. */
  readonly maxBytes: number;
  /** How long a robot that heard too much stays deaf. */
  readonly penaltyMs: number;
  /** The body for these groups; signed by {@link sign}. */
  readonly body: (groups: readonly Group[], language: Language) => Readonly<Record<string, unknown>>;
  readonly sign: (
    url: string,
    body: Readonly<Record<string, unknown>>,
    secret: string | undefined,
    now: number,
  ) => Request;
  readonly judge: (reply: Reply) => Verdict;
}

const MINUTE = 60_000;

/** What HTTP itself says, before any vendor's code is looked at. */
export function judgeStatus({ status, body, retryAfter }: Reply, now = Date.now()): Verdict | undefined {
  if (status >= 200 && status < 300) return undefined;
  const wait = retryAfterMs(retryAfter, now);
  const reason = `HTTP ${status}`;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { kind: "later", reason, ...(wait === undefined ? {} : { afterMs: wait }) };
  }
  const scope = [400, 413, 415, 422].includes(status) ? "message" : "channel";
  return { kind: "refused", scope, reason: `${reason} ${body.slice(0, 200)}`.trim() };
}

/** Seconds, or a date; nobody is waited for longer than an hour. */
function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 60 * MINUTE) : undefined;
}

/** A vendor's own code, in a body whose HTTP status is 200 whatever happened. */
export function readCode(
  body: string,
  ...keys: readonly string[]
): { code: number | undefined; text: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null) return { code: undefined, text: body.slice(0, 200) };
    const fields = parsed as Readonly<Record<string, unknown>>;
    const key = keys.find((each) => typeof fields[each] === "number");
    const text = fields.errmsg ?? fields.msg ?? fields.StatusMessage;
    return {
      code: key === undefined ? undefined : (fields[key] as number),
      text: String(text ?? "").slice(0, 200),
    };
  } catch {
    return { code: undefined, text: body.slice(0, 200) };
  }
}

/** Vendors change codes; what they say of haste they say in words too. */
export function speaksOfHaste(text: string): boolean {
  return /too fast|too many|frequency|freq|rate limit|exceed.*per minute|限流|频率|太快/i.test(text);
}

export function jsonRequest(url: string, body: Readonly<Record<string, unknown>>, headers = {}): Request {
  return {
    url,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  };
}
