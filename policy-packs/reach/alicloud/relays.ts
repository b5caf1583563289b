import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, flag, text } from "../../reading.ts";
import type { Endpoint, Listener, PortForward, Subnet } from "../model.ts";
import type { Placement } from "../placement.ts";
import {
  endpointIn,
  inside,
  many,
  naming,
  OPEN_GROUP,
  one,
  part,
  prefixesOf,
  serving,
} from "../stack-parts.ts";
import { ALL_SERVICES } from "../traffic.ts";
import { borderOf } from "./firewalls.ts";
import { groupsIn } from "./groups.ts";
import { TARGETS } from "./targets.ts";
import { BALANCERS, NAT, RELAY, VPC } from "./types.ts";

const SERVICE = "alicloud:privatelink/vpcEndpointService:VpcEndpointService";
const RESOURCE = "alicloud:privatelink/vpcEndpointServiceResource:VpcEndpointServiceResource";
const ZONE = "alicloud:privatelink/vpcEndpointZone:VpcEndpointZone";

/** Endpoints of private links: asked like a host, they ask on. */
export function readRelays(stack: StackView, place: Placement): readonly Endpoint[] {
  return stack.ofType(RELAY).map((it) => {
    const zones = naming(stack, ZONE, "endpointId", it);
    const subnets = zones.flatMap((zone) => place.subnets(zone, "vswitchId"));
    const groups = groupsIn(it, ["securityGroupIds"], stack);
    return endpointIn(part(it), subnets, groups.length > 0 ? groups : [OPEN_GROUP.id], []);
  });
}

/** What a private link opens: the listeners of the balancers behind its service, asked in the other network. */
export function relayListeners(stack: StackView, listeners: readonly Listener[]): readonly Listener[] {
  return stack.ofType(RELAY).flatMap((relay) => {
    const service = one(stack, relay, "serviceId", SERVICE) ?? one(stack, relay, "serviceName", SERVICE);
    if (!service) return [];
    const waits = flag(service.props, "autoAcceptConnection") !== true;
    return balancersOf(service, stack).flatMap((balancer) =>
      listeners
        .filter((listener) => listener.balancer === balancer.urn)
        .map(
          (listener): Listener => ({
            ...listener,
            id: `${relay.urn} ${listener.id}`,
            name: `${listener.name} by private link`,
            balancer: relay.urn,
            sender: balancer.urn,
            // The client's address stays on its own side of the link.
            targets: listener.targets.map((target) => ({ ...target, keepsClient: false })),
            ...(waits && { unsure: `a connection to ${service.name} is accepted by hand` }),
          }),
        ),
    );
  });
}

function balancersOf(service: ResourceView, stack: StackView): readonly ResourceView[] {
  const ids = many(service.props, "resources").map((it) => at(it, "resourceId"));
  const separate = naming(stack, RESOURCE, "serviceId", service);
  return [
    ...inside(stack, service, "resources", ids, ...BALANCERS),
    ...separate.flatMap((it) => stack.referencedBy(it, "resourceId", ...BALANCERS)),
  ];
}

/** Port forwarding of NAT gateways; the inner address is that of a host or lies in its vSwitch alone. */
export function readForwards(
  stack: StackView,
  endpoints: readonly Endpoint[],
  subnets: readonly Subnet[],
): readonly PortForward[] {
  const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  const gateways = stack.ofType(NAT).map((nat) => [nat, one(stack, nat, "vpcId", VPC)?.urn] as const);
  return stack.ofType("alicloud:vpc/forwardEntry:ForwardEntry").flatMap((entry): PortForward[] => {
    const { props } = entry;
    const named = stack.referencedBy(entry, "internalIp", ...TARGETS).map(({ urn }) => urn);
    const written = prefixesOf([props.internalIp]);
    const found = endpoints.filter(
      ({ id, addresses }) => named.includes(id) || (!written.isEmpty && addresses.equals(written)),
    );
    return found.flatMap((endpoint): PortForward[] => {
      const network = byId.get(endpoint.subnets[0] ?? "")?.network;
      const gateway =
        one(stack, entry, "forwardTableId", NAT) ?? gateways.find(([, vpc]) => vpc === network)?.[0];
      if (!gateway) return [];
      const own = { ...part(entry), gateway: gateway.urn, endpoint: endpoint.id, ...borderOf(stack) };
      return [{ ...own, ...forwarded(props) }];
    });
  });
}

/** One port, a range of them, or with `any` the whole address. */
function forwarded(props: ResourceView["props"]) {
  const protocol = text(props, "ipProtocol");
  if (typeof protocol === "string" && protocol.toLowerCase() === "any") return { services: ALL_SERVICES };
  const port = text(props, "internalPort");
  if (port === UNKNOWN) return serving(protocol, UNKNOWN);
  const [from, to] = (port ?? "").split("/");
  return serving(protocol, from, to === undefined ? [] : [from, to]);
}
