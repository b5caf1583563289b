import type { Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import type { StoreLinkArgs, StoreLinkQuotas } from "./contract.ts";
import type { StoreLinkLayout } from "./layout.ts";
import { QUOTAS } from "./limits.ts";

/** What the account has to be allowed before `pulumi up` is begun: 500 stores pass every default. */
export function checkQuotas(
  faults: Faults,
  cloud: Provider,
  { quotas = {} }: StoreLinkArgs,
  layout: StoreLinkLayout,
): void {
  for (const [key, needed] of Object.entries(needs(layout)) as [keyof StoreLinkQuotas, number][]) {
    const { value, name, raise } = QUOTAS[cloud][key];
    const allowed = quotas[key] ?? value;
    if (needed <= allowed) continue;
    const given = quotas[key] === undefined ? "default" : "raised to";
    const hint = `${raise}; then write quotas.${key}: ${needed}`;
    faults.add(
      "store-link.quota",
      `quotas.${key}`,
      needed,
      `are more than the quota "${name}" (${given} ${allowed})`,
      hint,
    );
  }
}

/** How much of each quota a layout takes. */
export function needs(layout: StoreLinkLayout): StoreLinkQuotas {
  const { connections, gateways, networks, tables, routes, stores } = layout;
  // Each connection tells the tables of its networks of each prefix of its segment.
  const learned = connections.reduce((sum, { store, segment, networks: told }) => {
    const own = stores.find(({ key }) => key === store)?.segments.find(({ key }) => key === segment);
    return sum + (own?.announces.length ?? 0) * told.length;
  }, 0);
  const byTable = networks.flatMap(({ routes: ways }) =>
    [...new Set(ways.map(({ table }) => table))].map(
      (table) => ways.filter((way) => way.table === table).length,
    ),
  );
  return {
    connections: connections.length,
    customerGateways: gateways.length,
    attachments: connections.length + networks.length,
    routeTables: tables.length,
    routes: routes.length + learned,
    networkRoutes: Math.max(0, ...byTable),
  };
}
