import { blockCases } from "../../block.cases.ts";
import { storageRequireIgnoredPublicAcls } from "./storage-require-ignored-public-acls.ts";

export const cases = blockCases(storageRequireIgnoredPublicAcls, "ignorePublicAcls");
