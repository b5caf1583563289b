import { afterEach, describe, expect, it } from "vitest";
import type { Severity } from "./alert.ts";
import type { Delivery } from "./delivery.ts";
import { type Envelope, envelope } from "./envelope.ts";
import { deliveryOf, type Settings } from "./settings.ts";
import { ADDRESSES, alert, Clock, type RobotRules, Robots, seeded } from "./testing.ts";
import { type Message, type Queue, work } from "./worker.ts";

/** Noon in Shanghai. */
const NOON = Date.parse("2026-11-23T04:00:00Z");
const NO_FAULTS: RobotRules["faults"] = { status: 0, busy: 0, lostBefore: 0, lostAfter: 0 };

const SETTINGS: Settings = {
  channels: {
    dingtalk: { kind: "dingtalk", from: "low", language: "zh" },
    wecom: { kind: "wecom", from: "low", language: "en" },
    feishu: { kind: "feishu", from: "low", language: "en" },
    webhook: { kind: "webhook", from: "low", language: "en" },
  },
  hosts: ["alerts.mall.example"],
  workers: 2,
};

let open: Robots | undefined;
afterEach(() => open?.close());

async function robots(clock: Clock, seed: number, rules: RobotRules): Promise<Robots> {
  open = new Robots(clock, seeded(seed), rules);
  await open.open();
  return open;
}

/** A queue as the clouds have it: delays, batches, and now and then a message twice. */
class Line implements Queue {
  readonly buried: Envelope[] = [];
  #waiting: { readonly at: number; readonly message: Message }[] = [];
  #count = 0;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #refuse: number;

  constructor(clock: Clock, random: () => number, refuse = 0) {
    this.#clock = clock;
    this.#random = random;
    this.#refuse = refuse;
  }

  put(body: string, seconds = 0): void {
    this.#waiting.push({
      at: this.#clock.now() + seconds * 1000,
      message: { key: `m${this.#count++}`, body },
    });
  }

  readonly later = async (letter: Envelope, seconds: number): Promise<void> => {
    if (this.#random() < this.#refuse) throw new Error("queue is busy");
    this.put(JSON.stringify(letter), Math.min(seconds, 900));
  };

  readonly bury = async (letter: Envelope): Promise<void> => {
    this.buried.push(letter);
  };

  /** The next batch, waiting for one if need be; undefined when the line is empty. */
  take(size: number): readonly Message[] | undefined {
    if (this.#waiting.length === 0) return undefined;
    this.#clock.forwardTo(Math.min(...this.#waiting.map(({ at }) => at)));
    const now = this.#clock.now();
    const ready = this.#waiting.filter(({ at }) => at <= now).slice(0, size);
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    return ready.flatMap(({ message }) => (this.#random() < 0.01 ? [message, message] : [message]));
  }
}

async function drain(line: Line, workers: readonly Delivery[], clock: Clock, size = 500): Promise<void> {
  for (let round = 0, batch = line.take(size); batch !== undefined; round += 1, batch = line.take(size)) {
    const worker = workers[round % workers.length] as Delivery;
    const report = await work(batch, worker, line, clock.now, clock.now() + 100_000);
    for (const key of report.failed) {
      const again = batch.find((message) => message.key === key);
      if (again !== undefined) line.put(again.body, 360);
    }
    if (round > 20_000) throw new Error("the line never empties");
  }
}

const counted = (heard: Robots["heard"]["wecom"]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { titles } of heard)
    for (const [title, count] of titles) sums.set(title, (sums.get(title) ?? 0) + count);
  return sums;
};

describe("10,000 alerts through robots that refuse, time out and are busy", { timeout: 180_000 }, () => {
  it("loses none, doubles none that was acknowledged, and breaks no robot's rule", async () => {
    const clock = new Clock(NOON);
    const random = seeded(7);
    const server = await robots(clock, 8, {
      secret: "SECret",
      faults: { status: 0.03, busy: 0.03, lostBefore: 0.02, lostAfter: 0.02 },
    });
    const line = new Line(clock, random, 0.05);
    const severities: readonly Severity[] = ["critical", "high", "medium", "low"];
    const expected = new Map<string, number>();
    const ids = Array.from({ length: 10_000 }, (_, index) => {
      // Half a storm of few kinds, half all different.
      const kind = index % 2 === 0 ? `Storm ${index % 14}` : `Single ${index}`;
      expected.set(kind, (expected.get(kind) ?? 0) + 1);
      const one = alert(`id-${index}`, {
        title: kind,
        severity: severities[(index % 14) % 4] as Severity,
        resource: `host-${index}`,
        text: index % 5 === 0 ? "日志".repeat(200) : "short",
      });
      line.put(JSON.stringify(envelope(one, clock.now(), Object.keys(SETTINGS.channels), [])));
      return one.id;
    });
    const workers = [0, 1].map(() => deliveryOf(SETTINGS, () => ADDRESSES, server.ports()));

    await drain(line, workers, clock);

    expect(server.offences).toEqual([]);
    expect(line.buried).toEqual([]);
    // The webhook names each alert.
    const posted = server.heard.webhook.flatMap((each) => each.ids);
    expect([...new Set(posted)].sort()).toEqual([...ids].sort());
    // The chats count them: never fewer, and more only where an answer was lost on its way back.
    for (const robot of ["dingtalk", "wecom", "feishu"] as const) {
      const sums = counted(server.heard[robot]);
      const lost = [...expected].filter(([title, count]) => (sums.get(title) ?? 0) < count);
      expect([robot, lost]).toEqual([robot, []]);
    }
    const told = (robot: keyof Robots["heard"]) =>
      [...counted(server.heard[robot]).values()].reduce((sum, count) => sum + count, 0);
    const again = server.unacknowledged.length;
    expect(again).toBeGreaterThan(0);
    for (const robot of ["dingtalk", "wecom", "feishu"] as const)
      expect(told(robot)).toBeLessThan(10_000 * 1.2);
    // Converged: far fewer messages than alerts.
    expect(server.heard.dingtalk.length).toBeLessThan(1500);
  });

  it("tells each alert exactly once where every answer arrives, however often the queue repeats itself", async () => {
    const clock = new Clock(NOON);
    const server = await robots(clock, 3, { secret: "SECret", faults: NO_FAULTS });
    const line = new Line(clock, seeded(4));
    const ids = Array.from({ length: 2000 }, (_, index) => `id-${index}`);
    for (const id of ids)
      for (let copy = 0; copy < 2; copy += 1)
        line.put(JSON.stringify(envelope(alert(id), clock.now(), Object.keys(SETTINGS.channels), [])));
    const single = { ...SETTINGS, workers: 1 };

    await drain(line, [deliveryOf(single, () => ADDRESSES, server.ports())], clock);

    expect(server.heard.webhook.flatMap((each) => each.ids).sort()).toEqual([...ids].sort());
    for (const robot of ["dingtalk", "wecom", "feishu"] as const) {
      expect([robot, [...counted(server.heard[robot]).values()].filter((count) => count !== 1)]).toEqual([
        robot,
        [],
      ]);
      expect(counted(server.heard[robot]).size).toBe(2000);
    }
    expect(server.offences).toEqual([]);
  });
});

describe("a robot that cannot take a message", () => {
  const one = (name: keyof typeof ADDRESSES): Settings => ({
    ...SETTINGS,
    channels: Object.fromEntries(Object.entries(SETTINGS.channels).filter(([key]) => key === name)),
    workers: 1,
  });

  it.each(["dingtalk", "wecom", "feishu", "webhook"] as const)(
    "%s: gets all the others, and the one it refuses ends in the dead letters after a day, with the reason",
    async (robot) => {
      const clock = new Clock(NOON);
      const server = await robots(clock, 5, { secret: "SECret", faults: NO_FAULTS, poison: "POISON" });
      const line = new Line(clock, seeded(6));
      for (let index = 0; index < 30; index += 1) {
        const text = index === 17 ? "POISON" : "fine";
        line.put(JSON.stringify(envelope(alert(`id-${index}`, { text }), clock.now(), [robot], [])));
      }

      await drain(line, [deliveryOf(one(robot), () => ADDRESSES, server.ports())], clock);

      expect(line.buried.map((letter) => letter.alert.id)).toEqual(["id-17"]);
      expect(line.buried[0]?.reasons[0]).toMatch(new RegExp(`^${robot}: (errcode|code|HTTP) `));
      const titles = server.heard[robot].flatMap(({ titles, ids }) =>
        ids.length > 0 ? ids : [...titles.keys()],
      );
      expect(new Set(titles).size).toBe(29);
      expect(clock.now() - NOON).toBeGreaterThan(24 * 3_600_000);
    },
  );

  it("with a wrong secret hears nothing, is asked every quarter of an hour, and gets all once it is repaired", async () => {
    const clock = new Clock(NOON);
    const server = await robots(clock, 5, { secret: "SECret", faults: NO_FAULTS });
    const line = new Line(clock, seeded(6));
    for (let index = 0; index < 50; index += 1) {
      line.put(JSON.stringify(envelope(alert(`id-${index}`), clock.now(), ["dingtalk"], [])));
    }
    let asked = 0;
    const delivery = deliveryOf(
      one("dingtalk"),
      () => {
        asked += 1;
        const secret = clock.now() - NOON > 3_600_000 ? "SECret" : "wrong";
        return { ...ADDRESSES, dingtalk: { ...ADDRESSES.dingtalk, secret } };
      },
      server.ports(),
    );

    await drain(line, [delivery], clock);

    expect(counted(server.heard.dingtalk).size).toBe(50);
    expect(line.buried).toEqual([]);
    // Four quarters and the message itself, not one try for each alert.
    expect(asked).toBeLessThan(12);
  });

  it("does not keep other rooms from hearing, nor makes them hear twice", async () => {
    const clock = new Clock(NOON);
    const server = await robots(clock, 5, { secret: "SECret", faults: NO_FAULTS });
    const line = new Line(clock, seeded(6));
    for (let index = 0; index < 40; index += 1) {
      line.put(JSON.stringify(envelope(alert(`id-${index}`), clock.now(), ["dingtalk", "wecom"], [])));
    }
    // A new worker each round: what was told has to be known from the queue alone.
    const fresh = () =>
      deliveryOf(
        SETTINGS,
        () => ({ ...ADDRESSES, dingtalk: { ...ADDRESSES.dingtalk, secret: "wrong" } }),
        server.ports(),
      );
    await drain(line, Array.from({ length: 500 }, fresh), clock);

    expect([...counted(server.heard.wecom).values()]).toEqual(Array.from({ length: 40 }, () => 1));
    expect(line.buried).toHaveLength(40);
    expect(line.buried.every(({ channels }) => channels.join() === "dingtalk")).toBe(true);
  });

  it("that is told to wait is left alone for as long as it asked", async () => {
    const clock = new Clock(NOON);
    const server = await robots(clock, 1, { secret: "SECret", faults: { ...NO_FAULTS, status: 1 } });
    const delivery = deliveryOf(one("webhook"), () => ADDRESSES, server.ports());
    const line = new Line(clock, seeded(2));
    line.put(JSON.stringify(envelope(alert("id"), clock.now(), ["webhook"], [])));
    const batch = line.take(10) ?? [];
    await work(batch, delivery, line, clock.now, clock.now() + 20_000);
    // Retry-After: 7, so within 20 s there is room for three tries.
    expect(clock.now() - NOON).toBeGreaterThanOrEqual(14_000);
    expect(clock.now() - NOON).toBeLessThanOrEqual(20_000);
  });

  it("whose address leads to a stranger is never called", async () => {
    const clock = new Clock(NOON);
    const server = await robots(clock, 5, { secret: "SECret", faults: NO_FAULTS });
    const line = new Line(clock, seeded(6));
    line.put(JSON.stringify(envelope(alert("id"), clock.now(), ["dingtalk"], [])));
    const away = { ...ADDRESSES, dingtalk: { url: "https://oapi.dingtalk.com.evil.example/robot/send" } };
    await drain(line, [deliveryOf(one("dingtalk"), () => away, server.ports())], clock);
    expect(Object.values(server.heard).flat()).toEqual([]);
    expect(line.buried[0]?.reasons).toEqual([
      "dingtalk: the address in the secret leads elsewhere than to oapi.dingtalk.com, api.dingtalk.com over https",
    ]);
  });
});

describe("routing", () => {
  it("brings each room what is urgent enough and its own, and what belongs to no system to all", async () => {
    const clock = new Clock(NOON);
    const server = await robots(clock, 5, { secret: "SECret", faults: NO_FAULTS });
    const settings: Settings = {
      ...SETTINGS,
      channels: {
        webhook: { kind: "webhook", from: "low", language: "en" },
        wecom: { kind: "wecom", from: "high", language: "en", systems: ["pos"] },
      },
    };
    const line = new Line(clock, seeded(6));
    for (const one of [
      alert("a", { severity: "low", system: "pos", title: "A" }),
      alert("b", { severity: "high", system: "pos", title: "B" }),
      alert("c", { severity: "critical", system: "erp", title: "C" }),
      alert("d", { severity: "critical", title: "D" }),
    ])
      line.put(JSON.stringify(envelope(one, clock.now(), ["webhook", "wecom"], [])));
    await drain(line, [deliveryOf(settings, () => ADDRESSES, server.ports())], clock);
    expect(server.heard.webhook.flatMap((each) => each.ids).sort()).toEqual(["a", "b", "c", "d"]);
    expect([...counted(server.heard.wecom).keys()]).toEqual(["D", "B"]);
  });

  it("lets what is not urgent wait for the morning, and tells it then", async () => {
    const night = Date.parse("2026-11-23T15:30:00Z"); // 23:30 in Shanghai
    const clock = new Clock(night);
    const server = await robots(clock, 5, { secret: "SECret", faults: NO_FAULTS });
    const quiet = { start: 22 * 60, end: 7 * 60, offset: 480, below: "high" } as const;
    const line = new Line(clock, seeded(6));
    for (const one of [
      alert("low", { severity: "low" }),
      alert("high"),
      alert("medium", { severity: "medium" }),
    ])
      line.put(JSON.stringify(envelope(one, clock.now(), ["webhook"], [])));
    await drain(line, [deliveryOf({ ...SETTINGS, quiet }, () => ADDRESSES, server.ports())], clock);
    const heard = server.heard.webhook.flatMap(({ at, ids }) => ids.map((id) => [id, at] as const));
    expect(Object.fromEntries(heard)).toMatchObject({ high: night });
    const morning = Date.parse("2026-11-23T23:00:00Z"); // 07:00
    for (const [id, at] of heard.filter(([id]) => id !== "high")) {
      expect([id, at >= morning && at < morning + 900_000]).toEqual([id, true]);
    }
    expect(heard).toHaveLength(3);
  });
});
