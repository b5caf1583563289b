import type { Delivery, Outcome } from "./delivery.ts";
import { type Envelope, envelope, openEnvelope } from "./envelope.ts";

/** One message of a queue. */
export interface Message {
  readonly key: string;
  readonly body: string;
}

/** Where what is not done yet goes. */
export interface Queue {
  /** Back into the queue, to come again after so many seconds. */
  readonly later: (envelope: Envelope, seconds: number) => Promise<void>;
  /** To the dead letters, where a person looks. */
  readonly bury: (envelope: Envelope) => Promise<void>;
}

export interface Report {
  readonly told: number;
  readonly waiting: number;
  readonly buried: number;
  /** Keys that the queue has to bring again, because even putting them back failed. */
  readonly failed: readonly string[];
  readonly reasons: Readonly<Record<string, string>>;
}

const DAY = 24 * 60 * 60 * 1000;
const AT_ONCE = 8;

/**
 * One round: read, tell, put back. What a channel has not got goes back naming that channel alone, so nobody
 * is told twice for another's sake; the queue is the memory, and no worker needs one that outlives it.
 */
export async function work(
  messages: readonly Message[],
  delivery: Delivery,
  queue: Queue,
  now: () => number,
  deadline: number,
): Promise<Report> {
  const items = messages.map(({ key, body }) => openEnvelope(key, body, key, now()));
  const outcomes = await delivery.deliver(items, deadline);
  const letters = lettersOf(outcomes);
  const failed: string[] = [];
  let buried = 0;
  await eachOf(letters, AT_ONCE, async ({ letter, at, keys }) => {
    try {
      if (now() - letter.since > DAY) {
        await queue.bury(letter);
        buried += 1;
      } else {
        await queue.later(letter, Math.max(1, Math.ceil((at - now()) / 1000)));
      }
    } catch {
      failed.push(...keys);
    }
  });
  return {
    told: outcomes.filter(({ waits }) => waits.length === 0).length,
    waiting: letters.length - buried,
    buried,
    failed,
    reasons: Object.fromEntries(
      outcomes.flatMap(({ waits }) => waits.map(({ channel, reason }) => [channel, reason] as const)),
    ),
  };
}

interface Letter {
  readonly letter: Envelope;
  /** When the first of its channels may be tried again. */
  readonly at: number;
  /** Messages it stands for. */
  readonly keys: readonly string[];
}

/** One for each alert that somebody still has to hear, though the queue brought it twice. */
function lettersOf(outcomes: readonly Outcome[]): readonly Letter[] {
  const pending = new Map<string, Outcome[]>();
  for (const outcome of outcomes.filter(({ waits }) => waits.length > 0)) {
    const { id } = outcome.item.alert;
    pending.set(id, [...(pending.get(id) ?? []), outcome]);
  }
  return [...pending.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const waits = [
      ...new Map(same.flatMap((each) => each.waits.map((wait) => [wait.channel, wait]))).values(),
    ];
    const letter = envelope(
      first.item.alert,
      Math.min(...same.map(({ item }) => item.since)),
      waits.map(({ channel }) => channel),
      waits.map(({ channel, reason }) => `${channel}: ${reason}`),
    );
    return [{ letter, at: Math.min(...waits.map(({ at }) => at)), keys: same.map(({ item }) => item.key) }];
  });
}

async function eachOf<T>(all: readonly T[], atOnce: number, act: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  const lane = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
