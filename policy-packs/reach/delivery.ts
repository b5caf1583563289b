import type { PrefixSet } from "../../ipam/prefix-set.ts";
import {
  answerable,
  EVERYBODY,
  lettingThrough,
  type Peer,
  permitted,
  type Reading,
  servicesOf,
} from "./filters.ts";
import type { Endpoint, FilterRule, Firewall, Subnet } from "./model.ts";
import type { ModelIndex } from "./model-index.ts";
import { type Services, Traffic } from "./traffic.ts";
import type { Hop } from "./way.ts";

/** Somebody who sends to an endpoint, seen from the network it stands in. */
export interface Sender extends Peer {
  readonly subnet?: Subnet;
  /** Firewalls on the way. */
  readonly firewalls: readonly Firewall[];
}

/** Where a packet leaves an endpoint of the model. */
interface Departure {
  readonly from: Endpoint;
  readonly subnet: Subnet;
}

const ANY = Traffic.any(EVERYBODY);

/** What firewalls, network ACLs and security groups let through; routes are asked elsewhere. */
export class Delivery {
  readonly #index: ModelIndex;
  readonly #reading: Reading;
  readonly #memory = new Map<string, Traffic>();
  readonly #keys = new WeakMap<PrefixSet, number>();
  readonly #numbers = new Map<string, number>();

  constructor(index: ModelIndex, reading: Reading) {
    this.#index = index;
    this.#reading = reading;
  }

  // Stryker disable all: short cuts, without which the answer is the same and comes later
  /** Is there a rule at all by which the target takes any of these services? Most questions end here. */
  takes(target: Endpoint, asked: readonly Services[]): boolean {
    return this.#ingress(target).some(
      ({ allow, services }) =>
        allow && asked.some(({ from, to }) => services.from <= to && from <= services.to),
    );
  }

  /** Is there a rule at all that names the peer, or that nobody knows? */
  names(target: Endpoint, peer: Peer): boolean {
    return this.#ingress(target).some(
      (rule) =>
        rule.allow &&
        (rule.unsure !== undefined ||
          rule.peerGroups.some((group) => peer.groups.includes(group)) ||
          rule.peers.overlaps(peer.addresses)),
    );
  }
  // Stryker restore all

  /** What comes in at the target, with an answer to at least one port that the client may have. */
  to(target: Endpoint, subnet: Subnet, sender: Sender, start?: Departure): Traffic {
    if (sender.addresses.isEmpty) return Traffic.none;
    let found = this.#permitted(this.#ingress(target), sender, `in ${target.groups.join()}`);
    if (found.isEmpty) return found;
    if (start) {
      const out = this.#permitted(this.#egress(start.from), target, `out ${start.from.groups.join()}`);
      found = found.intersect(servicesOf(out));
    }
    for (const firewall of sender.firewalls) {
      found = found.intersect(this.#permitted(firewall.ingress, sender, `firewall ${firewall.id}`));
    }
    if (found.isEmpty || start?.subnet === subnet) return found;
    return this.#pastAcls(found, target, subnet, sender, start);
  }

  #pastAcls(open: Traffic, target: Endpoint, subnet: Subnet, sender: Sender, start?: Departure): Traffic {
    let found = open;
    let answers = ANY;
    const near = this.#index.acls.get(start?.subnet.acl ?? "");
    if (near) {
      found = found.intersect(servicesOf(this.#permitted(near.egress, target, `acl out ${near.id}`)));
      answers = servicesOf(this.#permitted(near.ingress, target, `acl in ${near.id}`));
    }
    const far = this.#index.acls.get(subnet.acl ?? "");
    if (far) {
      found = found.intersect(this.#permitted(far.ingress, sender, `acl in ${far.id}`));
      answers = answers.intersect(this.#permitted(far.egress, sender, `acl out ${far.id}`));
    }
    return answers === ANY ? found : found.intersect(answerable(answers));
  }

  /** The rules on the last steps of a path, by the resource that holds them. */
  doors(target: Endpoint, subnet: Subnet, sender: Sender, traffic: Traffic): readonly Hop[] {
    const open = (rules: readonly FilterRule[]) => lettingThrough(rules, sender, traffic, this.#reading);
    const acl = sender.subnet === subnet ? undefined : this.#index.acls.get(subnet.acl ?? "");
    return [
      ...sender.firewalls.map(({ name, ingress }) => ({
        at: `firewall ${name}`,
        through: open(ingress),
        doubts: ingress.flatMap(({ doubt }) => doubt ?? []),
      })),
      ...(acl ? [{ at: `network ACL ${acl.name}`, through: open(acl.ingress) }] : []),
      { at: target.name, through: open(this.#ingress(target)) },
    ];
  }

  /** The rules by which an endpoint sends to another. */
  exit(from: Endpoint, target: Endpoint): Hop {
    return { at: from.name, through: lettingThrough(this.#egress(from), target, ANY, this.#reading) };
  }

  #permitted(rules: readonly FilterRule[], { addresses, groups }: Peer, rulesKey: string): Traffic {
    const key = `${rulesKey} | ${this.#keyOf(addresses)} | ${groups.join()}`;
    const known = this.#memory.get(key);
    // Stryker disable next-line ConditionalExpression: a memory
    if (known) return known;
    const found = permitted(rules, { addresses, groups }, this.#reading);
    // Stryker disable next-line CallExpression: a memory
    this.#memory.set(key, found);
    return found;
  }

  /** A short name of a set, the same for equal ones. */
  #keyOf(set: PrefixSet): number {
    const known = this.#keys.get(set);
    // Stryker disable next-line ConditionalExpression: a memory
    if (known !== undefined) return known;
    const text = String(set);
    const key = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, key);
    this.#keys.set(set, key);
    return key;
  }

  #ingress(endpoint: Endpoint): readonly FilterRule[] {
    return endpoint.groups.flatMap((group) => this.#index.groups.get(group)?.ingress ?? []);
  }

  #egress(endpoint: Endpoint): readonly FilterRule[] {
    return endpoint.groups.flatMap((group) => this.#index.groups.get(group)?.egress ?? []);
  }
}
