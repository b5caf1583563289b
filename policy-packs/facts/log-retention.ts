import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { entries, flag, integer, list, text } from "../reading.ts";
import { tagsOf } from "./tags.ts";

/** How many days a log store keeps its entries; infinite where they never expire. */
export interface LogRetention {
  readonly days: Known<number>;
  /** The tag `log-class`: what the entries are worth. */
  readonly logClass: Known<string> | undefined;
}

/** SLS keeps a store for ever at this value: log.Store.retentionPeriod, typings of alicloud 3.108. */
const SLS_FOREVER = 3650;
const SLS_DEFAULT = 30;
/** Log groups of the DELIVERY class keep two days whatever is written: typings of aws 7.48. */
const DELIVERY_DAYS = 2;
/** What the control plane of a cluster keeps: cs.ManagedKubernetes.controlPlaneLogTtl, typings of alicloud 3.108. */
const CONTROL_PLANE_DEFAULT = 30;

export const logRetention: ResourceFact<LogRetention> = resourceFact("log-retention", {
  "aws:cloudwatch/logGroup:LogGroup": (props, resource) => {
    const tags = tagsOf(resource);
    const logClass = tags === UNKNOWN ? UNKNOWN : tags.get("log-class");
    if (text(props, "logGroupClass") === "DELIVERY") return { days: DELIVERY_DAYS, logClass };
    const days = integer(props, "retentionInDays") ?? 0;
    return { days: days === 0 ? Number.POSITIVE_INFINITY : days, logClass };
  },
  "alicloud:log/store:Store": (props) => {
    const days = integer(props, "retentionPeriod") ?? SLS_DEFAULT;
    return {
      days: days !== UNKNOWN && days >= SLS_FOREVER ? Number.POSITIVE_INFINITY : days,
      logClass: undefined,
    };
  },
  "alicloud:cs/managedKubernetes:ManagedKubernetes": (props) => {
    const components = list(props, "controlPlaneLogComponents");
    if (components !== UNKNOWN && components.length === 0) return undefined;
    return { days: integer(props, "controlPlaneLogTtl") ?? CONTROL_PLANE_DEFAULT, logClass: undefined };
  },
  "alicloud:log/audit:Audit": (props) => {
    const days = collected(props);
    return days === undefined ? undefined : { days, logClass: undefined };
  },
});

/** The shortest time among the logs that the log audit collects: each has a switch `<log>_enabled` and a `<log>_ttl`. */
function collected(props: unknown): Known<number> | undefined {
  const variables = entries(props, "variableMap");
  if (variables === UNKNOWN) return UNKNOWN;
  const map = Object.fromEntries(variables);
  const kept = Object.keys(map)
    .filter((key) => key.endsWith("_ttl") && flag(map, key.replace(/_ttl$/, "_enabled")) === true)
    .map((key) => integer(map, key) ?? UNKNOWN);
  const known = kept.filter((days) => days !== UNKNOWN);
  if (kept.length === 0) return undefined;
  return known.length < kept.length ? UNKNOWN : Math.min(...known);
}
