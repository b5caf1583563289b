import type { StackView } from "../../control.ts";
import type { NetworkModel } from "../model.ts";
import { placement } from "../placement.ts";
import { foreignGroups } from "../stack-parts.ts";
import { readAcls } from "./acls.ts";
import { readBalancers, readListeners } from "./balancers.ts";
import { readData } from "./data.ts";
import { readFirewalls } from "./firewalls.ts";
import { readGroups } from "./groups.ts";
import { readGateways, readLinks } from "./links.ts";
import { readMachines } from "./machines.ts";
import { readNetworks, readSubnets } from "./networks.ts";
import { readForwards, readRelays, relayListeners } from "./relays.ts";
import { readTables } from "./routes.ts";
import { SWITCH } from "./types.ts";

/** The network that the Alibaba Cloud resources of a stack make. */
export function readAlicloud(stack: StackView): NetworkModel {
  const subnets = readSubnets(stack);
  const place = placement(stack, SWITCH, subnets);
  const data = readData(stack, place);
  const groups = [...readGroups(stack), ...data.flatMap(({ guards }) => guards)];
  const endpoints = [
    ...readMachines(stack, place),
    ...data.flatMap((service) => service.endpoints),
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
    forwards: readForwards(stack, endpoints, subnets),
    firewalls: readFirewalls(stack),
  };
}
