import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { AwsCache } from "../cache/aws.ts";
import { AwsCluster } from "../cluster/aws.ts";
import { AwsConfiguration } from "../configuration/aws.ts";
import { AwsDatabase } from "../database/aws.ts";
import { AwsObjectStore } from "../object-store/aws.ts";
import { AwsQueue } from "../queue/aws.ts";
import { AwsWebTier } from "../web-tier/aws.ts";
import type { PartOutputs, PartSite } from "./part.ts";
import type { ArgsOf, PartKindName } from "./parts.ts";

/** Makes a part of each kind on AWS. */
export const AWS_PARTS: {
  readonly [K in PartKindName]: (
    name: string,
    args: ArgsOf<K>,
    opts: ComponentResourceOptions,
    site: PartSite,
  ) => PartOutputs;
} = {
  entries: (name, args, opts) => {
    const entry = new AwsWebTier(name, args, opts);
    return { endpoint: entry.dnsName, alarmTargets: entry.alarmTargets };
  },
  databases: (name, args, opts) => new AwsDatabase(name, args, opts),
  caches: (name, args, opts) => new AwsCache(name, args, opts),
  queues: (name, args, opts) => {
    const queue = new AwsQueue(name, args, opts);
    return { endpoint: queue.brokers, alarmTargets: queue.alarmTargets };
  },
  stores: (name, args, opts) => new AwsObjectStore(name, args, opts),
  clusters: (name, args, opts) => new AwsCluster(name, args, opts),
  configurations: (name, args, opts) => {
    const { place } = new AwsConfiguration(name, args, opts);
    return { endpoint: place, alarmTargets: {} };
  },
};
