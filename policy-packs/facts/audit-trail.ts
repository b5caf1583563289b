import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, at, flag, given, list, text, texts } from "../reading.ts";

/** What an audit trail of the account's own operations records. */
export interface AuditTrail {
  readonly on: Known<boolean>;
  readonly allRegions: Known<boolean>;
  /** Reads as well as writes; absent where the trail records no operations of management at all. */
  readonly readsAndWrites?: Known<boolean>;
  /** Delivered to a log service as it happens, where queries and alarms can see it. */
  readonly live: Known<boolean>;
}

/** Defaults as documented: typings of aws 7.48 and alicloud 3.108. */
export const auditTrail: ResourceFact<AuditTrail> = resourceFact("audit-trail", {
  "aws:cloudtrail/trail:Trail": (props) => {
    const readsAndWrites = recorded(props);
    return {
      on: flag(props, "enableLogging") ?? true,
      allRegions: allOf([
        flag(props, "isMultiRegionTrail") ?? false,
        flag(props, "includeGlobalServiceEvents") ?? true,
      ]),
      ...(readsAndWrites !== undefined && { readsAndWrites }),
      live: given(props, "cloudWatchLogsGroupArn"),
    };
  },
  "alicloud:actiontrail/trail:Trail": (props) => ({
    on: same(text(props, "status"), "Enable"),
    allRegions: same(text(props, "trailRegion"), "All"),
    readsAndWrites: same(text(props, "eventRw"), "All"),
    live: given(props, "slsProjectArn"),
  }),
});

type Recorded = "reads" | "writes" | "both" | typeof UNKNOWN;

/** Without selectors all operations of management are recorded; with them, all together must take both. */
function recorded(props: unknown): Known<boolean> | undefined {
  const basic = list(props, "eventSelectors");
  const advanced = list(props, "advancedEventSelectors");
  if (basic === UNKNOWN || advanced === UNKNOWN) return UNKNOWN;
  if (basic.length + advanced.length === 0) return true;
  const kinds = [...basic.map(ofBasic), ...advanced.map(ofAdvanced)].filter((kind) => kind !== undefined);
  if (kinds.includes("both") || (kinds.includes("reads") && kinds.includes("writes"))) return true;
  if (kinds.includes(UNKNOWN)) return UNKNOWN;
  return kinds.length > 0 ? false : undefined;
}

function ofBasic(selector: unknown): Recorded | undefined {
  const management = flag(selector, "includeManagementEvents") ?? true;
  if (at(selector) === UNKNOWN || management === UNKNOWN) return UNKNOWN;
  if (!management) return undefined;
  const kind = text(selector, "readWriteType") ?? "All";
  if (kind === UNKNOWN) return UNKNOWN;
  return kind === "All" ? "both" : kind === "ReadOnly" ? "reads" : "writes";
}

function ofAdvanced(selector: unknown): Recorded | undefined {
  const category = values(selector, "eventCategory");
  const readOnly = values(selector, "readOnly");
  if (category === UNKNOWN || readOnly === UNKNOWN) return UNKNOWN;
  if (!category?.includes("Management")) return undefined;
  return readOnly === undefined ? "both" : readOnly.includes("true") ? "reads" : "writes";
}

/** What a field of an advanced selector must equal; undefined where it is not asked. */
function values(selector: unknown, field: string): Known<readonly string[]> | undefined {
  const fields = list(selector, "fieldSelectors");
  if (fields === UNKNOWN || fields.some((it) => text(it, "field") === UNKNOWN)) return UNKNOWN;
  const found = fields.find((it) => text(it, "field") === field);
  if (found === undefined) return undefined;
  const equals = texts(found, "equals");
  if (equals === UNKNOWN) return UNKNOWN;
  const known = equals.filter((value) => value !== UNKNOWN);
  return known.length < equals.length ? UNKNOWN : known;
}

function same(value: Known<string> | undefined, wanted: string): Known<boolean> {
  if (value === UNKNOWN) return UNKNOWN;
  return (value ?? wanted).toLowerCase() === wanted.toLowerCase();
}
