import { isCustomerKey } from "../at-rest.ts";
import type { ResourceFact } from "../control.ts";
import { UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, flag, integer } from "../reading.ts";
import { keyed, named, on, type Switch } from "../switches.ts";

/** Are the records of an audit trail signed, so that a change of them shows? */
export const trailDigests: ResourceFact<Switch> = resourceFact("trail-digests", {
  // Off where it is left out: typings of aws 7.48.
  "aws:cloudtrail/trail:Trail": on("enableLogFileValidation"),
});

/** Is an audit trail, or the lake it is kept in, encrypted with a key of the account? */
export const trailKey: ResourceFact<Switch> = resourceFact("trail-key", {
  "aws:cloudtrail/trail:Trail": keyed("kmsKeyId"),
  "aws:cloudtrail/eventDataStore:EventDataStore": keyed("kmsKeyId"),
});

/** Does somebody hear of each file that a trail delivers? */
export const trailTopic: ResourceFact<Switch> = resourceFact("trail-topic", {
  "aws:cloudtrail/trail:Trail": named("snsTopicName"),
});

/** Is a log store encrypted with a key of the account? */
export const logKey: ResourceFact<Switch> = resourceFact("log-key", {
  "aws:cloudwatch/logGroup:LogGroup": keyed("kmsKeyId"),
  "alicloud:log/store:Store": (props) =>
    allOf([
      flag(props, "encryptConf", "enable") ?? false,
      isCustomerKey(props, "encryptConf", "userCmkInfo", "cmkKeyId"),
    ]),
});

/** SLS keeps a store for ever at this value: log.Store.retentionPeriod, typings of alicloud 3.108. */
const SLS_FOREVER = 3650;

/** Does a log store say when its entries end? */
export const statedRetention: ResourceFact<Switch> = resourceFact("stated-retention", {
  "aws:cloudwatch/logGroup:LogGroup": (props) => {
    const days = integer(props, "retentionInDays") ?? 0;
    return days === UNKNOWN ? UNKNOWN : days !== 0;
  },
  "alicloud:log/store:Store": (props) => {
    const days = integer(props, "retentionPeriod");
    return days === UNKNOWN ? UNKNOWN : days !== undefined && days < SLS_FOREVER;
  },
});
