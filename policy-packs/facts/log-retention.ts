import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { integer, text } from "../reading.ts";

/** How many days a log store keeps its entries; infinite where they never expire. */
export interface LogRetention {
  readonly days: Known<number>;
}

/** SLS keeps a store for ever at this value: log.Store.retentionPeriod, typings of alicloud 3.108. */
const SLS_FOREVER = 3650;
const SLS_DEFAULT = 30;
/** Log groups of the DELIVERY class keep two days whatever is written: typings of aws 7.48. */
const DELIVERY_DAYS = 2;

export const logRetention: ResourceFact<LogRetention> = resourceFact("log-retention", {
  "aws:cloudwatch/logGroup:LogGroup": (props) => {
    if (text(props, "logGroupClass") === "DELIVERY") return { days: DELIVERY_DAYS };
    const days = integer(props, "retentionInDays") ?? 0;
    return { days: days === 0 ? Number.POSITIVE_INFINITY : days };
  },
  "alicloud:log/store:Store": (props) => {
    const days = integer(props, "retentionPeriod") ?? SLS_DEFAULT;
    return { days: days !== UNKNOWN && days >= SLS_FOREVER ? Number.POSITIVE_INFINITY : days };
  },
});
