import type { Allocation } from "../allocation.ts";
import type { Plan } from "../plan.ts";
import { toBind } from "./bind.ts";
import type { ExportFile } from "./export-file.ts";
import { type KeaTarget, toKea4, toKea6 } from "./kea.ts";

export interface FileExportOptions {
  readonly target: KeaTarget;
}

/** A format of one or several files for a server, rather than a table for people. */
export interface FileExporter {
  /** One line for `--help`. */
  readonly about: string;
  /** Section of the plan without which there is nothing to write. */
  readonly section: "dhcp" | "dns";
  readonly files: (plan: Plan, allocation: Allocation, options: FileExportOptions) => readonly ExportFile[];
}

/** Formats by name; the command line lists them from here. */
export const FILE_EXPORTERS: Readonly<Record<string, FileExporter>> = {
  kea4: { about: "kea-dhcp4.conf: subnets, pools, reservations, leases", section: "dhcp", files: toKea4 },
  kea6: { about: "kea-dhcp6.conf: the same for IPv6", section: "dhcp", files: toKea6 },
  bind: { about: "forward and reverse zones and named.conf (--out <folder>)", section: "dns", files: toBind },
};
