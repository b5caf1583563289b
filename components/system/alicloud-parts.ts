import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { AlicloudCache } from "../cache/alicloud.ts";
import { AlicloudCluster } from "../cluster/alicloud.ts";
import { AlicloudConfiguration } from "../configuration/alicloud.ts";
import { AlicloudDatabase } from "../database/alicloud.ts";
import { AlicloudObjectStore } from "../object-store/alicloud.ts";
import { AlicloudQueue } from "../queue/alicloud.ts";
import { AlicloudWebTier } from "../web-tier/alicloud.ts";
import type { AlicloudSystemPeers } from "./alicloud.ts";
import type { PartOutputs, PartSite } from "./part.ts";
import type { ArgsOf, PartKindName } from "./parts.ts";

/** Makes a part of each kind on Alibaba Cloud. */
export const ALICLOUD_PARTS: {
  readonly [K in PartKindName]: (
    name: string,
    args: ArgsOf<K>,
    opts: ComponentResourceOptions,
    site: PartSite,
    peers: AlicloudSystemPeers,
  ) => PartOutputs;
} = {
  entries: (name, args, opts) => {
    const entry = new AlicloudWebTier(name, args, opts);
    return { endpoint: entry.dnsName, alarmTargets: entry.alarmTargets };
  },
  databases: (name, args, opts, _site, { regions }) => {
    const elsewhere = regions[args.elsewhere?.region ?? ""];
    return new AlicloudDatabase(name, args, opts, elsewhere === undefined ? {} : { elsewhere });
  },
  caches: (name, args, opts) => new AlicloudCache(name, args, opts),
  queues: (name, args, opts) => {
    const queue = new AlicloudQueue(name, args, opts);
    return { endpoint: queue.brokers, alarmTargets: queue.alarmTargets };
  },
  stores: (name, args, opts, _site, { regions }) => {
    const { [args.offSite]: offSite } = regions;
    if (offSite === undefined) throw new Error(`${name}: no provider of ${args.offSite}`);
    return new AlicloudObjectStore(name, args, opts, { offSite });
  },
  clusters: (name, args, opts) => new AlicloudCluster(name, args, opts),
  configurations: (name, args, opts) => {
    const { place } = new AlicloudConfiguration(name, args, opts);
    return { endpoint: place, alarmTargets: {} };
  },
};
