import { blockCases } from "../../block.cases.ts";
import { storageRequireBlockedPublicPolicies } from "./storage-require-blocked-public-policies.ts";

export const cases = blockCases(storageRequireBlockedPublicPolicies, "blockPublicPolicy");
