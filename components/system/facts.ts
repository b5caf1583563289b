import type { BackupClass } from "../database/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { SystemArgs, SystemFacts } from "./contract.ts";

/** Who decides about a change to the system. @clause 12.1.2-b */
export const CHANGE_CLASSES = { 1: "major", 2: "standard", 3: "minor" } as const satisfies Record<
  SystemFacts["tier"],
  string
>;

/** Are two zones and an off-site copy asked of it? @clause 12.2.2-a @clause 1.6.3-e */
export function isCore({ tier, core }: Pick<SystemFacts, "tier" | "core">): boolean {
  return tier === 1 || core === true;
}

/**
 * The class of its backups where nothing else is said. The guide counts databases, ERP and CRM with the core systems,
 * whatever their tier; documents and mail are ordinary. @clause 1.6.2-a @clause 1.6.2-c
 */
export function backupClassOf({
  system,
  backup,
  databases = {},
}: Pick<SystemArgs, "system" | "backup" | "databases">): BackupClass {
  const core = isCore(system) || system.tier === 2 || Object.keys(databases).length > 0;
  return backup?.class ?? (core ? "core" : "ordinary");
}

/** What backups, bills, changes and recovery are sorted by. @clause 8.4.2-a @clause 10.2.2-a */
export function systemTags(args: SystemArgs): Tags {
  const { name, tier, dataClass, rtoMinutes, rpoMinutes, owner } = args.system;
  return {
    ...args.tags,
    owner: tagText(owner),
    environment: args.site.environment,
    "data-class": dataClass,
    system: name,
    "system-tier": String(tier),
    "rto-minutes": String(rtoMinutes),
    "rpo-minutes": String(rpoMinutes),
    "backup-class": backupClassOf(args),
    "change-class": CHANGE_CLASSES[tier],
  };
}
