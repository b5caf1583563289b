import { type Diagnostic, didYouMean } from "../../ipam/index.ts";
import { peerArgs } from "../network-args.ts";
import type { WorkloadScope } from "./asked.ts";

type Scope = Pick<WorkloadScope, "document" | "source" | "allocation">;

/** Peers that entries name as their visitors: some of those that the networks let in → their IPv4 prefixes. */
export function visitorPeers({ document, source, allocation }: Scope): {
  readonly peers: Readonly<Record<string, readonly string[]>>;
  readonly faults: readonly Diagnostic[];
} {
  const known = Object.keys(document.peers);
  const named = Object.entries(document.systems).flatMap(([system, { runs }]) =>
    Object.entries(runs?.entries ?? {}).flatMap(([entry, { visitors = [] }]) =>
      visitors.map((name, index) => ({
        name,
        path: ["systems", system, "runs", "entries", entry, "visitors", index],
      })),
    ),
  );
  const lost = named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) =>
      source.fault(
        { path },
        {
          code: "estate.reference",
          message: "peers: has no such peer",
          hint: didYouMean(name, known, "peer"),
        },
      ),
    );
  const faults: Diagnostic[] = [...lost];
  const peers = Object.fromEntries(
    [...new Set(named.map(({ name }) => name))].flatMap((name) => {
      const peer = document.peers[name];
      if (peer === undefined) return [];
      return [
        [
          name,
          peerArgs(["peers", name], peer, { networks: document.networks, source, allocation }, faults).ipv4 ??
            [],
        ] as const,
      ];
    }),
  );
  return { peers, faults };
}
