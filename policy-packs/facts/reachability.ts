import { canonicalType } from "../aliases.ts";
import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { ALICLOUD_DATA } from "../reach/alicloud/data-services.ts";
import { BASTIONS as ALICLOUD_BASTIONS } from "../reach/alicloud/machines.ts";
import { AWS_DATA } from "../reach/aws/data.ts";
import { Reach } from "../reach/engine.ts";
import type { Endpoint, NetworkModel } from "../reach/model.ts";
import { hostOf } from "../reach/model-index.ts";
import { networkModel } from "../reach/network-model.ts";
import { tagOf } from "./tags.ts";

/** An endpoint in the network of its stack, ready to be asked who reaches it. */
export interface Reachable {
  readonly endpoint: Endpoint;
  /** Security zone of its host. */
  readonly zone: Known<string>;
  /** Nothing unknown lets anybody through. */
  readonly certain: Reach;
  /** Everything unknown lets everybody through. */
  readonly possible: Reach;
  /** Other hosts of the stack, one of each that look alike to every rule, by the zone they are in. */
  readonly others: readonly { readonly endpoint: Endpoint; readonly zone: Known<string> }[];
}

/** Machines, and what makes many alike. */
const MACHINES = {
  aws: ["aws:ec2/instance:Instance", "aws:autoscaling/group:Group", "aws:eks/nodeGroup:NodeGroup"],
  alicloud: [
    "alicloud:ecs/instance:Instance",
    "alicloud:ess/scalingGroup:ScalingGroup",
    "alicloud:cs/nodePool:NodePool",
  ],
} as const;
/** What people sign in through, whatever its tags say. */
const BASTIONS: ReadonlySet<string> = new Set([
  ...ALICLOUD_BASTIONS,
  "aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint",
]);
const DATA = { aws: Object.keys(AWS_DATA), alicloud: Object.keys(ALICLOUD_DATA) } as const;
const ALL = {
  aws: [...MACHINES.aws, ...DATA.aws],
  alicloud: [...MACHINES.alicloud, ...DATA.alicloud],
} as const;

/** Databases and middleware: managed ones, and machines in a tier for data. */
export const dataReach: StackFact<Reachable> = fact("data-reach", ALL, (resource, endpoint, stack) =>
  [...DATA.aws, ...DATA.alicloud].includes(resource.type)
    ? true
    : [resource, ...placeOf(endpoint, stack)].some(isDataTier),
);
const DATA_TIERS: ReadonlySet<unknown> = new Set(["db", "data", "database", "middleware", "cache"]);

/** Does its tag say that data is kept there? */
export function isDataTier(resource: ResourceView): boolean {
  return DATA_TIERS.has(tagOf(resource, "tier"));
}

/** Machines that somebody signs in to. */
export const machineReach: StackFact<Reachable> = fact("machine-reach", MACHINES, () => true);

/** Hosts of the payment zone. */
export const paymentReach: StackFact<Reachable> = fact("payment-reach", ALL, (resource, endpoint, stack) => {
  const zone = zoneOf(resource, endpoint, stack);
  return zone === "payment" || zone === UNKNOWN;
});

function fact(
  name: string,
  types: StackFact<Reachable>["types"],
  isSubject: (resource: ResourceView, endpoint: Endpoint, stack: StackView) => boolean,
): StackFact<Reachable> {
  return {
    name,
    scope: "stack",
    types,
    read(stack) {
      const found = stack.ofType(...types.aws, ...types.alicloud);
      if (found.length === 0) return [];
      const { certain, possible, byId, others } = reachability(stack);
      return found.flatMap((resource): Subject<Reachable>[] => {
        const endpoint = byId.get(resource.urn);
        if (!endpoint || !isSubject(resource, endpoint, stack)) return [];
        const zone = zoneOf(resource, endpoint, stack);
        return [{ resource, fact: { endpoint, zone, certain, possible, others } }];
      });
    },
  };
}

/** The network of a stack, read and indexed once. */
export function reachability(stack: StackView): ReturnType<typeof readings> {
  return stack.once(readings, readings);
}

function readings(stack: StackView) {
  const model: NetworkModel = networkModel(stack);
  const hosts = model.endpoints.flatMap((endpoint): Reachable["others"] => {
    const resource = stack.byUrn.get(hostOf(endpoint));
    return resource ? [{ endpoint, zone: zoneOf(resource, endpoint, stack) }] : [];
  });
  const likeness = Map.groupBy(hosts, ({ endpoint: { subnets, groups, addresses }, zone }) =>
    [subnets.join(), groups.join(), String(addresses), String(zone)].join(" | "),
  );
  return {
    certain: new Reach(model),
    possible: new Reach(model, { assume: "most" }),
    byId: new Map(model.endpoints.map((endpoint) => [endpoint.id, endpoint])),
    hosts: new Map(hosts.map(({ endpoint, zone }) => [hostOf(endpoint), zone])),
    others: [...likeness.values()].flatMap(([first]) => first ?? []),
  };
}

/** A host in a cloud is a server until its tag, its groups' or its subnet's says otherwise. @clause 3.2.2-b */
function zoneOf(resource: ResourceView, endpoint: Endpoint, stack: StackView): Known<string> {
  if (BASTIONS.has(canonicalType(resource.type))) return "bastion";
  const said = [resource, ...placeOf(endpoint, stack)].map((it) => tagOf(it, "zone"));
  return said.find((zone) => zone !== undefined) ?? "server";
}

function placeOf({ groups, subnets }: Endpoint, stack: StackView): readonly ResourceView[] {
  return [...groups, ...subnets].flatMap((urn) => stack.byUrn.get(urn) ?? []);
}
