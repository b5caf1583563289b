import { LINE_QUALITY } from "../limits.ts";
import type { RouterPlan, RouterSegment, RouterTunnel } from "./plan.ts";

/** Interface of a tunnel, and the id by which strongSwan finds it. */
function tunnelInterface({ number }: RouterTunnel): string {
  return `xfrm${number}`;
}

/** Kernel's routing table of a segment: its own, and none of those that the system keeps. */
const tableOf = ({ slot }: RouterSegment) => 1001 + slot;

/** A routing instance a segment, and an interface a tunnel, for systemd-networkd 249 or newer. */
export function networkdFiles({ segments, tunnels }: RouterPlan): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...segments.flatMap((segment) => [
      [
        `40-${segment.key}.netdev`,
        ini({ NetDev: { Name: segment.key, Kind: "vrf" }, VRF: { Table: tableOf(segment) } }),
      ],
      [`40-${segment.key}.network`, ini({ Match: { Name: segment.key }, Link: { RequiredForOnline: "no" } })],
    ]),
    ...tunnels.flatMap((tunnel) => {
      const name = tunnelInterface(tunnel);
      return [
        [
          `50-${name}.netdev`,
          ini({
            NetDev: { Name: name, Kind: "xfrm", Description: tunnel.description },
            Xfrm: { InterfaceId: tunnel.number, Independent: "yes" },
          }),
        ],
        [
          `50-${name}.network`,
          ini({
            Match: { Name: name },
            // Room for ESP in a packet of 1500 bytes.
            Link: { MTUBytes: 1400, RequiredForOnline: "no" },
            Network: { VRF: tunnel.segment, Address: `${tunnel.inside.store}/30`, LinkLocalAddressing: "no" },
          }),
        ],
      ];
    }),
  ]);
}

function ini(sections: Readonly<Record<string, Readonly<Record<string, string | number>>>>): string {
  return Object.entries(sections)
    .map(([name, values]) => {
      const lines = Object.entries(values).map(([key, value]) => `${key}=${value}\n`);
      return `[${name}]\n${lines.join("")}`;
    })
    .join("\n");
}

/** TCP is told the room in a tunnel: not every network lets ICMP say so. */
export function mssRules(): string {
  return [
    "table inet atrium",
    "delete table inet atrium",
    "table inet atrium {",
    "  chain forward {",
    "    type filter hook forward priority mangle; policy accept;",
    '    oifname "xfrm*" tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu',
    '    iifname "xfrm*" tcp flags & (syn | rst) == syn tcp option maxseg size set 1360',
    "  }",
    "}",
    "",
  ].join("\n");
}

export const SYSCTL = [
  "net.ipv4.ip_forward = 1",
  // Answers may come by the other tunnel of the segment.
  "net.ipv4.conf.all.rp_filter = 2",
  "net.ipv4.conf.default.rp_filter = 2",
  "",
].join("\n");

/** Pings of one measurement: one lost in 200 is 0.5 %. @clause 3.5.2-a */
const PINGS = 100 / LINE_QUALITY.lossPercent;

/**
 * Measures delay, jitter and loss of each tunnel from the store's side; the clouds measure no jitter. Jitter is the
 * mean difference of one delay from the next (RFC 3550). What is too much goes to the system log and, with an exit
 * code, to systemd. @clause 3.5.2-a
 */
export function lineQualityScript({ store, tunnels }: RouterPlan): string {
  const { delayMs, jitterMs, lossPercent } = LINE_QUALITY;
  const calls = tunnels.map(
    ({ key, segment, inside }) => `measure ${key} ${segment} ${inside.store} ${inside.cloud}`,
  );
  return `#!/bin/sh
# Store ${store}: delay, jitter and loss of its tunnels.
bad=$(mktemp)
trap 'rm -f "$bad"' EXIT

judge() {
  awk -v tunnel="$1" -v sent=${PINGS} '
    match($0, /time=[0-9.]+/) {
      now = substr($0, RSTART + 5, RLENGTH - 5)
      if (got++) steps += now > last ? now - last : last - now
      sum += now; last = now
    }
    END {
      loss = 100 * (sent - got) / sent
      delay = got ? sum / got : 0
      jitter = got > 1 ? steps / (got - 1) : 0
      wrong = loss > ${lossPercent} || delay > ${delayMs} || jitter > ${jitterMs}
      printf "%s tunnel=%s delay_ms=%.1f jitter_ms=%.1f loss_percent=%.1f\\n", wrong ? "BAD" : "good", tunnel, delay, jitter, loss
    }'
}

measure() {
  line=$(\${ATRIUM_EXEC-ip vrf exec "$2"} ping -n -c ${PINGS} -i 0.05 -W 1 -I "$3" "$4" 2>/dev/null | judge "$1")
  case $line in BAD*) echo x >>"$bad"; logger -p daemon.warning -t line-quality "$line" ;; esac
  echo "$line"
}

${calls.map((call) => `${call} &`).join("\n")}
wait
[ ! -s "$bad" ]
`;
}
