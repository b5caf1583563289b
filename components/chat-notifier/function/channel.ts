import type { Alert } from "./alert.ts";
import { dingtalk } from "./dingtalk.ts";
import { feishu } from "./feishu.ts";
import type { Language } from "./language.ts";
import { Pace } from "./pace.ts";
import { pack } from "./pack.ts";
import { type Quiet, tellAt } from "./quiet.ts";
import { converge, type Group } from "./storm.ts";
import type { Reply, Request, Vendor, VendorName, Verdict } from "./vendor.ts";
import { webhook } from "./webhook.ts";
import { wecom } from "./wecom.ts";

export interface ChannelSettings {
  readonly name: string;
  readonly kind: VendorName;
  readonly language: Language;
  /** Asked for each message, so that a repaired secret counts at once; text says why there is none. */
  readonly address: () => Address | string;
}

export interface Address {
  readonly url: string;
  readonly secret?: string;
}

/** The world outside, so that a test can own the clock and the wire. */
export interface Ports {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 up to 1. */
  readonly random: () => number;
  /** Throws when nothing came back in time. */
  readonly post: (request: Request, timeoutMs: number) => Promise<Reply>;
}

export interface Waiting {
  readonly at: number;
  readonly reason: string;
}

const VENDORS: Readonly<Record<VendorName, Vendor>> = { dingtalk, wecom, feishu, webhook };

export function vendorOf(kind: VendorName): Vendor {
  return VENDORS[kind];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const POST_TIMEOUT = 10 * SECOND;
/** Tries within one call; after that the queue has the alert again. */
const TRIES = 4;
const BACK_OFF = { first: SECOND, most: 20 * SECOND } as const;
/** Where a person has to repair something, a try every quarter of an hour finds out that they did. */
const REPAIR = 15 * MINUTE;
const BUSY = 2 * MINUTE;
/** Queues repeat themselves within minutes; an hour, and as many ids as a storm has, is remembered. */
const MEMORY = { ms: 60 * MINUTE, ids: 50_000 } as const;

/** One robot: its pace, its signature, and what it has been told already. */
export class Channel {
  readonly #settings: ChannelSettings;
  readonly #vendor: Vendor;
  readonly #quiet: Quiet | undefined;
  readonly #ports: Ports;
  readonly #pace: Pace;
  readonly #told = new Map<string, number>();

  constructor(settings: ChannelSettings, quiet: Quiet | undefined, share: number, ports: Ports) {
    this.#settings = settings;
    this.#vendor = VENDORS[settings.kind];
    this.#quiet = quiet;
    this.#ports = ports;
    this.#pace = new Pace(this.#vendor.limits, share);
  }

  /** Tells what it can before the deadline. @returns alert id → when to come again, for those it could not */
  async tell(alerts: readonly Alert[], deadline: number): Promise<ReadonlyMap<string, Waiting>> {
    const waiting = new Map<string, Waiting>();
    const ready: Alert[] = [];
    for (const alert of this.#fresh(alerts)) {
      const now = this.#ports.now();
      const at = tellAt(alert, this.#quiet, now);
      if (at > now) waiting.set(alert.id, { at, reason: "quiet hours" });
      else ready.push(alert);
    }
    const messages = [...pack(converge(ready), this.#vendor, this.#settings.language)];
    let closed: Waiting | undefined;
    for (let message = messages.shift(); message !== undefined; message = messages.shift()) {
      const ids = message.flatMap((group) => group.alerts.map(({ id }) => id));
      const result = closed ?? (await this.#send(message, deadline));
      if (result === "taken") {
        for (const id of ids) this.#remember(id);
      } else if (result === "split") {
        messages.unshift(...halves(message));
      } else {
        for (const id of ids) waiting.set(id, result);
        if ("closed" in result) closed = { at: result.at, reason: result.reason };
      }
    }
    return waiting;
  }

  /** Once each, and not what it heard within the hour. */
  #fresh(alerts: readonly Alert[]): readonly Alert[] {
    const oldest = this.#ports.now() - MEMORY.ms;
    const unique = new Map(alerts.map((alert) => [alert.id, alert]));
    return [...unique.values()].filter(({ id }) => (this.#told.get(id) ?? -1) < oldest);
  }

  #remember(id: string): void {
    this.#told.delete(id);
    this.#told.set(id, this.#ports.now());
    const [oldest] = this.#told.keys();
    if (this.#told.size > MEMORY.ids && oldest !== undefined) this.#told.delete(oldest);
  }

  async #send(
    groups: readonly Group[],
    deadline: number,
  ): Promise<"taken" | "split" | Waiting | (Waiting & { readonly closed: true })> {
    const { now, sleep, random } = this.#ports;
    let reason = "the robot's rate";
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const slot = this.#pace.next(now());
      if (slot + SECOND > deadline) return { at: slot, reason, closed: true };
      await sleep(slot - now());
      this.#pace.sent(now());
      const verdict = await this.#post(groups, deadline);
      if (verdict.kind === "taken") return "taken";
      reason = verdict.reason;
      if (verdict.kind === "refused") {
        const single = groups.length === 1 && groups[0]?.alerts.length === 1;
        if (verdict.scope === "message" && !single) return "split";
        const wait = { at: now() + REPAIR, reason };
        return verdict.scope === "channel" ? { ...wait, closed: true } : wait;
      }
      if (verdict.afterMs !== undefined) this.#pace.silence(now() + verdict.afterMs);
      // Full jitter: two workers that were refused together do not come back together.
      else await sleep(Math.min(random() * backOff(attempt), Math.max(0, deadline - now())));
    }
    return { at: now() + BUSY, reason };
  }

  async #post(groups: readonly Group[], deadline: number): Promise<Verdict> {
    const { now, post } = this.#ports;
    const { address, language } = this.#settings;
    const at = address();
    if (typeof at === "string") return { kind: "refused", scope: "channel", reason: at };
    const request = this.#vendor.sign(at.url, this.#vendor.body(groups, language), at.secret, now());
    try {
      return this.#vendor.judge(
        await post(request, Math.min(POST_TIMEOUT, Math.max(SECOND, deadline - now()))),
      );
    } catch (error) {
      // Its text may quote the address, and the address is the key.
      return { kind: "later", reason: `no answer (${error instanceof Error ? error.name : "error"})` };
    }
  }
}

function backOff(attempt: number): number {
  return Math.min(BACK_OFF.most, BACK_OFF.first * 2 ** attempt);
}

function halves(groups: readonly Group[]): readonly (readonly Group[])[] {
  const [only] = groups;
  if (groups.length > 1 || only === undefined) {
    const half = Math.ceil(groups.length / 2);
    return [groups.slice(0, half), groups.slice(half)];
  }
  const half = Math.ceil(only.alerts.length / 2);
  return [only.alerts.slice(0, half), only.alerts.slice(half)].map((alerts) => [
    { first: alerts[0] ?? only.first, alerts },
  ]);
}
