import { aclCases } from "../../acl.cases.ts";
import { networkNoOpenAclFtp } from "./network-no-open-acl-ftp.ts";

export const cases = aclCases(networkNoOpenAclFtp, 21, 443);
