import type { Allocation } from "../allocation.ts";
import { toMapSvg } from "../map/svg.ts";
import type { Plan } from "../plan.ts";
import { toCsv } from "./csv.ts";
import { toJson } from "./json.ts";
import { toMarkdown } from "./markdown.ts";
import { toDhcpCsv, toNatCsv } from "./services-csv.ts";
import type { TableOptions } from "./table.ts";
import { toUsageCsv } from "./usage-csv.ts";

export interface Exporter {
  /** One line for `--help`. */
  readonly about: string;
  readonly write: (plan: Plan, allocation: Allocation, options: TableOptions) => string;
}

/** Formats by name; the command line lists them from here. */
export const EXPORTERS: Readonly<Record<string, Exporter>> = {
  markdown: {
    about: "plan table for a wiki or a pull request",
    write: (plan, { prefixes }, options) => toMarkdown({ plan, prefixes }, options),
  },
  csv: {
    about: "plan table for a spreadsheet",
    write: (plan, { prefixes }, options) => toCsv({ plan, prefixes }, options),
  },
  json: {
    about: "every prefix with its VLAN, gateway and state, for programs",
    write: (_plan, allocation) => toJson(allocation),
  },
  svg: { about: "the address map as one picture, for a document", write: toMapSvg },
  usage: { about: "how full every block is, and how many routes lead to it, as CSV", write: toUsageCsv },
  dhcp: { about: "gateways, static ranges, pools and leases of each subnet, as CSV", write: toDhcpCsv },
  nat: { about: "NAT pools with their sources and port budget, as CSV", write: toNatCsv },
};
