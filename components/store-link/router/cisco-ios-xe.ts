import { CRYPTO, LINE_QUALITY } from "../limits.ts";
import { mask, named, networkAndMask } from "./lines.ts";
import type { RouterPlan, RouterSegment, RouterTunnel } from "./plan.ts";

const GROUP = CRYPTO.dhGroups.alicloud;

/** Pings of one measurement: one lost in 200 is 0.5 %. @clause 3.5.2-a */
const PINGS = 100 / LINE_QUALITY.lossPercent;

/**
 * IOS XE 17: route-based tunnels over IKEv2, one routing instance a segment. Source: "FlexVPN and Internet Key
 * Exchange Version 2", "IP SLAs" and "BGP" configuration guides.
 */
export function ciscoIosXe(plan: RouterPlan): string {
  return `${[
    `! Store ${plan.store}: tunnels to ${plan.cloud}. Generated; keys are filled in by whoever loads it.`,
    ...plan.segments.flatMap((segment) => instance(plan, segment)),
    ...proposals(),
    ...plan.tunnels.flatMap(keyExchange),
    ...transform(),
    ...plan.tunnels.flatMap(profile),
    ...plan.tunnels.flatMap((tunnel) => tunnelInterface(plan, tunnel)),
    ...plan.tunnels.flatMap((tunnel) => wayOut(plan, tunnel)),
    ...plan.segments.flatMap(summaries),
    ...plan.segments.flatMap((segment) => filters(plan, segment)),
    ...bgp(plan),
    ...plan.tunnels.flatMap(probe),
    "end",
  ].join("\n")}\n`;
}

function instance({ asn }: RouterPlan, { key, slot }: RouterSegment): readonly string[] {
  return [
    `vrf definition ${key}`,
    ` rd ${asn.store}:${slot + 1}`,
    " address-family ipv4",
    " exit-address-family",
    "!",
  ];
}

/** @clause 3.5.3-b */
function proposals(): readonly string[] {
  return [
    "crypto ikev2 proposal atrium",
    " encryption aes-cbc-256",
    " integrity sha256",
    ` group ${GROUP}`,
    "!",
    "crypto ikev2 policy atrium",
    " match fvrf any",
    " proposal atrium",
    "!",
  ];
}

function keyExchange({ key, outside, psk, auth }: RouterTunnel): readonly string[] {
  const common = [
    `crypto ikev2 profile ${key}`,
    ` match identity remote address ${outside} 255.255.255.255`,
    ...(auth === "certificate"
      ? [
          " identity local dn",
          " authentication remote rsa-sig",
          " authentication local rsa-sig",
          // The router was enrolled before: its private key never leaves it.
          " pki trustpoint atrium",
        ]
      : [" authentication remote pre-share", " authentication local pre-share", ` keyring local ${key}`]),
    ` lifetime ${CRYPTO.phase1Seconds}`,
    " dpd 10 3 periodic",
    "!",
  ];
  if (auth === "certificate") return common;
  return [
    `crypto ikev2 keyring ${key}`,
    " peer cloud",
    `  address ${outside}`,
    `  pre-shared-key ${psk}`,
    "!",
    ...common,
  ];
}

function transform(): readonly string[] {
  return ["crypto ipsec transform-set atrium esp-aes 256 esp-sha256-hmac", " mode tunnel", "!"];
}

function profile({ key }: RouterTunnel): readonly string[] {
  return [
    `crypto ipsec profile ${key}`,
    ` set security-association lifetime seconds ${CRYPTO.phase2Seconds}`,
    " set transform-set atrium",
    ` set pfs group${GROUP}`,
    ` set ikev2-profile ${key}`,
    "!",
  ];
}

function tunnelInterface({ lines }: RouterPlan, tunnel: RouterTunnel): readonly string[] {
  const { number, description, segment, inside, outside, line, key } = tunnel;
  return [
    `interface Tunnel${number}`,
    ` description ${description}`,
    ` vrf forwarding ${segment}`,
    ` ip address ${inside.store} ${mask(30)}`,
    // Room for ESP in a packet of 1500 bytes.
    " ip mtu 1400",
    " ip tcp adjust-mss 1360",
    ` tunnel source ${lines[line]?.interface}`,
    " tunnel mode ipsec ipv4",
    ` tunnel destination ${outside}`,
    ` tunnel protection ipsec profile ${key}`,
    " no shutdown",
    "!",
  ];
}

/** Each tunnel leaves by its own line, or the backup line would carry nothing when it is needed. */
function wayOut({ lines }: RouterPlan, { line, outside }: RouterTunnel): readonly string[] {
  const { interface: port, nextHop } = lines[line] ?? {};
  return [`ip route ${outside} 255.255.255.255 ${[port, nextHop].filter(Boolean).join(" ")}`];
}

/** BGP tells of what stands in the table: a summary does so by a route that any real one wins over. */
function summaries({ key, announces }: RouterSegment): readonly string[] {
  return announces.map((prefix) => `ip route vrf ${key} ${networkAndMask(prefix)} Null0 254`);
}

/** What is told and what is believed is the plan's, whatever the other end says. */
function filters({ asn }: RouterPlan, { key, announces, accepts }: RouterSegment): readonly string[] {
  const list = (use: string, prefixes: readonly string[]) =>
    prefixes.map((prefix, at) => `ip prefix-list ${named(key, use)} seq ${(at + 1) * 5} permit ${prefix}`);
  return [
    "!",
    ...list("out", announces),
    ...list("in", accepts),
    `route-map ${named(key, "main-in")} permit 10`,
    ` match ip address prefix-list ${named(key, "in")}`,
    " set local-preference 200",
    `route-map ${named(key, "backup-in")} permit 10`,
    ` match ip address prefix-list ${named(key, "in")}`,
    " set local-preference 100",
    `route-map ${named(key, "main-out")} permit 10`,
    ` match ip address prefix-list ${named(key, "out")}`,
    `route-map ${named(key, "backup-out")} permit 10`,
    ` match ip address prefix-list ${named(key, "out")}`,
    // A longer way is taken last: the cloud prefers the main line as well.
    ` set as-path prepend ${asn.store} ${asn.store}`,
  ];
}

function bgp({ asn, segments, tunnels }: RouterPlan): readonly string[] {
  return [
    "!",
    `router bgp ${asn.store}`,
    " bgp log-neighbor-changes",
    ...segments.flatMap(({ key, announces }) => [
      ` address-family ipv4 vrf ${key}`,
      ...announces.map((prefix) => {
        const [network, width] = networkAndMask(prefix).split(" ");
        return `  network ${network} mask ${width}`;
      }),
      ...tunnels
        .filter(({ segment }) => segment === key)
        .flatMap(({ inside, line }) => [
          `  neighbor ${inside.cloud} remote-as ${asn.hub}`,
          `  neighbor ${inside.cloud} timers 10 30`,
          `  neighbor ${inside.cloud} activate`,
          `  neighbor ${inside.cloud} route-map ${named(key, `${line}-in`)} in`,
          `  neighbor ${inside.cloud} route-map ${named(key, `${line}-out`)} out`,
        ]),
      "  maximum-paths 2",
      " exit-address-family",
    ]),
    "!",
  ];
}

/** Delay, jitter and loss from the store's side; the clouds measure no jitter. @clause 3.5.2-a */
function probe({ number, inside, segment }: RouterTunnel): readonly string[] {
  const { delayMs, jitterMs } = LINE_QUALITY;
  return [
    `ip sla ${number}`,
    ` icmp-jitter ${inside.cloud} source-ip ${inside.store} num-packets ${PINGS} interval 50`,
    `  vrf ${segment}`,
    "  frequency 60",
    `ip sla schedule ${number} life forever start-time now`,
    `ip sla reaction-configuration ${number} react rtt threshold-value ${delayMs} ${delayMs - 5} threshold-type immediate action-type trapOnly`,
    `ip sla reaction-configuration ${number} react jitterAvg threshold-value ${jitterMs} ${jitterMs - 5} threshold-type immediate action-type trapOnly`,
    `ip sla reaction-configuration ${number} react packetLoss threshold-value 2 1 threshold-type immediate action-type trapOnly`,
    "!",
  ];
}
