import type { Allocation } from "../allocation.ts";
import type { Plan } from "../plan.ts";
import { resolveServices } from "../services/index.ts";
import { csvText } from "./csv-text.ts";
import type { TableOptions } from "./table.ts";

/** Who may have which address of each subnet, and for how long. @clause 3.2.2-d @clause 3.2.2-e @clause 3.2.2-f */
export function toDhcpCsv(plan: Plan, { prefixes }: Allocation, { language }: TableOptions): string {
  const { networks } = resolveServices(plan, prefixes);
  const rows = networks.flatMap(({ key, vlan, lease, families, reservations }) =>
    Object.values(families).map(({ row, layout, served }) => {
      const { renew, rebind } = lease[row.family];
      const times = served === "none" ? ["", "", ""] : [lease.valid, renew, rebind];
      return [
        key,
        row.prefix,
        vlan ?? "",
        layout.gateway ?? "",
        layout.routers.join(" "),
        layout.staticRange.join(" "),
        layout.reservations.join(" "),
        layout.pools.join(" "),
        reservations.filter((device) => device[row.family] !== undefined).length,
        SERVED[served][language],
        ...times,
      ].map(String);
    }),
  );
  return csvText(
    DHCP_HEAD.map((title) => title[language]),
    rows,
  );
}

const DHCP_HEAD = [
  { en: "Network", zh: "网络" },
  { en: "Subnet", zh: "子网" },
  { en: "VLAN", zh: "VLAN" },
  { en: "Gateway", zh: "网关" },
  { en: "Routers", zh: "路由器地址" },
  { en: "Static range", zh: "静态地址段" },
  { en: "Reserved for devices", zh: "保留地址段" },
  { en: "Pools", zh: "DHCP 地址池" },
  { en: "Reservations", zh: "保留设备数" },
  { en: "Addressing", zh: "分配方式" },
  { en: "Lease (s)", zh: "租期（秒）" },
  { en: "T1 (s)", zh: "T1（秒）" },
  { en: "T2 (s)", zh: "T2（秒）" },
] as const;

const SERVED = {
  dhcp: { en: "DHCP", zh: "DHCP" },
  options: { en: "SLAAC", zh: "SLAAC" },
  none: { en: "static", zh: "静态" },
} as const;

/** Public addresses, who goes out through them, and the budget of ports. @clause 3.2.2-g */
export function toNatCsv(plan: Plan, { prefixes }: Allocation, { language }: TableOptions): string {
  const { nat } = resolveServices(plan, prefixes);
  const rows = nat.map((pool) =>
    [
      pool.name,
      pool.mode,
      pool.ranges.join(" "),
      pool.addresses,
      pool.sources.join(" "),
      pool.hosts,
      pool.needed,
      pool.available,
      pool.description ?? "",
    ].map(String),
  );
  return csvText(
    NAT_HEAD.map((title) => title[language]),
    rows,
  );
}

const NAT_HEAD = [
  { en: "Pool", zh: "地址池" },
  { en: "Mode", zh: "方式" },
  { en: "Public addresses", zh: "公网地址" },
  { en: "Count", zh: "数量" },
  { en: "Sources", zh: "源网段" },
  { en: "Devices", zh: "设备数" },
  { en: "Needed (ports, or addresses)", zh: "需要（端口或地址）" },
  { en: "Available", zh: "可用" },
  { en: "Use", zh: "用途" },
] as const;
