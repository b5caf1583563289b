import { type Address, type Ports, vendorOf } from "./channel.ts";
import { Delivery, type RoutedChannel } from "./delivery.ts";
import type { Quiet } from "./quiet.ts";
import type { Reply, Request, VendorName } from "./vendor.ts";

/** What the function is told by its environment; nothing in it is secret. */
export interface Settings {
  readonly channels: Readonly<Record<string, ChannelPlan>>;
  readonly quiet?: Quiet;
  /** Hosts of generic webhooks. */
  readonly hosts: readonly string[];
  /** Workers that may speak to the robots at the same time. */
  readonly workers: number;
}

export interface ChannelPlan {
  readonly kind: VendorName;
  readonly from: RoutedChannel["from"];
  readonly systems?: readonly string[];
  readonly language: RoutedChannel["language"];
}

/** The secret's content: channel → address and signing secret. */
export type Addresses = Readonly<Record<string, Address>>;

export function readSettings(written: string | undefined): Settings {
  return JSON.parse(written ?? "{}") as Settings;
}

export function deliveryOf(settings: Settings, addresses: () => Addresses, ports: Ports): Delivery {
  const channels = Object.entries(settings.channels).map(
    ([name, plan]): RoutedChannel => ({
      name,
      ...plan,
      address: () => addressOf(settings, plan, addresses()[name]),
    }),
  );
  return new Delivery(channels, settings.quiet, 1 / settings.workers, ports);
}

/** An address that leads elsewhere than to its vendor would send every alert of the account to a stranger. */
function addressOf(
  { hosts }: Settings,
  { kind }: ChannelPlan,
  address: Address | undefined,
): Address | string {
  if (address === undefined) return "the secret holds no address for this channel";
  if (!URL.canParse(address.url)) return "the address in the secret is no URL";
  const { protocol, host } = new URL(address.url);
  const own = vendorOf(kind).hosts;
  const allowed = own.length > 0 ? own : hosts;
  return protocol === "https:" && allowed.includes(host)
    ? address
    : `the address in the secret leads elsewhere than to ${allowed.join(", ")} over https`;
}

/** The machine's own clock and network. */
export const MACHINE: Ports = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms))),
  random: () => Math.random(),
  post: async ({ url, headers, body }: Request, timeoutMs: number): Promise<Reply> => {
    // A redirect would carry the alerts to a host that nobody approved.
    const answer = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const retryAfter = answer.headers.get("retry-after");
    return {
      status: answer.status,
      body: (await answer.text()).slice(0, 4096),
      ...(retryAfter !== null && { retryAfter }),
    };
  },
};
