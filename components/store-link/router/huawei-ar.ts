import { CRYPTO, LINE_QUALITY } from "../limits.ts";
import { mask, named, networkAndMask } from "./lines.ts";
import type { RouterPlan, RouterSegment, RouterTunnel } from "./plan.ts";

const GROUP = CRYPTO.dhGroups.alicloud;

/**
 * AR routers of VRP V300: route-based tunnels over IKEv2, one VPN instance a segment. Source: "VPN", "IP Routing" and
 * "Network Management" configuration guides of the AR600 and AR6000 series.
 */
export function huaweiAr(plan: RouterPlan): string {
  return `${[
    `# Store ${plan.store}: tunnels to ${plan.cloud}. Generated; keys are filled in by whoever loads it.`,
    ...plan.segments.flatMap((segment) => instance(plan, segment)),
    ...proposals(plan),
    ...plan.tunnels.flatMap(peer),
    ...plan.tunnels.flatMap(profile),
    ...plan.tunnels.flatMap((tunnel) => tunnelInterface(plan, tunnel)),
    ...plan.tunnels.map((tunnel) => wayOut(plan, tunnel)),
    ...plan.segments.flatMap(summaries),
    "#",
    ...plan.segments.flatMap((segment) => filters(plan, segment)),
    ...bgp(plan),
    ...plan.tunnels.flatMap((tunnel) => probe(plan, tunnel)),
    "return",
  ].join("\n")}\n`;
}

function instance({ asn }: RouterPlan, { key, slot }: RouterSegment): readonly string[] {
  return [`ip vpn-instance ${key}`, " ipv4-family", `  route-distinguisher ${asn.store}:${slot + 1}`, "#"];
}

/** @clause 3.5.3-b */
function proposals({ tunnels }: RouterPlan): readonly string[] {
  const ways = [...new Set(tunnels.map(({ auth }) => auth))];
  return [
    ...ways.flatMap((auth) => [
      `ike proposal ${PROPOSAL[auth]}`,
      " encryption-algorithm aes-256",
      ` dh group${GROUP}`,
      ` authentication-method ${auth === "certificate" ? "rsa-signature" : "pre-share"}`,
      " integrity-algorithm hmac-sha2-256",
      " prf hmac-sha2-256",
      ` sa duration ${CRYPTO.phase1Seconds}`,
      "#",
    ]),
    "ipsec proposal atrium",
    " encapsulation-mode tunnel",
    " esp authentication-algorithm sha2-256",
    " esp encryption-algorithm aes-256",
    "#",
  ];
}

const PROPOSAL: Readonly<Record<RouterTunnel["auth"], number>> = { "pre-shared-key": 10, certificate: 20 };

function peer({ key, auth, psk, outside }: RouterTunnel): readonly string[] {
  return [
    `ike peer ${key}`,
    " undo version 1",
    " version 2",
    ` ike-proposal ${PROPOSAL[auth]}`,
    ...(auth === "certificate"
      ? // The router was enrolled before: its private key never leaves it.
        [" pki realm atrium", " local-id-type dn"]
      : [` pre-shared-key cipher ${psk}`]),
    ` remote-address ${outside}`,
    " dpd type periodic",
    " dpd idle-time 10",
    " dpd retransmit-interval 5",
    " dpd retry-limit 3",
    "#",
  ];
}

function profile({ key }: RouterTunnel): readonly string[] {
  return [
    `ipsec profile ${key}`,
    ` ike-peer ${key}`,
    " proposal atrium",
    ` pfs dh-group${GROUP}`,
    ` sa duration time-based ${CRYPTO.phase2Seconds}`,
    "#",
  ];
}

function tunnelInterface({ lines }: RouterPlan, tunnel: RouterTunnel): readonly string[] {
  const { number, description, segment, inside, outside, line, key } = tunnel;
  return [
    `interface Tunnel0/0/${number}`,
    ` description ${description}`,
    // First: an interface loses its address when it is bound to an instance.
    ` ip binding vpn-instance ${segment}`,
    ` ip address ${inside.store} ${mask(30)}`,
    // Room for ESP in a packet of 1500 bytes.
    " mtu 1400",
    " tcp adjust-mss 1360",
    " tunnel-protocol ipsec",
    ` source ${lines[line]?.interface}`,
    ` destination ${outside}`,
    ` ipsec profile ${key}`,
    "#",
  ];
}

/** Each tunnel leaves by its own line, or the backup line would carry nothing when it is needed. */
function wayOut({ lines }: RouterPlan, { line, outside }: RouterTunnel): string {
  const { interface: port, nextHop } = lines[line] ?? {};
  return `ip route-static ${outside} 255.255.255.255 ${[port, nextHop].filter(Boolean).join(" ")}`;
}

/** BGP tells of what stands in the table: a summary does so by a route that any real one wins over. */
function summaries({ key, announces }: RouterSegment): readonly string[] {
  return announces.map(
    (prefix) => `ip route-static vpn-instance ${key} ${networkAndMask(prefix)} NULL0 preference 254`,
  );
}

/** What is told and what is believed is the plan's, whatever the other end says. */
function filters({ asn }: RouterPlan, { key, announces, accepts }: RouterSegment): readonly string[] {
  const list = (use: string, prefixes: readonly string[]) =>
    prefixes.map((prefix, at) => {
      const [network, length] = prefix.split("/");
      return `ip ip-prefix ${named(key, use)} index ${(at + 1) * 10} permit ${network} ${length}`;
    });
  const policy = (use: string, prefixes: string, apply: readonly string[]) => [
    `route-policy ${named(key, use)} permit node 10`,
    ` if-match ip-prefix ${named(key, prefixes)}`,
    ...apply,
    "#",
  ];
  return [
    ...list("out", announces),
    ...list("in", accepts),
    "#",
    ...policy("main-in", "in", [" apply local-preference 200"]),
    ...policy("backup-in", "in", [" apply local-preference 100"]),
    ...policy("main-out", "out", []),
    // A longer way is taken last: the cloud prefers the main line as well.
    ...policy("backup-out", "out", [` apply as-path ${asn.store} ${asn.store} additive`]),
  ];
}

function bgp({ asn, segments, tunnels }: RouterPlan): readonly string[] {
  return [
    `bgp ${asn.store}`,
    ...segments.flatMap(({ key, announces }) => [
      ` ipv4-family vpn-instance ${key}`,
      ...announces.map((prefix) => `  network ${networkAndMask(prefix)}`),
      ...tunnels
        .filter(({ segment }) => segment === key)
        .flatMap(({ inside, line }) => [
          `  peer ${inside.cloud} as-number ${asn.hub}`,
          `  peer ${inside.cloud} timer keepalive 10 hold 30`,
          `  peer ${inside.cloud} route-policy ${named(key, `${line}-in`)} import`,
          `  peer ${inside.cloud} route-policy ${named(key, `${line}-out`)} export`,
        ]),
      "  maximum load-balancing 2",
    ]),
    "#",
  ];
}

/** Delay, jitter and loss from the store's side; the clouds measure no jitter. @clause 3.5.2-a */
function probe({ store }: RouterPlan, { key, inside, segment }: RouterTunnel): readonly string[] {
  const { delayMs, jitterMs, lossPercent } = LINE_QUALITY;
  return [
    `nqa test-instance ${store} ${key}`,
    " test-type icmpjitter",
    ` destination-address ipv4 ${inside.cloud}`,
    ` source-address ipv4 ${inside.store}`,
    ` vpn-instance ${segment}`,
    " jitter-packetnum 100",
    " probe-count 2",
    " interval milliseconds 50",
    " frequency 60",
    ` threshold rtd ${delayMs}`,
    ` threshold jitter-sd ${jitterMs}`,
    ` threshold jitter-ds ${jitterMs}`,
    // Whole percents: one lost packet of the 200 is told of.
    ` fail-percent ${Math.ceil(lossPercent)}`,
    " send-trap rtd jitter-sd jitter-ds testfailure",
    " start now",
    "#",
  ];
}
