import type { Units } from "../decimal.ts";
import type { IdleReason } from "./reasons.ts";
import type { IdleShare } from "./use-share.ts";

export interface Why {
  readonly reason: IdleReason;
  /** What was seen, with its figures. */
  readonly because: string;
  readonly from: "bill" | "record" | "use";
  readonly remedy: string;
  readonly clause: string;
}

/** Something that costs money for nothing. */
export interface Idle {
  readonly resource: string;
  readonly name: string | null;
  readonly service: string | null;
  readonly provider: string | null;
  readonly account: string | null;
  readonly region: string | null;
  readonly department: string | null;
  readonly owner: string | null;
  readonly environment: string | null;
  readonly why: readonly Why[];
  /** Null for what no bill has: it will cost from the day it is deployed. */
  readonly currency: string | null;
  readonly amount: Units | null;
  /** Resources of the bill that the amount is the sum of: itself, and the disks of a stopped machine. */
  readonly billed: readonly string[];
}

export interface IdleReport {
  readonly month: string;
  /** The dearest first; what no bill has comes last. */
  readonly idle: readonly Idle[];
  /** Each resource of the bill counted once, whatever its reasons. */
  readonly total: readonly {
    readonly currency: string;
    readonly amount: Units;
    readonly resources: number;
  }[];
  readonly byDepartment: readonly {
    readonly department: string | null;
    readonly currency: string;
    readonly amount: Units;
    readonly resources: number;
  }[];
  /** How many of the measured ones are idle; undefined where nothing was measured. @clause 2.6.4-c */
  readonly share?: IdleShare;
  /** What could not be told, said and not guessed. */
  readonly remarks: readonly string[];
}
