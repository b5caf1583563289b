import type { Prefix } from "../../ipam/prefix.ts";
import { readSourcePrefix } from "../address-space.ts";
import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, flag, integer, list, text } from "../reading.ts";

/** How a database, cache, document store or broker can be reached from outside its network. */
export interface DatabaseExposure {
  /** It has an address on the internet. */
  readonly publicAddress: Known<boolean>;
  /** Addresses on its white list. */
  readonly whitelist: readonly Prefix[];
  /** Part of the white list is known only after deployment. */
  readonly openEnded: boolean;
}

const none = { whitelist: [], openEnded: false } as const;

/** `publiclyAccessible` is off by default in all of these: typings of aws 7.48. */
const aws = (props: unknown): DatabaseExposure => ({
  publicAddress: flag(props, "publiclyAccessible") ?? false,
  ...none,
});

/** 4 is an instance with an address on the internet, 5 one of its VPC alone: alikafka.Instance of alicloud 3.108. */
const KAFKA_WITH_EIP = 4;

/** Makes an internet address for a database; there is no private form of these types. */
const endpoint = (): DatabaseExposure => ({ publicAddress: true, ...none });

export const databaseExposure: ResourceFact<DatabaseExposure> = resourceFact("database-exposure", {
  "aws:rds/instance:Instance": aws,
  "aws:rds/clusterInstance:ClusterInstance": aws,
  "aws:rds/cluster:Cluster": aws,
  "aws:docdb/clusterInstance:ClusterInstance": aws,
  "aws:neptune/clusterInstance:ClusterInstance": aws,
  "aws:redshift/cluster:Cluster": aws,
  "aws:dms/replicationInstance:ReplicationInstance": aws,
  "aws:msk/cluster:Cluster": (props) => {
    const access = text(at(props, "brokerNodeGroupInfo", "connectivityInfo", "publicAccess"), "type");
    const open = access === UNKNOWN ? UNKNOWN : (access ?? "DISABLED") !== "DISABLED";
    return { publicAddress: open, ...none };
  },
  "alicloud:alikafka/instance:Instance": (props) => {
    const deployment = integer(props, "deployType");
    return { publicAddress: deployment === UNKNOWN ? UNKNOWN : deployment === KAFKA_WITH_EIP, ...none };
  },
  "alicloud:rds/instance:Instance": whitelisted("securityIps"),
  "alicloud:mongodb/instance:Instance": whitelisted("securityIpLists"),
  "alicloud:mongodb/shardingInstance:ShardingInstance": whitelisted("securityIpLists"),
  "alicloud:kvstore/instance:Instance": whitelisted("securityIps"),
  "alicloud:redis/tairInstance:TairInstance": whitelisted("securityIps"),
  "alicloud:polardb/cluster:Cluster": (props) => {
    const arrays = list(props, "dbClusterIpArrays");
    const own = whitelist([props], "securityIps");
    if (arrays === UNKNOWN) return { publicAddress: false, ...own, openEnded: true };
    const more = whitelist(arrays, "securityIps");
    return {
      publicAddress: false,
      whitelist: [...own.whitelist, ...more.whitelist],
      openEnded: own.openEnded || more.openEnded,
    };
  },
  "alicloud:rds/connection:Connection": endpoint,
  "alicloud:kvstore/connection:Connection": endpoint,
  "alicloud:mongodb/publicNetworkAddress:PublicNetworkAddress": endpoint,
  "alicloud:polardb/endpointAddress:EndpointAddress": (props) => {
    // `Public` is the default and the only value so far: typings of alicloud 3.108.
    const net = text(props, "netType") ?? "Public";
    return { publicAddress: net === UNKNOWN ? UNKNOWN : net === "Public", ...none };
  },
});

function whitelisted(input: string) {
  return (props: unknown): DatabaseExposure => ({ publicAddress: false, ...whitelist([props], input) });
}

/** Lists take addresses, prefixes and, in older forms, several of them in one text. */
function whitelist(blocks: readonly unknown[], input: string) {
  const found: Prefix[] = [];
  let openEnded = false;
  for (const block of blocks) {
    const elements = list(block, input);
    if (elements === UNKNOWN) {
      openEnded = true;
      continue;
    }
    for (const element of elements) {
      const written = text(element);
      if (written === UNKNOWN) openEnded = true;
      for (const part of typeof written === "string" ? written.split(",") : []) {
        const prefix = readSourcePrefix(part);
        if (prefix) found.push(prefix);
      }
    }
  }
  return { whitelist: found, openEnded };
}
