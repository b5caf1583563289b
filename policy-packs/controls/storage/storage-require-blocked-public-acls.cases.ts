import { blockCases } from "../../block.cases.ts";
import { storageRequireBlockedPublicAcls } from "./storage-require-blocked-public-acls.ts";

export const cases = blockCases(storageRequireBlockedPublicAcls, "blockPublicAcls");
