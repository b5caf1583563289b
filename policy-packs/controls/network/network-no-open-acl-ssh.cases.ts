import { aclCases } from "../../acl.cases.ts";
import { networkNoOpenAclSsh } from "./network-no-open-acl-ssh.ts";

export const cases = aclCases(networkNoOpenAclSsh, 22, 443);
