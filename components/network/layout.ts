import { Faults } from "../faults.ts";
import type { NetworkArgs } from "./contract.ts";
import { type Routing, routing } from "./routing.ts";

/** Every decision about a network, as plain data: the leaves only translate it. */
export interface NetworkLayout {
  readonly region: string;
  readonly ipv4: string;
  readonly dual: boolean;
  readonly routing: Routing;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutNetwork(name: string, args: NetworkArgs): NetworkLayout {
  const faults = new Faults(`network "${name}"`);
  faults.throwIfAny();
  return {
    region: args.addresses.region,
    ipv4: args.addresses.ipv4,
    dual: args.addresses.stack === "dual",
    routing: routing(args),
  };
}
