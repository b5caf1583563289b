import type { Pack } from "../control.ts";
import { entriesOf } from "../pack-entries.ts";

/** Settings that leave less room than the guide does. */
const TIGHTER: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // Staging is rehearsed on, so it is built as production is. @clause 1.3.2-a
  "db-require-deletion-protection": { exemptEnvironments: ["development", "test"] },
  "availability-require-two-zones": { exemptEnvironments: ["development", "test"] },
  "db-require-two-zones": { exemptEnvironments: ["development", "test"] },
  "db-require-cluster-members": { exemptEnvironments: ["development", "test"] },
  "db-require-final-snapshot": { exemptEnvironments: ["development", "test"] },
  "cache-require-failover": { exemptEnvironments: ["development", "test"] },
  "cache-require-two-zones": { exemptEnvironments: ["development", "test"] },
  "search-require-two-zones": { exemptEnvironments: ["development", "test"] },
  "storage-require-zone-redundancy": { exemptEnvironments: ["development", "test"] },
  // Administrators' passwords change every 60 days, and one account has one policy. @clause 1.1.2-c
  "identity-require-password-rotation": { longestDays: 60 },
  "identity-require-password-classes": { minimum: 4 },
  // A pipeline that may do everything wants a written exception here.
  "identity-no-wildcard-admin": { deployingRoles: [] },
  "identity-require-bound-federation": { requireBranch: true },
  // Upper end of the guide's range for important logs. @clause 1.10.2-a
  "log-require-retention": { minimumDays: 365 },
  "log-require-bucket-retention": { minimumDays: 365 },
  "log-require-trail-bucket-lock": { minimumDays: 365 },
};

/** For systems under a formal security grade: every control, and mandatory unless it says otherwise. */
export const strict: Pack = {
  name: "atrium-strict",
  title: "Atrium strict",
  description: "Every control mandatory, the limits tightened, and duties separated.",
  entries: entriesOf("strict").map((entry) => {
    const settings = TIGHTER[entry.control.id];
    return settings ? { ...entry, settings } : entry;
  }),
};
