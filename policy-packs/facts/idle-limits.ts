import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { integer, text } from "../reading.ts";

/** After how many days something that nobody uses is noticed. */
export interface IdleLimit {
  readonly what: string;
  readonly days: Known<number>;
}

/** accessanalyzer.Analyzer and ram.SecurityPreference, typings of aws 7.48 and alicloud 3.108. */
const AWS_DAYS = 90;
const ALICLOUD_DAYS = 730;

export const idleLimits: ResourceFact<readonly IdleLimit[]> = resourceFact("idle-limits", {
  "aws:accessanalyzer/analyzer:Analyzer": (props) => {
    const type = text(props, "type");
    if (type === UNKNOWN) return [{ what: "unused access", days: UNKNOWN }];
    if (!/UNUSED_ACCESS$/.test(type ?? "")) return undefined;
    const days = integer(props, "configuration", "unusedAccess", "unusedAccessAge") ?? AWS_DAYS;
    return [{ what: "unused access", days }];
  },
  "alicloud:ram/securityPreference:SecurityPreference": (props) => [
    { what: "unused users", days: integer(props, "maxIdleDaysForUsers") ?? ALICLOUD_DAYS },
    { what: "unused keys", days: integer(props, "maxIdleDaysForAccessKeys") ?? ALICLOUD_DAYS },
  ],
});
