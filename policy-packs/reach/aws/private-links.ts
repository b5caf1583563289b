import type { ResourceView, StackView } from "../../control.ts";
import { flag, text } from "../../reading.ts";
import type { Endpoint, Listener } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, naming, one, part, serving } from "../stack-parts.ts";
import { ALL_SERVICES } from "../traffic.ts";
import { groupsOf } from "./groups.ts";
import { BALANCER, ENDPOINT, PROXY } from "./types.ts";

const SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";
const MORE_SUBNETS = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";
const PROXIED = "aws:rds/proxyTarget:ProxyTarget";

/** Interface endpoints and database proxies: asked like a host, they ask on. */
export function readRelays(stack: StackView, place: Placement): readonly Endpoint[] {
  const endpoints = stack.ofType(ENDPOINT).filter(isInterface);
  return [
    ...endpoints.map((it) => {
      const more = naming(stack, MORE_SUBNETS, "vpcEndpointId", it);
      const subnets = [
        ...place.subnets(it, "subnetIds"),
        ...more.flatMap((each) => place.subnets(each, "subnetId")),
      ];
      return endpointIn(
        part(it),
        subnets,
        groupsOf(it, ["securityGroupIds"], subnets[0]?.network, stack),
        [],
      );
    }),
    ...stack.ofType(PROXY).map((it) => {
      const subnets = place.subnets(it, "vpcSubnetIds");
      const groups = groupsOf(it, ["vpcSecurityGroupIds"], subnets[0]?.network, stack);
      return endpointIn(part(it), subnets, groups, []);
    }),
  ];
}

function isInterface({ props }: ResourceView): boolean {
  return text(props, "vpcEndpointType") === "Interface";
}

/** What a private link opens: the listeners of the balancers behind its service, asked in the other network. */
export function relayListeners(stack: StackView, listeners: readonly Listener[]): readonly Listener[] {
  const links = stack.ofType(ENDPOINT).flatMap((endpoint) => {
    const service = isInterface(endpoint) ? one(stack, endpoint, "serviceName", SERVICE) : undefined;
    const balancers = service ? stack.referencedBy(service, "networkLoadBalancerArns", BALANCER) : [];
    return balancers.flatMap((balancer) =>
      listeners
        .filter((listener) => listener.balancer === balancer.urn)
        .map(
          (listener): Listener => ({
            ...listener,
            id: `${endpoint.urn} ${listener.id}`,
            name: `${listener.name} by private link`,
            balancer: endpoint.urn,
            sender: balancer.urn,
            // The client's address stays on its own side of the link.
            targets: listener.targets.map((at) => ({ ...at, keepsClient: false })),
            ...(service && waits(service)),
          }),
        ),
    );
  });
  return [...links, ...proxies(stack)];
}

/** Somebody has to accept the connection first. */
function waits(service: ResourceView): Pick<Listener, "unsure"> | undefined {
  return flag(service.props, "acceptanceRequired") === true
    ? { unsure: `a connection to ${service.name} is accepted by hand` }
    : undefined;
}

function proxies(stack: StackView): readonly Listener[] {
  return stack.ofType(PROXY).flatMap((proxy): Listener[] => {
    const targets = naming(stack, PROXIED, "dbProxyName", proxy).flatMap((it) =>
      [
        ...stack.referencedBy(it, "dbInstanceIdentifier", "aws:rds/instance:Instance"),
        ...stack.referencedBy(it, "dbClusterIdentifier", "aws:rds/cluster:Cluster"),
      ].map((database) => ({
        ...part(it),
        endpoint: database.urn,
        ...serving("tcp", database.props.port),
        keepsClient: false,
      })),
    );
    const own = { ...part(proxy), balancer: proxy.urn, services: ALL_SERVICES };
    return targets.length > 0 ? [{ ...own, targets }] : [];
  });
}
