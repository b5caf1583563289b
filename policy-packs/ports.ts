import { type Known, UNKNOWN } from "./control.ts";

/** Both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const ALL_PORTS: PortRange = { from: 0, to: 65_535 };

/** `-1/-1`, `22/22`, `1/200`, `22`, `-1` as providers write them; undefined for what is no range. */
export function readPorts(text: string): PortRange | undefined {
  const found = /^(-?\d+)(?:[/-](-?\d+))?$/.exec(text.trim());
  if (!found) return undefined;
  const from = Number(found[1]);
  const to = found[2] === undefined ? from : Number(found[2]);
  return from === -1 || to === -1 ? ALL_PORTS : { from, to };
}

export function covers(range: PortRange, port: number): boolean {
  return range.from <= port && port <= range.to;
}

export function printPorts({ from, to }: PortRange): string {
  if (from <= 0 && to >= 65_535) return "all ports";
  return from === to ? `port ${from}` : `ports ${from}–${to}`;
}

const NUMBERS: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6" };

/** Protocol name in lower case, `all` for every protocol: providers take names, numbers and -1. */
export function readProtocol(text: Known<string> | undefined): Known<string> {
  if (text === UNKNOWN) return UNKNOWN;
  const name = (text ?? "all").toLowerCase();
  return name === "-1" || name === "any" ? "all" : (NUMBERS[name] ?? name);
}

/** Ping, tunnels and the like have no ports; `-1` and the like in their place say nothing. */
export function hasPorts(protocol: Known<string>): boolean {
  return protocol === UNKNOWN || ["all", "tcp", "udp", "sctp", "132"].includes(protocol);
}
