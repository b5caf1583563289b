import { aclCases } from "../../acl.cases.ts";
import { networkNoOpenAclFtpData } from "./network-no-open-acl-ftp-data.ts";

export const cases = aclCases(networkNoOpenAclFtpData, 20, 443);
