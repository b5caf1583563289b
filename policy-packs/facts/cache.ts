import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag, given, isSame, type Read, text, texts, unless } from "../reading.ts";
import { environmentOf } from "./tags.ts";

/** Does a cache speak TLS alone? */
export const cacheTls = resourceFact<Known<boolean>>("cache-tls", {
  "aws:elasticache/replicationGroup:ReplicationGroup": (props) => {
    const mode = text(props, "transitEncryptionMode");
    const on = flag(props, "transitEncryptionEnabled") ?? false;
    // `preferred` lets plain connections in beside: typings of aws 7.48.
    return mode === "preferred" ? false : on;
  },
  // A single Redis node has no TLS; only Memcached takes the switch here: typings of aws 7.48.
  "aws:elasticache/cluster:Cluster": (props) =>
    given(props, "replicationGroupId") ? undefined : (flag(props, "transitEncryptionEnabled") ?? false),
  // On by default: typings of aws 7.48.
  "aws:memorydb/cluster:Cluster": (props) => flag(props, "tlsEnabled") ?? true,
  "aws:dax/cluster:Cluster": (props) => is(text(props, "clusterEndpointEncryptionType"), "TLS"),
  "alicloud:kvstore/instance:Instance": (props) => is(text(props, "sslEnable"), "Enable", "Update"),
  "alicloud:redis/tairInstance:TairInstance": (props) => is(text(props, "sslEnabled"), "Enable", "Update"),
});

/** Does a cache ask who is calling? */
export const cacheAuthentication = resourceFact<Known<boolean>>("cache-authentication", {
  "aws:elasticache/replicationGroup:ReplicationGroup": (props) => {
    const named = ["authToken", "authTokenWo", "userGroupIds"].some((input) => given(props, input));
    // Tokens and users work over TLS alone: typings of aws 7.48.
    return named ? (flag(props, "transitEncryptionEnabled") ?? false) : false;
  },
  "aws:elasticache/serverlessCache:ServerlessCache": (props) =>
    unless(isSame(text(props, "engine"), "memcached"), given(props, "userGroupId")),
  "aws:elasticache/user:User": (props) => {
    const mode = text(props, "authenticationMode", "type");
    if (mode === UNKNOWN) return UNKNOWN;
    const open = mode === "no-password-required" ? true : (flag(props, "noPasswordRequired") ?? false);
    return open === UNKNOWN ? UNKNOWN : !open;
  },
  "aws:memorydb/cluster:Cluster": (props) => {
    const acl = text(props, "aclName");
    return acl === UNKNOWN ? true : acl !== "open-access";
  },
  // `Open` is the default and asks for the password: typings of alicloud 3.108.
  "alicloud:kvstore/instance:Instance": (props) => isNot(text(props, "vpcAuthMode"), "Close"),
  "alicloud:redis/tairInstance:TairInstance": (props) => isNot(text(props, "vpcAuthMode"), "Close"),
});

export interface Standby {
  readonly standby: Known<boolean>;
  readonly environment: Known<string> | undefined;
}

/** Does another node take over by itself where the first one fails? */
export const cacheFailover = resourceFact<Standby>("cache-failover", {
  "aws:elasticache/replicationGroup:ReplicationGroup": (props, resource) => ({
    standby: flag(props, "automaticFailoverEnabled") ?? false,
    environment: environmentOf(resource),
  }),
  "alicloud:kvstore/instance:Instance": (props, resource) => ({
    standby: notStandAlone(text(props, "nodeType")),
    environment: environmentOf(resource),
  }),
  "alicloud:redis/tairInstance:TairInstance": (props, resource) => ({
    standby: notStandAlone(text(props, "nodeType")),
    environment: environmentOf(resource),
  }),
});

/** Instances have a replica unless ordered without: "High availability", Tair user guide. */
function notStandAlone(node: Read<string>): Known<boolean> {
  return node === UNKNOWN ? UNKNOWN : !["STAND_ALONE", "single"].includes(node ?? "");
}

/** Does a cache keep a replica in a second zone? */
export const cacheZones = resourceFact<Standby>("cache-zones", {
  "aws:elasticache/replicationGroup:ReplicationGroup": (props, resource) => ({
    standby: flag(props, "multiAzEnabled") ?? false,
    environment: environmentOf(resource),
  }),
  "aws:elasticache/cluster:Cluster": (props, resource) => {
    if (text(props, "engine") !== "memcached") return undefined;
    const mode = text(props, "azMode");
    return {
      standby: mode === UNKNOWN ? UNKNOWN : mode === "cross-az",
      environment: environmentOf(resource),
    };
  },
  "aws:dax/cluster:Cluster": (props, resource) => {
    const zones = texts(props, "availabilityZones");
    // Left out, nodes are spread over the zones of the subnet group: dax.Cluster, typings of aws 7.48.
    const several = zones === UNKNOWN ? UNKNOWN : zones.length === 0 || new Set(zones).size > 1;
    return {
      standby: zones !== UNKNOWN && zones.includes(UNKNOWN) ? UNKNOWN : several,
      environment: environmentOf(resource),
    };
  },
  "alicloud:kvstore/instance:Instance": (props, resource) => ({
    standby: secondZone(props),
    environment: environmentOf(resource),
  }),
  "alicloud:redis/tairInstance:TairInstance": (props, resource) => ({
    standby: secondZone(props),
    environment: environmentOf(resource),
  }),
});

/** A second zone equal to the first is no second zone. */
function secondZone(props: unknown): Known<boolean> {
  const second = text(props, "secondaryZoneId");
  const first = text(props, "zoneId");
  if (second === UNKNOWN || (second !== undefined && first === UNKNOWN)) return UNKNOWN;
  return second !== undefined && second !== "" && second !== first;
}

function is(value: Read<string>, ...wanted: readonly string[]): Known<boolean> {
  return value === UNKNOWN ? UNKNOWN : value !== undefined && wanted.includes(value);
}

function isNot(value: Read<string>, refused: string): Known<boolean> {
  const found = is(value, refused);
  return found === UNKNOWN ? UNKNOWN : !found;
}
