import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Alert, Severity } from "./alert.ts";
import type { Ports } from "./channel.ts";
import { MACHINE } from "./settings.ts";

/** Numbers between 0 and 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A clock that stands still unless somebody sleeps. */
export class Clock {
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  readonly sleep = async (ms: number): Promise<void> => {
    if (ms > 0) this.#now += ms;
  };

  forwardTo(time: number): void {
    this.#now = Math.max(this.#now, time);
  }
}

/** What a robot heard and took. */
export interface Heard {
  readonly at: number;
  /** `<title>` → how many alerts of it. */
  readonly titles: ReadonlyMap<string, number>;
  readonly ids: readonly string[];
  readonly text: string;
}

export interface RobotRules {
  readonly secret?: string;
  /** Part of the requests that goes wrong, by kind. */
  readonly faults: {
    readonly status: number;
    readonly busy: number;
    readonly lostBefore: number;
    readonly lostAfter: number;
  };
  /** Texts that the robot takes for a mistake. */
  readonly poison?: string;
}

/**
 * The four robots as their vendors describe them, written from their documents and from nothing of the sender:
 * signatures, sizes, rates with their penalties, refusals inside a 200.
 */
export class Robots {
  readonly heard: Readonly<Record<"dingtalk" | "wecom" | "feishu" | "webhook", Heard[]>> = {
    dingtalk: [],
    wecom: [],
    feishu: [],
    webhook: [],
  };
  /** Broken rules; an honest sender leaves it empty. */
  readonly offences: string[] = [];
  /** Messages that were taken although the sender could not know. */
  readonly unacknowledged: string[] = [];
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #rules: RobotRules;
  readonly #calls = new Map<string, number[]>();
  readonly #penalty = new Map<string, number>();
  #server: Server | undefined;
  #origin = "";

  constructor(clock: Clock, random: () => number, rules: RobotRules) {
    this.#clock = clock;
    this.#random = random;
    this.#rules = rules;
  }

  async open(): Promise<void> {
    const server = createServer(async (request, response) => {
      const answer = this.#answer(request, await bodyOf(request));
      if (answer === "hang up") {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#server = server;
    this.#origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  /** The real wire, with the vendor's host replaced by this one. */
  ports(): Ports {
    return {
      now: this.#clock.now,
      sleep: this.#clock.sleep,
      random: this.#random,
      post: (request, timeout) => {
        const { host, pathname, search } = new URL(request.url);
        return MACHINE.post({ ...request, url: `${this.#origin}/${host}${pathname}${search}` }, timeout);
      },
    };
  }

  #answer(request: IncomingMessage, body: string): Answer | "hang up" {
    const url = new URL(request.url ?? "/", this.#origin);
    const [, host = ""] = url.pathname.split("/");
    const { status, busy, lostBefore, lostAfter } = this.#rules.faults;
    const dice = this.#random();
    if (dice < lostBefore) return "hang up";
    const reply = this.#robot(host, url, request, body, dice < lostBefore + busy);
    if (dice > 1 - status) return { status: 503, body: "busy", headers: { "retry-after": "7" } };
    const taken = reply.take?.() ?? false;
    if (taken && dice > 1 - status - lostAfter) {
      this.unacknowledged.push(body);
      return "hang up";
    }
    return reply;
  }

  #robot(host: string, url: URL, request: IncomingMessage, body: string, busy: boolean): Answer {
    if (host === "oapi.dingtalk.com") return this.#dingtalk(url, body, busy);
    if (host === "qyapi.weixin.qq.com") return this.#wecom(url, body, busy);
    if (host === "open.feishu.cn") return this.#feishu(body, busy);
    return this.#webhook(request, body);
  }

  #dingtalk(url: URL, body: string, busy: boolean): Answer {
    const said = (errcode: number, errmsg: string): Answer => ({
      status: 200,
      body: JSON.stringify({ errcode, errmsg }),
    });
    const timestamp = url.searchParams.get("timestamp") ?? "";
    const sign = createHmac("sha256", this.#rules.secret ?? "")
      .update(`${timestamp}\n${this.#rules.secret}`)
      .digest("base64");
    const age = Math.abs(this.#clock.now() - Number(timestamp));
    if (url.searchParams.get("sign") !== sign || age > 3_600_000) return said(310000, "sign not match");
    if (this.#tooFast("dingtalk", [[20, 60_000]], 600_000)) {
      return said(130101, "send too fast, exceed 20 times per minute");
    }
    if (Buffer.byteLength(body) > 20_000)
      return this.#offence("dingtalk too long", said(460101, "message too long"));
    if (busy) return said(-1, "system busy");
    const text = String((JSON.parse(body) as { markdown: { text: string } }).markdown.text);
    if (this.#poisoned(text)) return said(40035, "invalid parameter");
    return { ...said(0, "ok"), take: () => this.#hear("dingtalk", text, []) };
  }

  #wecom(url: URL, body: string, busy: boolean): Answer {
    const said = (errcode: number, errmsg: string): Answer => ({
      status: 200,
      body: JSON.stringify({ errcode, errmsg }),
    });
    if (url.searchParams.get("key") !== "wecom-key") return said(93000, "invalid webhook url");
    if (this.#tooFast("wecom", [[20, 60_000]], 0)) return said(45009, "api freq out of limit");
    const text = String((JSON.parse(body) as { markdown: { content: string } }).markdown.content);
    if (Buffer.byteLength(text) > 4096)
      return this.#offence("wecom too long", said(40058, "markdown.content exceed max length 4096"));
    if (busy) return said(-1, "system busy");
    if (this.#poisoned(text)) return said(40008, "invalid message type");
    return { ...said(0, "ok"), take: () => this.#hear("wecom", text, []) };
  }

  #feishu(body: string, busy: boolean): Answer {
    const said = (code: number, msg: string): Answer => ({
      status: 200,
      body: JSON.stringify({ code, msg, data: {} }),
    });
    const { timestamp, sign, card } = JSON.parse(body) as {
      readonly timestamp: string;
      readonly sign: string;
      readonly card: { readonly elements: readonly { readonly text: { readonly content: string } }[] };
    };
    const expected = createHmac("sha256", `${timestamp}\n${this.#rules.secret}`).digest("base64");
    const age = Math.abs(this.#clock.now() / 1000 - Number(timestamp));
    if (sign !== expected || age > 3600)
      return said(19021, "sign match fail or timestamp is not within one hour");
    const limits = [
      [100, 60_000],
      [5, 1000],
    ] as const;
    if (this.#tooFast("feishu", limits, 0))
      return said(11232, "frequency limited psm[lark.oapi.app_platform_runtime]");
    if (Buffer.byteLength(body) > 20 * 1024)
      return this.#offence("feishu too long", said(9499, "Bad Request"));
    if (busy) return { status: 200, body: "upstream error" };
    const text = card.elements.map((element) => element.text.content).join("\n");
    if (this.#poisoned(text)) return said(9499, "Bad Request");
    return { ...said(0, "success"), take: () => this.#hear("feishu", text, []) };
  }

  #webhook(request: IncomingMessage, body: string): Answer {
    const timestamp = String(request.headers["x-atrium-timestamp"]);
    const expected = createHmac("sha256", this.#rules.secret ?? "")
      .update(`${timestamp}.${body}`)
      .digest("hex");
    if (request.headers["x-atrium-signature"] !== `v1=${expected}`) return { status: 401, body: "signature" };
    if (Buffer.byteLength(body) > 256 * 1024)
      return this.#offence("webhook too long", { status: 413, body: "" });
    const { alerts } = JSON.parse(body) as { readonly alerts: readonly Alert[] };
    if (this.#poisoned(body)) return { status: 422, body: "" };
    return {
      status: 200,
      body: "",
      take: () =>
        this.#hear(
          "webhook",
          body,
          alerts.map(({ id }) => id),
        ),
    };
  }

  #tooFast(robot: string, limits: readonly (readonly [number, number])[], penaltyMs: number): boolean {
    const now = this.#clock.now();
    if (now < (this.#penalty.get(robot) ?? 0)) {
      this.offences.push(`${robot} spoken to while deaf`);
      return true;
    }
    const calls = [...(this.#calls.get(robot) ?? []), now];
    this.#calls.set(robot, calls);
    if (limits.every(([count, ms]) => calls.filter((time) => time > now - ms).length <= count)) return false;
    this.offences.push(`${robot} spoken to too fast`);
    this.#penalty.set(robot, now + penaltyMs);
    return true;
  }

  #poisoned(text: string): boolean {
    return this.#rules.poison !== undefined && text.includes(this.#rules.poison);
  }

  #offence(what: string, answer: Answer): Answer {
    this.offences.push(what);
    return answer;
  }

  #hear(robot: keyof Robots["heard"], text: string, ids: readonly string[]): true {
    const titles = new Map<string, number>();
    for (const [, title = "", count] of text.matchAll(
      /^\*\*\[[^\]]+\] (.+?)\*\*(?: \([^)]*\))?(?: ×(\d+))?\s*$/gm,
    )) {
      titles.set(title, (titles.get(title) ?? 0) + Number(count ?? 1));
    }
    this.heard[robot].push({ at: this.#clock.now(), titles, ids, text });
    return true;
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called when the message reaches the group. */
  readonly take?: () => true;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

export function alert(id: string, more: Partial<Alert> = {}): Alert {
  return {
    id,
    severity: "high" satisfies Severity,
    state: "alarm",
    title: `Alert ${id}`,
    text: "something happened",
    source: "test",
    time: "2026-11-23T04:00:00.000Z",
    labels: {},
    ...more,
  };
}

export const ADDRESSES = {
  dingtalk: { url: "https://oapi.dingtalk.com/robot/send?access_token=abc", secret: "SECret" },
  wecom: { url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-key" },
  feishu: { url: "https://open.feishu.cn/open-apis/bot/v2/hook/xyz", secret: "SECret" },
  webhook: { url: "https://alerts.mall.example/in", secret: "SECret" },
} as const;
