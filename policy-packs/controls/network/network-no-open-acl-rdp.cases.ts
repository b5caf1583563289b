import { aclCases } from "../../acl.cases.ts";
import { networkNoOpenAclRdp } from "./network-no-open-acl-rdp.ts";

export const cases = aclCases(networkNoOpenAclRdp, 3389, 443);
