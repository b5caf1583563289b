import { baseline } from "../baseline/pack.ts";
import type { Pack, PackEntry } from "../control.ts";
import { controls } from "../controls/index.ts";

/** Settings that leave less room than the guide does. */
const TIGHTER: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // Staging is rehearsed on, so it is built as production is. @clause 1.3.2-a
  "db-require-deletion-protection": { exemptEnvironments: ["development", "test"] },
  "availability-require-two-zones": { exemptEnvironments: ["development", "test"] },
  "db-require-two-zones": { exemptEnvironments: ["development", "test"] },
  // Administrators' passwords change every 60 days, and one account has one policy. @clause 1.1.2-c
  "identity-require-password-rotation": { longestDays: 60 },
  "identity-require-password-classes": { minimum: 4 },
  // A pipeline that may do everything wants a written exception here.
  "identity-no-wildcard-admin": { deployingRoles: [] },
  "identity-require-bound-federation": { requireBranch: true },
  // Upper end of the guide's range for important logs. @clause 1.10.2-a
  "log-require-retention": { minimumDays: 365 },
};

/** What only a formal security grade asks. */
const ADDED: readonly PackEntry[] = [
  { control: controls["key-require-separated-duties"], level: "mandatory" },
];

/** For systems under a formal security grade: nothing is advisory. */
export const strict: Pack = {
  name: "atrium-strict",
  title: "Atrium strict",
  description: "The baseline with every control mandatory, the limits tightened, and duties separated.",
  entries: [...baseline.entries, ...ADDED].map(({ control, settings }) => {
    const tighter = { ...settings, ...TIGHTER[control.id] };
    return { control, level: "mandatory", ...(Object.keys(tighter).length > 0 && { settings: tighter }) };
  }),
};
