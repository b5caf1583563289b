import { named } from "./lines.ts";
import type { RouterPlan, RouterSegment, RouterTunnel } from "./plan.ts";

/** FRRouting's `frr.conf`: what the other formats say, in its words. Source: its user guide, version 8. */
export function frrConf(plan: RouterPlan): string {
  return `${[
    "frr defaults traditional",
    "service integrated-vtysh-config",
    "!",
    ...plan.tunnels.map((tunnel) => wayOut(plan, tunnel)),
    "!",
    ...plan.segments.flatMap(summaries),
    ...plan.segments.flatMap((segment) => filters(plan, segment)),
    ...plan.segments.flatMap((segment) => bgp(plan, segment)),
  ].join("\n")}\n`;
}

/** Each tunnel leaves by its own line, or the backup line would carry nothing when it is needed. */
function wayOut({ lines }: RouterPlan, { line, outside }: RouterTunnel): string {
  const { interface: port, nextHop } = lines[line] ?? {};
  return `ip route ${outside}/32 ${[nextHop, port].filter(Boolean).join(" ")}`;
}

/** BGP tells of what stands in the table: a summary does so by a route that any real one wins over. */
function summaries({ key, announces }: RouterSegment): readonly string[] {
  return [`vrf ${key}`, ...announces.map((prefix) => ` ip route ${prefix} Null0 254`), "exit-vrf", "!"];
}

/** What is told and what is believed is the plan's, whatever the other end says. */
function filters({ asn }: RouterPlan, { key, announces, accepts }: RouterSegment): readonly string[] {
  const list = (use: string, prefixes: readonly string[]) =>
    prefixes.map((prefix, at) => `ip prefix-list ${named(key, use)} seq ${(at + 1) * 5} permit ${prefix}`);
  const map = (use: string, prefixes: string, apply: readonly string[]) => [
    `route-map ${named(key, use)} permit 10`,
    ` match ip address prefix-list ${named(key, prefixes)}`,
    ...apply,
    "exit",
    "!",
  ];
  return [
    ...list("out", announces),
    ...list("in", accepts),
    "!",
    ...map("main-in", "in", [" set local-preference 200"]),
    ...map("backup-in", "in", [" set local-preference 100"]),
    ...map("main-out", "out", []),
    // A longer way is taken last: the cloud prefers the main line as well.
    ...map("backup-out", "out", [` set as-path prepend ${asn.store} ${asn.store}`]),
  ];
}

function bgp({ asn, tunnels }: RouterPlan, { key, announces }: RouterSegment): readonly string[] {
  const own = tunnels.filter(({ segment }) => segment === key);
  const [first] = own;
  return [
    `router bgp ${asn.store} vrf ${key}`,
    ...(first === undefined ? [] : [` bgp router-id ${first.inside.store}`]),
    " bgp log-neighbor-changes",
    ...own.flatMap(({ inside, description }) => [
      ` neighbor ${inside.cloud} remote-as ${asn.hub}`,
      ` neighbor ${inside.cloud} description ${description}`,
      ` neighbor ${inside.cloud} timers 10 30`,
    ]),
    " address-family ipv4 unicast",
    ...announces.map((prefix) => `  network ${prefix}`),
    ...own.flatMap(({ inside, line }) => [
      `  neighbor ${inside.cloud} activate`,
      `  neighbor ${inside.cloud} route-map ${named(key, `${line}-in`)} in`,
      `  neighbor ${inside.cloud} route-map ${named(key, `${line}-out`)} out`,
    ]),
    "  maximum-paths 2",
    " exit-address-family",
    "exit",
    "!",
  ];
}
