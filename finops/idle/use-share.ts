import type { Use } from "./use.ts";

/** Under this a machine is idle. @clause 2.6.4-c */
const IDLE_PERCENT = 20;
/** Share of idle machines that is aimed at, and the one that starts retirement. @clause 2.6.4-c */
const SHARE = { target: 15, retire: 20 } as const;

export interface IdleShare {
  readonly measured: number;
  readonly idle: number;
  /** With one decimal. */
  readonly percent: string;
  readonly state: "met" | "watch" | "retire";
}

/** Machines of which everything that was measured lies under the mark. */
export function lowUse(
  use: readonly Use[],
): readonly { readonly resource: string; readonly because: string }[] {
  return use.filter(isLow).map(({ resource, percent }) => ({
    resource,
    because: `${Object.entries(percent)
      .map(([metric, value]) => `${metric} ${value} %`)
      .join(", ")} on average`,
  }));
}

export function idleShare(use: readonly Use[]): IdleShare {
  const idle = use.filter(isLow).length;
  const share = use.length === 0 ? 0 : (idle * 100) / use.length;
  return {
    measured: use.length,
    idle,
    percent: share.toFixed(1),
    state: share <= SHARE.target ? "met" : share > SHARE.retire ? "retire" : "watch",
  };
}

function isLow({ percent }: Use): boolean {
  const values = Object.values(percent);
  return values.length > 0 && values.every((value) => value < IDLE_PERCENT);
}
