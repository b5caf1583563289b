import type { StackView } from "../../control.ts";
import type { Endpoint, NetworkModel } from "../model.ts";
import { placement } from "../placement.ts";
import { foreignGroups } from "../stack-parts.ts";
import { readAcls } from "./acls.ts";
import { readBalancers, readListeners } from "./balancers.ts";
import { publicEndpointGroup, readData } from "./data.ts";
import { readFirewalls } from "./firewalls.ts";
import { readFleets } from "./fleets.ts";
import { readGateways } from "./gateways.ts";
import { readGroups } from "./groups.ts";
import { readLinks } from "./links.ts";
import { readMachines } from "./machines.ts";
import { readNetworks, readSubnets } from "./networks.ts";
import { readRelays, relayListeners } from "./private-links.ts";
import { readTables } from "./routes.ts";
import { SUBNET } from "./types.ts";

/** The network that the AWS resources of a stack make. */
export function readAws(stack: StackView): NetworkModel {
  const subnets = readSubnets(stack);
  const place = placement(stack, SUBNET, subnets);
  const groups = [...readGroups(stack), publicEndpointGroup()];
  const endpoints: readonly Endpoint[] = [
    ...readMachines(stack, place),
    ...readFleets(stack, place),
    ...readData(stack, place),
    ...readBalancers(stack, place),
    ...readRelays(stack, place),
  ];
  const listeners = readListeners(stack);
  return {
    networks: readNetworks(stack),
    subnets,
    tables: readTables(stack),
    gateways: readGateways(stack),
    links: readLinks(stack),
    acls: readAcls(stack),
    groups: [...groups, ...foreignGroups(endpoints, groups)],
    endpoints,
    listeners: [...listeners, ...relayListeners(stack, listeners)],
    forwards: [],
    firewalls: readFirewalls(stack),
  };
}
