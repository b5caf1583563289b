import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { text } from "../reading.ts";

/** The engine of a broker and its version. Left out, the service takes one that it supports. */
export interface BrokerVersion {
  readonly engine: Known<string>;
  readonly version: Known<string>;
}

export const brokerVersion: ResourceFact<BrokerVersion> = resourceFact("broker-version", {
  "aws:mq/broker:Broker": engine,
  "aws:mq/configuration:Configuration": engine,
});

function engine(props: unknown): BrokerVersion | undefined {
  const kind = text(props, "engineType") ?? "";
  const version = text(props, "engineVersion");
  if (version === undefined) return undefined;
  return { engine: kind === UNKNOWN ? UNKNOWN : kind.toLowerCase(), version };
}

/** The version of Kubernetes that a cluster names. */
export interface ClusterVersion {
  readonly cloud: "aws" | "alicloud";
  readonly version: Known<string>;
}

export const clusterVersion: ResourceFact<ClusterVersion> = resourceFact("cluster-version", {
  "aws:eks/cluster:Cluster": of("aws"),
  "alicloud:cs/managedKubernetes:ManagedKubernetes": of("alicloud"),
  "alicloud:cs/kubernetes:Kubernetes": of("alicloud"),
  "alicloud:cs/edgeKubernetes:EdgeKubernetes": of("alicloud"),
  "alicloud:cs/serverlessKubernetes:ServerlessKubernetes": of("alicloud"),
});

function of(cloud: ClusterVersion["cloud"]): Reader<ClusterVersion> {
  return (props) => {
    const version = text(props, "version");
    return version === undefined || version === "" ? undefined : { cloud, version };
  };
}
