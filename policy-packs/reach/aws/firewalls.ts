import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, list, text, texts } from "../../reading.ts";
import type { FilterRule, Firewall } from "../model.ts";
import { inside, many, naming, one, openRule, part } from "../stack-parts.ts";
import type { Inspection } from "../transit.ts";
import { tableOf } from "./routes.ts";
import { ENDPOINT, FIREWALL, SUBNET, VPC } from "./types.ts";

const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";

/** Firewalls that routes lead to: those of the network firewall service, and appliances behind an endpoint. */
export function readFirewalls(stack: StackView): readonly Firewall[] {
  const made = stack.ofType(FIREWALL).map((firewall): Firewall => {
    const mapped = many(firewall.props, "subnetMappings").map((mapping) => at(mapping, "subnetId"));
    return {
      ...part(firewall),
      ingress: policyOf(firewall, stack),
      table: tableAt(firewall, "subnetMappings", mapped, stack),
    };
  });
  const appliances = stack
    .ofType(ENDPOINT)
    .filter(({ props }) => text(props, "vpcEndpointType") === "GatewayLoadBalancer")
    .map((endpoint): Firewall => {
      const doubt = `the appliances behind ${endpoint.name} decide what passes`;
      const subnets = many(endpoint.props, "subnetIds");
      return {
        ...part(endpoint),
        ingress: [decidedElsewhere(endpoint, doubt)],
        table: tableAt(endpoint, "subnetIds", subnets, stack),
      };
    });
  return [...made, ...appliances, ...writtenEndpoints(stack)];
}

/** Routes to an endpoint by its identifier: what stands behind it, this stack does not say. */
function writtenEndpoints(stack: StackView): readonly Firewall[] {
  const inline = stack
    .ofType("aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable")
    .flatMap(({ props }) => many(props, "routes"));
  const separate = stack.ofType("aws:ec2/route:Route").map(({ props }) => props);
  const ids = [...inline, ...separate].map((route) => text(route, "vpcEndpointId"));
  return [...new Set(ids)].flatMap((id): Firewall[] => {
    if (typeof id !== "string" || id === "") return [];
    const unsure = `what stands behind ${id} is in another stack`;
    return [{ id, name: id, ingress: [{ ...openRule({ id: `${id} rules`, name: id }), unsure }], table: id }];
  });
}

function tableAt(of: ResourceView, input: string, values: readonly unknown[], stack: StackView): string {
  const [subnet] = inside(stack, of, input, values, SUBNET);
  const table = subnet && tableOf(subnet, one(stack, subnet, "vpcId", VPC), stack);
  return table ?? `${of.urn} table of another stack`;
}

function decidedElsewhere(of: ResourceView, unsure: string): FilterRule {
  return { ...openRule({ id: `${of.urn} rules`, name: `rules of ${of.name}` }), unsure };
}

/** What a policy says of everything alike; what its rule groups say one by one is not read. */
function policyOf(firewall: ResourceView, stack: StackView): readonly FilterRule[] {
  const policy = one(stack, firewall, "firewallPolicyArn", POLICY);
  const unsure = decidedElsewhere(firewall, `the policy of firewall ${firewall.name} decides what passes`);
  if (!policy) return [unsure];
  const { firewallPolicy } = policy.props;
  const stateless = texts(firewallPolicy, "statelessDefaultActions");
  const stateful = texts(firewallPolicy, "statefulDefaultActions");
  const groups = ["statelessRuleGroupReferences", "statefulRuleGroupReferences"].map((input) =>
    list(firewallPolicy, input),
  );
  const simple = groups.map((held) => held !== UNKNOWN && held.length === 0);
  if (stateless === UNKNOWN || stateful === UNKNOWN || !simple[0]) return [unsure];
  const open = [openRule({ id: `${policy.urn} default`, name: `default of ${policy.name}` })];
  if (stateless.includes("aws:pass")) return open;
  if (stateless.includes("aws:drop")) return [];
  if (!simple[1] || [...stateless, ...stateful].includes(UNKNOWN)) return [unsure];
  return stateful.some((action) => String(action).startsWith("aws:drop")) ? [] : open;
}

/** Does a network hold a firewall, so that a transit gateway gets back what it hands in? */
export function inspects(vpc: ResourceView, stack: StackView): Inspection | undefined {
  const [firewall] = naming(stack, FIREWALL, "vpcId", vpc);
  if (!firewall) return undefined;
  const [rule] = policyOf(firewall, stack);
  return { closed: rule === undefined, ...(rule?.unsure !== undefined && { unsure: rule.unsure }) };
}
