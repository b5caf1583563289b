import type { Alert, Severity } from "./alert.ts";
import { atLeast } from "./alert.ts";
import { Channel, type ChannelSettings, type Ports } from "./channel.ts";
import type { Quiet } from "./quiet.ts";

/** One alert on its way, as the queue brought it. */
export interface Item {
  /** Of the queue: it tells what came through and what did not. */
  readonly key: string;
  readonly alert: Alert;
  /** Channels that still want it; absent on the first round. */
  readonly channels?: readonly string[];
  /** When it was first seen, in ms. */
  readonly since: number;
}

/** A channel that has not got the alert yet. */
export interface Wait {
  readonly channel: string;
  /** Not before, in ms. */
  readonly at: number;
  readonly reason: string;
}

export interface Outcome {
  readonly item: Item;
  /** Empty when everybody who should know knows. */
  readonly waits: readonly Wait[];
}

export interface RoutedChannel extends ChannelSettings {
  readonly from: Severity;
  readonly systems?: readonly string[];
}

/** Speaks to all channels; each at its own pace, so that none holds up another. */
export class Delivery {
  readonly #routes: readonly { readonly settings: RoutedChannel; readonly channel: Channel }[];

  constructor(channels: readonly RoutedChannel[], quiet: Quiet | undefined, share: number, ports: Ports) {
    this.#routes = channels.map((settings) => ({
      settings,
      channel: new Channel(settings, quiet, share, ports),
    }));
  }

  async deliver(items: readonly Item[], deadline: number): Promise<readonly Outcome[]> {
    const waits = await Promise.all(
      this.#routes.map(async ({ settings, channel }) => ({
        channel: settings.name,
        waiting: await channel.tell(
          items.filter((item) => wants(settings, item)).map(({ alert }) => alert),
          deadline,
        ),
      })),
    );
    return items.map((item) => ({
      item,
      waits: waits.flatMap(({ channel, waiting }) => {
        const wait = waiting.get(item.alert.id);
        const asked = item.channels?.includes(channel) ?? true;
        return wait === undefined || !asked ? [] : [{ channel, ...wait }];
      }),
    }));
  }
}

/** @clause 8.5.2-a layered: each room hears what is its own */
function wants({ name, from, systems }: RoutedChannel, { alert, channels }: Item): boolean {
  return (
    (channels?.includes(name) ?? true) &&
    atLeast(alert.severity, from) &&
    // An alert of no system belongs to everybody.
    (systems === undefined || alert.system === undefined || systems.includes(alert.system))
  );
}
