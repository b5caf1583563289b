import type { StackView } from "../control.ts";
import { readAlicloud } from "./alicloud/read.ts";
import { readAws } from "./aws/read.ts";
import type { NetworkModel } from "./model.ts";
import { elsewhere, FOREIGN_ACL, serviceNetwork, serviceSubnet, UNSURE_ACL } from "./stack-parts.ts";

/** The networks of a stack on both clouds, read once. */
export function networkModel(stack: StackView): NetworkModel {
  return stack.once(networkModel, () => join(readAws(stack), readAlicloud(stack)));
}

function join(first: NetworkModel, second: NetworkModel): NetworkModel {
  return {
    networks: [serviceNetwork, ...first.networks, ...second.networks],
    subnets: [elsewhere, serviceSubnet, ...first.subnets, ...second.subnets],
    tables: [...first.tables, ...second.tables],
    gateways: [...first.gateways, ...second.gateways],
    links: [...first.links, ...second.links],
    acls: [UNSURE_ACL, FOREIGN_ACL, ...first.acls, ...second.acls],
    groups: [...new Map([...first.groups, ...second.groups].map((group) => [group.id, group])).values()],
    endpoints: [...first.endpoints, ...second.endpoints],
    listeners: [...first.listeners, ...second.listeners],
    forwards: [...first.forwards, ...second.forwards],
    firewalls: [...first.firewalls, ...second.firewalls],
  };
}
