import type { Faults } from "../faults.ts";
import type { FlowArgs, NetworkArgs } from "./contract.ts";
import { type ForbiddenPair, forbiddenPairs, zoneMatrix } from "./zones.ts";

/** Flows against the zone matrix of guide 3.2.2, 3.4.1, 6.3.3 and 7.2.1. */
export function checkZones(faults: Faults, args: NetworkArgs): void {
  const matrix = zoneMatrix(args);
  const known = (path: string, zone: string | undefined) => {
    if (zone === undefined || matrix.has(zone)) return;
    const hint = `use one of ${matrix.zones.join(", ")}, or say under zones what it may reach`;
    faults.add("network.zone", path, zone, "is no zone of the plan", hint);
  };
  for (const [tier, { zone }] of Object.entries(args.tiers)) known(`tiers.${tier}.zone`, zone);
  for (const [peer, { zones = [] }] of Object.entries(args.peers ?? {})) {
    for (const [index, zone] of zones.entries()) known(`peers.${peer}.zones[${index}]`, zone);
  }
  for (const { from, to, clauses, reason } of matrix.contradictions()) {
    const path = `zones.${from}`;
    faults.add(
      "network.zone",
      path,
      to,
      `opens what the guide forbids: ${reason} [§${clauses[0]}]`,
      "close it",
    );
  }
  if (!faults.empty) return;
  for (const [key, flow] of Object.entries(args.flows)) {
    const pairs = forbiddenPairs(args, flow, matrix);
    if (flow.exception !== undefined) checkException(faults, `flows.${key}.exception`, flow.exception, pairs);
    else if (pairs.length > 0) refuse(faults, args, `flows.${key}`, flow, pairs);
  }
}

function checkException(
  faults: Faults,
  path: string,
  exception: NonNullable<FlowArgs["exception"]>,
  pairs: readonly ForbiddenPair[],
): void {
  for (const field of ["reason", "approver"] as const) {
    if (exception[field].trim() !== "") continue;
    faults.add(
      "network.reason",
      `${path}.${field}`,
      "",
      "is empty",
      "say why the zones are joined, and who allowed it",
    );
  }
  if (pairs.length === 0) {
    faults.add(
      "network.zone-exception",
      path,
      exception.reason,
      "excuses nothing",
      "delete it: the flow is allowed",
    );
  }
}

function refuse(
  faults: Faults,
  args: NetworkArgs,
  path: string,
  flow: FlowArgs,
  pairs: readonly ForbiddenPair[],
): void {
  const [first] = pairs;
  if (first === undefined) return;
  const more = pairs.length > 1 ? `, and ${pairs.length - 1} more` : "";
  const message = `lets ${first.from} reach ${first.to}: ${first.reason} [§${first.clause}]${more}`;
  const zones = args.peers?.[flow.from]?.zones ?? [];
  const sound = zones.filter((zone) => !pairs.some(({ from }) => from === zone));
  const narrower =
    sound.length > 0 ? `let the peer ${flow.from} hold only ${sound.join(", ")}` : "remove the flow";
  faults.add(
    "network.zone-flow",
    path,
    `${flow.from} → ${flow.to}`,
    message,
    `${narrower}, or give it exception: { reason, approver }`,
  );
}
