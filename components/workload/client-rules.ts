import type { Input } from "@pulumi/pulumi";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { Clients } from "./contract.ts";

/** A port that a service answers on, TCP. */
export interface ServicePort {
  /** Part of the rule's key: `redis`, `kafka`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** One rule of the group that stands before a service. */
export interface ClientRule {
  readonly key: string;
  readonly port: ServicePort;
  readonly reason: string;
  readonly peer: { readonly group: Input<string> } | { readonly prefix: string };
}

/**
 * Who may connect, port by port. Keys are made of the client's key and what it names, never of a position: a prefix
 * that is left out takes no other rule with it.
 */
export function clientRules(clients: Clients, ports: readonly ServicePort[]): readonly ClientRule[] {
  return Object.entries(clients).flatMap(([key, client]) =>
    ports.flatMap((port): readonly ClientRule[] => {
      const { reason } = client;
      if ("group" in client) return [{ key: `${key}-${port.name}`, port, reason, peer: client }];
      return client.prefixes.map((prefix) => ({
        key: `${key}-${port.name}-${prefix.replace("/", "-")}`,
        port,
        reason,
        peer: { prefix },
      }));
    }),
  );
}

/** A rule's description: EC2 takes these signs and no more, 255 of them; ECS takes 512. */
export function ruleText({ reason, port }: ClientRule): string {
  const text = `${port.name} ${port.from === port.to ? port.from : `${port.from}-${port.to}`}: ${reason}`;
  return /^[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]*$/.test(text)
    ? text.slice(0, 255)
    : `${port.name}: reason in tags`;
}

export function ruleTags({ reason }: ClientRule): Tags {
  return { reason: tagText(reason) };
}
