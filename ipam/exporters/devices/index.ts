import type { Allocation } from "../../allocation.ts";
import type { Plan } from "../../plan.ts";
import type { ExportFile } from "../export-file.ts";
import { ciscoIosXe } from "./cisco-ios-xe.ts";
import { deviceSites } from "./device-site.ts";
import type { Dialect } from "./dialect.ts";
import { huaweiVrp } from "./huawei-vrp.ts";

/** Vendors by the name of their software. */
export const DIALECTS = { "huawei-vrp": huaweiVrp, "cisco-ios-xe": ciscoIosXe } as const satisfies Record<
  string,
  Dialect
>;

/** One file a router of each site, to be read before it is loaded: `east_sh-001.cfg`, or `…-r1.cfg`, `…-r2.cfg`. */
export function toDeviceConfigs(
  plan: Plan,
  { prefixes }: Pick<Allocation, "prefixes">,
  vendor: keyof typeof DIALECTS,
): readonly ExportFile[] {
  const files: ExportFile[] = [];
  for (const site of deviceSites(plan, prefixes)) {
    for (let router = 0; router < site.routers; router++) {
      const name = `${site.key.replace("/", "_")}${site.routers > 1 ? `-r${router + 1}` : ""}.cfg`;
      files.push({ name, content: DIALECTS[vendor].print(site, router) });
    }
  }
  return files;
}
