import type { ObjectStoreArgs } from "../../object-store/contract.ts";
import { layoutAlicloudObjectStore, layoutAwsObjectStore } from "../../object-store/layout.ts";
import type { PartKind } from "../part.ts";

/** What a system does not know of its buckets by itself. */
export type StoreRequest = Pick<ObjectStoreArgs, "buckets" | "users">;

/** S3 and OSS copy most objects within a quarter of an hour: "Replication Time Control", "RTC". */
const COPY_MINUTES = 15;

export const stores: PartKind<StoreRequest, ObjectStoreArgs> = {
  noun: "store",
  // It stands in no subnet; hosts of this role reach it by the network's endpoint.
  role: "app",
  args: (request, { account, region, placement, tags, key, standby, deletion }) => ({
    ...request,
    account,
    region,
    environment: placement.environment,
    tags,
    key: key("data"),
    // Without a second network there is no second region: the layout says so.
    offSite: standby?.region ?? "",
    offSiteKey: standby === undefined ? key("data") : key("data", standby),
    ...(deletion !== undefined && { deletion }),
  }),
  layout: (name, args, { provider }) => {
    const { buckets } =
      provider === "aws" ? layoutAwsObjectStore(name, args) : layoutAlicloudObjectStore(name, args);
    const copied = Object.values(args.buckets).every(({ noCopy }) => noCopy === undefined);
    return {
      // Three at S3 always, at OSS where the region has them.
      zones: provider === "aws" || buckets.every(({ redundancy }) => redundancy === "ZRS") ? 3 : 1,
      ports: [],
      data: [
        // A write is answered once it lies in several machines; a mistake leaves the version before.
        { by: "versions", minutes: 0, region: args.region },
        ...(copied ? [{ by: `copies in ${args.offSite}`, minutes: COPY_MINUTES, region: args.offSite }] : []),
      ],
    };
  },
};
