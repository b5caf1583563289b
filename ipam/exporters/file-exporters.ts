import type { Allocation } from "../allocation.ts";
import type { Plan } from "../plan.ts";
import { toBind } from "./bind.ts";
import { DIALECTS, toDeviceConfigs } from "./devices/index.ts";
import type { ExportFile } from "./export-file.ts";
import { type KeaTarget, toKea4, toKea6 } from "./kea.ts";
import { toNetBox } from "./netbox.ts";
import { toPhpIpam } from "./phpipam.ts";
import type { Language } from "./table.ts";
import { toXlsx } from "./xlsx.ts";

export interface FileExportOptions {
  readonly target: KeaTarget;
  readonly language: Language;
  /** How the NetBox that reads the files names the place of a prefix. */
  readonly netboxScope: NetBoxScope;
}

/** 4.6 and later, and up to 4.1; those between take numbers, which only a program can look up. */
export const NETBOX_SCOPES = ["scope_name", "site"] as const;
export type NetBoxScope = (typeof NETBOX_SCOPES)[number];

/** A format of one or several files for a server, rather than a table for people. */
export interface FileExporter {
  /** One line for `--help`. */
  readonly about: string;
  /** Section of the plan without which there is nothing to write. */
  readonly section?: "dhcp" | "dns";
  /** One file under the name the user gives, rather than a folder. */
  readonly isDocument?: true;
  readonly files: (plan: Plan, allocation: Allocation, options: FileExportOptions) => readonly ExportFile[];
}

/** Formats by name; the command line lists them from here. */
export const FILE_EXPORTERS: Readonly<Record<string, FileExporter>> = {
  kea4: { about: "kea-dhcp4.conf: subnets, pools, reservations, leases", section: "dhcp", files: toKea4 },
  kea6: { about: "kea-dhcp6.conf: the same for IPv6", section: "dhcp", files: toKea6 },
  bind: { about: "forward and reverse zones and named.conf (--out <folder>)", section: "dns", files: toBind },
  netbox: {
    about: "NetBox 4.6 CSV files, numbered in load order (--out <folder>)",
    files: (plan, allocation, { netboxScope }) =>
      toNetBox(plan, allocation, { scope: { column: netboxScope } }),
  },
  phpipam: {
    about: "phpIPAM CSV files, numbered in load order (--out <folder>)",
    files: (plan, allocation) => toPhpIpam(plan, allocation),
  },
  xlsx: {
    about: "plan tables as a workbook, one sheet a family (--out <file>)",
    isDocument: true,
    files: (plan, { prefixes }, options) => [
      { name: `${plan.name}.xlsx`, content: toXlsx({ plan, prefixes }, options) },
    ],
  },
  "huawei-vrp": {
    about: DIALECTS["huawei-vrp"].about,
    files: (plan, allocation) => toDeviceConfigs(plan, allocation, "huawei-vrp"),
  },
  "cisco-ios-xe": {
    about: DIALECTS["cisco-ios-xe"].about,
    files: (plan, allocation) => toDeviceConfigs(plan, allocation, "cisco-ios-xe"),
  },
};
