import { createHash } from "node:crypto";
import type { Output } from "@pulumi/pulumi";
import type { AlarmsArgs, MetricTarget } from "../alarms/contract.ts";
import type { SystemArgs } from "./contract.ts";
import type { PlannedPart } from "./layout.ts";
import type { PartOutputs } from "./part.ts";

/** A part and what was made of it. */
export type MadePart = readonly [part: PlannedPart, made: PartOutputs];

export function endpointsOf(parts: readonly MadePart[]): Readonly<Record<string, Output<string>>> {
  return Object.fromEntries(
    parts.flatMap(([{ kind, key }, { endpoint }]) =>
      endpoint === undefined ? [] : [[`${kind}/${key}`, endpoint]],
    ),
  );
}

/** Everything that an alarm can watch: what the parts bring along, and what somebody named. */
export function targetsOf(
  { system, watches = {} }: SystemArgs,
  parts: readonly MadePart[],
): Readonly<Record<string, MetricTarget>> {
  const of = (key: string, target: Omit<MetricTarget, "system">) =>
    [key, { ...target, system: system.name }] as const;
  return Object.fromEntries([
    ...parts.flatMap(([part, { alarmTargets }]) =>
      Object.entries(alarmTargets).map(([name, target]) =>
        of(targetKey(part, name), behindOwn(part, target)),
      ),
    ),
    ...Object.entries(watches).map(([key, target]) => of(key, target)),
  ]);
}

/** A part names its own targets; in the system they bear the part's name too. */
function behindOwn(part: PlannedPart, { behind, ...target }: MetricTarget): MetricTarget {
  return { ...target, ...(behind !== undefined && { behind: targetKey(part, behind) }) };
}

/** Longest key of an alarm. */
const KEY_LENGTH = 41;
const HASH_LENGTH = 8;

/** Some parts put their component's name before each target: here the part's own is enough. */
export function targetKey({ key, name }: Pick<PlannedPart, "key" | "name">, own: string): string {
  const wanted = `${key}-${own.startsWith(`${name}-`) ? own.slice(name.length + 1) : own}`;
  if (wanted.length <= KEY_LENGTH) return wanted;
  const hash = createHash("sha256").update(wanted).digest("hex").slice(0, HASH_LENGTH);
  return `${wanted.slice(0, KEY_LENGTH - HASH_LENGTH - 1)}-${hash}`;
}

/** Alarms on the targets; undefined where nobody hears of them. */
export function alarmsOf(
  { site, tags }: SystemArgs,
  targets: Readonly<Record<string, MetricTarget>>,
): AlarmsArgs | undefined {
  const { account, region, route } = site;
  if (route === undefined || Object.keys(targets).length === 0) return undefined;
  return { account, region, route, tags, targets, events: "elsewhere" };
}
