/** A configuration as a tree: a line that is indented deeper belongs to the one above it. */
export interface ConfigurationLine {
  readonly text: string;
  readonly children: readonly ConfigurationLine[];
}

/**
 * Reads what Cisco IOS XE and Huawei VRP write: lines, depth by leading blanks, `!` and `#` as separators.
 * @throws Error naming a line that is deeper than the one above it by more than one blank, or ends in one.
 */
export function readConfiguration(text: string): readonly ConfigurationLine[] {
  interface Open {
    readonly text: string;
    readonly children: Open[];
  }
  const root: Open = { text: "", children: [] };
  const path: Open[] = [root];
  for (const [index, raw] of text.split("\n").entries()) {
    if (/^\s*([!#].*)?$/.test(raw)) {
      path.length = 1;
      continue;
    }
    const depth = raw.length - raw.trimStart().length;
    if (depth >= path.length || raw !== raw.trimEnd()) {
      throw new Error(`line ${index + 1} is indented or ended wrongly: ${JSON.stringify(raw)}`);
    }
    const line: Open = { text: raw.trim(), children: [] };
    path[depth]?.children.push(line);
    path.length = depth + 1;
    path.push(line);
  }
  return root.children;
}

/** Line → form of the lines that may stand below it; a form without an entry is a leaf. */
export interface Grammar {
  readonly [form: string]: Grammar | true;
}

const WORDS: Readonly<Record<string, string>> = {
  NAME: "[a-z][a-z0-9-]*",
  NUM: "\\d+",
  IP: "(?:\\d{1,3}\\.){3}\\d{1,3}",
  NET: "(?:\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}",
  PORT: "[A-Za-z][A-Za-z0-9/.-]*",
  KEY: "(?:[A-Za-z0-9]+|\\{\\{psk:[^{}]+\\}\\})",
  TEXT: "[a-z0-9 ,-]+",
};

/** Lines that no form of the grammar takes, each with its way from the root. */
export function ungrammatical(
  lines: readonly ConfigurationLine[],
  grammar: Grammar,
  way: readonly string[] = [],
): readonly string[] {
  return lines.flatMap(({ text, children }) => {
    const here = [...way, text];
    const form = Object.entries(grammar).find(([each]) => pattern(each).test(text));
    if (form === undefined) return [here.join(" > ")];
    if (form[1] === true) return children.map((child) => [...here, child.text].join(" > "));
    return ungrammatical(children, form[1], here);
  });
}

function pattern(form: string): RegExp {
  const escaped = form.replace(/[.()?]/g, "\\$&").replace(/\[([^\]]*)\]/g, "(?:$1)?");
  return new RegExp(`^${escaped.replace(/NAME|NUM|IP|NET|PORT|KEY|TEXT/g, (word) => WORDS[word] ?? word)}$`);
}

/** Names that a configuration uses and does not define, by patterns with one group. */
export function dangling(
  text: string,
  pairs: readonly (readonly [used: RegExp, defined: RegExp])[],
): readonly string[] {
  return pairs.flatMap(([used, defined]) => {
    const known = new Set([...text.matchAll(defined)].map(([, name]) => name));
    return [...text.matchAll(used)].flatMap(([line, name]) => (known.has(name) ? [] : [line.trim()]));
  });
}

/** Command reference of IOS XE 17, as far as we use it. */
export const CISCO: Grammar = {
  end: true,
  "vrf definition NAME": { "rd NUM:NUM": true, "address-family ipv4": true, "exit-address-family": true },
  "crypto ikev2 proposal NAME": {
    "encryption aes-cbc-256": true,
    "integrity sha256": true,
    "group NUM": true,
  },
  "crypto ikev2 policy NAME": { "match fvrf any": true, "proposal NAME": true },
  "crypto ikev2 keyring NAME": { "peer NAME": { "address IP": true, "pre-shared-key KEY": true } },
  "crypto ikev2 profile NAME": {
    "match identity remote address IP IP": true,
    "identity local dn": true,
    "authentication remote pre-share": true,
    "authentication local pre-share": true,
    "authentication remote rsa-sig": true,
    "authentication local rsa-sig": true,
    "keyring local NAME": true,
    "pki trustpoint NAME": true,
    "lifetime NUM": true,
    "dpd NUM NUM periodic": true,
  },
  "crypto ipsec transform-set NAME esp-aes 256 esp-sha256-hmac": { "mode tunnel": true },
  "crypto ipsec profile NAME": {
    "set security-association lifetime seconds NUM": true,
    "set transform-set NAME": true,
    "set pfs groupNUM": true,
    "set ikev2-profile NAME": true,
  },
  "interface TunnelNUM": {
    "description TEXT": true,
    "vrf forwarding NAME": true,
    "ip address IP IP": true,
    "ip mtu NUM": true,
    "ip tcp adjust-mss NUM": true,
    "tunnel source PORT": true,
    "tunnel mode ipsec ipv4": true,
    "tunnel destination IP": true,
    "tunnel protection ipsec profile NAME": true,
    "no shutdown": true,
  },
  "ip route IP IP PORT[ IP]": true,
  "ip route vrf NAME IP IP Null0 254": true,
  "ip prefix-list NAME seq NUM permit NET": true,
  "route-map NAME permit NUM": {
    "match ip address prefix-list NAME": true,
    "set local-preference NUM": true,
    "set as-path prepend NUM NUM": true,
  },
  "router bgp NUM": {
    "bgp log-neighbor-changes": true,
    "address-family ipv4 vrf NAME": {
      "network IP mask IP": true,
      "neighbor IP remote-as NUM": true,
      "neighbor IP timers NUM NUM": true,
      "neighbor IP activate": true,
      "neighbor IP route-map NAME in": true,
      "neighbor IP route-map NAME out": true,
      "maximum-paths NUM": true,
    },
    "exit-address-family": true,
  },
  "ip sla NUM": {
    "icmp-jitter IP source-ip IP num-packets NUM interval NUM": { "vrf NAME": true, "frequency NUM": true },
  },
  "ip sla schedule NUM life forever start-time now": true,
  "ip sla reaction-configuration NUM react NAME threshold-value NUM NUM threshold-type immediate action-type trapOnly": true,
  "ip sla reaction-configuration NUM react jitterAvg threshold-value NUM NUM threshold-type immediate action-type trapOnly": true,
  "ip sla reaction-configuration NUM react packetLoss threshold-value NUM NUM threshold-type immediate action-type trapOnly": true,
};

export const CISCO_REFERENCES: Parameters<typeof dangling>[1] = [
  [/keyring local (\S+)/g, /crypto ikev2 keyring (\S+)/g],
  [/set ikev2-profile (\S+)/g, /crypto ikev2 profile (\S+)/g],
  [/ipsec profile (\S+)$/gm, /^crypto ipsec profile (\S+)/gm],
  [/set transform-set (\S+)/g, /crypto ipsec transform-set (\S+)/g],
  [/^ proposal (\S+)/gm, /crypto ikev2 proposal (\S+)/g],
  [/vrf forwarding (\S+)/g, /vrf definition (\S+)/g],
  [/^ip route vrf (\S+)/gm, /vrf definition (\S+)/g],
  [/address-family ipv4 vrf (\S+)/g, /vrf definition (\S+)/g],
  [/^ {2}vrf (\S+)/gm, /vrf definition (\S+)/g],
  [/route-map (\S+) (?:in|out)$/gm, /route-map (\S+) permit/g],
  [/address prefix-list (\S+)/g, /ip prefix-list (\S+)/g],
  [/ip sla schedule (\d+)/g, /^ip sla (\d+)$/gm],
];

/** Command reference of VRP on AR routers, as far as we use it. */
export const HUAWEI: Grammar = {
  return: true,
  "ip vpn-instance NAME": { "ipv4-family": { "route-distinguisher NUM:NUM": true } },
  "ike proposal NUM": {
    "encryption-algorithm aes-256": true,
    "dh groupNUM": true,
    "authentication-method pre-share": true,
    "authentication-method rsa-signature": true,
    "integrity-algorithm hmac-sha2-256": true,
    "prf hmac-sha2-256": true,
    "sa duration NUM": true,
  },
  "ipsec proposal NAME": {
    "encapsulation-mode tunnel": true,
    "esp authentication-algorithm sha2-256": true,
    "esp encryption-algorithm aes-256": true,
  },
  "ike peer NAME": {
    "undo version 1": true,
    "version 2": true,
    "ike-proposal NUM": true,
    "pki realm NAME": true,
    "local-id-type dn": true,
    "pre-shared-key cipher KEY": true,
    "remote-address IP": true,
    "dpd type periodic": true,
    "dpd idle-time NUM": true,
    "dpd retransmit-interval NUM": true,
    "dpd retry-limit NUM": true,
  },
  "ipsec profile NAME": {
    "ike-peer NAME": true,
    "proposal NAME": true,
    "pfs dh-groupNUM": true,
    "sa duration time-based NUM": true,
  },
  "interface Tunnel0/0/NUM": {
    "description TEXT": true,
    "ip binding vpn-instance NAME": true,
    "ip address IP IP": true,
    "mtu NUM": true,
    "tcp adjust-mss NUM": true,
    "tunnel-protocol ipsec": true,
    "source PORT": true,
    "destination IP": true,
    "ipsec profile NAME": true,
  },
  "ip route-static IP IP PORT[ IP]": true,
  "ip route-static vpn-instance NAME IP IP NULL0 preference 254": true,
  "ip ip-prefix NAME index NUM permit IP NUM": true,
  "route-policy NAME permit node NUM": {
    "if-match ip-prefix NAME": true,
    "apply local-preference NUM": true,
    "apply as-path NUM NUM additive": true,
  },
  "bgp NUM": {
    "ipv4-family vpn-instance NAME": {
      "network IP IP": true,
      "peer IP as-number NUM": true,
      "peer IP timer keepalive NUM hold NUM": true,
      "peer IP route-policy NAME import": true,
      "peer IP route-policy NAME export": true,
      "maximum load-balancing NUM": true,
    },
  },
  "nqa test-instance NAME NAME": {
    "test-type icmpjitter": true,
    "destination-address ipv4 IP": true,
    "source-address ipv4 IP": true,
    "vpn-instance NAME": true,
    "jitter-packetnum NUM": true,
    "probe-count NUM": true,
    "interval milliseconds NUM": true,
    "frequency NUM": true,
    "threshold rtd NUM": true,
    "threshold jitter-sd NUM": true,
    "threshold jitter-ds NUM": true,
    "fail-percent NUM": true,
    "send-trap rtd jitter-sd jitter-ds testfailure": true,
    "start now": true,
  },
};

export const HUAWEI_REFERENCES: Parameters<typeof dangling>[1] = [
  [/^ ike-peer (\S+)/gm, /^ike peer (\S+)/gm],
  [/^ ike-proposal (\S+)/gm, /^ike proposal (\S+)/gm],
  [/^ proposal (\S+)/gm, /^ipsec proposal (\S+)/gm],
  [/^ ipsec profile (\S+)/gm, /^ipsec profile (\S+)/gm],
  [/binding vpn-instance (\S+)/g, /^ip vpn-instance (\S+)/gm],
  [/route-static vpn-instance (\S+)/g, /^ip vpn-instance (\S+)/gm],
  [/family vpn-instance (\S+)/g, /^ip vpn-instance (\S+)/gm],
  [/^ vpn-instance (\S+)/gm, /^ip vpn-instance (\S+)/gm],
  [/route-policy (\S+) (?:import|export)/g, /^route-policy (\S+) permit/gm],
  [/if-match ip-prefix (\S+)/g, /^ip ip-prefix (\S+)/gm],
];
