import { blockCases } from "../../block.cases.ts";
import { storageRequireRestrictedPublicBuckets } from "./storage-require-restricted-public-buckets.ts";

export const cases = blockCases(storageRequireRestrictedPublicBuckets, "restrictPublicBuckets");
