import { createHash } from "node:crypto";
import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { AlicloudAlarms, AwsAlarms, type MetricTarget } from "../../components/alarms/index.ts";
import type { AlertRoute } from "../../components/chat-notifier/index.ts";
import type { Tags } from "../../components/tagging/index.ts";

interface Watched {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
}

/** Alarms on what a component says is to be watched; none where the account tells nobody, which it was asked about. */
export function alarmsOf(
  name: string,
  { account, region, tags }: Watched,
  watched: Readonly<Record<string, MetricTarget>>,
  route: AlertRoute | undefined,
  opts: ComponentResourceOptions,
): void {
  if (route === undefined || Object.keys(watched).length === 0) return;
  const targets = Object.fromEntries(Object.entries(watched).map(([key, each]) => [targetKey(key), each]));
  // The account has its alarms on events already.
  const args = { account, region, tags, route, targets, events: "elsewhere" } as const;
  if (route.provider === "aws") new AwsAlarms(`${name}-alarms`, args, opts);
  else new AlicloudAlarms(`${name}-alarms`, args, opts);
}

/** Longest key of an alarm. */
const KEY_LENGTH = 41;
const HASH_LENGTH = 8;

/** Stores have long names: a hash takes the place of what is too much, and keeps them apart. */
function targetKey(key: string): string {
  if (key.length <= KEY_LENGTH) return key;
  const hash = createHash("sha256").update(key).digest("hex").slice(0, HASH_LENGTH);
  return `${key.slice(0, KEY_LENGTH - HASH_LENGTH - 1)}-${hash}`;
}
