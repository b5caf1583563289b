import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { AwsCache } from "../cache/aws.ts";
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
  caches: (name, args, opts) => new AwsCache(name, args, opts),
};
