import { MalformedAddress } from "../../ipam/ip.ts";
import { type Prefix, parsePrefix } from "../../ipam/prefix.ts";
import type { Faults } from "../faults.ts";
import type { FlowArgs, NetworkArgs } from "./contract.ts";
import { entered, leaves, roleOf } from "./routing.ts";

const NAME = /^[a-z][a-z0-9-]{0,59}$/;

export function checkFlows(faults: Faults, args: NetworkArgs): void {
  checkPeers(faults, args);
  for (const [key, flow] of Object.entries(args.flows)) checkFlow(faults, args, key, flow);
}

function checkPeers(faults: Faults, args: NetworkArgs): void {
  for (const [name, peer] of Object.entries(args.peers ?? {})) {
    const path = `peers.${name}`;
    if (!NAME.test(name) || name === "internet" || Object.hasOwn(args.tiers, name)) {
      faults.add(
        "network.peer-name",
        path,
        name,
        "is no name for a peer",
        'use a–z, 0–9 and "-", and no name of a tier or "internet"',
      );
    }
    if (peer.description.trim() === "") {
      faults.add(
        "network.reason",
        `${path}.description`,
        "",
        "is empty",
        "say whose network it is and why it is trusted",
      );
    }
    const blocks = [
      ...(peer.ipv4 ?? []).map((text, index) => ({ text, at: `${path}.ipv4[${index}]`, family: "ipv4" })),
      ...(peer.ipv6 ?? []).map((text, index) => ({ text, at: `${path}.ipv6[${index}]`, family: "ipv6" })),
    ];
    if (blocks.length === 0)
      faults.add("network.peer-empty", path, undefined, "has no addresses", "list its prefixes");
    for (const { text, at, family } of blocks) checkPeerBlock(faults, args, at, text, family);
  }
}

function checkPeerBlock(faults: Faults, args: NetworkArgs, path: string, text: string, family: string): void {
  const prefix = read(faults, path, text);
  if (prefix === undefined) return;
  if (prefix.family !== family) {
    faults.add("network.peer-family", path, text, `is no ${family} prefix`, `list it under ${prefix.family}`);
  }
  if (prefix.length === 0) {
    faults.add(
      "network.peer-internet",
      path,
      text,
      "is the whole internet",
      'name "internet" in the flow, so that it is seen',
    );
  }
  const own = [args.addresses.ipv4, ...(args.addresses.secondary ?? [])]
    .map(silently)
    .find((block) => block?.overlaps(prefix));
  if (own && prefix.length > 0) {
    faults.add("network.peer-own", path, text, `overlaps the network's own ${own}`, "name the tier instead");
  }
}

function checkFlow(faults: Faults, args: NetworkArgs, key: string, flow: FlowArgs): void {
  const path = `flows.${key}`;
  if (!NAME.test(key))
    faults.add("network.flow-name", path, key, "is no name for a flow", 'use a–z, 0–9 and "-"');
  const ends = ["internet", ...Object.keys(args.tiers), ...Object.keys(args.peers ?? {})];
  for (const side of ["from", "to"] as const) {
    if (ends.includes(flow[side])) continue;
    faults.add(
      "network.flow-end",
      `${path}.${side}`,
      flow[side],
      "is no tier, peer or internet",
      `use one of ${ends.join(", ")}`,
    );
  }
  const inside = [flow.from, flow.to].filter((end) => Object.hasOwn(args.tiers, end));
  if (inside.length === 0 && ends.includes(flow.from) && ends.includes(flow.to)) {
    faults.add(
      "network.flow-outside",
      path,
      `${flow.from} → ${flow.to}`,
      "does not touch this network",
      "name a tier at one end",
    );
  }
  if (flow.protocol !== "tcp" && flow.protocol !== "udp") {
    faults.add(
      "network.flow-protocol",
      `${path}.protocol`,
      flow.protocol,
      "is no protocol of the matrix",
      "use tcp or udp",
    );
  }
  checkPorts(faults, `${path}.ports`, flow);
  for (const field of ["reason", "owner"] as const) {
    if (flow[field].trim() !== "") continue;
    faults.add(
      "network.reason",
      `${path}.${field}`,
      "",
      "is empty",
      "every rule shows a business reason and an owner [§5.2.2-a]",
    );
  }
  checkInternet(faults, args, path, flow);
}

function checkPorts(faults: Faults, path: string, flow: FlowArgs): void {
  if (flow.ports.length === 0)
    faults.add("network.ports", path, "[]", "is empty", "name the ports the service listens on");
  for (const [index, port] of flow.ports.entries()) {
    const { from, to } = typeof port === "number" ? { from: port, to: port } : port;
    if (Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to && to <= 65535) continue;
    faults.add("network.ports", `${path}[${index}]`, port, "is no port or range", "use 1–65535, from ≤ to");
  }
}

function checkInternet(faults: Faults, args: NetworkArgs, path: string, flow: FlowArgs): void {
  if (flow.from === "internet" && Object.hasOwn(args.tiers, flow.to) && roleOf(args, flow.to) !== "web") {
    const hint = "let it enter a tier of role web, and add a flow from there [§8.3.2-a]";
    faults.add("network.internet-in", `${path}.to`, flow.to, "may not be entered from the internet", hint);
  }
  if (flow.to !== "internet" || !Object.hasOwn(args.tiers, flow.from)) return;
  const role = roleOf(args, flow.from);
  if (role === "db") {
    const hint = "use a private endpoint, or a flow through an app tier [§8.3.2-a]";
    faults.add("network.db-egress", `${path}.from`, flow.from, "may not reach the internet", hint);
  } else if (
    !leaves(args, flow.from) &&
    !(args.addresses.provider === "aws" && role === "web" && opened(args))
  ) {
    const hint = `choose an egress mode and set tiers.${flow.from}.egress`;
    faults.add("network.no-way-out", `${path}.from`, flow.from, "has no route to the internet", hint);
  }
}

/** AWS: the web tier leaves by the internet gateway, which exists once anything enters or leaves. */
function opened(args: NetworkArgs): boolean {
  return args.egress.mode !== "none" || entered(args);
}

function read(faults: Faults, path: string, text: string): Prefix | undefined {
  try {
    return parsePrefix(text);
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("network.prefix", path, text, error.message, error.hint);
    return undefined;
  }
}

/** The network's own prefix is judged elsewhere. */
function silently(text: string): Prefix | undefined {
  try {
    return parsePrefix(text);
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    return undefined;
  }
}
