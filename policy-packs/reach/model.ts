/**
 * A network as both clouds have it, with nothing of either left in it: what the readers fill and the engine asks.
 * Every part that lets traffic through has an identifier of its own, so that a path can name it and a change can
 * take it away.
 */
import type { Family } from "../../ipam/ip.ts";
import type { Prefix } from "../../ipam/prefix.ts";
import type { PrefixSet } from "../../ipam/prefix-set.ts";
import type { Known } from "../control.ts";
import type { Services } from "./traffic.ts";

export interface Part {
  /** URN of the resource that makes it, with `#n` for the n-th of several. */
  readonly id: string;
  readonly name: string;
}

/** Something in it is known only after deployment, or held by another stack: what, in words. */
export interface MaybeUnsure {
  readonly unsure?: string;
}

/** One line of a security group or network ACL, seen from the side that asks it. */
export interface FilterRule extends Part, MaybeUnsure {
  readonly allow: boolean;
  readonly services: Services;
  /** The addresses at the other end. */
  readonly peers: PrefixSet;
  /** Groups at the other end, whatever their addresses. */
  readonly peerGroups: readonly string[];
  /** Lower is asked first; at equal order a refusal wins. */
  readonly order: number;
  /** It says just this, and may not be in force: why, in words. */
  readonly doubt?: string;
}

/** Stateful: an answer follows the question. What no rule names is refused. */
export interface Group extends Part {
  readonly ingress: readonly FilterRule[];
  readonly egress: readonly FilterRule[];
}

/** Stateless: answers are asked as well. What no rule names is refused. */
export interface Acl extends Part {
  readonly ingress: readonly FilterRule[];
  readonly egress: readonly FilterRule[];
}

export interface Route extends Part, MaybeUnsure {
  readonly destination: Prefix;
  /** Identifier of a gateway or link; a target that leads nowhere is a route too and hides wider ones. */
  readonly target: string;
}

export interface RouteTable extends Part, MaybeUnsure {
  readonly routes: readonly Route[];
}

export interface Network extends Part {
  readonly prefixes: PrefixSet;
  /** Families whose answers to the internet need a route; elsewhere a public address brings its own way. */
  readonly routedFamilies: readonly Family[];
}

export interface Subnet extends Part, MaybeUnsure {
  readonly network: string;
  readonly prefixes: PrefixSet;
  /** Absent: nothing is known of it, as it belongs to another stack. */
  readonly table?: string;
  /** Absent: nothing is refused. */
  readonly acl?: string;
}

/** `egress-only` and `nat` let nobody in by themselves. */
export interface Gateway extends Part {
  readonly kind: "internet" | "egress-only" | "nat";
  readonly network: string;
  /** Families an internet gateway carries. */
  readonly families: readonly Family[];
  /** By which what comes in is sent on; absent: straight to the subnet. */
  readonly table?: string;
}

/** A firewall on the way: asked about questions alone, as answers follow them. What no rule names is refused. */
export interface Firewall extends Part {
  readonly ingress: readonly FilterRule[];
  /** Table by which packets leave it, where routes lead to it. */
  readonly table?: string;
}

/** One side of a link; without a network it leads to sites and networks that the stack does not hold. */
export interface LinkEnd extends Part, MaybeUnsure {
  readonly network?: string;
  /** Where what comes in at this end goes; absent: to the end that holds the address. */
  readonly routes?: readonly LinkRoute[];
}

export interface LinkRoute extends Part, MaybeUnsure {
  readonly destination: Prefix;
  /** End of the same link, or a name of none where it is dropped. */
  readonly to: string;
}

/** A peering, a virtual private network or a transit router: carries packets between its ends and never on. */
export interface Link extends Part, MaybeUnsure {
  readonly kind: "peering" | "vpn" | "transit";
  readonly ends: readonly LinkEnd[];
}

/** Who can be reached: an interface of a machine, a managed service or a load balancer. */
export interface Endpoint extends Part {
  /** The endpoint that it is a further interface of. */
  readonly host?: string;
  readonly subnets: readonly string[];
  /** Its addresses, as narrow as they are known: at the least those of its subnets. */
  readonly addresses: PrefixSet;
  readonly groups: readonly string[];
  /** An address on the internet, by family; the part that gives it. */
  readonly publicAddresses: readonly PublicAddress[];
}

export interface PublicAddress extends Part {
  readonly family: Family;
  readonly present: Known<boolean>;
  /** Firewall at the border that guards it. */
  readonly firewall?: string;
}

/** What a load balancer takes in and where it sends it. */
export interface Listener extends Part, MaybeUnsure {
  /** Endpoint that clients ask. */
  readonly balancer: string;
  /** Endpoint that asks the targets; absent: the balancer itself. A private link has one in either network. */
  readonly sender?: string;
  readonly services: Services;
  /** Clients it takes; absent: all. */
  readonly clients?: PrefixSet;
  readonly targets: readonly ListenerTarget[];
}

export interface ListenerTarget extends Part, MaybeUnsure {
  readonly endpoint: string;
  readonly services: Services;
  /** Does the target see the client's address instead of the balancer's? */
  readonly keepsClient: boolean;
}

/** A public address and port of a NAT gateway that stand for an inner one. */
export interface PortForward extends Part, MaybeUnsure {
  readonly gateway: string;
  readonly endpoint: string;
  /** As the endpoint sees it. */
  readonly services: Services;
  readonly firewall?: string;
}

export interface NetworkModel {
  readonly networks: readonly Network[];
  readonly subnets: readonly Subnet[];
  readonly tables: readonly RouteTable[];
  readonly gateways: readonly Gateway[];
  readonly links: readonly Link[];
  readonly acls: readonly Acl[];
  readonly groups: readonly Group[];
  readonly endpoints: readonly Endpoint[];
  readonly listeners: readonly Listener[];
  readonly forwards: readonly PortForward[];
  readonly firewalls: readonly Firewall[];
}

/** Where a question starts. */
export type Origin =
  | { readonly kind: "internet" }
  | { readonly kind: "outside"; readonly sources: PrefixSet }
  | { readonly kind: "endpoint"; readonly endpoint: string };
