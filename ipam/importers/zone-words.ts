import type { PlanZone } from "../plan.ts";
import { inRange } from "../vlan.ts";
import type { ImportRow } from "./import-row.ts";

/** How old lists call the guide's zones, beside their names and titles. More telling words stand first. */
const WORDS: readonly (readonly [zone: string, words: RegExp])[] = [
  ["payment", /payment|\bpay\b|支付|银联|刷卡/i],
  ["pos", /\bpos\b|till|cashier|收银|款台/i],
  ["guest-wifi", /guest|visitor|访客|顾客|客用|公共 ?wi-?fi/i],
  ["office-wifi", /(office|staff).*(wi-?fi|wlan|wireless)|办公.*(无线|wi-?fi)|员工.*(无线|wi-?fi)/i],
  ["cctv", /cctv|camera|surveillance|nvr|监控|摄像|安防/i],
  ["iot", /\biot\b|sensor|signage|building control|物联|楼宇|传感|大屏/i],
  ["management", /manage?ment|\bmgmt\b|\bnms\b|管理|网管/i],
  ["server", /server|data ?cent|服务器|机房/i],
  ["office", /office|desk|staff|办公|员工/i],
];

/** The zone a line means: by its name, then by the VLAN, then by the words of its purpose. */
export function zoneOf(row: ImportRow, zones: ReadonlyMap<string, PlanZone>): PlanZone | undefined {
  // Where a list has VLANs, a line without one is no VLAN, whatever its role is called.
  if (row.vlan === undefined && row.lists("vlan")) return undefined;
  const named = row.text("zone");
  return (
    byName(named, zones) ??
    byVlan(row.vlan, zones) ??
    byWords(named, zones) ??
    byWords(`${row.text("vlanName")} ${row.text("name")} ${row.text("use")}`, zones)
  );
}

function byName(text: string, zones: ReadonlyMap<string, PlanZone>): PlanZone | undefined {
  if (text === "") return undefined;
  const wanted = text.toLowerCase();
  return [...zones.values()].find(
    ({ name, title }) =>
      name === wanted || title.en.toLowerCase() === wanted || title.zh.toLowerCase() === wanted,
  );
}

function byVlan(vlan: number | undefined, zones: ReadonlyMap<string, PlanZone>): PlanZone | undefined {
  if (vlan === undefined) return undefined;
  return [...zones.values()].find((zone) => inRange(vlan, zone.vlans));
}

function byWords(text: string, zones: ReadonlyMap<string, PlanZone>): PlanZone | undefined {
  const found = WORDS.find(([, words]) => words.test(text));
  return found && zones.get(found[0]);
}
