import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { anyOf, flag, given, matches, text, unless } from "../reading.ts";
import { environmentOf } from "./tags.ts";

/** Does a database keep a standby in a second zone? */
export interface DatabaseZones {
  readonly standby: Known<boolean>;
  readonly environment: Known<string> | undefined;
}

export const databaseZones: ResourceFact<DatabaseZones> = resourceFact("database-zones", {
  "aws:rds/instance:Instance": (props, resource) => {
    // A replica is no primary, and Aurora replicates by its cluster.
    const elsewhere = anyOf([given(props, "replicateSourceDb"), matches(text(props, "engine"), /^aurora/)]);
    const standby = unless(elsewhere, flag(props, "multiAz") ?? false);
    return standby === undefined ? undefined : { standby, environment: environmentOf(resource) };
  },
  "alicloud:rds/instance:Instance": secondZone("zoneIdSlaveA"),
  "alicloud:mongodb/instance:Instance": secondZone("secondaryZoneId"),
  "alicloud:polardb/cluster:Cluster": (props, resource) => {
    const mode = text(props, "hotStandbyCluster");
    // Left out, the service decides: "High-availability mode" of PolarDB has four modes and names no default.
    const standby =
      mode === UNKNOWN || mode === undefined ? (given(props, "standbyAz") ? true : UNKNOWN) : mode !== "OFF";
    return { standby, environment: environmentOf(resource) };
  },
});

/** A second zone equal to the first is no second zone: rds.Instance.zoneIdSlaveA, typings of alicloud 3.108. */
function secondZone(input: string): Reader<DatabaseZones> {
  return (props, resource) => {
    const second = text(props, input);
    const first = text(props, "zoneId");
    const standby =
      second === UNKNOWN || (second !== undefined && first === UNKNOWN)
        ? UNKNOWN
        : second !== undefined && second !== "" && second !== first;
    return { standby, environment: environmentOf(resource) };
  };
}
