import { RESERVE_PERCENT } from "../capacity/limits.ts";
import { withReserve } from "../capacity/reserves.ts";
import { DAY, dayOf } from "../workload/day.ts";
import { minutesOf, momentOf, offsetOf, plusMinutes } from "./clock.ts";
import type { CapacityArgs } from "./contract.ts";
import { CAMPAIGN_LEAD_MINUTES, ESS_SCHEDULE_DAYS, HOURS } from "./limits.ts";

/** How many servers there are when. All moments are UTC. */
export interface CapacityPlan {
  readonly minimum: number;
  readonly maximum: number;
  readonly actions: readonly PlannedAction[];
  /** Last moment of what is scheduled every day. */
  readonly until: number;
}

/** The least number of servers from a moment on. Scaling goes above it by itself, never below. */
export interface PlannedAction {
  readonly key: string;
  readonly why: string;
  readonly servers: number;
  readonly first: number;
  readonly every: "day" | "once";
}

/** Arguments that were checked before → plan. */
export function planCapacity(args: CapacityArgs): CapacityPlan {
  const { minimum, opening, peak, campaigns = {} } = args;
  const offset = offsetOf(args.hours?.offset ?? "+08:00") ?? 0;
  const utc = (local: number) => plusMinutes(local, -offset);
  const tomorrow = (dayOf(args.plannedOn) ?? 0) + DAY;
  const at = (clock: string) => plusMinutes(tomorrow, minutesOf(clock) ?? 0);
  const daily: readonly Daily[] =
    opening === minimum
      ? []
      : [
          {
            key: "open",
            why: "before the doors open",
            servers: opening,
            at: at(args.hours?.from ?? HOURS.from),
          },
          {
            key: "close",
            why: "after the doors close",
            servers: minimum,
            at: at(args.hours?.to ?? HOURS.to),
          },
        ];
  const planned = Object.entries(campaigns).flatMap(([name, { from, to, peak: busiest }]) =>
    campaignActions(
      { name, servers: withReserve(busiest), from: momentOf(from) ?? 0, to: momentOf(to) ?? 0 },
      daily,
      minimum,
    ),
  );
  return {
    minimum,
    maximum: Math.max(withReserve(peak), ...Object.values(campaigns).map((each) => withReserve(each.peak))),
    actions: [
      ...daily.map(({ at: first, ...rest }): PlannedAction => ({ ...rest, first: utc(first), every: "day" })),
      ...planned.map(
        ({ at: first, ...rest }): PlannedAction => ({ ...rest, first: utc(first), every: "once" }),
      ),
    ],
    until: utc((dayOf(args.plannedOn) ?? 0) + (ESS_SCHEDULE_DAYS.last - 1) * DAY),
  };
}

interface Daily {
  readonly key: string;
  readonly why: string;
  readonly servers: number;
  readonly at: number;
}

interface Campaign {
  readonly name: string;
  readonly servers: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What a day brings by itself would lower a campaign's floor: five minutes later it is raised again. Two actions of
 * one group may not have the same moment, so a campaign's own stand a minute aside.
 */
function campaignActions(
  { name, servers, from, to }: Campaign,
  daily: readonly Daily[],
  night: number,
): readonly Daily[] {
  const start = plusMinutes(from, -CAMPAIGN_LEAD_MINUTES);
  const why = `campaign ${name}, with a reserve of ${RESERVE_PERCENT} %`;
  const again = daily.flatMap((each) =>
    timesBetween(each, start, to).map((moment): Daily => {
      const day = new Date(moment).toISOString().slice(5, 10);
      return { key: `${name}-${each.key}-${day}`, why, servers, at: plusMinutes(moment, 5) };
    }),
  );
  return [
    { key: `${name}-begin`, why, servers, at: aside(start, daily) },
    ...again.filter(({ at }) => at < to),
    {
      key: `${name}-end`,
      why: `campaign ${name} is over`,
      servers: floorAt(to, daily) ?? night,
      at: aside(to, daily),
    },
  ];
}

/** Its times from one moment, included, to another. */
function timesBetween({ at }: Daily, start: number, to: number): readonly number[] {
  const first = at + Math.ceil((start - at) / DAY) * DAY;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / DAY)) }, (_, day) => first + day * DAY);
}

function aside(moment: number, daily: readonly Daily[]): number {
  return daily.some(({ at }) => (moment - at) % DAY === 0) ? plusMinutes(moment, 1) : moment;
}

/** Servers of the daily action that came last. */
function floorAt(moment: number, daily: readonly Daily[]): number | undefined {
  const since = (at: number) => (((moment - at) % DAY) + DAY) % DAY;
  return daily.toSorted((a, b) => since(a.at) - since(b.at))[0]?.servers;
}
