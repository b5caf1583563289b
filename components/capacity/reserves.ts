import type { PeakArgs, Reserve } from "./contract.ts";
import { FREE_PERCENT, LINE_PERCENT, RESERVE_PERCENT, STORAGE_MONTHS } from "./limits.ts";

/** One line of the plan: what is there against what has to be, in the reserve's own unit. */
export interface PlannedReserve {
  readonly key: string;
  readonly unit: string;
  readonly has: number;
  readonly needs: number;
  /** How the need comes about, for people. */
  readonly because: string;
  readonly enough: boolean;
}

/** Reserve → its arithmetic, with the largest of the peaks to come. */
export function planReserve(
  key: string,
  reserve: Reserve,
  peaks: Readonly<Record<string, PeakArgs>>,
): PlannedReserve {
  const line = (unit: string, has: number, needs: number, because: string): PlannedReserve => ({
    key,
    unit,
    has,
    needs,
    because,
    enough: has >= needs,
  });
  switch (reserve.kind) {
    case "demand": {
      const coming = Object.entries(peaks).flatMap(([name, { demand }]) => {
        const value = demand[key];
        return value === undefined ? [] : [{ name, value }];
      });
      const all = [{ name: "the year's busiest hour", value: reserve.peak }, ...coming];
      const most = all.reduce((a, b) => (b.value > a.value ? b : a));
      return line(
        reserve.unit,
        reserve.capacity,
        withReserve(most.value),
        `${most.value} at ${most.name}, and ${RESERVE_PERCENT} %`,
      );
    }
    case "storage": {
      const then = reserve.usedGb + STORAGE_MONTHS * reserve.growthGbPerMonth;
      const most = Math.max(reserve.usedGb, then);
      return line(
        "GB",
        reserve.sizeGb,
        Math.ceil((most * 100) / (100 - FREE_PERCENT)),
        `${most} used in ${STORAGE_MONTHS} months, and ${FREE_PERCENT} % free`,
      );
    }
    case "line":
      return line(
        "Mbit/s",
        reserve.mbps,
        Math.ceil((reserve.peakMbps * 100) / LINE_PERCENT),
        `${reserve.peakMbps} at the busiest hour, ${LINE_PERCENT} % of the line`,
      );
  }
}

/** Above every peak there is a reserve. @clause 2.6.1-f */
export function withReserve(peak: number): number {
  return Math.ceil((peak * (100 + RESERVE_PERCENT)) / 100);
}
