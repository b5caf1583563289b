import { z } from "zod";
import type { Diagnostic } from "../../ipam/index.ts";
import type { Asked, GroupKind, WorkloadScope } from "./asked.ts";
import { backups, backupsSection } from "./backup.ts";
import { bastions, bastionsSection } from "./bastion.ts";
import { budgets, budgetsSection } from "./budget.ts";
import { cloudLinks, cloudLinksSection } from "./cloud-link.ts";
import { configBackups, configBackupsSection } from "./config-backup.ts";
import { costExports, costExportsSection } from "./cost-export.ts";
import { drPairs, drPairsSection } from "./dr-pair.ts";
import { edgeShields, edgeShieldsSection } from "./edge-shield.ts";
import { facilities, facilitiesSection } from "./facility.ts";
import { iots, iotsSection } from "./iot.ts";
import { patchings, patchingsSection } from "./patching.ts";
import { storeLinks, storeLinksSection } from "./store-link.ts";

/**
 * `workloads:` of estate.yaml: what runs for the whole group. One line a kind here, and one in {@link GROUP_KINDS};
 * section and plan stand in `stacks/workloads/<capability>.ts`.
 */
export const workloadsSchema = z
  .strictObject({
    backups: backupsSection
      .optional()
      .describe("backups by classes, their copies and restore drills (guide 1.6)"),
    budgets: budgetsSection
      .optional()
      .describe("the budgets of costs.yaml, watched by the clouds themselves (guide 8.2.2)"),
    "config-backups": configBackupsSection
      .optional()
      .describe("configurations of devices, saved each night (guide 1.7)"),
    "cost-exports": costExportsSection
      .optional()
      .describe("the bill, exported each day and asked in a warehouse (guide 8.2.1)"),
    "edge-shields": edgeShieldsSection
      .optional()
      .describe("firewalls and delivery networks before entries from the internet (guide 8.3.2)"),
    bastions: bastionsSection
      .optional()
      .describe("recorded sessions under personal names, with no port open (guide 12.6.2)"),
    "store-links": storeLinksSection
      .optional()
      .describe("stores joined to the nearest hub over tunnels (guide 3.5)"),
    "cloud-links": cloudLinksSection
      .optional()
      .describe("the two clouds joined over tunnels, and names both ways (guide 8.6.1)"),
    iot: iotsSection
      .optional()
      .describe("devices over MQTT and TLS, and the guide's seven alarms (guide 7.5.3)"),
    // After iot, whose fleets it takes.
    facilities: facilitiesSection
      .optional()
      .describe("machine rooms: temperature, humidity, power, water, doors, recordings (guide 9.2.2, 9.6.2)"),
    patching: patchingsSection
      .optional()
      .describe("machines patched by night, a tenth a day before the rest (guide 1.3)"),
    "dr-pairs": drPairsSection
      .optional()
      .describe("systems in two regions: images, names, drills and a run-book (guide 8.4.2)"),
  })
  .prefault({});

export type WorkloadsDocument = z.infer<typeof workloadsSchema>;

/** In the order in which they are built. */
const GROUP_KINDS: {
  readonly [K in keyof WorkloadsDocument]-?: GroupKind<NonNullable<WorkloadsDocument[K]>>;
} = {
  backups,
  budgets,
  "config-backups": configBackups,
  "cost-exports": costExports,
  "edge-shields": edgeShields,
  bastions,
  iot: iots,
  facilities,
  patching: patchings,
  "store-links": storeLinks,
  // In the hubs of stores.
  "cloud-links": cloudLinks,
  "dr-pairs": drPairs,
};

/** What the section asks for, or the names in it that lead nowhere. */
export function groupAsked(scope: WorkloadScope): {
  readonly asked: readonly Asked[];
  readonly faults: readonly Diagnostic[];
} {
  const written = Object.entries(scope.document.workloads).filter(([, section]) => section !== undefined);
  const kinds = written.map(
    ([name, section]) =>
      [GROUP_KINDS[name as keyof typeof GROUP_KINDS] as GroupKind<unknown>, section] as const,
  );
  const faults = kinds.flatMap(([{ references }, section]) => references?.(section, scope) ?? []);
  if (faults.length > 0) return { asked: [], faults };
  return { asked: kinds.flatMap(([{ plan }, section]) => plan(section, scope)), faults: [] };
}
