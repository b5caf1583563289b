import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { AlicloudCache } from "../cache/alicloud.ts";
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
  caches: (name, args, opts) => new AlicloudCache(name, args, opts),
};
