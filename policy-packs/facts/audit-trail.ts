import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, at, flag, list, text } from "../reading.ts";

/** What an audit trail of the account's own operations records. */
export interface AuditTrail {
  readonly on: Known<boolean>;
  readonly allRegions: Known<boolean>;
  /** Reads as well as writes. */
  readonly readsAndWrites: Known<boolean>;
}

/** Defaults as documented: typings of aws 7.48 and alicloud 3.108. */
export const auditTrail: ResourceFact<AuditTrail> = resourceFact("audit-trail", {
  "aws:cloudtrail/trail:Trail": (props) => ({
    on: flag(props, "enableLogging") ?? true,
    allRegions: allOf([
      flag(props, "isMultiRegionTrail") ?? false,
      flag(props, "includeGlobalServiceEvents") ?? true,
    ]),
    readsAndWrites: selectors(list(props, "eventSelectors")),
  }),
  "alicloud:actiontrail/trail:Trail": (props) => ({
    on: same(text(props, "status"), "Enable"),
    allRegions: same(text(props, "trailRegion"), "All"),
    readsAndWrites: same(text(props, "eventRw"), "All"),
  }),
});

/** Without selectors all management events are recorded; with them, some selector must take both. */
function selectors(found: Known<readonly unknown[]>): Known<boolean> {
  if (found === UNKNOWN) return UNKNOWN;
  if (found.length === 0) return true;
  const kinds = found.map((selector) => text(selector, "readWriteType") ?? "All");
  if (kinds.includes("All")) return true;
  return kinds.includes(UNKNOWN) || found.some((selector) => at(selector) === UNKNOWN) ? UNKNOWN : false;
}

function same(value: Known<string> | undefined, wanted: string): Known<boolean> {
  if (value === UNKNOWN) return UNKNOWN;
  return (value ?? wanted).toLowerCase() === wanted.toLowerCase();
}
