import { type Known, UNKNOWN } from "../../control.ts";
import { ALL_PORTS, type PortRange, readProtocol } from "../../ports.ts";
import { integer, text } from "../../reading.ts";

/** Ports of a rule; a missing first one is all of them, or what the kind of rule takes it for. */
export function portsOf(rule: unknown, protocolInput: string, missing?: number): Known<PortRange> {
  const protocol = readProtocol(text(rule, protocolInput));
  if (protocol === "all") return ALL_PORTS;
  const from = integer(rule, "fromPort") ?? missing;
  const to = integer(rule, "toPort");
  if (from === UNKNOWN || to === UNKNOWN) return UNKNOWN;
  if (from === undefined || from === -1) return ALL_PORTS;
  return { from, to: to ?? (missing === undefined ? from : ALL_PORTS.to) };
}
