import type { ClauseId } from "../guide/index.ts";

/**
 * Clauses that a component could carry and none does, each with the reason and who does it instead.
 * `CLAUSES.md` shows them; a test refuses a clause that is neither cited nor here, and a reason that is stale.
 */
export const NOT_CARRIED: Readonly<Partial<Record<ClauseId, string>>> = {
  "1.1.2-d":
    "Visitors and contractors get no password of the cloud: third-party roles end with their date (identity). Systems of the group's own keep such accounts in their directory.",
  "1.1.4-b":
    "Neither cloud lets an account choose how a locked console user is let in again; on Alibaba Cloud the lock ends by itself, on AWS there is none. The directory behind single sign-on decides.",
  "1.1.7-b":
    "No cloud service here holds biometric data; where an application does, its data domain's key encrypts it (keys).",
  "1.1.13-a":
    "Temporary access is a role with an end, not a password (identity). One-time passwords are a matter of the group's directory.",
  "1.1.13-b":
    "Contractors have no user in the cloud: their firm's own account takes on a role of least privilege (identity, third parties).",
  "1.10.1-c":
    "Cloud services deliver their logs by interfaces of their own. Syslog is how network devices send theirs; a collector belongs to the store's network, not to a landing zone.",
  "5.2.4-a":
    "What a rule change does to connectivity is shown by the preview of the pull request before it is merged; rolling back is reverting it.",
  "8.2.3-c":
    "Servers that may be interrupted are mixed with spot ones (web-tier); which load may be is a matter of the application.",
  "8.4.1-b":
    "A matter of the application; databases and caches to keep state in are components (database, cache).",
  "8.4.1-c": "Balancer and scaling group are one component (web-tier).",
  "8.5.1-a":
    "Logs of all accounts stand in one archive (audit-log), and alarms go one way (alarms). Capacity has a dashboard (capacity); business metrics are a matter of the application.",
  "8.5.3-a":
    "Making, changing and deleting is this program's; patches, backups and scaling run by themselves (patching, backup, web-tier).",
};
