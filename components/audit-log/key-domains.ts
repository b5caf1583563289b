import type { KeyDomainArgs } from "../keys/contract.ts";
import { ARCHIVE_KEY_SERVES } from "./check-archive.ts";
import type { Cloud } from "./check-place.ts";

/**
 * The key domain of an archive, for whoever makes its account's keys; with a twin in the second region it serves
 * the copy as well. The roles that read and copy are made later than the key, so it opens to the account's own
 * policies, through its services alone. @clause 8.3.3-e
 * @param sources further accounts whose trails and flow logs end here
 */
export function archiveKeyDomain(cloud: Cloud, sources: readonly string[]): KeyDomainArgs {
  return {
    description: "Audit logs of all accounts, and their copy",
    dataClass: "confidential",
    serves: ARCHIVE_KEY_SERVES[cloud],
    users: "services-only",
    // Alibaba Cloud's services write as roles of the key's own account.
    ...(cloud === "aws" && sources.length > 0 ? { sources } : {}),
  };
}
